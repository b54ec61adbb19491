import { chinaTimeOfDay } from '../../../src/kernel/china-time.js';
import { ticksOf } from '../../../web/src/case/path/ticks.js';

const HOUR_MS = 60 * 60_000;
const FROM = Date.parse('2026-11-27T15:40:00+08:00');

/** The hours, and `day` where the day is written. */
const marksOver = (hours: number): readonly string[] =>
  ticksOf({ from: FROM, to: FROM + hours * HOUR_MS }).map(({ at, isDay }) =>
    isDay ? 'day' : chinaTimeOfDay(new Date(at)),
  );

describe('the marks on the line of time', () => {
  it('are days and their noons where twelve hours lie between them', () => {
    expect(marksOver(50)).toEqual(['day', '12:00', 'day', '12:00']);
  });

  it('are hours within a day, and the day where it begins', () => {
    expect(marksOver(14)).toEqual(['18:00', '21:00', 'day', '03:00']);
  });

  it('are days where a day or more lies between them, however long the way was', () => {
    for (const days of [5, 30, 365, 2000]) {
      const marks = marksOver(days * 24);
      expect(marks.length).toBeGreaterThan(1);
      expect(new Set(marks)).toEqual(new Set(['day']));
    }
  });
});
