import { Turns } from '../../../src/kernel/turns.js';

it('begins the next piece of work when the one before has ended, also where that failed', async () => {
  const turns = new Turns();
  const seen: string[] = [];
  let open = (): void => undefined;
  const first = turns.take(async () => {
    seen.push('first begins');
    await new Promise<void>((resolve) => (open = resolve));
    seen.push('first ends');
    throw new Error('it failed');
  });
  const second = turns.take(() => {
    seen.push('second');
    return Promise.resolve(2);
  });
  await new Promise(setImmediate);
  expect(seen).toEqual(['first begins']);

  open();

  await expect(first).rejects.toThrow('it failed');
  await expect(second).resolves.toBe(2);
  expect(seen).toEqual(['first begins', 'first ends', 'second']);
});
