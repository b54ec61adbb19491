import fc from 'fast-check';
import {
  foldClock,
  type Amount,
  type ClockEvent,
  type ClockFold,
  type Target,
} from '../../../modules/sla/index.js';
import { office } from '../working-time/calendars.js';
import { at, calendars, hours, target } from './clocks.js';

const DAY_MS = 86_400_000;
const BEGIN = at('2026-09-01 09:00');
const SPAN_MS = 60 * DAY_MS;

const amounts: readonly Amount[] = [
  hours(8),
  hours(60),
  { unit: 'working_days', amount: 5, mode: 'same_clock_time' },
  { unit: 'working_days', amount: 3, mode: 'end_of_working_day' },
  { unit: 'statutory_working_days', amount: 10 },
  { unit: 'calendar_hours', amount: 72, hourRule: 'exclude_starting_hour' },
  { unit: 'calendar_days', amount: 30, rollLastDay: true },
  { unit: 'calendar_days', amount: 15, rollLastDay: false },
  { unit: 'months', amount: 1, rollLastDay: true },
  { unit: 'instant', dueAt: BEGIN + 20 * DAY_MS },
];
const promise: fc.Arbitrary<Target> = fc.constantFrom(...amounts).map((time) => target({ time }));
const instant = fc.integer({ min: BEGIN, max: BEGIN + SPAN_MS });
// Whole hours make events of the same instant likely.
const hour = fc.integer({ min: 0, max: 60 * 24 }).map((count) => BEGIN + count * 3_600_000);
const reason = fc.constantFrom('info_requested', 'review');
const owner = fc.constantFrom('station', 'committee', 'labour');

type Unnumbered = ClockEvent extends infer E ? (E extends ClockEvent ? Omit<E, 'seq'> : never) : never;
const anyEvent: fc.Arbitrary<Unnumbered> = fc.oneof(
  fc.record({ type: fc.constant('pause' as const), at: hour, reason }),
  fc.record({ type: fc.constant('resume' as const), at: hour, reason }),
  fc.record({ type: fc.constant('resume' as const), at: hour, reason: fc.constant('reopened') }),
  fc.record({ type: fc.constant('reassign' as const), at: hour, owner }),
  fc.record({ type: fc.constant('stop' as const), at: hour }),
  fc.record({ type: fc.constant('start' as const), at: hour, owner }),
  fc.record({
    type: fc.constant('extend' as const),
    at: hour,
    amount: fc.integer({ min: 1, max: 5 }),
    approver: owner,
  }),
  fc.record({
    type: fc.constant('recompute' as const),
    at: hour,
    reason: fc.constantFrom('policy' as const, 'risk' as const),
    target: promise,
  }),
  fc.record({
    type: fc.constant('recompute' as const),
    at: hour,
    reason: fc.constant('calendar' as const),
    calendarId: fc.constantFrom('office', 'lunch', 'officeClosedMonday'),
  }),
);
const anyHistory: fc.Arbitrary<readonly ClockEvent[]> = fc
  .array(anyEvent, { maxLength: 12 })
  .map((events) => number([{ type: 'start', at: BEGIN, owner: 'station' }, ...events]));

const pauses = fc.array(fc.tuple(instant, fc.integer({ min: 1, max: 5 * DAY_MS })), { maxLength: 5 });

function number(events: readonly Unnumbered[]): readonly ClockEvent[] {
  return events.map((event, seq): ClockEvent => ({ ...event, seq }));
}

function paused(stretches: readonly (readonly [from: number, length: number])[]): readonly ClockEvent[] {
  const steps = stretches.flatMap(([from, length], index): readonly Unnumbered[] => [
    { type: 'pause', at: from, reason: `pause ${index}` },
    { type: 'resume', at: from + length, reason: `pause ${index}` },
  ]);
  return number([{ type: 'start', at: BEGIN, owner: 'station' }, ...steps]);
}

function fold(events: readonly ClockEvent[], promised: Target, asOf: number): ClockFold {
  return foldClock(events, promised, calendars, asOf);
}

/** Every fact of a fold, explanations included. */
function facts(clock: ClockFold): string {
  return JSON.stringify([clock, clock.segments, clock.attribution, clock.nextFireAt(new Set())]);
}

const AFTER = BEGIN + 3 * SPAN_MS;

describe('the fold of any history', () => {
  it('gives byte-identical results when it is run again', () => {
    fc.assert(
      fc.property(anyHistory, promise, instant, (events, promised, asOf) => {
        expect(facts(fold(events, promised, asOf))).toBe(
          facts(fold(structuredClone(events), promised, asOf)),
        );
      }),
    );
  });

  it('does not depend on the order in which events are handed in', () => {
    fc.assert(
      fc.property(
        anyHistory,
        fc.infiniteStream(fc.nat()),
        promise,
        instant,
        (events, random, promised, asOf) => {
          const shuffled = events
            .map((event) => ({ event, rank: random.next().value as number }))
            .sort((a, b) => a.rank - b.rank)
            .map(({ event }) => event);
          expect(facts(fold(shuffled, promised, asOf))).toBe(facts(fold(events, promised, asOf)));
        },
      ),
    );
  });

  it('charges the owners exactly what it counted', () => {
    fc.assert(
      fc.property(anyHistory, promise, instant, (events, promised, asOf) => {
        const clock = fold(events, promised, asOf);
        const charged = clock.attribution.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
        expect(charged).toBe(clock.elapsedMs);
        for (const { elapsedMs } of clock.attribution) expect(elapsedMs).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('explains a cycle without a gap, and the counted stretches sum to what was counted', () => {
    fc.assert(
      fc.property(anyHistory, promise, instant, (events, promised, asOf) => {
        const { segments, startedAt, endedAt, elapsedMs } = fold(events, promised, asOf);
        let reached = startedAt;
        for (const { from, to } of segments) {
          expect(from).toBe(reached);
          reached = to;
        }
        expect(reached).toBe(endedAt ?? asOf);
        const counted = segments.filter(({ kind }) => kind === 'counted');
        expect(counted.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(elapsedMs);
      }),
    );
  });

  it('never takes a breach back as time goes on within a cycle', () => {
    fc.assert(
      fc.property(anyHistory, promise, fc.tuple(instant, instant), (events, promised, [a, b]) => {
        const [early, late] = [
          fold(events, promised, Math.min(a, b)),
          fold(events, promised, Math.max(a, b)),
        ];
        const sameCycle = late.cycle === early.cycle ? late : late.pastCycles[early.cycle - 1];
        if (early.breached !== null) expect(sameCycle?.breached).toEqual(early.breached);
      }),
    );
  });
});

describe('pauses of any kind', () => {
  it('more pause never gives an earlier deadline', () => {
    fc.assert(
      fc.property(
        promise,
        pauses,
        fc.tuple(instant, fc.integer({ min: 1, max: 9 * DAY_MS })),
        (promised, some, extra) => {
          const few = fold(paused(some), promised, AFTER).deadlineAt ?? NaN;
          const more = fold(paused([...some, extra]), promised, AFTER).deadlineAt ?? NaN;
          expect(more).toBeGreaterThanOrEqual(few);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('a pause outside hours is a no-op for a clock in working time', () => {
    const closed = instant.filter((t) => !office.isOpen(t));
    fc.assert(
      fc.property(
        fc.constantFrom(hours(8), hours(60)),
        closed,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (time, from, part) => {
          const length = Math.floor((office.nextOpen(from) - from) * part);
          const without = fold(paused([]), target({ time }), AFTER);
          const withPause = fold(paused([[from, length]]), target({ time }), AFTER);
          expect([withPause.deadlineAt, withPause.elapsedMs]).toEqual([
            without.deadlineAt,
            without.elapsedMs,
          ]);
        },
      ),
    );
  });

  it('what has counted at the deadline is the budget, whatever was paused on the way', () => {
    fc.assert(
      fc.property(fc.constantFrom(8, 20, 60), pauses, (amount, some) => {
        const promised = target({ time: hours(amount) });
        const deadlineAt = fold(paused(some), promised, AFTER).deadlineAt ?? NaN;
        const there = fold(paused(some), promised, deadlineAt);
        expect([there.elapsedMs, there.remainingMs]).toEqual([amount * 3_600_000, 0]);
      }),
    );
  });
});
