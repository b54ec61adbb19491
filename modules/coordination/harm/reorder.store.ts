import type { Tx } from '../../../src/platform/database/tx.js';

/** Limits that are looked at in one transaction: a step that holds one of them waits for a moment. */
const BATCH = 500;

/* Begins once nothing is under way that may still have weighed by the formula before. */
const HELD = `select version, ordered_to as "orderedTo" from harm_formula
  where ordered_to is not null and issued_in < pg_snapshot_xmin(pg_current_snapshot())
  order by version desc limit 1 for update skip locked`;

const PART = `select id from clock where id > $1 order by id limit ${BATCH} for update`;

/* A statement of its own: it sees what the steps that held them have done to risk, people and chases. */
const PLACE = `clock_harm_at(c.state = 'running', c.deadline_at, c.case_id, c.subject_id)`;
const MOVE = `update clock c set harm_at = ${PLACE}
  where c.id = any($1::uuid[]) and c.state = 'running' and c.harm_at <> ${PLACE} returning c.id`;

/** Puts the next limits in the order of the newest formula. @returns false where nothing is left to do, or another process does it */
export async function reorderSome(tx: Tx): Promise<boolean> {
  const [held] = await tx.query<{ version: number; orderedTo: string }>(HELD);
  if (held === undefined) return false;
  const part = (await tx.query<{ id: string }>(PART, [held.orderedTo])).map(({ id }) => id);
  const moved = await tx.query(MOVE, [part]);
  await tx.query('update harm_formula set ordered_to = $2, moved = moved + $3 where version = $1', [
    held.version,
    part.at(-1) ?? null,
    moved.length,
  ]);
  return true;
}
