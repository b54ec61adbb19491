import type { Measured } from './load.js';

/** One of those who work at the same time. */
export interface Client {
  /** @param stepDone to be called after each step of the errand */
  once(nth: number, stepDone: () => void): Promise<void>;
  close(): void;
}

/** How many work, and for how long. */
export interface Span {
  readonly clients: number;
  readonly warmUpMs: number;
  readonly measuredMs: number;
}

/**
 * Lets clients do the same errand again and again. The rate counts steps, so that an errand of many steps that is cut by the
 * warm-up or by the end counts in part; times are those of errands that lie between the two.
 * @param steps how many steps an errand has
 * @throws Error as the first client that fails
 */
export async function measure(
  { clients, warmUpMs, measuredMs }: Span,
  steps: number,
  newClient: (index: number) => Client,
): Promise<Measured> {
  const begin = performance.now() + warmUpMs;
  const end = begin + measuredMs;
  const tookMs: number[] = [];
  let stepsDone = 0;
  const stepDone = (): void => {
    const now = performance.now();
    if (now >= begin && now <= end) stepsDone += 1;
  };
  const work = async (index: number): Promise<void> => {
    const client = newClient(index);
    try {
      for (let nth = 0; performance.now() < end; nth++) {
        const startedAt = performance.now();
        await client.once(nth, stepDone);
        if (startedAt >= begin) tookMs.push(performance.now() - startedAt);
      }
    } finally {
      client.close();
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => work(index)));
  const perSecond = (stepsDone * 1000) / (steps * measuredMs);
  return { perSecond, tookMs: tookMs.sort((a, b) => a - b) };
}

/** The smallest value that at least this share of the values does not exceed; NaN without any. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.max(0, Math.ceil(ascending.length * share) - 1)] ?? Number.NaN;
}
