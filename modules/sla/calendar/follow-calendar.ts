import type { ClockRow } from '../clocks/clock-row.js';
import type { CalendarInForce } from '../clocks/held-clock.js';
import type { EventDraft } from '../clocks/clock-step.js';
import { BREACH_KEY } from '../domain/fires.js';

/** What puts a clock on a newer version of its calendar. */
export function calendarDraft(
  row: ClockRow,
  { versionId, inForceSince }: CalendarInForce,
  now: Date,
): EventDraft {
  const payload = { reason: 'calendar' as const, calendarId: versionId };
  return { type: 'recompute', payload, at: countsFrom(row, inForceSince, now) };
}

/**
 * From now on, as a rule. But a deadline that passed between the new version and its turn is judged by the version, which
 * was in force by then, unless it has been charged: what is charged stays.
 */
function countsFrom({ deadlineAt, startedAt, fired }: ClockRow, since: Date, now: Date): Date {
  const passedMeanwhile =
    deadlineAt !== null && deadlineAt > since && deadlineAt < now && !fired.includes(BREACH_KEY);
  if (!passedMeanwhile) return now;
  return startedAt > since ? startedAt : since;
}
