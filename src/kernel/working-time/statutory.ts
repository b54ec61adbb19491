import { addMonths, type LocalDay } from './local-day.js';
import { addWorkingDays, rollToWorkingDay } from './working-days.js';
import type { WorkingTime } from './working-time.js';

/**
 * When hours begin to count: `from_instant` at once (民法典 201 II), `exclude_starting_hour` with the next full local hour
 * (公安机关办理行政案件程序规定 35).
 */
export type HourRule = 'from_instant' | 'exclude_starting_hour';

const HOUR_MS = 3_600_000;

/**
 * The last day of a period of days, months or working days.
 *
 * The starting day is not counted (民法典 201); months end on the corresponding day or at the end of the month (202); with
 * `roll` a last day that is no working day is replaced by the next one (203). Make-up days are working days and do not roll;
 * custody-type periods never roll.
 */
export function statutoryDays(
  calendar: WorkingTime,
  from: LocalDay,
  { days, roll }: { days: number; roll: boolean },
): LocalDay {
  return roll ? rollToWorkingDay(calendar, from + days) : from + days;
}

/** As `statutoryDays`, in months. */
export function statutoryMonths(
  calendar: WorkingTime,
  from: LocalDay,
  { months, roll }: { months: number; roll: boolean },
): LocalDay {
  const last = addMonths(from, months);
  return roll ? rollToWorkingDay(calendar, last) : last;
}

/** The last of `days` working days, the starting day excluded. */
export function statutoryWorkingDays(calendar: WorkingTime, from: LocalDay, days: number): LocalDay {
  return addWorkingDays(calendar, from, { count: days, convention: 'exclude_start' });
}

/** The instant at which a period of real hours ends. Nights and holidays count. */
export function statutoryHours(
  calendar: WorkingTime,
  start: number,
  { hours, rule }: { hours: number; rule: HourRule },
): number {
  if (rule === 'from_instant') return start + hours * HOUR_MS;
  // Exactly on the hour that hour is still the starting one.
  const intoHour = calendar.wallTimeOf(start) % HOUR_MS;
  return start - intoHour + HOUR_MS + hours * HOUR_MS;
}
