import { InvalidInput } from '../../../src/kernel/errors.js';
import { parseLocalDay, type Calendar, type WallInterval } from '../../../src/kernel/working-time/index.js';

/** The arrangement of a year, as the notice lists it. */
export interface YearArrangement {
  readonly year: number;
  /** `YYYY-MM-DD`, days off. */
  readonly holidays: readonly string[];
  /** `YYYY-MM-DD`, weekend days worked (调休). */
  readonly makeUpDays: readonly string[];
  readonly sourceDocument: string;
}

/**
 * Years between the last one that is published and this one: no notice for them is here, so their days are guesses.
 * @returns none where the calendar depended on no notice before
 */
export function yearsMissing({ publishedThrough }: Calendar, year: number): readonly number[] {
  if (publishedThrough == null) return [];
  const last = Number(publishedThrough.slice(0, 4));
  return Array.from({ length: Math.max(0, year - last - 1) }, (_, index) => last + 1 + index);
}

/**
 * The calendar with this year as arranged; what it said of the year before is gone. It is published no further than the first
 * year that is missing: deadlines after that stay provisional.
 */
export function withYear(calendar: Calendar, { year, holidays, makeUpDays }: YearArrangement): Calendar {
  const kept = Object.entries(calendar.overrides ?? {}).filter(([date]) => !date.startsWith(`${year}-`));
  const hours: readonly WallInterval[] = calendar.weekly.mon ?? [];
  const overrides = Object.fromEntries([
    ...kept,
    ...holidays.map((date) => [date, []] as const),
    ...makeUpDays.map((date) => [date, hours] as const),
  ]);
  return { ...calendar, overrides, publishedThrough: publishedAfter({ ...calendar, overrides }, year) };
}

/** Through the last year without a gap before it: one that came early counts once those between are here. */
function publishedAfter({ publishedThrough, overrides = {} }: Calendar, year: number): string {
  const end = `${year}-12-31`;
  if (publishedThrough == null) return end;
  const arranged = new Set([year, ...Object.keys(overrides).map((date) => Number(date.slice(0, 4)))]);
  let last = Number(publishedThrough.slice(0, 4));
  if (year === last && publishedThrough < end) return end;
  while (arranged.has(last + 1)) last += 1;
  const reached = `${last}-12-31`;
  return reached.slice(0, 4) > publishedThrough.slice(0, 4) ? reached : publishedThrough;
}

/** @throws InvalidInput naming every day that is no day of the year, and days both off and worked */
export function assertArrangement({ year, holidays, makeUpDays }: YearArrangement): void {
  const problems = Object.entries({ holidays, makeUpDays }).flatMap(([field, dates]) =>
    dates.flatMap((date, index) =>
      parseLocalDay(date) !== null && date.startsWith(`${year}-`)
        ? []
        : [{ path: `${field}[${index}]`, code: 'bad_date', message: `Give a day of ${year} as YYYY-MM-DD.` }],
    ),
  );
  makeUpDays.forEach((date, index) => {
    if (!holidays.includes(date)) return;
    problems.push({
      path: `makeUpDays[${index}]`,
      code: 'also_holiday',
      message: 'A day is off or worked, not both.',
    });
  });
  if (problems.length > 0) throw new InvalidInput(problems);
}
