import {
  addMonths,
  formatLocalDay,
  parseLocalDay,
  weekdayOf,
} from '../../../src/kernel/working-time/local-day.js';

const day = (text: string): number => parseLocalDay(text) ?? NaN;

describe('local days', () => {
  it.each(['1969-12-31', '1970-01-01', '2024-02-29', '2026-10-10'])(
    '%s is written as it was read',
    (text) => {
      expect(formatLocalDay(day(text))).toBe(text);
    },
  );

  it.each(['2026-02-29', '2026-13-01', '2026-1-1', '', '2026-01-01T00:00:00Z'])('"%s" is no day', (text) => {
    expect(parseLocalDay(text)).toBeNull();
  });

  it('weeks begin on Monday, before the epoch too', () => {
    expect(weekdayOf(day('2026-03-02'))).toBe(0);
    expect(weekdayOf(day('2026-03-08'))).toBe(6);
    expect(weekdayOf(day('1969-12-29'))).toBe(0);
  });

  it('a month ends on the corresponding day, or at the end of a month that has none', () => {
    expect(formatLocalDay(addMonths(day('2026-01-31'), 1))).toBe('2026-02-28');
    expect(formatLocalDay(addMonths(day('2026-02-28'), 1))).toBe('2026-03-28');
    expect(formatLocalDay(addMonths(day('2025-12-15'), 14))).toBe('2027-02-15');
  });
});
