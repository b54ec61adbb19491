import {
  assertCalendar,
  businessPeriods,
  compileCalendar,
  NegativeAmount,
  NoWorkingTime,
  supersede,
  type Calendar,
} from '../../../src/kernel/working-time/index.js';
import { InvalidInput } from '../../../src/kernel/errors.js';
import {
  at,
  berlin,
  HOUR_MS,
  lunch,
  neverOpen,
  office,
  officeCalendar,
  officeClosedMonday,
  roundTheClock,
  wall,
} from './calendars.js';

const MINUTE_MS = 60_000;

describe('counting working time', () => {
  it('touching intervals merge into one and 24:00 is the end of a day', () => {
    const split = compileCalendar({
      tz: 'Asia/Shanghai',
      weekly: {
        mon: [
          ['12:00', '24:00'],
          ['09:00', '12:00'],
        ],
        tue: [['00:00', '02:00']],
      },
    });
    expect(businessPeriods(split, at('2026-03-02 00:00'), 1)).toEqual([
      { from: at('2026-03-02 09:00'), to: at('2026-03-03 02:00') },
    ]);
  });

  it('nothing counts at closing time, everything counts at opening time', () => {
    expect(office.isOpen(at('2026-03-06 09:00'))).toBe(true);
    expect(office.isOpen(at('2026-03-06 17:30'))).toBe(false);
    expect(office.elapsed(at('2026-03-06 17:30'), at('2026-03-09 09:00'))).toBe(0);
  });

  it('an amount of nothing ends where it starts, even in closing time', () => {
    expect(office.add(at('2026-03-07 12:00'), 0)).toBe(at('2026-03-07 12:00'));
    expect(office.subtract(at('2026-03-07 12:00'), 0)).toBe(at('2026-03-07 12:00'));
  });

  it('going back stops at an opening rather than at the closing before it', () => {
    expect(wall(office.subtract(at('2026-03-09 10:00'), HOUR_MS))).toBe('2026-03-09 09:00');
    expect(wall(office.subtract(at('2026-03-09 10:00'), HOUR_MS + 1000))).toBe('2026-03-06 17:29:59');
  });

  it('a count of years crosses the blocks it is stored in', () => {
    const start = at('2026-03-02 09:00');
    const later = office.add(start, 2000 * 8.5 * HOUR_MS);
    expect(office.elapsed(start, later)).toBe(2000 * 8.5 * HOUR_MS);
    expect(office.subtract(later, 2000 * 8.5 * HOUR_MS)).toBe(start);
  });

  it('the hour skipped in spring does not count and the hour repeated in autumn counts twice', () => {
    // Sundays are open all day in this calendar.
    expect(berlin.elapsed(Date.parse('2026-03-28T23:00:00Z'), Date.parse('2026-03-29T22:00:00Z'))).toBe(
      23 * HOUR_MS,
    );
    expect(berlin.elapsed(Date.parse('2026-10-24T22:00:00Z'), Date.parse('2026-10-25T23:00:00Z'))).toBe(
      25 * HOUR_MS,
    );
  });

  it('a wall time that comes twice means the first, one that is skipped moves on by the hour', () => {
    const day = (text: string): number => Date.parse(text) / 86_400_000;
    const half3 = 2.5 * HOUR_MS;
    expect(new Date(berlin.instantOf(day('2026-10-25'), half3)).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(new Date(berlin.instantOf(day('2026-03-29'), half3)).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
  });

  it('breaks are taken out of whatever the day has', () => {
    const calendar = compileCalendar({ ...officeCalendar, breaks: { '2026-02-14': [['10:00', '11:00']] } });
    expect(calendar.elapsed(at('2026-02-14 00:00'), at('2026-02-15 00:00'))).toBe(7.5 * HOUR_MS);
  });

  it('an override beats an annual holiday, which beats the weekday', () => {
    const calendar = compileCalendar({ ...officeCalendar, annualHolidays: ['10-10', '03-06'] });
    expect(calendar.isOpen(at('2026-10-10 10:00'))).toBe(true);
    expect(calendar.isOpen(at('2026-03-06 10:00'))).toBe(false);
  });

  it('the previous open instant of closing time is the closing before it', () => {
    expect(wall(lunch.previousOpen(at('2026-03-06 13:00')))).toBe('2026-03-06 12:00');
    expect(wall(lunch.nextOpen(at('2026-03-06 13:00')))).toBe('2026-03-06 13:30');
  });

  it('a calendar that never closes has one period without end', () => {
    const [period, ...others] = businessPeriods(roundTheClock, at('2026-03-06 10:00'), 3);
    expect(period?.from).toBe(at('2026-03-06 10:00'));
    expect(others).toEqual([]);
  });
});

describe('a calendar without working time', () => {
  it('answers with a typed error in every direction instead of looping', () => {
    const start = at('2026-03-06 10:00');
    expect(() => neverOpen.add(start, 1)).toThrow(NoWorkingTime);
    expect(() => neverOpen.subtract(start, 1)).toThrow(NoWorkingTime);
    expect(() => neverOpen.nextOpen(start)).toThrow(NoWorkingTime);
    expect(() => neverOpen.previousOpen(start)).toThrow(NoWorkingTime);
    expect(() => businessPeriods(neverOpen, start, 1)).toThrow(NoWorkingTime);
    expect(neverOpen.elapsed(start, start + 365 * 24 * HOUR_MS)).toBe(0);
  });

  it('a single day nine years away is still found', () => {
    const once = compileCalendar({
      tz: 'UTC',
      weekly: {},
      overrides: { '2035-01-01': [['09:00', '10:00']] },
    });
    expect(once.add(Date.parse('2026-01-01T00:00:00Z'), HOUR_MS)).toBe(Date.parse('2035-01-01T10:00:00Z'));
    expect(() => once.add(Date.parse('2026-01-01T00:00:00Z'), HOUR_MS + 1)).toThrow(NoWorkingTime);
  });

  it.each([-1, NaN, Infinity])('an amount of %s is refused', (amount) => {
    expect(() => office.add(0, amount)).toThrow(NegativeAmount);
    expect(() => office.subtract(0, amount)).toThrow(NegativeAmount);
  });
});

describe('the published horizon', () => {
  it('the end of the last published day is certain, the next instant is provisional', () => {
    expect(office.isProvisional(at('2027-01-01 00:00'))).toBe(false);
    expect(office.isProvisional(at('2027-01-01 00:00') + 1)).toBe(true);
  });

  it('a calendar that depends on no notice is never provisional', () => {
    expect(roundTheClock.isProvisional(at('2099-01-01 00:00'))).toBe(false);
  });
});

describe('a superseded calendar', () => {
  const sunday = at('2026-03-08 20:00');
  const changed = supersede(office, sunday, officeClosedMonday);

  it('counts the old hours before the change and the new ones after', () => {
    expect(changed.elapsed(at('2026-03-06 09:00'), at('2026-03-10 10:00'))).toBe(9.5 * HOUR_MS);
    expect(wall(changed.add(at('2026-03-06 09:00'), 9.5 * HOUR_MS))).toBe('2026-03-10 10:00');
    expect(wall(changed.subtract(at('2026-03-10 10:00'), 9.5 * HOUR_MS))).toBe('2026-03-06 09:00');
  });

  it('never changes what has passed', () => {
    const late = supersede(office, at('2026-03-09 12:00'), officeClosedMonday);
    expect(late.elapsed(at('2026-03-09 00:00'), at('2026-03-10 00:00'))).toBe(3 * HOUR_MS);
    expect(wall(late.add(at('2026-03-09 09:00'), 2 * HOUR_MS))).toBe('2026-03-09 11:00');
    expect(wall(late.nextOpen(at('2026-03-09 12:30')))).toBe('2026-03-10 09:00');
    expect(wall(late.previousOpen(at('2026-03-09 16:00')))).toBe('2026-03-09 12:00');
  });
});

describe('a calendar that cannot be used', () => {
  it('is refused with every problem at once', () => {
    const broken: Calendar = {
      tz: 'Mars/Olympus',
      weekly: { mon: [['09:00', '08:00']], tue: [['09:00', '24:01']] },
      overrides: { '2026-02-30': [] },
      annualHolidays: ['13-01'],
      publishedThrough: 'soon',
    };
    let problems: readonly string[] = [];
    try {
      assertCalendar(broken);
    } catch (error) {
      if (error instanceof InvalidInput) problems = error.problems.map(({ path }) => path);
    }
    expect(problems).toEqual([
      'tz',
      'weekly.mon[0]',
      'weekly.tue[0]',
      'overrides.2026-02-30',
      'annualHolidays[0]',
      'publishedThrough',
    ]);
  });

  it('a sound one is not refused', () => {
    expect(() => assertCalendar({ ...officeCalendar, annualHolidays: ['02-29'] })).not.toThrow();
    expect(wall(office.add(at('2026-03-06 17:29'), MINUTE_MS))).toBe('2026-03-06 17:30');
  });
});
