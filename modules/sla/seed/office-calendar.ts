import chineseDays from 'chinese-days';
import { CHINA_ZONE } from '../../../src/kernel/china-time.js';
import type { Calendar, WallInterval } from '../../../src/kernel/working-time/index.js';

/** A calendar as it is first made. */
export interface CalendarSeed {
  readonly key: string;
  readonly name: string;
  readonly definition: Calendar;
  readonly sourceDocument: string;
}

const OFFICE_HOURS: readonly WallInterval[] = [['09:00', '17:30']];
const ALL_DAY: readonly WallInterval[] = [['00:00', '24:00']];

/**
 * The years whose arrangement was announced when this was written. The data set answers plain weekdays for years it does
 * not know, without a word, so the years are named here and everything later is provisional.
 */
const ANNOUNCED_YEARS = [2025, 2026] as const;

/** Office hours with the State Council's holidays and make-up days, and the round-the-clock calendar of a police station. */
export function calendarSeeds(): readonly CalendarSeed[] {
  return [
    {
      key: 'office',
      name: '机关工作时间',
      definition: {
        tz: CHINA_ZONE,
        weekly: {
          mon: OFFICE_HOURS,
          tue: OFFICE_HOURS,
          wed: OFFICE_HOURS,
          thu: OFFICE_HOURS,
          fri: OFFICE_HOURS,
        },
        overrides: Object.assign({}, ...ANNOUNCED_YEARS.map(overridesOf)) as Record<
          string,
          readonly WallInterval[]
        >,
        publishedThrough: `${ANNOUNCED_YEARS[1]}-12-31`,
      },
      sourceDocument:
        '国务院办公厅关于2025年部分节假日安排的通知（2024-11）；国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）；数据 chinese-days 1.5.7',
    },
    {
      key: 'station',
      name: '派出所全天值守',
      definition: {
        tz: CHINA_ZONE,
        weekly: {
          mon: ALL_DAY,
          tue: ALL_DAY,
          wed: ALL_DAY,
          thu: ALL_DAY,
          fri: ALL_DAY,
          sat: ALL_DAY,
          sun: ALL_DAY,
        },
      },
      sourceDocument: '公安派出所全天候接处警；不依赖节假日安排',
    },
  ];
}

/** The days of a year on which the office differs from its week: closed on a working day, open on a weekend (调休). */
function overridesOf(year: number): Record<string, readonly WallInterval[]> {
  const overrides: Record<string, readonly WallInterval[]> = {};
  for (
    const day = new Date(Date.UTC(year, 0, 1));
    day.getUTCFullYear() === year;
    day.setUTCDate(day.getUTCDate() + 1)
  ) {
    const date = day.toISOString().slice(0, 10);
    const weekend = day.getUTCDay() === 0 || day.getUTCDay() === 6;
    const works = chineseDays.isWorkday(date);
    if (works && weekend) overrides[date] = OFFICE_HOURS;
    if (!works && !weekend) overrides[date] = [];
  }
  return overrides;
}
