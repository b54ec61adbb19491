import { Rounds } from '../../../src/platform/jobs/rounds.js';

const EVERY_MS = 5;

/** In a process of this role, where each round does what `work` says. */
function roundsOf(role: 'all' | 'api' | 'worker', work: (round: number) => Promise<number | void>) {
  let begun = 0;
  const logged: unknown[] = [];
  const rounds = new Rounds(
    { name: 'the work', everyMs: EVERY_MS, run: () => work(++begun) },
    { role },
    { error: (...said: unknown[]) => void logged.push(said) },
  );
  return { rounds, logged, begun: () => begun };
}

const until = async (isSo: () => boolean): Promise<void> => {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, 1));
};

describe('rounds of work', () => {
  it('go on after one that failed, which is told', async () => {
    const { rounds, logged, begun } = roundsOf('worker', (round) =>
      round === 1 ? Promise.reject(new Error('no database')) : Promise.resolve(),
    );
    rounds.start();
    await until(() => begun() >= 3);
    await rounds.stop();
    expect(logged).toEqual([[{ error: 'no database' }, 'the work failed']]);
  });

  it('end after the one that runs, which is waited for', async () => {
    let ended = 0;
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const { rounds, begun } = roundsOf('all', () => held.then(() => void (ended += 1)));
    rounds.start();
    await until(() => begun() === 1);
    const stopped = rounds.stop().then(() => ended);
    release();
    expect(await stopped).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 4 * EVERY_MS));
    expect(begun()).toBe(1);
  });

  it('are no work of a process that only serves', async () => {
    const { rounds, begun } = roundsOf('api', () => Promise.resolve());
    rounds.start();
    await new Promise((resolve) => setTimeout(resolve, 4 * EVERY_MS));
    expect(begun()).toBe(0);
    await rounds.stop();
  });
});
