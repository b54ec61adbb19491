import type { Tx } from '../../../src/platform/database/tx.js';
import { CELL, freshLines, KEPT, OFF, staleSubjects } from './counted-lines.js';

/** Subjects that are counted anew in one transaction. */
const BATCH = 2_000;
const LOCK = 7_600_001;
const NOW = '$1::timestamptz';

/*
 * One statement, so that what is taken off the notes and what is counted are seen at one instant: a step that commits in between leaves
 * a note that stays.
 */
const FOLD = `
with touched as (
  delete from board_touch where id = any(array(select id from board_touch order by id limit ${BATCH})) returning what, of_id),
${staleSubjects(NOW, String(BATCH))}, ${KEPT}, ${freshLines(NOW)},
gone as (
  delete from board_line l using kept k
  where (l.subject_id, l.owner_agency_id, l.is_completion) = (k.subject_id, k.owner_agency_id, k.is_completion)
    and not exists (select from fresh f
      where (f.subject_id, f.owner_agency_id, f.is_completion) = (k.subject_id, k.owner_agency_id, k.is_completion))),
written as (
  insert into board_line as l (subject_id, is_completion, ${CELL}, marks, holds_after, holds_until)
  select subject_id, is_completion, ${CELL}, marks, holds_after, holds_until from fresh
  on conflict (subject_id, owner_agency_id, is_completion) do update set area_id = excluded.area_id, type_code = excluded.type_code,
    risk = excluded.risk, marks = excluded.marks, holds_after = excluded.holds_after, holds_until = excluded.holds_until
  where (l.area_id, l.type_code, l.risk, l.marks, l.holds_after, l.holds_until) is distinct from
    (excluded.area_id, excluded.type_code, excluded.risk, excluded.marks, excluded.holds_after, excluded.holds_until)),
counted as (
  insert into board_count as n (mark, ${CELL}, lines)
  select mark, ${CELL}, sum(lines) from (${OFF}) off group by mark, ${CELL} having sum(lines) <> 0
  on conflict (mark, ${CELL}) do update set lines = n.lines + excluded.lines)
select (select count(*)::int from touched) as touched, (select count(*)::int from stale) as stale`;

/**
 * Counts the next stale lines anew. What it wrote and the notes that it took off stand in one transaction.
 * @returns false where nothing is left to do, or another process does it
 */
export async function foldSome(tx: Tx): Promise<boolean> {
  const [lock] = await tx.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [LOCK]);
  if (lock?.mine !== true) return false;
  const [taken] = await tx.query<{ touched: number; stale: number }>(FOLD, [await tx.now()]);
  if (taken === undefined || taken.touched + taken.stale === 0) return false;
  await tx.query('delete from board_count where lines = 0');
  return Math.max(taken.touched, taken.stale) >= BATCH;
}
