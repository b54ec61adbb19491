import type { Calendar, WallInterval } from '../../../../src/kernel/working-time';

export type { Calendar };

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** What a day is in a calendar: as the week has it, off though the week works, worked though the week rests. */
export type DayKind = 'work' | 'weekend' | 'off' | 'makeUp';

export interface CalendarDay {
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly month: number;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
  readonly kind: DayKind;
}

/** Every day of a year as the calendar has it. */
export function daysOfYear(calendar: Calendar, year: number): readonly CalendarDay[] {
  const days: CalendarDay[] = [];
  for (
    const day = new Date(Date.UTC(year, 0, 1));
    day.getUTCFullYear() === year;
    day.setUTCDate(day.getUTCDate() + 1)
  ) {
    const date = day.toISOString().slice(0, 10);
    const weekday = (day.getUTCDay() + 6) % 7;
    days.push({
      date,
      month: day.getUTCMonth() + 1,
      day: day.getUTCDate(),
      weekday,
      kind: kindOf(calendar, date, weekday),
    });
  }
  return days;
}

function kindOf(calendar: Calendar, date: string, weekday: number): DayKind {
  const usual = usualHours(calendar, weekday);
  const isAnnual = calendar.annualHolidays?.includes(date.slice(5)) ?? false;
  const hours = calendar.overrides?.[date] ?? (isAnnual ? [] : usual);
  if (usual.length > 0) return hours.length > 0 ? 'work' : 'off';
  return hours.length > 0 ? 'makeUp' : 'weekend';
}

function usualHours({ weekly }: Calendar, weekday: number): readonly WallInterval[] {
  const name = WEEKDAYS[weekday];
  return (name === undefined ? undefined : weekly[name]) ?? [];
}

/** Days of a kind in a row, weekends between them counted in and those beside days off too, as pairs of the first and the last. @param days in order */
export function stretches(
  days: readonly CalendarDay[],
  kind: DayKind,
): readonly (readonly [CalendarDay, CalendarDay])[] {
  const found: [CalendarDay, CalendarDay][] = [];
  let isOpen = false;
  for (const day of days) {
    const last = found.at(-1);
    if (day.kind !== kind) isOpen = isOpen && day.kind === 'weekend';
    else if (isOpen && last !== undefined) last[1] = day;
    else {
      found.push([day, day]);
      isOpen = true;
    }
  }
  if (kind !== 'off') return found;
  return found.map(([first, last]) => [restFrom(days, first, -1), restFrom(days, last, 1)]);
}

/** The last day to which a rest goes on over the weekend. */
function restFrom(days: readonly CalendarDay[], from: CalendarDay, step: 1 | -1): CalendarDay {
  const at = days.indexOf(from) + step;
  const next = days[at];
  return next?.kind === 'weekend' ? restFrom(days, next, step) : from;
}

/** The weekdays that have the same hours, in a row: the index of the first and the last, and the hours. */
export function weekOf(
  calendar: Calendar,
): readonly { first: number; last: number; hours: readonly WallInterval[] }[] {
  const week: { first: number; last: number; hours: readonly WallInterval[] }[] = [];
  WEEKDAYS.forEach((_name, index) => {
    const hours = usualHours(calendar, index);
    const before = week.at(-1);
    if (hours.length === 0) return;
    if (before !== undefined && before.last === index - 1 && same(before.hours, hours)) before.last = index;
    else week.push({ first: index, last: index, hours });
  });
  return week;
}

function same(one: readonly WallInterval[], other: readonly WallInterval[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Years without an arrangement before one that has one: deadlines after the first of them are provisional. */
export function missingYears({ publishedThrough, overrides = {} }: Calendar): readonly number[] {
  if (publishedThrough == null) return [];
  const last = Number(publishedThrough.slice(0, 4));
  const arranged = new Set(Object.keys(overrides).map((date) => Number(date.slice(0, 4))));
  const newest = Math.max(last, ...arranged);
  return Array.from({ length: newest - last }, (_, index) => last + 1 + index).filter(
    (year) => !arranged.has(year),
  );
}
