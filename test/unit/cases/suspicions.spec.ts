import { suspicionsInText } from '../../../modules/cases/domain/suspicions.js';
import { FACT_CATALOGUE } from '../../../modules/cases/seed/fact-catalogue.js';

const suspected = (text: string): string[] => [
  ...new Set(suspicionsInText(text, FACT_CATALOGUE).map((suspicion) => suspicion.fact)),
];

describe('trigger words', () => {
  it.each([
    ['妻子称长期遭受家暴', 'domestic_violence'],
    ['男子打老婆', 'domestic_violence'],
    ['对方拿着菜刀', 'weapon'],
    ['扬言自杀', 'self_harm'],
    ['公司欠薪三个月', 'labour_violation'],
    ['老板拖欠工资', 'labour_violation'],
    ['楼上噪音太大', 'noise_dispute'],
    ['双方动手', 'violence'],
    ['孩子被打', 'minor_harmed'],
    ['说要弄死他', 'threat_to_kill'],
    ['对方不同意调解', 'party_refuses'],
  ])('hear in "%s" the fact %s', (text, fact) => {
    expect(suspected(text)).toContain(fact);
  });

  it.each([
    ['双方没有动手', 'violence'],
    ['未带刀', 'weapon'],
    ['不是家暴', 'domestic_violence'],
    ['现场未发现家庭暴力', 'domestic_violence'],
    ['没有携带任何刀具', 'weapon'],
    ['未带刀、棍', 'weapon'],
    ['家暴情况不属实', 'domestic_violence'],
    ['没有自杀的想法', 'self_harm'],
    ['不存在拖欠工资', 'labour_violation'],
    ['双方没打架或者互殴', 'violence'],
    ['两家一刀两断', 'weapon'],
    ['楼下是刀削面馆', 'weapon'],
  ])('hear nothing in "%s" about %s', (text, fact) => {
    expect(suspected(text)).not.toContain(fact);
  });

  it.each([
    ['没多久就拿刀出来', 'weapon'],
    ['没有吵架，后来动手了', 'violence'],
    ['不排除家暴', 'domestic_violence'],
    ['无法排除家暴', 'domestic_violence'],
    ['不是没有家暴', 'domestic_violence'],
    ['男方否认家暴', 'domestic_violence'],
    ['劝男方不要打老婆', 'domestic_violence'],
    ['无故打人', 'violence'],
    ['没完没了地打老婆', 'domestic_violence'],
    ['起初没有动手，随后双方动手', 'violence'],
    ['一刀两断不成便拿刀砍门', 'weapon'],
  ])('are not silenced by the words around them in "%s"', (text, fact) => {
    expect(suspected(text)).toContain(fact);
  });

  it('name every word once for each fact, with the instant of the text', () => {
    const at = new Date('2026-03-02T04:00:00Z');
    const found = suspicionsInText('欠薪, 一直欠薪', FACT_CATALOGUE, at);
    expect(found).toEqual([{ fact: 'labour_violation', because: '欠薪', at }]);
  });

  it('answer at once on a long text made to confuse the negation', () => {
    expect(suspected(`没${'我他、'.repeat(5_000)}甲乙丙丁戊刀`)).toContain('weapon');
  });

  it('hear nothing in an empty text', () => {
    expect(suspected('')).toEqual([]);
  });
});
