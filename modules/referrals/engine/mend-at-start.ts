import type { Tx } from '../../../src/platform/database/tx.js';
import type { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';

/** Rows in one transaction: a step on one of them waits for no more than these. */
const BATCH = 50;

/** What older versions of the product have left, found in an order and mended one by one. */
export interface Mending<Found> {
  /** In whose name it is on record. */
  readonly name: string;
  /** Advisory lock of the one process that does it; the others leave it to it. */
  readonly lock: number;
  /** @param after where the batch before ended; null for the first */
  find(tx: Tx, after: Found | null, limit: number): Promise<readonly Found[]>;
  /** @returns how many clocks it touched */
  mend(tx: Tx, found: Found): Promise<number>;
  /** One that cannot be mended is left as it was, and must not keep the product from starting. */
  failed(error: unknown, found: Found): void;
}

/**
 * Mends all there is, in batches. A second start finds nothing to do; what one that was killed has left is done by the next.
 * @returns how many clocks were touched
 */
export async function mendAtStart<Found>(uow: UnitOfWork, mending: Mending<Found>): Promise<number> {
  let touched = 0;
  let after: Found | null = null;
  do {
    const batch: Batch<Found> = await uow.run(systemCaller(mending.name), (tx) =>
      mendBatch(tx, mending, after),
    );
    touched += batch.touched;
    after = batch.last;
  } while (after !== null);
  return touched;
}

interface Batch<Found> {
  readonly touched: number;
  /** Where to go on; null when that was all, or another process is at it. */
  readonly last: Found | null;
}

async function mendBatch<Found>(tx: Tx, mending: Mending<Found>, after: Found | null): Promise<Batch<Found>> {
  const [lock] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
    mending.lock,
  ]);
  if (lock?.mine !== true) return { touched: 0, last: null };
  const found = await mending.find(tx, after, BATCH);
  let touched = 0;
  for (const each of found) touched += await mendOrTell(tx, mending, each);
  return { touched, last: found.at(-1) ?? null };
}

async function mendOrTell<Found>(tx: Tx, mending: Mending<Found>, found: Found): Promise<number> {
  try {
    return await tx.part(() => mending.mend(tx, found));
  } catch (error) {
    mending.failed(error, found);
    return 0;
  }
}
