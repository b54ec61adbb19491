import { assertNever } from '../../../src/kernel/assert-never.js';
import type { ClockEvent } from '../domain/clock-event.js';
import type { PinnedTarget } from '../policy/policy-definition.js';
import type { Band, Lane } from './clock-row.js';

/** What `clock_event.payload` holds, by the type of the event. */
export type EventPayload =
  | StartPayload
  | { readonly reason: string }
  | { readonly reason?: string }
  | { readonly owner: string; readonly ownerUserId: string | null }
  | RecomputePayload
  | { readonly amount: number; readonly approver: string }
  | Readonly<Record<string, never>>;

/** Everything a cycle begins with. */
export interface StartPayload {
  readonly owner: string;
  readonly ownerUserId: string | null;
  readonly senderAgencyId: string | null;
  readonly kind: string | null;
  readonly lane: Lane;
  readonly band: Band;
  readonly policyVersionId: string;
  readonly target: PinnedTarget;
}

/** What replaces the promise of a running cycle. `calendarId` with reason `calendar`, the rest with the others. */
export interface RecomputePayload {
  readonly reason: 'policy' | 'risk' | 'calendar';
  readonly target?: PinnedTarget;
  readonly calendarId?: string;
  readonly policyVersionId?: string;
  readonly band?: Band;
  /** With reason `risk`: the heavier lane that came with it. */
  readonly lane?: Lane;
}

export type EventType = ClockEvent['type'];

/** An event as it is stored. */
export interface RecordedEvent {
  readonly clockId: string;
  readonly seq: number;
  readonly at: Date;
  readonly type: EventType;
  readonly payload: EventPayload;
}

/** What the start and the recomputations of a clock have left in force. */
export interface ClockPromise {
  readonly start: StartPayload;
  readonly target: PinnedTarget;
  readonly band: Band;
  readonly lane: Lane;
  readonly policyVersionId: string;
  readonly ownerUserId: string | null;
}

/** The stored event as the fold reads it. */
export function toClockEvent({ seq, at, type, payload }: RecordedEvent): ClockEvent {
  const recorded = { seq, at: at.getTime() };
  // The payload of each type is written by this module alone.
  const told = payload as never;
  switch (type) {
    case 'start': {
      const { owner, target } = told as StartPayload;
      return { ...recorded, type, owner, target };
    }
    case 'pause':
      return { ...recorded, type, reason: (told as { reason: string }).reason };
    case 'resume':
      return { ...recorded, type, ...(told as { reason?: string }) };
    case 'stop':
    case 'cancel':
      return { ...recorded, type };
    case 'reassign':
      return { ...recorded, type, owner: (told as { owner: string }).owner };
    case 'recompute':
      return recomputation(recorded, told);
    case 'extend':
      return { ...recorded, type, ...(told as { amount: number; approver: string }) };
    default:
      return assertNever(type);
  }
}

/** Reads off the events what a clock promises at present. The first event is a start. */
export function promiseOf(events: readonly RecordedEvent[]): ClockPromise {
  let promise = null as ClockPromise | null;
  for (const { type, payload } of events) {
    if (type === 'start') {
      const start = payload as StartPayload;
      const { target, band, lane, policyVersionId, ownerUserId } = start;
      promise = { start, target, band, lane, policyVersionId, ownerUserId };
    } else if (promise !== null && type === 'recompute') {
      promise = recomputed(promise, payload as RecomputePayload);
    } else if (promise !== null && type === 'reassign') {
      promise = { ...promise, ownerUserId: (payload as { ownerUserId: string | null }).ownerUserId };
    }
  }
  if (promise === null) throw new Error('a clock whose history does not begin');
  return promise;
}

function recomputed(promise: ClockPromise, payload: RecomputePayload): ClockPromise {
  const { target, calendarId, band, lane, policyVersionId } = payload;
  return {
    ...promise,
    target: target ?? { ...promise.target, calendarId: calendarId ?? promise.target.calendarId },
    band: band ?? promise.band,
    lane: lane ?? promise.lane,
    policyVersionId: policyVersionId ?? promise.policyVersionId,
  };
}

function recomputation(recorded: { seq: number; at: number }, payload: RecomputePayload): ClockEvent {
  const { reason, target, calendarId } = payload;
  if (reason === 'calendar') return { ...recorded, type: 'recompute', reason, calendarId: calendarId ?? '' };
  if (target === undefined) throw new Error('a recomputation without its target');
  return { ...recorded, type: 'recompute', reason, target };
}
