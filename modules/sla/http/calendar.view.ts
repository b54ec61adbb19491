import type { Calendar } from '../../../src/kernel/working-time/index.js';
import type { CalendarEntry, CalendarVersion, ImportedCalendar } from '../calendar/calendars.js';
import { instant } from './instant.js';
import { RecomputationView } from './recomputation.view.js';

/** A version of a calendar. It never changes. */
export class CalendarVersionView {
  id: string;
  /** @example 1 */
  number: number;
  /** Time zone, hours of the week, and the days that differ. */
  definition: Calendar;
  /** SHA-256 of the definition, hex. */
  hash: string;
  sourceDocument: string;
  /** Deadlines after this day are provisional; null where the calendar depends on no notice. @example '2026-12-31' */
  publishedThrough: string | null;
  createdAt: string;

  static of({
    id,
    number,
    definition,
    hash,
    sourceDocument,
    publishedThrough,
    createdAt,
  }: CalendarVersion): CalendarVersionView {
    return { id, number, definition, hash, sourceDocument, publishedThrough, createdAt: instant(createdAt) };
  }
}

/** A calendar and its newest version. */
export class CalendarView {
  id: string;
  /** @example 'office' */
  key: string;
  name: string;
  current: CalendarVersionView;

  static of({ id, key, name, current }: CalendarEntry): CalendarView {
    return { id, key, name, current: CalendarVersionView.of(current) };
  }
}

/** A new version of a calendar, and how running clocks follow it. */
export class ImportedCalendarView {
  version: CalendarVersionView;
  /** Just begun; follow it with `GET /recomputations/:id`. */
  recomputation: RecomputationView;
  /**
   * Years before the one that was added for which there is no arrangement: until they are added, deadlines after the last
   * year without a gap stay provisional.
   * @example [2028]
   */
  missingYears: number[];
  /** The same in words; null where nothing is missing. @example "缺少2028年的放假安排。补充之前，2028年及以后的时限仍为暂定" */
  warning: string | null;

  static of({ version, recomputation, missingYears }: ImportedCalendar): ImportedCalendarView {
    return {
      version: CalendarVersionView.of(version),
      recomputation: RecomputationView.of(recomputation),
      missingYears: [...missingYears],
      warning:
        missingYears.length === 0
          ? null
          : `缺少${missingYears.join('、')}年的放假安排。补充之前，${missingYears[0]}年及以后的时限仍为暂定`,
    };
  }
}
