import { proposeTypes } from '../../../modules/cases/domain/type-proposal.js';
import { DISPUTE_TYPES } from '../../../modules/cases/seed/dispute-types.js';
import { TYPE_WORDS } from '../../../modules/cases/seed/type-words.js';

const proposed = (text: string): string[] => proposeTypes(text, TYPE_WORDS).map(({ code }) => code);

describe('the types that words suggest', () => {
  it.each([
    ['餐馆老板拖欠服务员张某三个月工资一万二', '1001'],
    ['楼上漏水泡坏天花板', '0201'],
    ['工地夜间施工噪音影响休息', '0901'],
    ['健身房关门，会员卡余额不退', '1101'],
    ['来访者说夜里被丈夫殴打', '0106'],
    ['遛狗不拴绳，狗咬伤小孩', '0203'],
  ])('of “%s” begin with %s', (text, first) => {
    expect(proposed(text)[0]).toBe(first);
  });

  it('are none of what is denied, and none of what says nothing', () => {
    expect(proposed('双方没有打架')).not.toContain('1601');
    expect(proposed('双方来所咨询')).toEqual([]);
  });

  it('are at most three, with the words that speak for them', () => {
    const text = '离婚后为抚养费、彩礼和遗产争吵，互相辱骂';
    const types = proposeTypes(text, TYPE_WORDS);
    expect(types).toHaveLength(3);
    expect(types[0]).toEqual({ code: '0102', because: ['抚养费'] });
  });

  it('are all of the taxonomy, each once', () => {
    const codes = TYPE_WORDS.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const known = new Set(DISPUTE_TYPES.map(({ code }) => code));
    expect(codes.filter((code) => !known.has(code))).toEqual([]);
  });
});
