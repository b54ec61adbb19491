import type { Action } from '../engine/step.js';

/** T02: a draft that was never sent is laid aside. */
export const discard: Action<'discard', unknown> = {
  event: 'discard',
  guards: {},
};
