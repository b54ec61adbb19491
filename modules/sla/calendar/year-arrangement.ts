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

/** The calendar with this year as arranged; what it said of the year before is gone. */
export function withYear(calendar: Calendar, { year, holidays, makeUpDays }: YearArrangement): Calendar {
  const kept = Object.entries(calendar.overrides ?? {}).filter(([date]) => !date.startsWith(`${year}-`));
  const hours: readonly WallInterval[] = calendar.weekly.mon ?? [];
  const overrides = Object.fromEntries([
    ...kept,
    ...holidays.map((date) => [date, []] as const),
    ...makeUpDays.map((date) => [date, hours] as const),
  ]);
  const end = `${year}-12-31`;
  const published = calendar.publishedThrough ?? end;
  return { ...calendar, overrides, publishedThrough: published > end ? published : end };
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
