import { Refused } from '../../../src/kernel/errors.js';
import { checkChoice } from '../../../modules/referrals/routing/choice.js';
import { dutyAt } from '../../../modules/referrals/routing/duty.js';
import { FIRST_ROUTING_RULES, tradeOf } from '../../../modules/referrals/routing/routing-rules.js';
import { listFor } from './situations.js';

const dutyOf = (hours: string) => ({ person: '甲', phone: '19900000001', hours });
const local = (time: string): Date => new Date(`2026-03-05T${time}:00+08:00`);

describe('duty at an hour', () => {
  it.each([
    ['08:00-22:00', '08:00', 'on'],
    ['08:00-22:00', '21:59', 'on'],
    ['08:00-22:00', '22:00', 'off'],
    ['08:00-22:00', '07:59', 'off'],
    ['20:00-06:00', '23:00', 'on'],
    ['20:00-06:00', '05:59', 'on'],
    ['20:00-06:00', '06:00', 'off'],
    ['00:00-24:00', '00:00', 'on'],
    ['00:00-24:00', '23:59', 'on'],
    ['always', '12:00', 'off'],
  ] as const)('with hours %s at %s is %s', (hours, time, state) => {
    expect(dutyAt(dutyOf(hours), local(time))).toBe(state);
  });

  it('is none where nobody is ever on call', () => {
    expect(dutyAt(null, local('12:00'))).toBe('none');
  });
});

describe('the choice of another agency than the first', () => {
  const ranking = { rulesVersion: 3, suggestions: listFor({ facts: { typeCode: '0202' } }) };

  it('needs no words when it is the first', () => {
    expect(checkChoice(ranking, { recipientAgencyId: 'community-songxianqiao', reason: null })).toEqual({
      rulesVersion: 3,
      firstAgencyId: 'community-songxianqiao',
      place: 1,
      reason: null,
    });
  });

  it('is refused without a reason, and kept with its reason and place', () => {
    const choice = { recipientAgencyId: 'centre', reason: null };
    expect(() => checkChoice(ranking, choice)).toThrow(Refused);
    const reason = { code: 'party_wish', text: '双方都要求由中心协调' } as const;
    const kept = checkChoice(ranking, { ...choice, reason });
    expect(kept).toMatchObject({ firstAgencyId: 'community-songxianqiao', reason });
    expect(kept.place).toBeGreaterThan(1);
  });

  it('keeps that an agency was not in the list at all', () => {
    const reason = { code: 'other', text: '外区单位已同意接收' } as const;
    expect(checkChoice(ranking, { recipientAgencyId: 'elsewhere', reason }).place).toBeNull();
  });

  it('needs no reason where the list proposes nobody', () => {
    const empty = { rulesVersion: 3, suggestions: [] };
    expect(checkChoice(empty, { recipientAgencyId: 'x', reason: null }).firstAgencyId).toBeNull();
  });
});

describe('the trade of a dispute', () => {
  const { trades } = FIRST_ROUTING_RULES;

  it('is read from the first text that names one, and within it from the first word', () => {
    expect(tradeOf(['某火锅店', '物业费争议'], trades)).toBe('catering');
    expect(tradeOf([null, '装修公司与物业互相推诿'], trades)).toBe('building-materials');
    expect(tradeOf(['物业不让装修'], trades)).toBe('property-management');
  });

  it('stays unknown where no text names one', () => {
    expect(tradeOf(['邻居吵架', null], trades)).toBeNull();
  });
});
