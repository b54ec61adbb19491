import { assessDanger } from '../../../modules/cases/domain/danger-scale.js';
import { assessRisk, isHigherRisk } from '../../../modules/cases/domain/risk-level.js';
import { DANGER_SCALE } from '../../../modules/cases/seed/danger-scale.js';
import { RISK_OTHERWISE, RISK_TRIGGERS } from '../../../modules/cases/seed/risk-triggers.js';
import { circumstances } from './build.js';

const counted = DANGER_SCALE.items.filter((item) => !item.isSpecial).map((item) => item.code);
const special = DANGER_SCALE.items.filter((item) => item.isSpecial).map((item) => item.code);

function answered(yes: readonly string[]): Record<string, 'yes' | 'no'> {
  return Object.fromEntries(DANGER_SCALE.items.map(({ code }) => [code, yes.includes(code) ? 'yes' : 'no']));
}

describe('the danger scale', () => {
  it('has nine counted items and two special ones', () => {
    expect([counted.length, special.length]).toEqual([9, 2]);
  });

  it.each([
    [0, 'low'],
    [3, 'low'],
    [4, 'mid'],
    [5, 'mid'],
    [6, 'high'],
    [9, 'high'],
  ])('calls %i yes answers %s', (yes, level) => {
    const result = assessDanger(answered(counted.slice(0, yes)), DANGER_SCALE);
    expect(result).toEqual({ score: yes, level, isFinal: true, specialYes: [], unanswered: [] });
  });

  it.each(special)('is high on the special item %s alone, which adds nothing to the score', (code) => {
    const result = assessDanger(answered([code]), DANGER_SCALE);
    expect(result).toMatchObject({ score: 0, level: 'high', isFinal: true, specialYes: [code] });
  });

  it('lists what is not answered and is not final while that could raise the level', () => {
    const result = assessDanger({ D1: 'yes', S1: 'no' }, DANGER_SCALE);
    expect(result).toMatchObject({ score: 1, level: 'low', isFinal: false });
    expect(result.unanswered).toEqual([...counted.slice(1), 'S2']);
  });

  it('is final with open answers once it is high', () => {
    expect(assessDanger({ S1: 'yes' }, DANGER_SCALE)).toMatchObject({ level: 'high', isFinal: true });
  });
});

describe('the risk level', () => {
  const assess = (...args: Parameters<typeof circumstances>) =>
    assessRisk(circumstances(...args), RISK_TRIGGERS, RISK_OTHERWISE);

  it.each([
    ['red_danger_scale', {}, { danger_scale_score: 6 }],
    ['red_danger_scale', { dv_special_item: 'yes' }, {}],
    ['red_weapon_or_threat', { weapon: 'yes' }, {}],
    ['red_weapon_or_threat', { threat_to_kill: 'yes' }, {}],
    ['red_self_harm', { self_harm: 'yes' }, {}],
    ['red_group', { group_escalating: 'yes' }, { people_involved: 10 }],
    ['red_repeat_violent_calls', {}, { violent_calls_6_months: 3 }],
    ['red_minor', { minor_harmed: 'yes' }, {}],
  ] as const)('is red by %s', (code, facts, numbers) => {
    const result = assess(facts, { numbers });
    expect(result.level).toBe('red');
    expect(result.reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it.each([
    ['orange_similar_calls', {}, { similar_calls_30_days: 2 }],
    ['orange_agencies', {}, { agencies_involved: 3 }],
    ['orange_amount', {}, { amount_fen: 10_000_000 }],
    ['orange_emotion', { emotional_extreme: 'yes' }, {}],
    ['orange_violence', { violence: 'yes' }, {}],
  ] as const)('is orange by %s', (code, facts, numbers) => {
    const result = assess(facts, { numbers });
    expect(result.level).toBe('orange');
    expect(result.reasons.map((reason) => reason.code)).toEqual([code]);
  });

  it('is orange by its type alone where that is violence at home', () => {
    const result = assess({}, { typeCode: '0106' });
    expect(result.level).toBe('orange');
    expect(result.reasons.map((reason) => reason.code)).toEqual(['orange_violence']);
    expect(assess({}, { typeCode: '0101' }).level).toBe('yellow');
  });

  it('is one step lower just under each limit', () => {
    const numbers = {
      danger_scale_score: 5,
      people_involved: 9,
      violent_calls_6_months: 2,
      similar_calls_30_days: 1,
      agencies_involved: 2,
      amount_fen: 9_999_999,
    };
    expect(assess({ group_escalating: 'yes' }, { numbers })).toMatchObject({ level: 'yellow', reasons: [] });
  });

  it('is blue for a finding of a patrol, unless something worse is known', () => {
    expect(assess({ screening_only: 'yes' }).level).toBe('blue');
    const worse = assess({ screening_only: 'yes', weapon: 'yes' });
    expect(worse.level).toBe('red');
    expect(worse.reasons.map((reason) => reason.code)).toEqual(['red_weapon_or_threat', 'blue_screening']);
  });

  it('is yellow otherwise, and names what could still raise it', () => {
    const result = assess({});
    expect(result.level).toBe('yellow');
    expect(result.couldRise).toEqual(
      expect.arrayContaining(['weapon', 'violent_calls_6_months', 'violence']),
    );
    expect(assess({ weapon: 'yes' }).couldRise).toEqual([]);
  });

  it('is red for a minor recorded as harmed among the parties', () => {
    expect(assess({}, { parties: [{ attributes: ['minor', 'harmed'] }] }).level).toBe('red');
  });

  it('orders the levels', () => {
    expect([
      isHigherRisk('red', 'orange'),
      isHigherRisk('blue', 'yellow'),
      isHigherRisk('red', 'red'),
    ]).toEqual([true, false, false]);
  });
});
