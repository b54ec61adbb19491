import type { WorkingTime } from '../../../src/kernel/working-time';
import { TIME } from '../texts/time';
import { spanWords } from './words';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const SOON_MS = 4 * HOUR_MS;
/** From so many working days on nobody counts hours. */
const IN_DAYS = 2;

/** How much time is left, or gone by, and how much that presses. */
export interface Left {
  readonly words: string;
  readonly tone: 'late' | 'soon' | 'calm';
}

/**
 * The time between now and a deadline, as it counts.
 * @param deadline and `now` in milliseconds since 1970
 * @param hours in which it counts; null where nights and weekends count too
 */
export function leftUntil(deadline: number, now: number, hours: WorkingTime | null): Left {
  const [from, to] = now <= deadline ? [now, deadline] : [deadline, now];
  const span = hours === null ? spanWords(to - from) : workingSpanWords(hours, from, to);
  if (deadline < now) return { words: TIME.late(span), tone: 'late' };
  const countedMs = hours === null ? to - from : hours.elapsed(from, to);
  return { words: TIME.left(span), tone: countedMs < SOON_MS ? 'soon' : 'calm' };
}

/** Whole working days where there are at least two, else hours and minutes of work; where none of it counts, as long as it lasts. Always rounded down. */
function workingSpanWords(hours: WorkingTime, from: number, to: number): string {
  const days = workingDays(hours, from, to);
  if (days >= IN_DAYS) return TIME.workingDays(days);
  const ms = hours.elapsed(from, to);
  const whole = Math.floor(ms / HOUR_MS);
  const minutes = Math.floor((ms % HOUR_MS) / MINUTE_MS);
  if (whole > 0) return [TIME.workingHours(whole), minutes > 0 ? TIME.minutes(minutes) : ''].join(' ').trim();
  return minutes > 0 ? TIME.workingMinutes(minutes) : spanWords(to - from);
}

function workingDays(hours: WorkingTime, from: number, to: number): number {
  let count = 0;
  const last = hours.dayOf(to);
  for (let day = hours.dayOf(from) + 1; day <= last; day += 1) if (hours.isWorkingDay(day)) count += 1;
  return hours.wallTimeOf(to) < hours.wallTimeOf(from) ? count - 1 : count;
}
