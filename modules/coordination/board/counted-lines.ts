import { CHINA_ZONE } from '../../../src/kernel/china-time.js';
import { IS_COMPLETION } from './limit-lines.js';
import { type Standing, STANDINGS, standsSo } from './standing.js';

/*
 * How the lines of the board are counted. `board_line` has each line with the marks that it had when it was counted last, `board_count`
 * how many have which. Both are true but for the lines of the stale subjects: those that a step has touched since, and those over
 * whose deadline time alone has gone. For these, whoever asks takes off what is kept and adds what there is now.
 */

/** The mark of every line that a standing counts; of what is due today it is the day's. @param day in SQL, a date */
export function markOf(standing: Standing | null, day: string): string {
  if (standing === 'due_today') return `'due:' || to_char(${day}, 'YYYY-MM-DD')`;
  return `'${standing ?? 'live'}'`;
}

/**
 * CTE `stale(subject_id)`, out of `touched(what, of_id)`.
 * @param most of those that time has moved, in SQL; null for all
 */
export const staleSubjects = (now: string, most: string): string => `stale as (
  select of_id as subject_id from touched where what = 'subject'
  union select c.subject_id from touched t join clock c on c.case_id = t.of_id where t.what = 'case'
  union select c.subject_id from touched t join clock c on c.id = t.of_id where t.what = 'clock'
  union (select subject_id from board_line where holds_until < ${now} order by holds_until limit ${most})
  union (select subject_id from board_line where holds_after >= ${now} order by holds_after limit ${most}))`;

/** The columns of a line that place it among the counts. */
export const CELL = 'area_id, owner_agency_id, type_code, risk';

/* Subject by subject, each along its index: nobody knows beforehand how many are stale, and a plan for the whole table would be dear. */

/** CTE `kept`: the lines of stale subjects as they are counted. */
export const KEPT = `kept as (
  select l.* from stale s cross join lateral (select * from board_line l where l.subject_id = s.subject_id offset 0) l)`;

/** CTE `fresh`: the same as they are now. What runs on one subject is of one case, and so of one area. */
export const freshLines = (now: string): string => {
  const instants = { now, tomorrow: `'infinity'::timestamptz` };
  const has = (standing: Standing | null): string => `bool_or(${standsSo(standing, 'c', instants)})`;
  const marks = [null, ...STANDINGS.filter((each) => each !== 'due_today')].map(
    (standing) => `case when ${has(standing)} then ${markOf(standing, 'null')} end`,
  );
  const day = `(c.deadline_at at time zone '${CHINA_ZONE}')::date`;
  return `fresh as (
  select l.* from stale s cross join lateral (
    select c.subject_id, c.owner_agency_id, ${IS_COMPLETION('c')} as is_completion, (array_agg(c.area_id))[1] as area_id,
      coalesce(max(d.type_code), '') as type_code, coalesce(max(d.risk), '') as risk,
      array_remove(array[${marks.join(', ')}], null) || coalesce(array_agg(distinct ${markOf('due_today', day)})
        filter (where ${standsSo('due_today', 'c', instants)}), '{}') as marks,
      max(c.deadline_at) filter (where c.state = 'running' and c.deadline_at < ${now}) as holds_after,
      min(c.deadline_at) filter (where c.state = 'running' and c.deadline_at >= ${now}) as holds_until
    from clock c left join dispute_case d on d.id = c.case_id
    where c.subject_id = s.subject_id and c.state in ('running', 'paused') group by 1, 2, 3) l
  where l.marks <> '{}')`;
};

/** By how many lines each count is off: a query of mark, cell and number. */
export const OFF = `
  select unnest(marks) as mark, ${CELL}, -1 as lines from kept
  union all select unnest(marks), ${CELL}, 1 from fresh`;
