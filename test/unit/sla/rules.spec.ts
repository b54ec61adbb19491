import {
  BREACH_KEY,
  dueThresholds,
  foldClock,
  ladderKey,
  REOPENED,
  warningKey,
  type Amount,
  type LadderStep,
} from '../../../modules/sla/index.js';
import { compileCalendar, NoWorkingTime } from '../../../src/kernel/working-time/index.js';
import {
  at,
  calendars,
  fold,
  history,
  HOUR_MS,
  hours,
  pause,
  resume,
  start,
  stop,
  target,
  wall,
} from './clocks.js';

const nothingFired: ReadonlySet<string> = new Set();
const begun = ['2026-03-05 09:00', start] as const;

describe('the semantics of a clock', () => {
  it('rule 1: working time is half-open, by local wall time', () => {
    const clock = fold(history(['2026-03-06 17:00', start]), target(), '2026-03-09 09:00');
    expect(clock.elapsedMs).toBe(0.5 * HOUR_MS);
    expect(fold(history(['2026-03-06 17:00', start]), target(), '2026-03-09 09:01').elapsedMs).toBe(
      0.5 * HOUR_MS + 60_000,
    );
  });

  it('rule 2: a deadline that lands on closing time stays at closing time', () => {
    expect(wall(fold(history(begun), target({ time: hours(8.5) }), '2026-03-05 09:00').deadlineAt)).toBe(
      '2026-03-05 17:30',
    );
  });

  it('rule 3: a stop at the deadline is met and one millisecond later is not', () => {
    const stopAt = (ms: number): boolean =>
      foldClock(
        [...history(begun), { type: 'stop', seq: 9, at: at('2026-03-05 17:00') + ms }],
        target(),
        calendars,
        at('2026-03-06 09:00'),
      ).breached === null;
    expect([stopAt(-1), stopAt(0), stopAt(1)]).toEqual([true, true, false]);
  });

  it('rule 3: an elapsed budget shows its deadline at the next opening and is met until then', () => {
    const promise = target({ time: hours(8.5), breachMode: 'elapsed_budget' });
    const closed = fold(history(begun, ['2026-03-06 09:00', stop]), promise, '2026-03-06 10:00');
    const late = fold(history(begun, ['2026-03-06 09:00:01', stop]), promise, '2026-03-06 10:00');
    expect(wall(closed.deadlineAt)).toBe('2026-03-06 09:00');
    expect([closed.breached, late.breached?.deadlineAt]).toEqual([null, at('2026-03-06 09:00')]);
  });

  it('rule 4: milliseconds are kept', () => {
    const clock = foldClock(
      history(begun),
      target({ time: hours(1) }),
      calendars,
      at('2026-03-05 09:00') + 1,
    );
    expect([clock.elapsedMs, clock.remainingMs]).toEqual([1, HOUR_MS - 1]);
  });

  it('rule 5: a stop while paused closes the pause at that instant', () => {
    const events = history(begun, ['2026-03-05 10:00', pause], ['2026-03-12 10:00', stop]);
    const clock = fold(events, target({ time: hours(2) }), '2026-03-20 09:00');
    expect([clock.state, clock.elapsedMs, clock.breached]).toEqual(['stopped', HOUR_MS, null]);
  });

  it('rule 5: a pause that begins at the deadline changes nothing', () => {
    const events = history(begun, ['2026-03-05 10:00', pause]);
    const clock = fold(events, target({ time: hours(1) }), '2026-03-05 16:00');
    expect(wall(clock.deadlineAt)).toBe('2026-03-05 10:00');
    expect(clock.breached).toEqual({ deadlineAt: at('2026-03-05 10:00'), policyInduced: false });
  });

  it('rule 6: while paused there is no deadline and nothing to fire', () => {
    const clock = fold(history(begun, ['2026-03-05 10:00', pause]), target(), '2026-03-30 09:00');
    expect([clock.deadlineAt, clock.nominalDeadlineAt, clock.effectiveDeadlineAt]).toEqual([
      null,
      null,
      null,
    ]);
    expect([clock.thresholds, clock.ladder, clock.breached, clock.provisional]).toEqual([
      [],
      [],
      null,
      false,
    ]);
    expect(clock.nextFireAt(nothingFired)).toBeNull();
  });

  it('rule 6: the pause limit resumes the clock by itself, whoever resumes later', () => {
    const promise = target({ maxTotalPauseMs: 2 * HOUR_MS });
    const paused = history(begun, ['2026-03-05 10:00', pause]);
    const resumed = history(begun, ['2026-03-05 10:00', pause], ['2026-03-05 16:00', resume]);
    const during = fold(paused, promise, '2026-03-05 11:00');
    expect([during.state, wall(during.autoResumeAt)]).toEqual(['paused', '2026-03-05 12:00']);
    expect(during.nextFireAt(nothingFired)).toBe(at('2026-03-05 12:00'));
    for (const events of [paused, resumed]) {
      const after = fold(events, promise, '2026-03-05 16:30');
      expect([after.state, wall(after.deadlineAt)]).toEqual(['running', '2026-03-06 10:30']);
    }
  });

  it('rule 6: once the limit is used up a further pause does not stop the clock', () => {
    const events = history(
      begun,
      ['2026-03-05 10:00', pause],
      ['2026-03-05 12:00', resume],
      ['2026-03-05 13:00', pause],
    );
    expect(fold(events, target({ maxTotalPauseMs: 2 * HOUR_MS }), '2026-03-05 14:00').state).toBe('running');
  });

  it('rule 7: a clock that never pauses runs through, and one pauses only for its own reasons', () => {
    const events = history(begun, ['2026-03-05 10:00', pause]);
    expect(fold(events, target({ pausableBy: [] }), '2026-03-05 12:00').elapsedMs).toBe(3 * HOUR_MS);
    expect(fold(events, target({ pausableBy: ['rejection_review'] }), '2026-03-05 12:00').state).toBe(
      'running',
    );
    expect(fold(events, target({ pausableBy: ['info_requested'] }), '2026-03-05 12:00').state).toBe('paused');
  });

  it('rule 8: after an outage only the highest warning is sent and the lower ones are marked', () => {
    const clock = fold(history(begun), target(), '2026-03-05 16:30');
    const due = dueThresholds(clock, nothingFired, at('2026-03-05 16:30'));
    expect(due.warning?.percent).toBe(90);
    expect(due.skipped.map(({ percent }) => percent)).toEqual([50, 75]);
  });

  it('rule 8: a warning already sent is not repeated after a resume, nor is a lower one', () => {
    const events = history(begun, ['2026-03-05 15:00', pause], ['2026-03-06 10:00', resume]);
    const clock = fold(events, target(), '2026-03-06 11:00');
    const sent = new Set([warningKey(75)]);
    expect(dueThresholds(clock, sent, at('2026-03-06 11:00'))).toMatchObject({ warning: null, skipped: [] });
    expect(wall(clock.nextFireAt(sent))).toBe('2026-03-06 11:12');
  });

  it('rule 8: warnings of a real-time clock are percents of real time', () => {
    const time: Amount = { unit: 'calendar_hours', amount: 4, hourRule: 'from_instant' };
    const clock = fold(history(['2026-03-07 20:00', start]), target({ time }), '2026-03-07 20:00');
    expect(clock.thresholds.map((threshold) => wall(threshold.at))).toEqual([
      '2026-03-07 22:00',
      '2026-03-07 23:00',
      '2026-03-07 23:36',
      '2026-03-08 00:00',
    ]);
  });

  it('rule 9: every due ladder step fires in order, once, and none after the stop', () => {
    const ladder: readonly LadderStep[] = [
      { level: 'centre', unit: 'business_seconds', amount: 4 * 3600 },
      { level: 'head', unit: 'business_seconds', amount: 0 },
      { level: 'district', unit: 'working_days', amount: 1 },
      { level: 'duty officer', unit: 'real_seconds', amount: 1800 },
    ];
    const clock = fold(history(begun), target({ time: hours(1), ladder }), '2026-03-06 10:00');
    const due = (fired: ReadonlySet<string>): readonly string[] =>
      dueThresholds(clock, fired, at('2026-03-06 10:00')).ladder.map(({ level }) => level);
    expect(due(nothingFired)).toEqual(['head', 'duty officer', 'centre', 'district']);
    expect(due(new Set([ladderKey('head'), ladderKey('centre')]))).toEqual(['duty officer', 'district']);
    const stopped = fold(
      history(begun, ['2026-03-05 09:30', stop]),
      target({ time: hours(1), ladder }),
      '2026-03-06 10:00',
    );
    expect([stopped.ladder, stopped.nextFireAt(nothingFired)]).toEqual([[], null]);
  });

  it('rule 9: a step at a share of the time waits through a pause, as a warning of that share does', () => {
    const ladder: readonly LadderStep[] = [{ level: 'ask', unit: 'percent_of_time', amount: 50 }];
    const eight = target({ ladder, warningPercents: [50] });
    const straight = fold(history(['2026-03-05 09:00', start]), eight, '2026-03-05 10:00');
    expect(straight.ladder).toEqual([{ level: 'ask', at: at('2026-03-05 13:00') }]);
    const rested = fold(
      history(
        ['2026-03-05 09:00', start],
        ['2026-03-05 10:00', pause],
        ['2026-03-05 11:00', { type: 'resume' }],
      ),
      eight,
      '2026-03-05 12:00',
    );
    expect(rested.ladder.map((step) => step.at)).toEqual([at('2026-03-05 14:00')]);
    expect(rested.ladder.map((step) => step.at)).toEqual(rested.thresholds.map((threshold) => threshold.at));
    expect(dueThresholds(rested, new Set([ladderKey('ask')]), at('2026-03-05 14:00')).ladder).toEqual([]);
  });

  it('rule 10: a late completion stops the clock like any other', () => {
    const clock = fold(history(begun, ['2026-04-01 10:00', stop]), target(), '2026-04-02 09:00');
    expect([clock.state, clock.endedAt]).toEqual(['stopped', at('2026-04-01 10:00')]);
    expect(clock.remainingMs).toBeLessThan(0);
    expect(clock.percent).toBeGreaterThan(100);
  });

  it('rule 11: a breach exists although no sweep ever ran before the stop', () => {
    const clock = fold(history(begun, ['2026-03-06 10:00', stop]), target(), '2026-03-20 09:00');
    const breach = { deadlineAt: at('2026-03-05 17:00'), policyInduced: false };
    expect(clock.breached).toEqual(breach);
    expect(dueThresholds(clock, nothingFired, at('2026-03-20 09:00')).breach).toEqual(breach);
    expect(dueThresholds(clock, new Set([BREACH_KEY]), at('2026-03-20 09:00')).breach).toBeNull();
  });

  it('rule 11: the sweep is asked to look one millisecond after the deadline, when the breach begins', () => {
    const clock = fold(history(begun), target({ warningPercents: [] }), '2026-03-05 09:00');
    const wakeAt = clock.nextFireAt(nothingFired) ?? NaN;
    expect(wakeAt).toBe(at('2026-03-05 17:00') + 1);
    expect(foldClock(history(begun), target(), calendars, wakeAt - 1).breached).toBeNull();
    expect(foldClock(history(begun), target(), calendars, wakeAt).breached).not.toBeNull();
  });

  it('rule 12: reopening starts a full new cycle and keeps the lifetime total', () => {
    const events = history(
      begun,
      ['2026-03-05 14:00', stop],
      ['2026-03-09 09:00', { type: 'start', owner: 'committee' }],
    );
    const clock = fold(events, target(), '2026-03-09 11:00');
    expect([clock.cycle, clock.owner, clock.elapsedMs, clock.lifetimeElapsedMs]).toEqual([
      2,
      'committee',
      2 * HOUR_MS,
      7 * HOUR_MS,
    ]);
    expect(clock.pastCycles).toEqual([
      {
        cycle: 1,
        startedAt: at('2026-03-05 09:00'),
        endedAt: at('2026-03-05 14:00'),
        endedBy: 'stop',
        deadlineAt: at('2026-03-05 17:00'),
        elapsedMs: 5 * HOUR_MS,
        breached: null,
      },
    ]);
  });

  it('rule 12: resuming the same clock leaves the closed interval out and charges nobody for it', () => {
    const events = history(
      begun,
      ['2026-03-05 14:00', stop],
      ['2026-03-09 09:00', { type: 'resume', reason: REOPENED }],
    );
    const clock = fold(events, target(), '2026-03-09 10:00');
    expect([clock.cycle, clock.elapsedMs, wall(clock.deadlineAt)]).toEqual([
      1,
      6 * HOUR_MS,
      '2026-03-09 12:00',
    ]);
    expect(clock.segments).toContainEqual({
      from: at('2026-03-05 14:00'),
      to: at('2026-03-09 09:00'),
      kind: 'paused',
      reason: REOPENED,
    });
  });

  it('rule 12: an ordinary resume does not reopen a stopped clock', () => {
    const events = history(begun, ['2026-03-05 14:00', stop], ['2026-03-09 09:00', resume]);
    expect(fold(events, target(), '2026-03-09 10:00').state).toBe('stopped');
  });

  it('rule 13: a running clock stays pinned until a re-issue reaches it, and keeps an earlier breach', () => {
    const relaxed = { type: 'recompute', reason: 'policy', target: target() } as const;
    const events = history(begun, ['2026-03-05 14:00', relaxed]);
    const clock = fold(events, target({ time: hours(4) }), '2026-03-05 15:00');
    expect(wall(clock.deadlineAt)).toBe('2026-03-05 17:00');
    expect(clock.breached).toEqual({ deadlineAt: at('2026-03-05 13:00'), policyInduced: false });
  });

  it('rule 13: a re-issue that leaves nothing does not breach a paused clock before it resumes', () => {
    const tightened = { type: 'recompute', reason: 'policy', target: target({ time: hours(0.5) }) } as const;
    const events = [begun, ['2026-03-05 10:00', pause], ['2026-03-05 11:00', tightened]] as const;
    const paused = fold(history(...events), target(), '2026-03-05 14:00');
    expect([paused.deadlineAt, paused.breached, paused.remainingMs]).toEqual([null, null, 0]);
    const resumed = fold(history(...events, ['2026-03-05 15:00', resume]), target(), '2026-03-05 15:01');
    expect(resumed.breached).toEqual({ deadlineAt: at('2026-03-05 15:00'), policyInduced: true });
  });

  it('rule 14: a new calendar moves the time to come and leaves the past and its breaches alone', () => {
    const change = { type: 'recompute', reason: 'calendar', calendarId: 'officeClosedMonday' } as const;
    const events = history(['2026-03-06 16:00', start], ['2026-03-09 12:00', change]);
    const passed = fold(events, target({ time: hours(2) }), '2026-03-10 09:00');
    expect(passed.breached?.deadlineAt).toBe(at('2026-03-09 09:30'));
    expect(wall(passed.deadlineAt)).toBe('2026-03-09 09:30');
    const running = fold(events, target({ time: hours(6) }), '2026-03-10 09:00');
    expect([running.elapsedMs, wall(running.deadlineAt)]).toEqual([4.5 * HOUR_MS, '2026-03-10 10:30']);
  });

  it('rule 14: a deadline beyond the published year is provisional until the year is published', () => {
    const events = history(['2025-12-31 09:00', start]);
    expect(
      fold(events, target({ calendarId: 'beforeNotice', time: hours(9) }), '2025-12-31 09:00').provisional,
    ).toBe(true);
    expect(
      fold(events, target({ calendarId: 'beforeNotice', time: hours(8) }), '2025-12-31 09:00').provisional,
    ).toBe(false);
    const published = { type: 'recompute', reason: 'calendar', calendarId: 'office' } as const;
    const known = history(['2025-12-31 09:00', start], ['2025-12-31 10:00', published]);
    const clock = fold(known, target({ calendarId: 'beforeNotice', time: hours(9) }), '2025-12-31 10:00');
    expect([clock.provisional, wall(clock.deadlineAt)]).toEqual([false, '2026-01-04 09:30']);
  });

  it('rule 15: a pause is charged to nobody, even across a change of hands', () => {
    const events = history(
      begun,
      ['2026-03-05 10:00', { type: 'reassign', owner: 'committee' }],
      ['2026-03-05 13:00', pause],
      ['2026-03-05 14:00', { type: 'reassign', owner: 'labour' }],
      ['2026-03-05 17:00', resume],
    );
    const clock = fold(events, target(), '2026-03-06 09:30');
    expect(clock.attribution).toEqual([
      { owner: 'station', elapsedMs: HOUR_MS },
      { owner: 'committee', elapsedMs: 3 * HOUR_MS },
      { owner: 'labour', elapsedMs: HOUR_MS },
    ]);
    expect(clock.segments).toEqual([
      { from: at('2026-03-05 09:00'), to: at('2026-03-05 10:00'), kind: 'counted', owner: 'station' },
      { from: at('2026-03-05 10:00'), to: at('2026-03-05 13:00'), kind: 'counted', owner: 'committee' },
      { from: at('2026-03-05 13:00'), to: at('2026-03-05 17:00'), kind: 'paused', reason: 'info_requested' },
      { from: at('2026-03-05 17:00'), to: at('2026-03-05 17:30'), kind: 'counted', owner: 'labour' },
      { from: at('2026-03-05 17:30'), to: at('2026-03-06 09:00'), kind: 'closed' },
      { from: at('2026-03-06 09:00'), to: at('2026-03-06 09:30'), kind: 'counted', owner: 'labour' },
    ]);
  });

  it('rule 16: a calendar without working time is a typed error', () => {
    const never = new Map([['office', compileCalendar({ tz: 'Asia/Shanghai', weekly: {} })]]);
    const promises: readonly Amount[] = [
      hours(1),
      { unit: 'working_days', amount: 1, mode: 'same_clock_time' },
      { unit: 'calendar_days', amount: 1, rollLastDay: true },
    ];
    for (const time of promises) {
      expect(() => foldClock(history(begun), target({ time }), never, at('2026-03-05 09:00'))).toThrow(
        NoWorkingTime,
      );
    }
  });

  it('rule 17: statutory days exclude the first, end at the close of business, and do not roll for custody', () => {
    const inDays = (amount: number, rollLastDay: boolean): string | null =>
      wall(
        fold(
          history(begun),
          target({ time: { unit: 'calendar_days', amount, rollLastDay } }),
          '2026-03-05 09:00',
        ).deadlineAt,
      );
    expect([inDays(1, true), inDays(2, true), inDays(2, false)]).toEqual([
      '2026-03-06 17:30',
      '2026-03-09 17:30',
      '2026-03-08 00:00',
    ]);
  });
});

describe('clocks that are not in working time', () => {
  it('a pause pushes a real-time deadline by its real length', () => {
    const events = history(
      ['2026-03-06 16:00', start],
      ['2026-03-06 18:00', pause],
      ['2026-03-07 06:00', resume],
    );
    const promise = target({ time: { unit: 'calendar_hours', amount: 24, hourRule: 'from_instant' } });
    expect(wall(fold(events, promise, '2026-03-07 06:00').deadlineAt)).toBe('2026-03-08 04:00');
  });

  it('an absolute due time is what it says, and moves by a pause', () => {
    const promise = target({ time: { unit: 'instant', dueAt: at('2026-03-10 12:00') } });
    expect(wall(fold(history(begun), promise, '2026-03-05 09:00').deadlineAt)).toBe('2026-03-10 12:00');
    const events = history(begun, ['2026-03-06 09:00', pause], ['2026-03-06 10:00', resume]);
    expect(wall(fold(events, promise, '2026-03-06 10:00').deadlineAt)).toBe('2026-03-10 13:00');
  });

  it('a period of days that a pause pushes onto a day off ends with the next working day', () => {
    const promise = target({ time: { unit: 'calendar_days', amount: 1, rollLastDay: true } });
    const pausedUntil = (to: string): string | null =>
      wall(fold(history(begun, ['2026-03-06 10:00', pause], [to, resume]), promise, to).deadlineAt);
    expect(pausedUntil('2026-03-06 12:00')).toBe('2026-03-06 19:30');
    expect(pausedUntil('2026-03-07 10:00')).toBe('2026-03-09 17:30');
    expect(pausedUntil('2026-03-09 02:00')).toBe('2026-03-09 17:30');
    expect(pausedUntil('2026-03-09 12:00')).toBe('2026-03-09 19:30');
  });

  it('working days keep the clock time and move by the working time of a pause', () => {
    const promise = target({ time: { unit: 'working_days', amount: 3, mode: 'same_clock_time' } });
    const events = history(begun, ['2026-03-06 16:30', pause], ['2026-03-09 10:00', resume]);
    expect(wall(fold(history(begun), promise, '2026-03-05 09:00').deadlineAt)).toBe('2026-03-10 09:00');
    expect(wall(fold(events, promise, '2026-03-09 10:00').deadlineAt)).toBe('2026-03-10 11:00');
  });
});

describe('extension, risk and restart', () => {
  const extend = { type: 'extend', amount: 2 * 3600, approver: 'head' } as const;

  it('an extension adds to the target in its own unit', () => {
    expect(
      wall(fold(history(begun, ['2026-03-05 12:00', extend]), target(), '2026-03-05 12:00').deadlineAt),
    ).toBe('2026-03-06 10:30');
  });

  it('an extension after the deadline keeps the breach', () => {
    const clock = fold(history(begun, ['2026-03-06 09:30', extend]), target(), '2026-03-06 09:40');
    expect(wall(clock.deadlineAt)).toBe('2026-03-06 10:30');
    expect(clock.breached?.deadlineAt).toBe(at('2026-03-05 17:00'));
  });

  it('an extension outlives a re-issue in the same unit', () => {
    const reissue = { type: 'recompute', reason: 'policy', target: target({ time: hours(9) }) } as const;
    const events = history(begun, ['2026-03-05 12:00', extend], ['2026-03-05 13:00', reissue]);
    expect(wall(fold(events, target(), '2026-03-05 13:00').deadlineAt)).toBe('2026-03-06 11:30');
  });

  it('a raised risk sets the earlier of the old deadline and the new target from now', () => {
    const risk = (amount: number) =>
      ({ type: 'recompute', reason: 'risk', target: target({ time: hours(amount) }) }) as const;
    const after = (amount: number): string | null =>
      wall(fold(history(begun, ['2026-03-05 12:00', risk(amount)]), target(), '2026-03-05 12:00').deadlineAt);
    expect([after(4), after(40)]).toEqual(['2026-03-05 16:00', '2026-03-05 17:00']);
  });

  it('an update clock restarts with each update and keeps the breach of a late one', () => {
    const events = history(['2026-02-13 10:00', start], ['2026-02-14 14:30', start]);
    const clock = fold(events, target({ time: hours(8.5) }), '2026-02-14 15:00');
    expect(clock.pastCycles.map(({ deadlineAt, endedBy }) => [wall(deadlineAt), endedBy])).toEqual([
      ['2026-02-14 10:00', 'restart'],
    ]);
    expect(clock.pastCycles[0]?.breached?.deadlineAt).toBe(at('2026-02-14 10:00'));
    expect([wall(clock.deadlineAt), clock.breached]).toEqual(['2026-02-24 14:30', null]);
  });

  it('a cancelled clock has nothing left to fire', () => {
    const clock = fold(
      history(begun, ['2026-03-05 10:00', { type: 'cancel' }]),
      target(),
      '2026-03-20 09:00',
    );
    expect([clock.state, clock.nextFireAt(nothingFired), clock.breached]).toEqual(['cancelled', null, null]);
  });

  it('the fold sees nothing after the instant it is asked for', () => {
    const events = history(begun, ['2026-03-05 10:00', pause]);
    expect(fold(events, target(), '2026-03-05 09:59').state).toBe('running');
    expect(() => fold(events, target(), '2026-03-05 08:59')).toThrow('has not been started');
  });

  it('a calendar that is not at hand is an error', () => {
    expect(() => fold(history(begun), target({ calendarId: 'lost' }), '2026-03-05 09:00')).toThrow(
      'calendar',
    );
  });
});
