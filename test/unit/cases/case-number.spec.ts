import {
  caseNumberKey,
  formatCaseNumber,
  parseCaseNumber,
} from '../../../modules/cases/domain/case-number.js';

const NUMBER = { year: 2026, stationName: '青羊所', sequence: 123 };

describe('a case number', () => {
  it('has a printed form and a key', () => {
    expect(formatCaseNumber(NUMBER)).toBe('和〔2026〕青羊所第000123号');
    expect(caseNumberKey(NUMBER, 'QY')).toBe('H2026-QY-000123');
  });

  it.each([
    '和〔2026〕青羊所第000123号',
    '和(2026)青羊所第123号',
    '和[2026]青羊所123',
    ' 和〔2026〕 青羊所 第000123号 ',
    '和【2026】青羊所第123号',
  ])('is read from "%s"', (text) => {
    expect(parseCaseNumber(text)).toEqual({ year: 2026, station: '青羊所', sequence: 123 });
  });

  it.each(['H2026-QY-000123', 'h2026-qy-123', 'H2026QY123', 'H2026-QY-123'])(
    'is read from the key "%s"',
    (text) => {
      expect(parseCaseNumber(text)).toEqual({ year: 2026, station: 'QY', sequence: 123 });
    },
  );

  it('keeps the digits of a station code', () => {
    expect(parseCaseNumber(caseNumberKey(NUMBER, 'QY01'))).toEqual({
      year: 2026,
      station: 'QY01',
      sequence: 123,
    });
  });

  it('comes back from either form for large sequences', () => {
    const large = { ...NUMBER, sequence: 1_234_567 };
    expect(parseCaseNumber(formatCaseNumber(large))?.sequence).toBe(1_234_567);
    expect(parseCaseNumber(caseNumberKey(large, 'QY'))?.sequence).toBe(1_234_567);
  });

  it('sorts by its key within a station and year', () => {
    const keys = [2, 10, 1].map((sequence) => caseNumberKey({ year: 2026, sequence }, 'QY'));
    expect([...keys].sort()).toEqual(['H2026-QY-000001', 'H2026-QY-000002', 'H2026-QY-000010']);
  });

  it.each(['', '青羊所', '和〔26〕青羊所第1号', '和〔2026〕青羊所第000000号', 'H2026--1'])(
    'is not read from "%s"',
    (text) => {
      expect(parseCaseNumber(text)).toBeNull();
    },
  );

  it.each(['', '青羊', 'qy', 'Q-Y'])('has no key with the station code "%s"', (code) => {
    expect(() => caseNumberKey(NUMBER, code)).toThrow(RangeError);
  });
});
