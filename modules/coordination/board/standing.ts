import type { Words } from '../../../src/platform/words/vocabularies.js';

/**
 * How a limit on the board stands: it presses, for its deadline has passed or most of its time is used up; it has passed; it falls on
 * today; most of its time is used up; or somebody was told that it is late and nobody has taken that up. One may stand in several ways
 * at once.
 */
export const STANDINGS = ['pressing', 'overdue', 'at_risk', 'due_today', 'escalated'] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_WORDS: Readonly<Record<Standing, string>> = {
  pressing: '超时或快超时',
  overdue: '已超时',
  at_risk: '快超时',
  due_today: '今天到期',
  escalated: '升级无人接手',
} satisfies Words;

/**
 * Of clock `c`, in SQL. Null is every limit that runs, and those that rest while nothing else runs on the same. `at_risk` is told
 * by the sweep's own warnings, which count working time: three quarters are the share at which every lane warns (workflow.md §1.2).
 * What is bound by `harm_at` besides lets the walk end early, for a place in the order is never later than its deadline.
 * @param instants placeholders of now, and of the first instant of tomorrow
 */
export function standsSo(
  standing: Standing | null,
  c: string,
  { now, tomorrow }: { readonly now: string; readonly tomorrow: string },
): string {
  switch (standing) {
    case null:
      return `${c}.state in ('running', 'paused') and (${c}.state = 'running' or not exists (select from clock runs
        where runs.subject_id = ${c}.subject_id and runs.state = 'running'))`;
    case 'pressing':
      return `${c}.state = 'running' and (${c}.deadline_at < ${now} or clock_warned_percent(${c}.fired) >= 75)`;
    case 'overdue':
      return `${c}.state = 'running' and ${c}.harm_at < ${now} and ${c}.deadline_at < ${now}`;
    case 'due_today':
      return `${c}.state = 'running' and ${c}.harm_at < ${tomorrow} and ${c}.deadline_at >= ${now}
        and ${c}.deadline_at < ${tomorrow}`;
    case 'at_risk':
      return `${c}.state = 'running' and clock_warned_percent(${c}.fired) >= 75 and ${c}.deadline_at >= ${now}`;
    case 'escalated':
      return `${c}.state in ('running', 'paused') and exists (select from escalation told
        where told.area_id = ${c}.area_id and told.clock_id = ${c}.id and told.urgent_at is not null)`;
  }
}
