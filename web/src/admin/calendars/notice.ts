import { DAY_MS } from '../../../../src/kernel/china-time';
import { NOTICE } from '../../texts/admin-calendars';

/** The days that a notice arranges, `YYYY-MM-DD`, each once and in order. */
export interface ReadNotice {
  readonly holidays: readonly string[];
  readonly makeUpDays: readonly string[];
}

/**
 * Reads the yearly notice as it is published: sentences that name days off, and sentences that name days worked instead. Days
 * that are not of the calendar are left out.
 */
export function readNotice(text: string, year: number): ReadNotice {
  const holidays = new Set<string>();
  const makeUpDays = new Set<string>();
  for (const sentence of text.split(NOTICE.sentenceEnd)) {
    const plain = sentence.replace(NOTICE.aside, '');
    const named = plain.includes(NOTICE.worked) ? makeUpDays : plain.includes(NOTICE.off) ? holidays : null;
    if (named !== null) for (const day of daysIn(plain, year)) named.add(day);
  }
  return { holidays: [...holidays].sort(), makeUpDays: [...makeUpDays].sort() };
}

/** The year that the notice is for, where it says one. */
export function yearOf(text: string): number | null {
  const match = NOTICE.year.exec(text);
  return match === null ? null : Number(match[1]);
}

function daysIn(sentence: string, year: number): string[] {
  let month = 0;
  return [...sentence.matchAll(NOTICE.days)].flatMap(([, namedMonth, day, lastMonth, lastDay]) => {
    month = namedMonth === undefined ? month : Number(namedMonth);
    const first = Date.UTC(year, month - 1, Number(day));
    const lastOf = lastMonth === undefined ? month : Number(lastMonth);
    const last = lastDay === undefined ? first : Date.UTC(year, lastOf - 1, Number(lastDay));
    month = lastOf;
    return daysBetween(first, last).filter((date) => date.startsWith(`${year}-`));
  });
}

const LONGEST_DAYS = 31;

function daysBetween(first: number, last: number): string[] {
  const count = Math.min(LONGEST_DAYS, Math.max(0, Math.round((last - first) / DAY_MS) + 1));
  return Array.from({ length: count }, (_, index) =>
    new Date(first + index * DAY_MS).toISOString().slice(0, 10),
  );
}

/** The days of a field, one a line or with commas between. */
export function daysOfField(text: string | undefined): string[] {
  return (text ?? '').split(/[\s,，、]+/).filter((day) => day !== '');
}
