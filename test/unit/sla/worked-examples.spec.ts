import { REOPENED, type Amount } from '../../../modules/sla/index.js';
import { fold, history, hours, pause, resume, start, stop, target, wall } from './clocks.js';

interface Example {
  readonly name: string;
  readonly from: string;
  readonly time: Amount;
  readonly deadline: string;
  readonly calendarId?: string;
  readonly pauses?: readonly (readonly [from: string, to: string])[];
}

const minutes = (amount: number): Amount => ({ unit: 'business_seconds', amount: amount * 60 });
const rolling = (amount: number): Amount => ({ unit: 'calendar_days', amount, rollLastDay: true });
const oneMonth: Amount = { unit: 'months', amount: 1, rollLastDay: true };

const examples: readonly Example[] = [
  {
    name: '1 a start at closing time waits for Monday',
    from: '2026-03-06 17:30',
    time: minutes(60),
    deadline: '2026-03-09 10:00',
  },
  {
    name: '2 one second before closing counts',
    from: '2026-03-06 17:29:59',
    time: minutes(60),
    deadline: '2026-03-09 09:59:59',
  },
  {
    name: '3 a deadline on closing time stays there',
    from: '2026-03-06 16:30',
    time: minutes(60),
    deadline: '2026-03-06 17:30',
  },
  {
    name: '4 one second too late goes over to Monday',
    from: '2026-03-06 16:30:01',
    time: minutes(60),
    deadline: '2026-03-09 09:00:01',
  },
  {
    name: '5 a deadline at noon is not moved behind lunch',
    from: '2026-03-06 11:00',
    time: minutes(60),
    deadline: '2026-03-06 12:00',
    calendarId: 'lunch',
  },
  {
    name: '6 a make-up Saturday is a working day',
    from: '2026-02-13 17:00',
    time: hours(2),
    deadline: '2026-02-14 10:30',
  },
  {
    name: '7 the spring festival is left out',
    from: '2026-02-14 17:00',
    time: hours(1),
    deadline: '2026-02-24 09:30',
  },
  {
    name: '8 a start in the holiday begins after it',
    from: '2026-02-16 22:00',
    time: hours(24),
    deadline: '2026-02-26 16:00',
  },
  {
    name: '9 a make-up Sunday ends the new year holiday',
    from: '2026-01-02 10:00',
    time: hours(1),
    deadline: '2026-01-04 10:00',
  },
  {
    name: '10 a make-up Saturday lies on the way',
    from: '2026-10-09 17:00',
    time: hours(10),
    deadline: '2026-10-12 10:00',
  },
  {
    name: '11 a pause over a holiday costs its working time',
    from: '2026-09-24 15:00',
    time: hours(8),
    pauses: [['2026-09-24 16:00', '2026-09-28 10:00']],
    deadline: '2026-09-28 17:00',
  },
  {
    name: '12 a pause inside a holiday costs nothing',
    from: '2026-09-30 16:00',
    time: hours(8),
    pauses: [['2026-10-02 09:00', '2026-10-05 18:00']],
    deadline: '2026-10-08 15:30',
  },
  {
    name: '13 a pause across the holiday shifts by its half hour',
    from: '2026-09-30 16:00',
    time: hours(8),
    pauses: [['2026-09-30 17:00', '2026-10-08 09:00']],
    deadline: '2026-10-08 16:00',
  },
  {
    name: '14 a pause that ends on a make-up Saturday goes on that day',
    from: '2026-09-30 16:00',
    time: hours(8),
    pauses: [['2026-09-30 17:00', '2026-10-10 09:00']],
    deadline: '2026-10-10 16:00',
  },
  {
    name: '16 a pause after the deadline cannot undo a breach',
    from: '2026-03-05 09:00',
    time: hours(1),
    pauses: [['2026-03-05 10:30', '2026-03-05 11:00']],
    deadline: '2026-03-05 10:00',
  },
  {
    name: '17 a pause one second before the deadline leaves one second',
    from: '2026-03-05 09:00',
    time: hours(1),
    pauses: [['2026-03-05 09:59:59', '2026-03-05 17:00']],
    deadline: '2026-03-05 17:00:01',
  },
  {
    name: '25 a last day in the holiday rolls',
    from: '2026-04-20 10:00',
    time: rolling(15),
    deadline: '2026-05-06 17:30',
  },
  {
    name: '26 a last day on a make-up Saturday does not roll',
    from: '2026-04-24 10:00',
    time: rolling(15),
    deadline: '2026-05-09 17:30',
  },
  {
    name: '27 a month from the 31st ends with February, on a make-up day',
    from: '2026-01-31 10:00',
    time: oneMonth,
    deadline: '2026-02-28 17:30',
  },
  {
    name: '28 a month from the end of February is the 28th, rolled',
    from: '2026-02-28 10:00',
    time: oneMonth,
    deadline: '2026-03-30 17:30',
  },
  {
    name: '30a civil hours count from the instant',
    from: '2026-03-06 10:20',
    time: { unit: 'calendar_hours', amount: 24, hourRule: 'from_instant' },
    deadline: '2026-03-07 10:20',
  },
  {
    name: '30b administrative hours count from the next full hour',
    from: '2026-03-06 10:20',
    time: { unit: 'calendar_hours', amount: 24, hourRule: 'exclude_starting_hour' },
    deadline: '2026-03-07 11:00',
  },
];

describe('the worked examples', () => {
  it.each(examples.map((example) => [example.name, example] as const))('%s', (_name, example) => {
    const pauses = (example.pauses ?? []).flatMap(([from, to]) => [
      [from, pause] as const,
      [to, resume] as const,
    ]);
    const promise = target({ time: example.time, calendarId: example.calendarId ?? 'office' });
    const clock = fold(history([example.from, start], ...pauses), promise, '2026-12-31 00:00');
    expect(wall(clock.deadlineAt)).toBe(example.deadline);
  });

  it('15 overlapping pauses are a union', () => {
    const events = history(
      ['2026-03-05 09:00', start],
      ['2026-03-05 10:00', { type: 'pause', reason: 'information' }],
      ['2026-03-05 10:30', { type: 'pause', reason: 'no_show' }],
      ['2026-03-05 11:00', { type: 'resume', reason: 'information' }],
      ['2026-03-05 12:00', { type: 'resume', reason: 'no_show' }],
    );
    expect(wall(fold(events, target({ time: hours(4) }), '2026-03-05 12:00').deadlineAt)).toBe(
      '2026-03-05 15:00',
    );
  });

  it('18 an open pause leaves no deadline and seven hours', () => {
    const events = history(['2026-03-05 09:00', start], ['2026-03-05 10:00', pause]);
    const clock = fold(events, target(), '2026-03-20 09:00');
    expect([clock.state, clock.deadlineAt, clock.remainingMs]).toEqual(['paused', null, 7 * 3_600_000]);
  });

  it('19 warnings fall on percents of the working budget', () => {
    const clock = fold(history(['2026-03-05 14:00', start]), target(), '2026-03-05 14:00');
    expect(clock.thresholds.map(({ percent, at }) => [percent, wall(at)])).toEqual([
      [50, '2026-03-06 09:30'],
      [75, '2026-03-06 11:30'],
      [90, '2026-03-06 12:42'],
      [100, '2026-03-06 13:30'],
    ]);
  });

  it('20 ladder steps are working time from the deadline, over the holiday', () => {
    const ladder = [-2, 0, 4, 8.5].map((amount) => {
      return { level: `${amount} h`, unit: 'business_seconds', amount: amount * 3600 } as const;
    });
    const clock = fold(
      history(['2026-09-30 09:00', start]),
      target({ time: hours(8.5), ladder }),
      '2026-09-30 09:00',
    );
    expect(clock.ladder.map(({ at }) => wall(at))).toEqual([
      '2026-09-30 15:30',
      '2026-09-30 17:30',
      '2026-10-08 13:00',
      '2026-10-08 17:30',
    ]);
  });

  it('21 a Monday declared closed on Sunday moves the deadline to Tuesday', () => {
    const before = history(['2026-03-06 09:00', start]);
    const after = history(
      ['2026-03-06 09:00', start],
      ['2026-03-08 20:00', { type: 'recompute', reason: 'calendar', calendarId: 'officeClosedMonday' }],
    );
    expect(wall(fold(before, target({ time: hours(9.5) }), '2026-03-08 20:00').deadlineAt)).toBe(
      '2026-03-09 10:00',
    );
    expect(wall(fold(after, target({ time: hours(9.5) }), '2026-03-08 20:00').deadlineAt)).toBe(
      '2026-03-10 10:00',
    );
  });

  it('22 a tightened policy takes effect no earlier than the decision', () => {
    const tightened = { type: 'recompute', reason: 'policy', target: target({ time: hours(4) }) } as const;
    const events = history(['2026-03-05 09:00', start], ['2026-03-05 14:00', tightened]);
    const clock = fold(events, target(), '2026-03-05 15:00');
    expect(wall(fold(events, target(), '2026-03-05 13:59').deadlineAt)).toBe('2026-03-05 17:00');
    expect(wall(clock.nominalDeadlineAt)).toBe('2026-03-05 13:00');
    expect(wall(clock.effectiveDeadlineAt)).toBe('2026-03-05 14:00');
    expect(clock.breached?.policyInduced).toBe(true);
  });

  it('23 a reopened clock resumes with what was left, or starts a new cycle', () => {
    const closed = [
      ['2026-03-05 09:00', start],
      ['2026-03-05 14:00', stop],
    ] as const;
    const same = history(...closed, ['2026-03-09 09:00', { type: 'resume', reason: REOPENED }]);
    const again = history(...closed, ['2026-03-09 09:00', start]);
    expect(wall(fold(same, target(), '2026-03-09 09:00').deadlineAt)).toBe('2026-03-09 12:00');
    expect(wall(fold(again, target(), '2026-03-09 09:00').deadlineAt)).toBe('2026-03-09 17:00');
  });

  it('24 each agency is charged for what it held, and the parts sum to the clock', () => {
    const events = history(
      ['2026-03-05 09:00', start],
      ['2026-03-05 09:30', { type: 'reassign', owner: 'committee' }],
      ['2026-03-06 14:00', { type: 'reassign', owner: 'labour' }],
    );
    const clock = fold(events, target(), '2026-03-09 11:00');
    expect(clock.attribution.map(({ owner, elapsedMs }) => [owner, elapsedMs / 3_600_000])).toEqual([
      ['station', 0.5],
      ['committee', 13],
      ['labour', 5.5],
    ]);
    expect(clock.elapsedMs).toBe(19 * 3_600_000);
  });

  it('29 three working days end on 01-06, or provisionally on 01-05 before the notice', () => {
    const time: Amount = { unit: 'statutory_working_days', amount: 3 };
    const events = history(['2025-12-31 10:00', start]);
    const known = fold(events, target({ time }), '2025-12-31 10:00');
    const guessed = fold(events, target({ time, calendarId: 'beforeNotice' }), '2025-12-31 10:00');
    expect([wall(known.deadlineAt), known.provisional]).toEqual(['2026-01-06 17:30', false]);
    expect([wall(guessed.deadlineAt), guessed.provisional]).toEqual(['2026-01-05 17:30', true]);
  });
});
