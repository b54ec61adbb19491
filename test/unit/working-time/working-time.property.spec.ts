import fc from 'fast-check';
import { compileCalendar, supersede } from '../../../src/kernel/working-time/index.js';
import { at, berlin, lunch, office, officeClosedMonday, roundTheClock } from './calendars.js';

const calendars = [
  office,
  lunch,
  berlin,
  roundTheClock,
  supersede(office, at('2026-03-08 20:00'), officeClosedMonday),
  compileCalendar({
    tz: 'America/Sao_Paulo',
    weekly: { sat: [['20:00', '24:00']], sun: [['00:00', '06:00']] },
  }),
];
const calendar = fc.constantFrom(...calendars);
const instant = fc.integer({ min: at('2025-06-01 00:00'), max: at('2027-06-01 00:00') });
const amount = fc.integer({ min: 0, max: 400 * 3_600_000 });

describe('working time, whatever the calendar', () => {
  it('elapsed time adds up: from a to c is from a to b and from b to c', () => {
    fc.assert(
      fc.property(calendar, fc.tuple(instant, instant, instant), (any, instants) => {
        const [a = 0, b = 0, c = 0] = instants.toSorted((x, y) => x - y);
        expect(any.elapsed(a, c)).toBe(any.elapsed(a, b) + any.elapsed(b, c));
      }),
    );
  });

  it('adding is the inverse of measuring, and gives the earliest such instant', () => {
    fc.assert(
      fc.property(calendar, instant, amount, (any, start, x) => {
        const end = any.add(start, x);
        expect(any.elapsed(start, end)).toBe(x);
        if (x > 0) expect(any.elapsed(start, end - 1)).toBe(x - 1);
      }),
    );
  });

  it('subtracting is the inverse of measuring, and gives the latest such instant', () => {
    fc.assert(
      fc.property(calendar, instant, amount, (any, end, x) => {
        const start = any.subtract(end, x);
        expect(any.elapsed(start, end)).toBe(x);
        if (x > 0) expect(any.elapsed(start + 1, end)).toBe(x - 1);
      }),
    );
  });

  it('the open stretches between two instants sum to the elapsed time and agree with isOpen', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 40 * 86_400_000 }), (any, from, length) => {
        const open = any.openBetween(from, from + length);
        expect(open.reduce((sum, one) => sum + one.to - one.from, 0)).toBe(any.elapsed(from, from + length));
        for (const one of open) expect([any.isOpen(one.from), any.isOpen(one.to - 1)]).toEqual([true, true]);
        expect(any.nextOpen(from) === from).toBe(any.isOpen(from));
      }),
    );
  });

  it('wall time and instant are inverse wherever the wall time comes once', () => {
    fc.assert(
      fc.property(fc.constantFrom(office, roundTheClock), instant, (any, t) => {
        expect(any.instantOf(any.dayOf(t), any.wallTimeOf(t))).toBe(t);
      }),
    );
  });
});
