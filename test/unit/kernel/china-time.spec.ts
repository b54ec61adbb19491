import { chinaDay, chinaInstant, chinaTimeOfDay } from '../../../src/kernel/china-time.js';

describe('the time of China', () => {
  it('has turned to the next day when it is four in the afternoon in Greenwich', () => {
    expect(chinaDay(new Date('2026-03-02T15:59:59.999Z'))).toBe('2026-03-02');
    expect(chinaDay(new Date('2026-03-02T16:00:00Z'))).toBe('2026-03-03');
    expect(chinaTimeOfDay(new Date('2026-03-02T16:00:00Z'))).toBe('00:00');
  });

  it('begins a day at midnight and reads the wall back', () => {
    expect(chinaInstant('2026-03-03').toISOString()).toBe('2026-03-02T16:00:00.000Z');
    const instant = chinaInstant('2026-03-03', '09:05:00');
    expect(`${chinaDay(instant)} ${chinaTimeOfDay(instant)}`).toBe('2026-03-03 09:05');
  });
});
