import {
  foldClock,
  type Amount,
  type ClockEvent,
  type ClockFold,
  type Target,
} from '../../../modules/sla/index.js';
import type { WorkingTime } from '../../../src/kernel/working-time/index.js';
import {
  at,
  beforeNotice,
  days,
  lunch,
  office,
  officeClosedMonday,
  roundTheClock,
} from '../working-time/calendars.js';

export { at, HOUR_MS, wall } from '../working-time/calendars.js';

export const calendars: ReadonlyMap<string, WorkingTime> = new Map([
  ['office', office],
  ['lunch', lunch],
  ['days', days],
  ['roundTheClock', roundTheClock],
  ['beforeNotice', beforeNotice],
  ['officeClosedMonday', officeClosedMonday],
]);

/** Working hours as an amount. */
export function hours(amount: number): Amount {
  return { unit: 'business_seconds', amount: amount * 3600 };
}

/** A target that states only what matters to the test; 8 working hours of the office otherwise. */
export function target(change: Partial<Target> = {}): Target {
  return {
    time: hours(8),
    calendarId: 'office',
    warningPercents: [50, 75, 90, 100],
    ladder: [],
    pausableBy: 'any',
    maxTotalPauseMs: null,
    breachMode: 'strict_instant',
    ...change,
  };
}

type Unnumbered = ClockEvent extends infer E ? (E extends ClockEvent ? Omit<E, 'seq' | 'at'> : never) : never;

/** A history written as wall times and events, numbered in the order given. */
export function history(
  ...steps: readonly (readonly [when: string, event: Unnumbered])[]
): readonly ClockEvent[] {
  return steps.map(([when, event], seq): ClockEvent => ({ ...event, at: at(when), seq }));
}

export const start = { type: 'start', owner: 'station' } as const;
export const stop = { type: 'stop' } as const;
export const pause = { type: 'pause', reason: 'info_requested' } as const;
export const resume = { type: 'resume', reason: 'info_requested' } as const;

/** The fold as of a wall time. */
export function fold(events: readonly ClockEvent[], promise: Target, asOf: string): ClockFold {
  return foldClock(events, promise, calendars, at(asOf));
}
