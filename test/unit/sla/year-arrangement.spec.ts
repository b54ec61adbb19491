import { withYear, yearsMissing } from '../../../modules/sla/calendar/year-arrangement.js';
import type { Calendar } from '../../../src/kernel/working-time/index.js';

const OFFICE: Calendar = {
  tz: 'Asia/Shanghai',
  weekly: { mon: [['09:00', '17:30']] },
  publishedThrough: '2026-12-31',
};

const added = (calendar: Calendar, year: number): Calendar =>
  withYear(calendar, { year, holidays: [`${year}-01-01`], makeUpDays: [], sourceDocument: '通知' });

describe('adding the arrangement of a year', () => {
  it('of the next one, publishes through its end', () => {
    expect(yearsMissing(OFFICE, 2027)).toEqual([]);
    expect(added(OFFICE, 2027).publishedThrough).toBe('2027-12-31');
  });

  it('of a later one, names the years between and publishes nothing further until they are here', () => {
    expect(yearsMissing(OFFICE, 2029)).toEqual([2027, 2028]);
    const early = added(OFFICE, 2029);
    expect(early.publishedThrough).toBe('2026-12-31');
    const next = added(early, 2027);
    expect(next.publishedThrough).toBe('2027-12-31');
    expect(added(next, 2028).publishedThrough).toBe('2029-12-31');
  });

  it('of one that is published already, changes nothing of how far it reaches', () => {
    expect(yearsMissing(OFFICE, 2025)).toEqual([]);
    expect(added(OFFICE, 2026).publishedThrough).toBe('2026-12-31');
    expect(added({ ...OFFICE, publishedThrough: '2026-06-30' }, 2026).publishedThrough).toBe('2026-12-31');
  });

  it('of a calendar that depended on no notice, publishes it', () => {
    const { publishedThrough: _, ...free } = OFFICE;
    expect(yearsMissing(free, 2029)).toEqual([]);
    expect(added(free, 2029).publishedThrough).toBe('2029-12-31');
  });
});
