import { InvalidInput, type FieldProblem } from '../errors.js';
import { DAY_MS, parseLocalDay } from './local-day.js';

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Half-open local wall time `[open, close)` of one day, `HH:MM` or `HH:MM:SS`; close may be `24:00`. */
export type WallInterval = readonly [open: string, close: string];

/**
 * One immutable version of a working calendar, as it is stored.
 *
 * A day's hours are its override, else none on an annual holiday, else those of its weekday; breaks are then taken away.
 */
export interface Calendar {
  /** IANA time zone. */
  readonly tz: string;
  readonly weekly: Readonly<Partial<Record<Weekday, readonly WallInterval[]>>>;
  /** `YYYY-MM-DD` → hours of that day: `[]` closed, intervals for a make-up day (调休) or special hours. */
  readonly overrides?: Readonly<Record<string, readonly WallInterval[]>>;
  /** `MM-DD`, closed every year. */
  readonly annualHolidays?: readonly string[];
  /** `YYYY-MM-DD` → intervals taken out of that day. */
  readonly breaks?: Readonly<Record<string, readonly WallInterval[]>>;
  /** Last day (`YYYY-MM-DD`) of the published arrangement; absent where the calendar depends on no notice. */
  readonly publishedThrough?: string | null;
}

/** Sorted, disjoint, non-touching `[from, to)` in milliseconds of the local day. */
export type DayHours = readonly (readonly [from: number, to: number])[];

const WALL = /^(\d{2}):(\d{2})(?::(\d{2}))?$/;

/** Milliseconds since local midnight, or null when the text is no wall time between 00:00 and 24:00. */
export function parseWallTime(text: string): number | null {
  const match = WALL.exec(text);
  if (match === null) return null;
  const [hours, minutes, seconds] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return minutes < 60 && seconds < 60 && ms <= DAY_MS ? ms : null;
}

/**
 * Everything that is wrong with a calendar, all at once.
 * @throws InvalidInput with a path such as `weekly.mon[0]`
 */
export function assertCalendar(calendar: Calendar): void {
  const problems: FieldProblem[] = [];
  const problem = (path: string, code: string, message: string): void =>
    void problems.push({ path, code, message });

  if (!isTimeZone(calendar.tz))
    problem('tz', 'unknown_time_zone', 'Give an IANA time zone such as Asia/Shanghai.');
  const checkHours = (path: string, hours: readonly WallInterval[]): void =>
    hours.forEach(([open, close], index) => {
      const [from, to] = [parseWallTime(open), parseWallTime(close)];
      if (from === null || to === null || from >= to) {
        problem(
          `${path}[${index}]`,
          'bad_interval',
          'Give [open, close) as HH:MM with open before close, at most 24:00.',
        );
      }
    });
  const checkDays = (path: string, days: Readonly<Record<string, readonly WallInterval[]>>): void =>
    Object.entries(days).forEach(([date, hours]) => {
      if (parseLocalDay(date) === null) problem(`${path}.${date}`, 'bad_date', 'Give a day as YYYY-MM-DD.');
      checkHours(`${path}.${date}`, hours);
    });

  for (const [weekday, hours] of Object.entries(calendar.weekly)) {
    if (!(WEEKDAYS as readonly string[]).includes(weekday))
      problem(`weekly.${weekday}`, 'bad_weekday', 'mon … sun');
    checkHours(`weekly.${weekday}`, hours);
  }
  checkDays('overrides', calendar.overrides ?? {});
  checkDays('breaks', calendar.breaks ?? {});
  (calendar.annualHolidays ?? []).forEach((monthDay, index) => {
    // 2000 was a leap year, so 02-29 is accepted.
    if (parseLocalDay(`2000-${monthDay}`) === null)
      problem(`annualHolidays[${index}]`, 'bad_date', 'Give MM-DD.');
  });
  if (calendar.publishedThrough && parseLocalDay(calendar.publishedThrough) === null) {
    problem('publishedThrough', 'bad_date', 'Give a day as YYYY-MM-DD.');
  }
  if (problems.length > 0) throw new InvalidInput(problems);
}

/** Merges overlapping and touching intervals of one day. The calendar must have passed `assertCalendar`. */
export function mergeHours(hours: readonly WallInterval[]): DayHours {
  const sorted = hours
    .map(([open, close]): [number, number] => [parseWallTime(open) ?? 0, parseWallTime(close) ?? 0])
    .sort((a, b) => a[0] - b[0]);
  const merged: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

/** What remains of a day's hours when the breaks are taken out. */
export function withoutBreaks(hours: DayHours, breaks: DayHours): DayHours {
  let rest: [number, number][] = hours.map(([from, to]) => [from, to]);
  for (const [breakFrom, breakTo] of breaks) {
    rest = rest.flatMap(([from, to]): [number, number][] =>
      [
        [from, Math.min(to, breakFrom)] as [number, number],
        [Math.max(from, breakTo), to] as [number, number],
      ].filter(([a, b]) => a < b),
    );
  }
  return rest;
}

function isTimeZone(tz: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: tz });
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
