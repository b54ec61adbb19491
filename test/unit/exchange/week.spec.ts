import { weekOf } from '../../../modules/exchange/ledgers/week.js';

describe('the week of a ledger', () => {
  it.each(['2026-07-20', '2026-07-22', '2026-07-26'])(
    'of %s runs from Monday to Sunday, in Chinese time',
    (day) => {
      expect(weekOf(day)).toEqual({
        monday: '2026-07-20',
        sunday: '2026-07-26',
        from: new Date('2026-07-19T16:00:00Z'),
        to: new Date('2026-07-26T16:00:00Z'),
      });
    },
  );

  it('goes over the end of a year', () => {
    expect(weekOf('2027-01-01')).toMatchObject({ monday: '2026-12-28', sunday: '2027-01-03' });
  });
});
