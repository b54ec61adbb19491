import { InvalidInput } from '../../../src/kernel/errors.js';
import { readRow } from '../../../modules/cases/exchange/read-row.js';

const when = (occurredAt: string): unknown =>
  readRow({ narrative: '争吵', occurredAt }, 'list')['occurredAt'];

describe('a row of a call list', () => {
  it.each([
    ['2026-07-01 08:30', '2026-07-01T08:30:00+08:00'],
    ['2026/7/1 8:05:09', '2026-07-01T08:05:09+08:00'],
    ['2026年7月1日 8时30分', '2026-07-01T08:30:00+08:00'],
    ['2026年7月1日8时30分15秒', '2026-07-01T08:30:15+08:00'],
    ['2026-07-01T08:30:00', '2026-07-01T08:30:00+08:00'],
    ['2026.7.1', '2026-07-01T00:00:00+08:00'],
    ['2026-07-01T00:30:00Z', '2026-07-01T08:30:00+08:00'],
  ])('reads the time %s as %s', (text, instant) => {
    expect(when(text)).toBe(new Date(instant).toISOString());
  });

  it.each(['昨天', '2026-02-30 08:00', '2026-13-01', '2026-07-01 25:00', '46204'])(
    'finds no time in %s',
    (text) => {
      expect(() => when(text)).toThrow(InvalidInput);
    },
  );

  it.each([
    ['110报警', '110'],
    ['12345热线', '12345'],
    ['群众上门', 'walk_in'],
    ['走访排查', 'visit'],
    ['微信小程序', 'online'],
    ['法院委派', 'court'],
    ['别处', 'other'],
    ['court', 'court'],
  ])('understands the source %s as %s', (source, known) => {
    expect(readRow({ narrative: '争吵', source }, 'list')['source']).toBe(known);
  });

  it('takes the source of the whole list where the row has none', () => {
    expect(readRow({ narrative: '争吵' }, '12345')['source']).toBe('12345');
    expect(readRow({ narrative: '争吵' }, 'list')['source']).toBe('other');
  });

  it.each([
    [{ respondent: '李乙' }, { name: '李乙' }],
    [{ respondentPhone: '19900000012' }, { name: '（未留姓名）', phone: '19900000012' }],
  ])('makes nobody up where a row tells of the other side alone', (told, party) => {
    expect(readRow({ narrative: '争吵', ...told }, 'list').parties).toEqual([
      { role: 'respondent', ...party },
    ]);
  });

  it('names a caller who left only a number, and keeps the other side apart', () => {
    expect(
      readRow({ narrative: '争吵', reporterPhone: '19900000011', respondent: '李乙' }, 'list')['parties'],
    ).toEqual([
      { role: 'applicant', name: '（未留姓名）', phone: '19900000011' },
      { role: 'respondent', name: '李乙' },
    ]);
  });
});
