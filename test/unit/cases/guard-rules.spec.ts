import { FACT_CODES } from '../../../modules/cases/domain/fact-codes.js';
import { leavesOf } from '../../../modules/cases/domain/condition.js';
import type { GuardInput } from '../../../modules/cases/domain/guard-report.js';
import { mayStopOn } from '../../../modules/cases/domain/legal-basis.js';
import { FACT_CATALOGUE, NUMBER_CATALOGUE } from '../../../modules/cases/seed/fact-catalogue.js';
import { GUARD_RULES } from '../../../modules/cases/seed/guard-rules.js';
import { LEGAL_PATHS } from '../../../modules/cases/seed/legal-paths.js';
import { said, verdictOf } from './build.js';

type Given = Partial<GuardInput>;
interface RuleCase {
  readonly rule: string;
  readonly effect: string;
  readonly yes: Given;
  readonly no: Given;
  readonly unknown: Given;
}

const NOTHING: Given = {};
const violation = said({ public_security_violation: 'yes' });

const CASES: readonly RuleCase[] = [
  simple('R1', 'STOP', 'suspected_crime'),
  simple('R2', 'STOP', 'gang'),
  simple('R3', 'STOP', 'repeat_offender'),
  simple('R4', 'STOP', 'party_refuses'),
  simple('R5', 'STOP', 'new_violation_in_mediation'),
  simple('R6', 'STOP', 'suspect_absconded'),
  {
    rule: 'R7',
    effect: 'STOP',
    yes: { facts: [...violation, ...said({ violation_minor: 'no' })] },
    no: { facts: [...violation, ...said({ violation_minor: 'yes', violation_civil_origin: 'yes' })] },
    unknown: { facts: [...violation, ...said({ violation_minor: 'yes' })] },
  },
  {
    rule: 'R8',
    effect: 'STOP',
    yes: { facts: [...violation, ...said({ violation_mediable: 'no' })] },
    no: { facts: [...violation, ...said({ violation_mediable: 'yes' })] },
    unknown: { facts: violation },
  },
  {
    rule: 'R9',
    effect: 'ALLOW_COND',
    yes: { facts: said({ public_security_violation: 'no', suspected_crime: 'no' }) },
    no: { facts: violation },
    unknown: { facts: said({ public_security_violation: 'no' }) },
  },
  {
    rule: 'R10',
    effect: 'HOLD',
    yes: { facts: [...violation, ...said({ case_filed: 'no' })] },
    no: { facts: [...violation, ...said({ case_filed: 'yes' })] },
    unknown: { facts: violation },
  },
  {
    rule: 'R11',
    effect: 'STOP',
    yes: { facts: said({ domestic_violence: 'yes', dv_d6: 'yes' }) },
    no: { facts: said({ domestic_violence: 'no', dv_d6: 'yes' }) },
    unknown: { facts: said({ domestic_violence: 'yes', dv_d6: 'no' }) },
  },
  {
    rule: 'R12',
    effect: 'STOP',
    yes: { facts: said({ domestic_violence: 'yes' }), numbers: { danger_scale_score: 6 } },
    no: {
      facts: said({ domestic_violence: 'yes', dv_special_item: 'no' }),
      numbers: { danger_scale_score: 5 },
    },
    unknown: { facts: said({ domestic_violence: 'yes', dv_special_item: 'no' }) },
  },
  simple('R13', 'ALLOW_COND', 'domestic_violence'),
  simple('R14', 'STOP', 'minor_harmed'),
  {
    rule: 'R15',
    effect: 'STOP',
    yes: { facts: [...violation, ...said({ school_bullying: 'yes' })] },
    no: { facts: said({ school_bullying: 'yes', public_security_violation: 'no' }) },
    unknown: { facts: said({ school_bullying: 'yes' }) },
  },
  simple('R16', 'STOP', 'already_before_other_body'),
  {
    rule: 'R17',
    effect: 'DIVERT',
    yes: { typeCode: '1001' },
    no: { typeCode: '0202', facts: said({ labour_violation: 'no' }) },
    unknown: { typeCode: '0202' },
  },
  simple('R18', 'ALLOW_COND', 'status_or_title_claim'),
  {
    rule: 'R19',
    effect: 'DIVERT',
    yes: { typeCode: '0801', facts: said({ admin_act: 'yes' }) },
    no: { typeCode: '0202', facts: said({ admin_act: 'no' }) },
    unknown: { typeCode: '0801' },
  },
  simple('R20', 'STOP', 'sham_or_collusion'),
  simple('R21', 'HOLD', 'group_size'),
  {
    rule: 'R22',
    effect: 'DIVERT',
    yes: { typeCode: '0202', facts: said({ noise_prior_steps: 'no' }) },
    no: { typeCode: '0202', facts: said({ noise_prior_steps: 'yes' }) },
    unknown: { typeCode: '0202' },
  },
  simple('R23', 'WARN', 'mental_crisis', said({ self_harm: 'no' })),
  simple('R24', 'HOLD', 'conflict_of_interest'),
  simple('R25', 'DIVERT', 'report_content'),
  {
    rule: 'R26',
    effect: 'ALLOW_COND',
    yes: { facts: [...violation, ...said({ partner_gets_personal_data: 'yes' })] },
    no: { facts: said({ public_security_violation: 'no', partner_gets_personal_data: 'yes' }) },
    unknown: { facts: violation },
  },
];

describe('the guard table', () => {
  it('has the rules R1 to R26 in order, and each is tested here', () => {
    const codes = Array.from({ length: 26 }, (_, index) => `R${index + 1}`);
    expect(GUARD_RULES.map((rule) => rule.code)).toEqual(codes);
    expect(CASES.map((each) => each.rule)).toEqual(codes);
  });

  it.each(CASES)('$rule speaks with $effect when its condition holds', ({ rule, effect, yes }) => {
    const verdict = verdictOf(rule, yes);
    expect(verdict).toMatchObject({ truth: 'yes', effect });
    expect(verdict.because.length).toBeGreaterThan(0);
  });

  it.each(CASES)('$rule is silent when its condition does not hold', ({ rule, no }) => {
    expect(verdictOf(rule, no)).toMatchObject({ truth: 'no', effect: null, because: [], missing: [] });
  });

  it.each(CASES)('$rule is undecided and says what is missing when nobody knows', ({ rule, unknown }) => {
    const verdict = verdictOf(rule, unknown);
    expect(verdict).toMatchObject({ truth: 'unknown', effect: null });
    expect(verdict.missing.length).toBeGreaterThan(0);
  });

  it.each(GUARD_RULES)('$code may stop exactly when one of its grounds was read', (rule) => {
    expect(rule.legalBasis.length).toBeGreaterThan(0);
    expect(rule.mayStop).toBe(mayStopOn(rule.legalBasis));
  });

  it.each(GUARD_RULES.filter((rule) => rule.outcome === 'STOP'))(
    '$code stops, so it opens a path that exists',
    (rule) => {
      const kinds = LEGAL_PATHS.map((path) => path.kind);
      expect(rule.opensPaths?.length).toBeGreaterThan(0);
      expect(kinds).toEqual(expect.arrayContaining([...(rule.opensPaths ?? [])]));
    },
  );

  it('asks only for facts and numbers of the catalogue', () => {
    const known: string[] = [...FACT_CATALOGUE, ...NUMBER_CATALOGUE].map((definition) => definition.code);
    expect(known).toEqual(expect.arrayContaining(GUARD_RULES.flatMap((rule) => leavesOf(rule.condition))));
  });

  it('has one catalogue entry and one question a fact code', () => {
    expect(FACT_CATALOGUE.map((definition) => definition.code).sort()).toEqual([...FACT_CODES].sort());
    expect(new Set(FACT_CATALOGUE.map((definition) => definition.question)).size).toBe(FACT_CODES.length);
  });

  it('counts ten workers, five petitioners, a refusing party and a harmed minor without a fact row', () => {
    expect(verdictOf('R21', { numbers: { workers_same_claim: 10 } }).truth).toBe('yes');
    expect(verdictOf('R21', { numbers: { workers_same_claim: 9, petitioners: 4 } }).truth).toBe('unknown');
    expect(verdictOf('R21', { numbers: { petitioners: 5 } }).because).toEqual(['petitioners=5']);
    expect(verdictOf('R4', { parties: [{ attributes: ['refuses_mediation'] }] }).truth).toBe('yes');
    expect(verdictOf('R14', { parties: [{ attributes: ['minor', 'harmed'] }] }).because).toContain(
      'party:minor',
    );
    expect(verdictOf('R14', { parties: [{ attributes: ['minor'] }, { attributes: ['harmed'] }] }).truth).toBe(
      'unknown',
    );
  });

  it('stops on violence again during the mediation as on the other graver forms of violence at home', () => {
    const facts = said({ domestic_violence: 'yes', dv_d6: 'no', new_violation_in_mediation: 'yes' });
    expect(verdictOf('R11', { facts }).effect).toBe('STOP');
  });

  it('holds a special item of the danger scale for high whatever the score', () => {
    const facts = said({ domestic_violence: 'yes', dv_special_item: 'yes' });
    expect(verdictOf('R12', { facts, numbers: { danger_scale_score: 0 } }).effect).toBe('STOP');
  });
});

function simple(rule: string, effect: string, fact: (typeof FACT_CODES)[number], also = said({})): RuleCase {
  return {
    rule,
    effect,
    yes: { facts: said({ [fact]: 'yes' }) },
    no: { facts: [...also, ...said({ [fact]: 'no' })] },
    unknown: NOTHING,
  };
}
