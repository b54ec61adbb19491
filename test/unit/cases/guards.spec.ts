import { evaluateGuards, mayOverride } from '../../../modules/cases/domain/guards.js';
import { suspicionsInText, suspicionsOfType } from '../../../modules/cases/domain/suspicions.js';
import { FACT_CATALOGUE } from '../../../modules/cases/seed/fact-catalogue.js';
import { GUARD_RULES } from '../../../modules/cases/seed/guard-rules.js';
import { NOON, RULE_BOOK, guards, said, verdictOf } from './build.js';

const heard = (text: string) => suspicionsInText(text, FACT_CATALOGUE, NOON);
const later = new Date(NOON.getTime() + 60_000);

describe('guards at registration', () => {
  it('say and ask nothing about a case of which nothing is known', () => {
    const report = guards({ stage: 'registration' });
    expect(report).toMatchObject({ overall: 'CLEAR', decidedBy: [], questions: [], unknownFacts: [] });
    expect(report.verdicts.every((verdict) => verdict.truth === 'unknown')).toBe(true);
  });

  it('ask at most two questions, safety first', () => {
    const report = guards({
      stage: 'registration',
      suspicions: heard('欠薪多日, 工人聚集, 已起诉, 有人要跳楼, 还打孩子'),
    });
    expect(report.questions.map((item) => item.code)).toEqual(['minor_harmed', 'self_harm']);
  });

  it('ask first what could stop the mediation when nobody is in danger', () => {
    const report = guards({ stage: 'registration', suspicions: heard('拖欠工资, 涉嫌诈骗') });
    expect(report.questions.map((item) => item.code)).toEqual(['suspected_crime', 'labour_violation']);
    expect(report.questions[0]).toMatchObject({ hints: ['诈骗'], rules: ['R1', 'R9'] });
  });

  it('ask after a yes what the rule it speaks for still waits for, first what decides one alone', () => {
    const asked = (answers: Parameters<typeof said>[0], text = ''): string[] =>
      guards({
        stage: 'registration',
        agencyKind: 'station',
        facts: said(answers),
        suspicions: heard(text),
      }).questions.map((item) => item.code);
    const violation = { public_security_violation: 'yes' } as const;
    expect(asked(violation)).toEqual(['violation_mediable', 'case_filed']);
    const filed = { ...violation, case_filed: 'yes', violation_mediable: 'yes' } as const;
    expect(asked(filed)).toEqual(['violation_minor', 'violation_civil_origin']);
    expect(asked({ public_security_violation: 'no' })).toEqual([]);
    expect(asked(violation, '有人要跳楼')).toEqual(['self_harm', 'violation_mediable']);
    expect(asked({ domestic_violence: 'yes' })).toContain('dv_special_item');
    expect(asked({}, '邻居报警称隔壁打老婆')).toEqual(['domestic_violence']);
  });

  it('take a word of violence at home for yes until somebody says no', () => {
    const suspicions = heard('邻居报警称隔壁打老婆');
    expect(verdictOf('R13', { stage: 'registration', suspicions })).toMatchObject({
      truth: 'yes',
      suspectedFrom: ['打老婆'],
    });
    const denied = {
      stage: 'registration' as const,
      suspicions,
      facts: said({ domestic_violence: 'no' }, later),
    };
    expect(verdictOf('R13', denied).truth).toBe('no');
    expect(guards(denied).questions.map((item) => item.code)).not.toContain('domestic_violence');
  });

  it('take a word about anything else for a question only', () => {
    const verdict = verdictOf('R1', { stage: 'registration', suspicions: heard('被诈骗') });
    expect(verdict).toMatchObject({ truth: 'unknown', effect: null, suspectedFrom: ['诈骗'] });
  });

  it('take the type 家庭暴力 for a hint like a word', () => {
    const suspicions = suspicionsOfType('0106', FACT_CATALOGUE);
    expect(verdictOf('R13', { typeCode: '0106', suspicions })).toMatchObject({
      truth: 'yes',
      suspectedFrom: ['0106'],
    });
    expect(suspicionsOfType('0101', FACT_CATALOGUE)).toEqual([]);
    expect(suspicionsOfType(null, FACT_CATALOGUE)).toEqual([]);
  });
});

describe('guards before mediation', () => {
  it('list what is unknown, the most decisive first, and leave out what the type makes senseless', () => {
    const codes = guards({ typeCode: '1101' }).unknownFacts.map((item) => item.code);
    expect(codes[0]).toBe('suspected_crime');
    expect(codes).toContain('already_before_other_body');
    for (const senseless of [
      'domestic_violence',
      'noise_prior_steps',
      'school_bullying',
      'dv_d6',
      'labour_violation',
    ]) {
      expect(codes).not.toContain(senseless);
    }
    expect(codes.length).toBeLessThanOrEqual(11);
  });

  it('ask for the details of a violation only once there is one', () => {
    const asked = (value: 'yes' | 'no') =>
      guards({ typeCode: '1601', facts: said({ public_security_violation: value }) }).unknownFacts.map(
        (item) => item.code,
      );
    expect(asked('yes')).toEqual(
      expect.arrayContaining(['violation_minor', 'violation_mediable', 'case_filed']),
    );
    expect(asked('no')).not.toContain('violation_minor');
  });

  it('ask for the danger scale once there is violence at home', () => {
    const asked = (value: 'yes' | 'unknown') =>
      guards({ typeCode: '0101', facts: said({ domestic_violence: value }) }).unknownFacts.map(
        (item) => item.code,
      );
    expect(asked('yes')).toEqual(expect.arrayContaining(['danger_scale_score', 'dv_special_item', 'dv_d6']));
    expect(asked('unknown')).not.toContain('danger_scale_score');
  });

  it('ask for the type when a rule waits for it', () => {
    expect(guards().unknownFacts.map((item) => item.code)).toContain('type');
    expect(guards({ typeCode: '0202' }).unknownFacts.map((item) => item.code)).not.toContain('type');
  });

  it('ask for earlier steps against noise in a case of noise, whatever its type', () => {
    const asked = (typeCode: string) =>
      guards({ typeCode, facts: said({ noise_dispute: 'yes' }) }).unknownFacts.map((item) => item.code);
    expect(asked('0202')).toContain('noise_prior_steps');
    expect(asked('0205')).toContain('noise_prior_steps');
  });

  it('ask about events of the mediation only while it is under way', () => {
    const asked = (stage: 'before_mediation' | 'during_mediation') =>
      guards({ typeCode: '0205', stage }).unknownFacts.map((item) => item.code);
    expect(asked('before_mediation')).not.toContain('new_violation_in_mediation');
    expect(asked('during_mediation')).toContain('new_violation_in_mediation');
  });

  it('keep a word on the list until somebody answers, even where its type would not ask', () => {
    const suspicions = heard('店主打老婆');
    const asked = guards({ typeCode: '1101', suspicions }).unknownFacts;
    expect(asked[0]).toMatchObject({ code: 'domestic_violence', hints: ['打老婆'] });
    const answered = guards({
      typeCode: '1101',
      suspicions,
      facts: said({ domestic_violence: 'yes' }),
    }).unknownFacts;
    expect(answered.map((item) => item.code)).not.toContain('domestic_violence');
  });
});

describe('the guards together', () => {
  it('let the strictest outcome decide and name its rules', () => {
    const report = guards({ facts: said({ domestic_violence: 'yes', dv_d6: 'yes', group_size: 'yes' }) });
    expect(report).toMatchObject({ overall: 'STOP', decidedBy: ['R11'] });
    expect(report.opensPaths).toEqual(
      expect.arrayContaining(['domestic_violence', 'public_security_penalty']),
    );
    expect(guards({ facts: said({ group_size: 'yes', report_content: 'yes' }) }).overall).toBe('HOLD');
    expect(guards({ facts: said({ report_content: 'yes' }) }).overall).toBe('DIVERT');
  });

  it('only warn, and still open the safety path, where the ground is from memory', () => {
    const report = guards({ facts: said({ self_harm: 'yes' }) });
    expect(report).toMatchObject({ overall: 'WARN', decidedBy: ['R23'], opensPaths: ['safety'] });
  });

  it('block the papers of police mediation in a purely civil dispute', () => {
    const report = guards({ facts: said({ public_security_violation: 'no', suspected_crime: 'no' }) });
    expect(report.overall).toBe('ALLOW_COND');
    expect(report.blockedForms).toEqual(['F18', 'F19']);
  });

  it('do not bind a committee by rules of police procedure', () => {
    const labour = { typeCode: '1001', facts: said({ labour_violation: 'yes' }) };
    expect(guards({ ...labour, agencyKind: 'station' }).overall).toBe('DIVERT');
    expect(guards({ ...labour, agencyKind: 'labor' }).overall).toBe('CLEAR');
    expect(guards({ facts: said({ minor_harmed: 'yes' }), agencyKind: 'community' }).overall).toBe('STOP');
  });

  it('are lifted by a role that may, and by no other', () => {
    const facts = said({ already_before_other_body: 'yes' });
    const lift = (role: 'coordinator' | 'officer') =>
      guards({ facts, overrides: [{ rule: 'R16', role }] }).overall;
    expect(lift('coordinator')).toBe('CLEAR');
    expect(lift('officer')).toBe('STOP');
  });

  it('are lifted by nobody where a minor was harmed', () => {
    const rule = GUARD_RULES.find((each) => each.code === 'R14');
    expect(rule && mayOverride(rule, 'station_head')).toBe(false);
    const facts = said({ minor_harmed: 'yes' });
    expect(guards({ facts, overrides: [{ rule: 'R14', role: 'station_head' }] }).overall).toBe('STOP');
  });

  it('let the later answer hold, and ask again when a hint is younger than a no', () => {
    const facts = [...said({ minor_harmed: 'yes' }), ...said({ minor_harmed: 'no' }, later)];
    expect(verdictOf('R14', { facts }).truth).toBe('no');
    const hint = { fact: 'minor_harmed' as const, because: '孩子被打', at: new Date(later.getTime() + 1) };
    expect(verdictOf('R14', { facts, suspicions: [hint] })).toMatchObject({
      truth: 'yes',
      suspectedFrom: ['孩子被打'],
    });
  });

  it('follow the rules they are given, not rules of their own', () => {
    const input = {
      typeCode: null,
      facts: [],
      suspicions: [],
      numbers: {},
      parties: [],
      stage: 'registration' as const,
    };
    expect(evaluateGuards(input, { ...RULE_BOOK, rules: [] })).toMatchObject({
      verdicts: [],
      overall: 'CLEAR',
    });
  });
});
