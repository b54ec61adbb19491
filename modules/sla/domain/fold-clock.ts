import { assertNever } from '../../../src/kernel/assert-never.js';
import { Conflict, NotFound } from '../../../src/kernel/errors.js';
import { supersede, type WorkingTime } from '../../../src/kernel/working-time/index.js';
import { extended } from './base-deadline.js';
import { inOrder, REOPENED, RUNS_ON, type ClockEvent } from './clock-event.js';
import { describeClock, type ClockFold } from './clock-fold.js';
import {
  deadlineOf,
  markBreach,
  measureOfCycle,
  type Cycle,
  type CycleEnd,
  type Commitment,
} from './cycle.js';
import type { Target } from './target.js';

/** Compiled calendar versions by id. */
export type Calendars = ReadonlyMap<string, WorkingTime>;

type StartEvent = Extract<ClockEvent, { type: 'start' }>;
type RecomputeEvent = Extract<ClockEvent, { type: 'recompute' }>;

/**
 * Everything about a clock as of an instant: a pure function of its events and the calendar versions.
 *
 * Events after `asOf` are not seen. Steps that make no sense in their place (a pause of a stopped clock) change nothing:
 * history cannot be refused, the action that wrote it could.
 * @param target what the clock promised when it first started
 * @param asOf epoch ms
 * @throws Conflict `clock_not_started` when no start event lies at or before `asOf`
 * @throws NotFound when a calendar version is not among `calendars`
 * @throws NoWorkingTime when a calendar never opens
 */
export function foldClock(
  events: readonly ClockEvent[],
  target: Target,
  calendars: Calendars,
  asOf: number,
): ClockFold {
  const cycles: Cycle[] = [];
  let current = target;
  for (const event of inOrder(events)) {
    if (event.at > asOf) break;
    const cycle = cycles.at(-1);
    if (cycle !== undefined) resumeByLimit(cycle, event.at);
    if (event.type === 'recompute') current = recomputedTarget(current, event);
    if (event.type === 'start') {
      if (cycle !== undefined) endCycle(cycle, event.at, 'restart');
      current = event.target ?? current;
      cycles.push(
        newCycle(cycles.length + 1, event, { target: current, calendar: calendarOf(calendars, current) }),
      );
    } else if (cycle !== undefined) apply(cycle, event, calendars);
  }

  const last = cycles.at(-1);
  if (last === undefined) throw new Conflict('clock_not_started', 'The clock has not been started.');
  if (last.end === null) {
    resumeByLimit(last, asOf);
    markBreach(last, asOf);
  }
  return describeClock(cycles.slice(0, -1), last, asOf);
}

function apply(cycle: Cycle, event: Exclude<ClockEvent, StartEvent>, calendars: Calendars): void {
  if (cycle.end !== null) {
    if (event.type === 'resume' && event.reason === REOPENED) reopen(cycle, event.at);
    if (event.type === 'resume' && event.reason === RUNS_ON && cycle.end.by === 'stop') cycle.end = null;
    return;
  }
  switch (event.type) {
    case 'pause':
      return pause(cycle, event.at, event.reason);
    case 'resume':
      return resume(cycle, event.at, event.reason);
    case 'stop':
    case 'cancel':
      return endCycle(cycle, event.at, event.type);
    case 'reassign':
      return void cycle.owners.push({ owner: event.owner, from: event.at });
    case 'recompute':
      return recompute(cycle, event, calendars);
    case 'extend':
      return extend(cycle, event);
    default:
      return assertNever(event);
  }
}

function newCycle(
  number: number,
  { at, owner }: StartEvent,
  { target, calendar }: { target: Target; calendar: WorkingTime },
): Cycle {
  return {
    number,
    startedAt: at,
    target,
    calendar,
    commitments: [{ origin: at, time: target.time, extensionAmount: 0 }],
    notBefore: -Infinity,
    pauses: [],
    openPause: null,
    autoResumeAt: null,
    owners: [{ owner, from: at }],
    breached: null,
    end: null,
  };
}

function pause(cycle: Cycle, at: number, reason: string): void {
  const { pausableBy } = cycle.target;
  if (pausableBy !== 'any' && !pausableBy.includes(reason)) return;
  if (cycle.openPause !== null) {
    cycle.openPause.live.add(reason);
    cycle.openPause.reasons.add(reason);
    return;
  }
  const left = pauseLeftMs(cycle);
  if (left <= 0) return;
  cycle.openPause = { from: at, live: new Set([reason]), reasons: new Set([reason]) };
  cycle.autoResumeAt = left === Infinity ? null : measureOfCycle(cycle).add(at, left);
}

function resume(cycle: Cycle, at: number, reason: string | undefined): void {
  if (cycle.openPause === null) return;
  if (reason === undefined) cycle.openPause.live.clear();
  else cycle.openPause.live.delete(reason);
  if (cycle.openPause.live.size === 0) closePause(cycle, at);
}

/** `max_total_pause` ends a pause without anybody's step, at the instant the limit is used up. */
function resumeByLimit(cycle: Cycle, now: number): void {
  if (cycle.autoResumeAt !== null && cycle.autoResumeAt <= now) closePause(cycle, cycle.autoResumeAt);
}

function closePause(cycle: Cycle, at: number): void {
  const open = cycle.openPause;
  cycle.openPause = null;
  cycle.autoResumeAt = null;
  if (open !== null && open.from < at) {
    cycle.pauses.push({ from: open.from, to: at, reasons: [...open.reasons], kind: 'pause' });
  }
}

function pauseLeftMs(cycle: Cycle): number {
  if (cycle.target.maxTotalPauseMs === null) return Infinity;
  const measure = measureOfCycle(cycle);
  const pauses = cycle.pauses.filter(({ kind }) => kind === 'pause');
  return pauses.reduce(
    (left, { from, to }) => left - measure.elapsed(from, to),
    cycle.target.maxTotalPauseMs,
  );
}

/** A stop while paused closes the pause at that instant; the breach is written even if no sweep ever ran. */
function endCycle(cycle: Cycle, at: number, by: CycleEnd): void {
  if (cycle.end !== null) return;
  closePause(cycle, at);
  markBreach(cycle, at);
  cycle.end = { at, by };
}

function reopen(cycle: Cycle, at: number): void {
  if (cycle.end?.by !== 'stop') return;
  if (cycle.end.at < at)
    cycle.pauses.push({ from: cycle.end.at, to: at, reasons: [REOPENED], kind: 'stopped' });
  cycle.end = null;
}

function recompute(cycle: Cycle, event: RecomputeEvent, calendars: Calendars): void {
  markBreach(cycle, event.at);
  if (event.reason === 'calendar') {
    cycle.calendar = supersede(cycle.calendar, event.at, findCalendar(calendars, event.calendarId));
    cycle.target = { ...cycle.target, calendarId: event.calendarId };
    // A deadline that has passed is history, and a new calendar does not touch history.
    if (cycle.breached === null) cycle.notBefore = event.at;
    return;
  }
  const { target } = event;
  if (target.calendarId !== cycle.target.calendarId) {
    cycle.calendar = supersede(cycle.calendar, event.at, calendarOf(calendars, target));
  }
  cycle.target = target;
  if (event.reason === 'risk') {
    cycle.commitments = [...cycle.commitments, { origin: event.at, time: target.time, extensionAmount: 0 }];
    return;
  }
  cycle.commitments = [reissued(cycle, target)];
  cycle.notBefore = event.at;
}

/** An extension already granted outlives a re-issue in the same unit; in another unit the new target must state it. */
function reissued(cycle: Cycle, { time }: Target): Commitment {
  const granted =
    cycle.commitments.find((commitment) => commitment.time.unit === time.unit)?.extensionAmount ?? 0;
  return { origin: cycle.startedAt, time: extended(time, granted), extensionAmount: granted };
}

/** An extension is granted on the deadline in force, so the commitment that binds is the one that grows, and alone remains. */
function extend(cycle: Cycle, { at, amount }: Extract<ClockEvent, { type: 'extend' }>): void {
  markBreach(cycle, at);
  const { binding } = deadlineOf(cycle);
  cycle.commitments = [
    {
      origin: binding.origin,
      time: extended(binding.time, amount),
      extensionAmount: binding.extensionAmount + amount,
    },
  ];
}

function recomputedTarget(current: Target, event: RecomputeEvent): Target {
  return event.reason === 'calendar' ? { ...current, calendarId: event.calendarId } : event.target;
}

function calendarOf(calendars: Calendars, { calendarId }: Target): WorkingTime {
  return findCalendar(calendars, calendarId);
}

function findCalendar(calendars: Calendars, id: string): WorkingTime {
  const calendar = calendars.get(id);
  if (calendar === undefined) throw new NotFound('calendar');
  return calendar;
}
