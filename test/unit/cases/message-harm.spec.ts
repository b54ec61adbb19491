import { type HarmSigns, mayDoHarm } from '../../../modules/cases/domain/message-harm.js';
import { FACT_CATALOGUE } from '../../../modules/cases/seed/fact-catalogue.js';

const TOLD_AT = new Date('2026-03-02T10:00:00+08:00');
const ASKED_AT = new Date('2026-03-02T10:20:00+08:00');

const QUARREL: HarmSigns = {
  pathKinds: [],
  parties: [{ addressProtected: false }],
  typeCode: '0301',
  narrative: '楼上装修引起争吵',
  narrativeAt: TOLD_AT,
  facts: [],
};
const BEATEN = '来访者说夜里被丈夫家暴';

const harms = (signs: Partial<HarmSigns>): boolean => mayDoHarm({ ...QUARREL, ...signs }, FACT_CATALOGUE);

describe('a message to a party may do harm', () => {
  it.each<[string, Partial<HarmSigns>]>([
    ['where somebody is to be kept from harming themselves', { pathKinds: ['safety'] }],
    ['on the path of violence at home', { pathKinds: ['domestic_violence'] }],
    ['on the path that protects a minor', { pathKinds: ['minor_protection'] }],
    ['where an address is protected', { parties: [{ addressProtected: false }, { addressProtected: true }] }],
    ['where the type is violence at home', { typeCode: '0106' }],
    ['where the words suggest violence that nobody was asked about', { narrative: BEATEN }],
    [
      'where violence was told of',
      { facts: [{ code: 'domestic_violence', value: 'yes', saidBy: 'officer-1', at: ASKED_AT }] },
    ],
  ])('%s', (_, signs) => {
    expect(harms(signs)).toBe(true);
  });

  it('and not in a quarrel about noise, nor on a path that threatens nobody', () => {
    expect(harms({})).toBe(false);
    expect(harms({ pathKinds: ['criminal'] })).toBe(false);
  });

  it('nor where the words suggest it and somebody was asked and said no', () => {
    const no = { code: 'domestic_violence', value: 'no', saidBy: 'officer-1', at: ASKED_AT } as const;
    expect(harms({ narrative: BEATEN, facts: [no] })).toBe(false);
  });
});
