import type { Tx } from '../../../src/platform/database/tx.js';
import type { ClockSelector } from './clock-input.js';
import { writeNow, type ClockWrites } from './clock-writes.js';
import type { SteppedClock } from './held-clock.js';

/** A part of a transaction whose steps of clocks are locked by one statement and written by one. */
export interface ClockBatch {
  /** The clocks as the steps of this part leave them; null where there is none of that name. */
  readonly known: Map<string, SteppedClock | null>;
  readonly writes: ClockWrites[];
}

const batches = new WeakMap<Tx, ClockBatch>();

/** The same transaction, in a part whose steps are gathered. */
export function beginBatch(tx: Tx): Tx {
  const part: Tx = { ...tx };
  batches.set(part, { known: new Map(), writes: [] });
  return part;
}

/** Null outside of every such part. */
export function batchOf(tx: Tx): ClockBatch | null {
  return batches.get(tx) ?? null;
}

export function keyOf({ subjectId, name, item = '' }: ClockSelector): string {
  return `${subjectId} ${name} ${item}`;
}

/** Writes a step of the clocks; their rows are locked, or new. In a batch it is written with the others of it. */
export async function writeClocks(tx: Tx, writes: ClockWrites): Promise<void> {
  const batch = batchOf(tx);
  if (batch === null) await writeNow(tx, writes);
  else noteWrites(batch, writes);
}

/** Writes what a batch has gathered, so that whoever reads the tables now sees it. */
export async function writeGathered(tx: Tx): Promise<void> {
  const batch = batchOf(tx);
  const writes = batch === null ? null : takeWrites(batch);
  if (writes !== null) await writeNow(tx, writes);
}

/** What has been written in this part so far, or would have been: later steps of it build on that. */
function noteWrites({ known, writes }: ClockBatch, added: ClockWrites): void {
  writes.push(added);
  for (const row of added.rows) {
    const before = known.get(keyOf(row));
    // Never asked for by its name: whoever does will read it whole.
    if (before === undefined) continue;
    const events = added.events.filter(({ clockId }) => clockId === row.id);
    // The step has put it on the newest version of its calendar.
    known.set(keyOf(row), { row, events: [...(before?.events ?? []), ...events], newer: null });
  }
}

/** All of it as one write: of each clock the row it ends with. Nothing is left to be written afterwards. */
function takeWrites({ writes }: ClockBatch): ClockWrites | null {
  const taken = writes.splice(0);
  if (taken.length === 0) return null;
  const rows = new Map(taken.flatMap((each) => each.rows).map((row) => [row.id, row]));
  return {
    rows: [...rows.values()],
    events: taken.flatMap(({ events }) => events),
    firings: taken.flatMap(({ firings }) => firings),
    breaches: taken.flatMap(({ breaches }) => breaches),
  };
}
