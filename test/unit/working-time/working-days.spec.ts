import {
  addWorkingDays,
  addWorkingDaysTo,
  type DayMode,
  formatLocalDay,
  NoWorkingTime,
  parseLocalDay,
  rollToWorkingDay,
  statutoryDays,
  statutoryHours,
  statutoryMonths,
  statutoryWorkingDays,
  workingDaysBetween,
} from '../../../src/kernel/working-time/index.js';
import { at, beforeNotice, days, neverOpen, office, roundTheClock, wall } from './calendars.js';

const day = (text: string): number => parseLocalDay(text) ?? NaN;

describe('working days', () => {
  it('from a closed day, the next working day is day one, unless the start is rolled first', () => {
    const saturday = day('2026-03-07');
    expect(formatLocalDay(addWorkingDays(office, saturday, { count: 1, convention: 'exclude_start' }))).toBe(
      '2026-03-09',
    );
    expect(formatLocalDay(addWorkingDays(office, saturday, { count: 1, convention: 'roll_then_add' }))).toBe(
      '2026-03-10',
    );
    expect(formatLocalDay(addWorkingDays(office, saturday, { count: -1, convention: 'roll_then_add' }))).toBe(
      '2026-03-05',
    );
  });

  it('make-up Saturdays count between two dates, by each convention', () => {
    const span = { from: day('2026-10-09'), to: day('2026-10-12') };
    expect(workingDaysBetween(office, span, '[from,to)')).toBe(2);
    expect(workingDaysBetween(office, span, '[from,to]')).toBe(3);
    expect(workingDaysBetween(office, span, '(from,to]')).toBe(2);
    expect(workingDaysBetween(office, { from: span.to, to: span.from }, '[from,to]')).toBe(0);
  });

  it('a day target keeps the clock time, moves to opening, or goes to the end of business', () => {
    const start = at('2026-03-05 20:00');
    expect(wall(addWorkingDaysTo(office, start, { count: 1, mode: 'same_clock_time' }))).toBe(
      '2026-03-06 20:00',
    );
    expect(wall(addWorkingDaysTo(office, start, { count: 1, mode: 'same_clock_time_then_next_open' }))).toBe(
      '2026-03-09 09:00',
    );
    expect(wall(addWorkingDaysTo(office, start, { count: 1, mode: 'end_of_working_day' }))).toBe(
      '2026-03-06 17:30',
    );
  });

  it('a day target that begins on a weekend is a whole day, except by the clock on the wall', () => {
    const sunday = at('2026-03-08 02:02');
    const oneDay = (mode: DayMode): string | null =>
      wall(addWorkingDaysTo(office, sunday, { count: 1, mode }));
    expect(oneDay('same_clock_time_then_next_open')).toBe('2026-03-10 09:00');
    expect(oneDay('end_of_working_day')).toBe('2026-03-09 17:30');
    expect(oneDay('same_clock_time')).toBe('2026-03-09 02:02');
  });

  it('a calendar without working days answers with a typed error', () => {
    expect(() => rollToWorkingDay(neverOpen, 0)).toThrow(NoWorkingTime);
    expect(() => addWorkingDays(neverOpen, 0, { count: -3, convention: 'exclude_start' })).toThrow(
      NoWorkingTime,
    );
  });
});

describe('statutory periods', () => {
  it('a last day on a holiday rolls to the next working day, and a custody-type period does not', () => {
    expect(formatLocalDay(statutoryDays(days, day('2026-04-20'), { days: 15, roll: true }))).toBe(
      '2026-05-06',
    );
    expect(formatLocalDay(statutoryDays(days, day('2026-04-20'), { days: 15, roll: false }))).toBe(
      '2026-05-05',
    );
  });

  it('a last day on a make-up Saturday does not roll', () => {
    expect(formatLocalDay(statutoryMonths(days, day('2026-01-31'), { months: 1, roll: true }))).toBe(
      '2026-02-28',
    );
  });

  it('the same three working days end a day earlier while the notice is not out', () => {
    expect(formatLocalDay(statutoryWorkingDays(days, day('2025-12-31'), 3))).toBe('2026-01-06');
    expect(formatLocalDay(statutoryWorkingDays(beforeNotice, day('2025-12-31'), 3))).toBe('2026-01-05');
  });

  it('hours count from the instant, or with the next full local hour', () => {
    const start = at('2026-03-06 10:20');
    expect(wall(statutoryHours(roundTheClock, start, { hours: 24, rule: 'from_instant' }))).toBe(
      '2026-03-07 10:20',
    );
    expect(wall(statutoryHours(roundTheClock, start, { hours: 24, rule: 'exclude_starting_hour' }))).toBe(
      '2026-03-07 11:00',
    );
  });
});
