import { clearTimeout, setTimeout } from 'node:timers';
import { addEventHandler } from 'jest-circus';

const LIMIT_MS = 120_000;

/** A test or hook that never ends must not end the run with it: after its limit it has failed. */
function within(limitMs, body) {
  return async () => {
    let timer;
    const tooLong = new Promise((_, reject) => {
      timer = setTimeout(() => reject(new Error(`not done within ${limitMs} ms`)), limitMs);
    });
    try {
      await Promise.race([body(), tooLong]);
    } finally {
      clearTimeout(timer);
    }
  };
}

addEventHandler((event, { currentDescribeBlock }) => {
  if (event.name === 'add_test' && event.fn !== undefined) {
    const added = currentDescribeBlock.children.at(-1);
    added.fn = within(event.timeout ?? LIMIT_MS, event.fn);
  } else if (event.name === 'add_hook') {
    const added = currentDescribeBlock.hooks.at(-1);
    added.fn = within(event.timeout ?? LIMIT_MS, event.fn);
  }
});
