import { chinaDay, chinaInstant, chinaTimeOfDay, DAY_MS } from '../../../src/kernel/china-time';
import { ABSENCES } from '../texts/absences';
import { instantOf } from '../time/local-input';
import { calendarWords, dayWords } from '../time/words';

/** A stretch of time as it is typed: whole days, or from one time to another. */
export interface Typed {
  readonly isPart: boolean;
  /** A day, or a day and a time, as the inputs of the browser hold them. */
  readonly from: string;
  readonly until: string;
}

/** The instants that are meant; the last day is meant whole. Null while something is missing or the end is not after the beginning. */
export function stretchOf({ isPart, from, until }: Typed): { from: string; until: string } | null {
  if (from === '' || until === '') return null;
  const begins = isPart ? new Date(instantOf(from)) : chinaInstant(from);
  const ends = isPart ? new Date(instantOf(until)) : new Date(chinaInstant(until).getTime() + DAY_MS);
  return ends > begins ? { from: begins.toISOString(), until: ends.toISOString() } : null;
}

/** From when to when, as people say it: whole days by their names, else with the times. */
export function stretchWords(
  { from, until }: { readonly from: string; readonly until: string },
  now: number,
): string {
  const today = chinaDay(new Date(now));
  if (!isMidnight(until)) return ABSENCES.stretch(calendarWords(from, now), calendarWords(until, now));
  const last = dayWords(chinaDay(new Date(Date.parse(until) - 1)), today);
  const first = dayWords(chinaDay(new Date(from)), today);
  if (!isMidnight(from) && Date.parse(from) > now)
    return ABSENCES.stretch(calendarWords(from, now), calendarWords(until, now));
  return first === last ? first : ABSENCES.stretch(first, last);
}

function isMidnight(at: string): boolean {
  return chinaTimeOfDay(new Date(at)) === '00:00';
}
