import { Precedence } from '../../../src/platform/jobs/precedence.js';

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('what goes first', () => {
  it('lets the others begin when the last of it is done, also where it failed', async () => {
    const precedence = new Precedence();
    const ends: (() => void)[] = [];
    const held = (): Promise<void> => new Promise((resolve) => void ends.push(resolve));
    const one = precedence.first(held);
    const other = precedence.first(async () => {
      await held();
      throw new Error('it failed');
    });
    let isFree = false;
    const waiting = precedence.whenFree().then(() => (isFree = true));

    ends[0]?.();
    await one;
    await later();
    expect(isFree).toBe(false);

    ends[1]?.();
    await expect(other).rejects.toThrow('it failed');
    await waiting;
    await precedence.whenFree();
  });

  it('holds nobody up for ever, and no second one for as long again', async () => {
    const precedence = new Precedence();
    void precedence.first(() => new Promise(() => undefined));
    await precedence.whenFree(20);
    const began = performance.now();
    for (let nth = 0; nth < 50; nth++) await precedence.whenFree(20);
    expect(performance.now() - began).toBeLessThan(20 * 50);
  });
});
