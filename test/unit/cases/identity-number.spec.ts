import { normaliseDocumentNumber } from '../../../modules/cases/domain/identity-document.js';
import { ageOn, readIdentityNumber } from '../../../modules/cases/domain/identity-number.js';

const TODAY = '2026-03-02';
const read = (text: string) => readIdentityNumber(text, TODAY);

describe('a resident identity number', () => {
  it('tells birth date, sex and region (the worked example of GB 11643)', () => {
    expect(read('11010519491231002X')).toEqual({
      isValid: true,
      normalised: '11010519491231002X',
      bornOn: '1949-12-31',
      sex: 'female',
      regionCode: '110105',
    });
    expect(read('440524188001010014')).toMatchObject({ isValid: true, sex: 'male', bornOn: '1880-01-01' });
  });

  it('may be typed with blanks, full-width digits and a small x', () => {
    expect(read(' 110105 19491231 002x ')).toMatchObject({ normalised: '11010519491231002X' });
    expect(read('１１０１０５19491231002X')).toMatchObject({ isValid: true });
  });

  it('converts a legacy number of fifteen digits', () => {
    expect(read('110105491231002')).toMatchObject({ isValid: true, normalised: '11010519491231002X' });
  });

  it.each([
    ['110105194912310021', 'checksum'],
    ['11010519491231002', 'length'],
    ['', 'length'],
    ['1101051949123100AX', 'characters'],
    ['X1010519491231002X', 'characters'],
    ['00010519491231002X', 'region'],
    ['110105194902300028', 'birth_date'],
    ['110105202613010028', 'birth_date'],
    ['110105209912310020', 'birth_date'],
    ['110105491331002', 'birth_date'],
  ])('"%s" has a wrong %s', (text, problem) => {
    expect(read(text)).toEqual({ isValid: false, problem });
  });

  it('fails its checksum when any one digit is changed', () => {
    const good = '440524188001010014';
    for (let index = 14; index < 17; index += 1) {
      const changed = good.slice(0, index) + ((Number(good[index]) + 1) % 10) + good.slice(index + 1);
      expect(read(changed)).toEqual({ isValid: false, problem: 'checksum' });
    }
  });
});

describe('an age', () => {
  it('is completed on the birthday itself', () => {
    expect(ageOn('2012-03-02', TODAY)).toBe(14);
    expect(ageOn('2012-03-03', TODAY)).toBe(13);
    expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
    expect(ageOn('2026-03-02', TODAY)).toBe(0);
  });
});

describe('other document numbers', () => {
  it.each([
    ['passport', ' e1234-5678 ', 'E12345678'],
    ['organisation_code', '91350100m000100y43', '91350100M000100Y43'],
    ['other', '军字第123号', '军字第123号'],
    ['resident_identity', '110105491231002', '11010519491231002X'],
  ] as const)('of kind %s are brought to one form', (kind, text, normalised) => {
    expect(normaliseDocumentNumber(kind, text, TODAY)).toBe(normalised);
  });

  it.each([
    ['passport', '中文'],
    ['passport', '1234'],
    ['organisation_code', '91350100I000100Y43'],
    ['other', ''],
    ['other', '<script>'],
    ['resident_identity', '110105194912310021'],
  ] as const)('of kind %s refuse "%s"', (kind, text) => {
    expect(normaliseDocumentNumber(kind, text, TODAY)).toBeNull();
  });
});
