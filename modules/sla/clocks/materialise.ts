import { BREACH_KEY } from '../domain/fires.js';
import { foldClock, type Calendars } from '../domain/fold-clock.js';
import type { ClockFold } from '../domain/clock-fold.js';
import type { PinnedTarget } from '../policy/policy-definition.js';
import type { ClockRow } from './clock-row.js';
import { promiseOf, toClockEvent, type RecordedEvent } from './history.js';

/** The part of a clock that no event changes. */
export type ClockIdentity = Pick<
  ClockRow,
  'id' | 'subjectType' | 'subjectId' | 'caseId' | 'areaId' | 'name' | 'item'
>;

/** What a clock is folded with. */
export interface FoldContext {
  readonly calendars: Calendars;
  readonly asOf: Date;
  /** Whether a handler waits for the expiry of this clock. */
  readonly hasTimeout: boolean;
}

/** A clock and what it was read from. */
export interface Folded {
  readonly fold: ClockFold;
  readonly row: ClockRow;
}

/** The mark of a deadline that was handed to its handler. */
export function timeoutKey(deadlineMs: number): string {
  return `timeout:${deadlineMs}`;
}

/** The fold of stored events. */
export function foldEvents(
  events: readonly RecordedEvent[],
  { calendars, asOf }: Pick<FoldContext, 'calendars' | 'asOf'>,
): ClockFold {
  const folded = events.map(toClockEvent);
  const first = folded[0];
  if (first?.type !== 'start' || first.target === undefined)
    throw new Error('a clock whose history does not begin');
  return foldClock(folded, first.target, calendars, asOf.getTime());
}

/**
 * The row a history folds to: a pure function of its events, the marks of the present cycle and the calendar versions.
 * @param fired marks by cycle
 */
export function materialise(
  identity: ClockIdentity,
  events: readonly RecordedEvent[],
  { fired, context }: { readonly fired: (cycle: number) => readonly string[]; readonly context: FoldContext },
): Folded {
  const fold = foldEvents(events, context);
  const { start, target, band, lane, policyVersionId, ownerUserId } = promiseOf(events);
  const marks = [...fired(fold.cycle)].sort();
  const row: ClockRow = {
    ...identity,
    kind: start.kind,
    lane,
    band,
    class: target.class,
    policyVersionId,
    calendarVersionId: target.calendarId,
    target,
    ownerAgencyId: fold.owner,
    ownerUserId,
    senderAgencyId: start.senderAgencyId,
    state: fold.state,
    cycle: fold.cycle,
    startedAt: new Date(fold.startedAt),
    deadlineAt: dateOf(fold.deadlineAt),
    stoppedAt: dateOf(fold.endedAt),
    nextFireAt: dateOf(nextFireOf(fold, marks, { target, hasTimeout: context.hasTimeout })),
    provisional: fold.provisional,
    breached: marks.includes(BREACH_KEY) && !target.lapses,
    fired: marks,
    version: events.length,
  };
  return { fold, row };
}

/** The row after further marks: what a sweep did changes no more of it than when to look again. */
export function withMarks(
  { fold, row }: Folded,
  added: readonly string[],
  { hasTimeout }: FoldContext,
): ClockRow {
  const fired = [...row.fired, ...added].sort();
  const nextFireAt = dateOf(nextFireOf(fold, fired, { target: row.target, hasTimeout }));
  return { ...row, fired, nextFireAt, breached: fired.includes(BREACH_KEY) && !row.target.lapses };
}

/** When the sweep must look again: a threshold, a step, the end of a pause, or silence to be answered. */
function nextFireOf(
  fold: ClockFold,
  marks: readonly string[],
  { target, hasTimeout }: { readonly target: PinnedTarget; readonly hasTimeout: boolean },
): number | null {
  if (fold.endedAt !== null) return null;
  const next = fold.nextFireAt(new Set(marks));
  const expiry = hasTimeout ? expiryOf(fold, marks, target) : null;
  if (expiry === null) return next;
  return next === null ? expiry : Math.min(next, expiry);
}

/** The instant at which the silence of a running clock is to be answered, unless it was; null when there is none. */
export function expiryOf(fold: ClockFold, marks: readonly string[], target: PinnedTarget): number | null {
  const { state, deadlineAt } = fold;
  if (!mayAct(target)) return null;
  if (state !== 'running' || deadlineAt === null || marks.includes(timeoutKey(deadlineAt))) return null;
  return deadlineAt + 1 + target.graceMs;
}

/** A legal limit whose text was not read may warn, and may never decide anything by itself. */
function mayAct({ class: clockClass, legalBasis }: PinnedTarget): boolean {
  return clockClass !== 'statutory' || legalBasis.mark === 'verified';
}

function dateOf(ms: number | null): Date | null {
  return ms === null ? null : new Date(ms);
}
