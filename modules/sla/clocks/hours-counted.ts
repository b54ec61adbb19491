import { isCountedInWorkingTime, WORKING_UNITS } from '../domain/measure.js';
import type { ClockRow } from './clock-row.js';

/**
 * The version of the calendar in whose hours a clock counts, for whoever shows how much time is left; null where nights and
 * weekends count too.
 */
export function hoursCountedBy({ target, calendarVersionId }: ClockRow): string | null {
  return isCountedInWorkingTime(target.time) ? calendarVersionId : null;
}

/** The same of a row `c` of `clock`, in SQL. */
export const HOURS_COUNTED = `case when c.target->'time'->>'unit' in (${WORKING_UNITS.map((unit) => `'${unit}'`).join(', ')})
  then c.calendar_version_id end`;
