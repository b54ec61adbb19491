import { NoWorkingTime } from './errors.js';
import { DAY_MS, type LocalDay } from './local-day.js';
import type { Interval, WorkingTime } from './working-time.js';

/**
 * Where counting starts. `exclude_start`: the next working day is day 1 even from a closed start (民法典 201).
 * `roll_then_add`: a closed start is first moved to a working day, forward or, for a negative count, backward.
 */
export type DayConvention = 'exclude_start' | 'roll_then_add';

/** Which ends of a date interval count. */
export type DaySpan = '[from,to)' | '[from,to]' | '(from,to]';

/**
 * The instant of the last day: the start's wall time as it is; the same with a start and an end in closed time moved to the next
 * opening, so that a day that begins on a weekend is a whole one; or the end of business.
 */
export type DayMode = 'same_clock_time' | 'same_clock_time_then_next_open' | 'end_of_working_day';

const TEN_YEARS_OF_DAYS = 3653;

/**
 * The working day `count` working days after (negative: before) `day`.
 * @throws NoWorkingTime when ten years pass without a working day
 */
export function addWorkingDays(
  calendar: WorkingTime,
  day: LocalDay,
  { count, convention }: { readonly count: number; readonly convention: DayConvention },
): LocalDay {
  const step = count < 0 ? -1 : 1;
  let at = convention === 'roll_then_add' ? rollToWorkingDay(calendar, day, step) : day;
  for (let left = Math.abs(count); left > 0; left -= 1) at = rollToWorkingDay(calendar, at + step, step);
  return at;
}

/** The day itself when it is a working day, else the next (or with step -1 the previous) one. Throws NoWorkingTime. */
export function rollToWorkingDay(calendar: WorkingTime, day: LocalDay, step: 1 | -1 = 1): LocalDay {
  for (let tried = 0; tried <= TEN_YEARS_OF_DAYS; tried += 1) {
    if (calendar.isWorkingDay(day + tried * step)) return day + tried * step;
  }
  throw new NoWorkingTime(day * DAY_MS);
}

/** Working days (make-up days included) between two local days; 0 when the interval is reversed. */
export function workingDaysBetween(
  calendar: WorkingTime,
  { from, to }: { readonly from: LocalDay; readonly to: LocalDay },
  span: DaySpan,
): number {
  const first = span === '(from,to]' ? from + 1 : from;
  const last = span === '[from,to)' ? to - 1 : to;
  let count = 0;
  for (let day = first; day <= last; day += 1) if (calendar.isWorkingDay(day)) count += 1;
  return count;
}

/** `count` working days after an instant, the day of the start excluded. Throws NoWorkingTime. */
export function addWorkingDaysTo(
  calendar: WorkingTime,
  from: number,
  { count, mode }: { readonly count: number; readonly mode: DayMode },
): number {
  const start = mode === 'same_clock_time_then_next_open' ? calendar.nextOpen(from) : from;
  const day = addWorkingDays(calendar, calendar.dayOf(start), { count, convention: 'exclude_start' });
  if (mode === 'end_of_working_day') return calendar.closingOf(day);
  const at = calendar.instantOf(day, calendar.wallTimeOf(start));
  return mode === 'same_clock_time' ? at : calendar.nextOpen(at);
}

/** The next `count` open stretches from `origin`, touching ones merged, the first clipped to `origin`. Throws NoWorkingTime. */
export function businessPeriods(calendar: WorkingTime, origin: number, count: number): readonly Interval[] {
  let found: readonly Interval[] = [];
  // Opening stretches lie at most ten years apart, else nextOpen throws; a window too short is doubled.
  for (let windowMs = 7 * DAY_MS; ; windowMs *= 2) {
    const opensAt = calendar.nextOpen(found.at(-1)?.to ?? origin);
    found = calendar.openBetween(origin, Math.max(opensAt, origin) + windowMs);
    // The last stretch may be cut by the window.
    if (found.length > count || windowMs > MAX_WINDOW_MS) return found.slice(0, count);
  }
}

/** A calendar that never closes has one endless period; it is cut here, at some eighty years. */
const MAX_WINDOW_MS = 4096 * 7 * DAY_MS;
