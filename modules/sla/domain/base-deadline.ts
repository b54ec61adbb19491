import { assertNever } from '../../../src/kernel/assert-never.js';
import {
  addWorkingDaysTo,
  rollToWorkingDay,
  statutoryDays,
  statutoryHours,
  statutoryMonths,
  statutoryWorkingDays,
  type WorkingTime,
} from '../../../src/kernel/working-time/index.js';
import type { Amount } from './target.js';

/**
 * The deadline of an amount counted from `origin` when nothing pauses.
 * @throws NoWorkingTime when the calendar never opens
 */
export function baseDeadline(time: Amount, origin: number, calendar: WorkingTime): number {
  switch (time.unit) {
    case 'instant':
      return time.dueAt;
    case 'business_seconds':
      return calendar.add(origin, time.amount * 1000);
    case 'working_days':
      return addWorkingDaysTo(calendar, origin, { count: time.amount, mode: time.mode });
    case 'statutory_working_days':
      return calendar.closingOf(statutoryWorkingDays(calendar, calendar.dayOf(origin), time.amount));
    case 'calendar_hours':
      return statutoryHours(calendar, origin, { hours: time.amount, rule: time.hourRule });
    case 'calendar_days':
      return calendar.closingOf(
        statutoryDays(calendar, calendar.dayOf(origin), { days: time.amount, roll: time.rollLastDay }),
      );
    case 'months':
      return calendar.closingOf(
        statutoryMonths(calendar, calendar.dayOf(origin), { months: time.amount, roll: time.rollLastDay }),
      );
    default:
      return assertNever(time);
  }
}

/** The amount with an extension granted in its own unit; real seconds for an `instant`. */
export function extended(time: Amount, amount: number): Amount {
  if (time.unit === 'instant') return { ...time, dueAt: time.dueAt + amount * 1000 };
  return { ...time, amount: time.amount + amount };
}

/**
 * Rolls a deadline that pauses pushed off its day, where the period rolls (民法典 203).
 *
 * A period that reaches a day off ends with the business of the next working day. One pushed a little further, into that
 * working day, ends there too: a longer pause must never give an earlier deadline.
 */
export function rollPushed(
  time: Amount,
  { base, pushed }: { readonly base: number; readonly pushed: number },
  calendar: WorkingTime,
): number {
  const rolls = (time.unit === 'calendar_days' || time.unit === 'months') && time.rollLastDay;
  if (!rolls || pushed === base) return pushed;
  // Midnight at the end of a day still belongs to that day.
  const day = calendar.dayOf(pushed - 1);
  const passedDayOff = !calendar.isWorkingDay(day - 1) && base < calendar.instantOf(day, 0);
  if (calendar.isWorkingDay(day) && !passedDayOff) return pushed;
  return Math.max(pushed, calendar.closingOf(rollToWorkingDay(calendar, day)));
}
