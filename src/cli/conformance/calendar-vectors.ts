import {
  addWorkingDays,
  addWorkingDaysTo,
  businessPeriods,
  formatLocalDay,
  parseLocalDay,
  statutoryDays,
  statutoryHours,
  statutoryMonths,
  statutoryWorkingDays,
  workingDaysBetween,
  type DayConvention,
  type DayMode,
  type DaySpan,
  type HourRule,
  type LocalDay,
  type WorkingTime,
} from '../../kernel/working-time/index.js';
import { instant, iso, number, text, type SlaVector } from './vector-file.js';

type Answer = Readonly<Record<string, unknown>>;

/** Kinds of vectors that ask the calendar alone. */
export const calendarKinds: Readonly<Record<string, (vector: SlaVector, calendar: WorkingTime) => Answer>> = {
  add_business_time: (v, calendar) => ({
    deadline: iso(calendar.add(instant(v, 'start'), number(v, 'amount_seconds') * 1000)),
  }),
  subtract_business_time: (v, calendar) => ({
    deadline: iso(calendar.subtract(instant(v, 'start'), number(v, 'amount_seconds') * 1000)),
  }),
  is_business_time: (v, calendar) => ({ open: calendar.isOpen(instant(v, 'time')) }),
  next_business_time: (v, calendar) => ({ at: iso(calendar.nextOpen(instant(v, 'time'))) }),
  previous_business_time: (v, calendar) => ({ at: iso(calendar.previousOpen(instant(v, 'time'))) }),
  business_periods: (v, calendar) => ({
    periods: businessPeriods(calendar, instant(v, 'origin'), number(v, 'count')).map(({ from, to }) => [
      iso(from),
      iso(to),
    ]),
  }),
  day_type: (v, calendar) => ({ workday: calendar.isWorkingDay(day(v, 'date')) }),
  business_days_between: (v, calendar) => ({
    days: workingDaysBetween(
      calendar,
      { from: day(v, 'from_date'), to: day(v, 'to_date') },
      text(v, 'convention') as DaySpan,
    ),
  }),
  add_business_days: (v, calendar) => ({
    date: formatLocalDay(
      addWorkingDays(calendar, day(v, 'date'), {
        count: number(v, 'days'),
        convention: text(v, 'convention') as DayConvention,
      }),
    ),
  }),
  add_business_days_clock: (v, calendar) => ({
    deadline: iso(
      addWorkingDaysTo(calendar, instant(v, 'start'), {
        count: number(v, 'days'),
        mode: text(v, 'day_mode') as DayMode,
      }),
    ),
  }),
  statutory_working_days: (v, calendar) => ({
    date: formatLocalDay(statutoryWorkingDays(calendar, day(v, 'date'), number(v, 'days'))),
  }),
  statutory_calendar_days: (v, calendar) => ({
    date: formatLocalDay(
      statutoryDays(calendar, day(v, 'date'), { days: number(v, 'days'), roll: v['roll'] !== false }),
    ),
  }),
  statutory_months: (v, calendar) => ({
    date: formatLocalDay(
      statutoryMonths(calendar, day(v, 'date'), { months: number(v, 'months'), roll: v['roll'] !== false }),
    ),
  }),
  statutory_hours: (v, calendar) => ({
    deadline: iso(
      statutoryHours(calendar, instant(v, 'start'), {
        hours: number(v, 'hours'),
        rule: text(v, 'hour_rule') as HourRule,
      }),
    ),
  }),
};

function day(vector: SlaVector, field: string): LocalDay {
  const parsed = parseLocalDay(text(vector, field));
  if (parsed === null) throw new TypeError(`${vector.id}: ${field} is no date`);
  return parsed;
}
