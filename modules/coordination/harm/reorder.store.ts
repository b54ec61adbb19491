import type { Tx } from '../../../src/platform/database/tx.js';

/** Limits that are looked at in one transaction: a step that holds one of them waits for a moment. */
const BATCH = 500;

/* Begins once nothing is under way that may still have weighed by the formula before. */
const HELD = `select version, ordered_to as "orderedTo" from harm_formula
  where ordered_to is not null and issued_in < pg_snapshot_xmin(pg_current_snapshot())
  order by version desc limit 1 for update skip locked`;

const MOVED = `
with part as (select id from clock where id > $1 order by id limit ${BATCH}),
held as (
  select c.id, clock_harm_at(c) as at from clock c join part using (id)
  where c.state = 'running' and c.harm_at <> clock_harm_at(c) order by c.id for update of c
),
moved as (update clock c set harm_at = held.at from held where c.id = held.id returning 1)
select (select id from part order by id desc limit 1) as "orderedTo", (select count(*)::int from moved) as moved`;

/** Puts the next limits in the order of the newest formula. @returns false where nothing is left to do, or another process does it */
export async function reorderSome(tx: Tx): Promise<boolean> {
  const [held] = await tx.query<{ version: number; orderedTo: string }>(HELD);
  if (held === undefined) return false;
  const [done] = await tx.query<{ orderedTo: string | null; moved: number }>(MOVED, [held.orderedTo]);
  await tx.query('update harm_formula set ordered_to = $2, moved = moved + $3 where version = $1', [
    held.version,
    done?.orderedTo ?? null,
    done?.moved ?? 0,
  ]);
  return true;
}
