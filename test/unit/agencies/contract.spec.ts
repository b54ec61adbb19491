import { FACT_CODES } from '../../../modules/cases/domain/fact-codes.js';
import { DISPUTE_TYPES } from '../../../modules/cases/seed/dispute-types.js';
import { SOURCES } from '../../../modules/cases/seed/sources.js';
import { REFERRAL_MODES } from '../../../modules/referrals/domain/modes.js';
import { REFUSAL_CODES } from '../../../modules/referrals/domain/refusal-reasons.js';
import { type AgencyProfile, GENERAL_PROFILE, type Objection } from '../../../modules/referrals/policy.js';
import { RESOLVE_CLOCKS } from '../../../modules/sla/seed/limits-by-kind.js';
import { agencyOf, factsOf, MODULE_POLICIES, POLICIES, policyBook } from './policies.js';

const HAN = /\p{Script=Han}/u;
const TITLES: readonly string[] = Object.values(SOURCES);
const KINDS_WITH_LIMITS = RESOLVE_CLOCKS.flatMap(({ kinds }) => kinds ?? []);
const policies = policyBook();

/** Every different thing a policy says over the whole taxonomy, in every mode, quiet and with each fact said. */
function everyAnswer(kind: string): readonly Objection[] {
  const agency = agencyOf(kind);
  const codes = [...FACT_CODES, 'dv_high_danger'];
  const said = [{}, ...codes.map((code) => ({ [code]: 'yes' as const }))];
  const found = new Map<string, Objection>();
  for (const typeCode of [...DISPUTE_TYPES.map(({ code }) => code), null]) {
    for (const mode of [...REFERRAL_MODES, null]) {
      for (const facts of said) {
        const verdict = policies.verdict(
          agency,
          factsOf({ typeCode, mode, facts, legalTrack: 'gang' in facts }),
        );
        const answers = verdict.ok ? (verdict.notes ?? []) : verdict.reasons;
        for (const answer of answers) found.set(`${answer.code} ${answer.text}`, answer);
      }
    }
  }
  return [...found.values()];
}

describe.each(POLICIES)('the policy of $kind', ({ kind, label, profile }) => {
  const whole: AgencyProfile = policies.profileOf({ kind, profile: {} });

  it('has a Chinese name and lists only entries a profile has', () => {
    expect(label).toMatch(HAN);
    expect(Object.keys(GENERAL_PROFILE)).toEqual(expect.arrayContaining(Object.keys(profile)));
  });

  it('answers for every type, in every mode and for every fact, in Chinese words with known sources', () => {
    for (const { code, text, source } of everyAnswer(kind)) {
      expect(code).toMatch(/^[a-z_]+(:[0-9a-z_]+)?$/);
      expect(text).toMatch(HAN);
      if (source === null) expect(['type_not_taken', 'mode_not_taken']).toContain(code);
      else expect(TITLES).toContain(source.source);
    }
  });

  it('asks its questions and names its papers once each, in Chinese', () => {
    for (const list of [whole.intakeQuestions, whole.requiredPapers]) {
      const codes = list.map(({ code }) => code);
      expect(codes).toEqual([...new Set(codes)]);
    }
    expect(whole.intakeQuestions.length).toBeGreaterThan(0);
    for (const { text, answer, choices = [] } of whole.intakeQuestions) {
      expect(text).toMatch(HAN);
      expect(choices.length > 1).toBe(answer === 'choice');
    }
    for (const { label: paper } of whole.requiredPapers) expect(paper).toMatch(HAN);
  });

  it('says what it is for and what may not be pushed to it, with sources that are known', () => {
    expect(whole.officialScope.length).toBeGreaterThan(0);
    for (const { text, source } of [...whole.officialScope, ...whole.negativeScope]) {
      expect(text).toMatch(HAN);
      expect(TITLES).toContain(source.source);
      expect(source.article).not.toBe('');
    }
    const known = [...DISPUTE_TYPES.map(({ code }) => code), ...FACT_CODES] as readonly string[];
    for (const { duty } of whole.negativeScope) expect(known).toContain(duty);
  });

  it('takes types the taxonomy has, by a limit the table of limits has', () => {
    const codes = DISPUTE_TYPES.map(({ code }) => code);
    expect(codes).toEqual(expect.arrayContaining([...whole.capabilities]));
    if (whole.resolveKind !== null) expect(KINDS_WITH_LIMITS).toContain(whole.resolveKind);
    expect(whole.maxHoldWorkingDays).toBeGreaterThan(0);
    expect(whole.maxHoldWorkingDays).toBeLessThanOrEqual(10);
  });

  it('names only refusal codes that exist, and answers for each', () => {
    expect(REFUSAL_CODES).toEqual(expect.arrayContaining(Object.keys(whole.refusalByReason)));
    for (const reason of REFUSAL_CODES)
      expect(typeof policies.refusalIsFinal({ kind, profile: {} }, reason)).toBe('boolean');
  });

  it('takes part in every type of dispute for which the taxonomy names it', () => {
    const named = DISPUTE_TYPES.filter(({ leadAgencyKinds, supportingAgencyKinds }) =>
      [...leadAgencyKinds, ...supportingAgencyKinds].some((each) => each === kind),
    );
    const refused = named
      .filter(
        ({ code }) => !policies.verdict(agencyOf(kind), factsOf({ typeCode: code, mode: 'co_handle' })).ok,
      )
      .map(({ code }) => code);
    expect(refused).toEqual([]);
  });

  it('is handed every quiet case of the second level that it leads', () => {
    const led = DISPUTE_TYPES.filter(
      ({ code, leadAgencyKinds }) => code.length === 4 && leadAgencyKinds[0] === kind,
    );
    const refused = led
      .filter(({ code }) => !policies.verdict(agencyOf(kind), factsOf({ typeCode: code, mode: 'refer' })).ok)
      .map(({ code }) => code);
    expect(refused).toEqual([]);
  });
});

describe('all policies together', () => {
  it('let refusals of associations, volunteers, experts and people’s mediation stand, and review those of organs', () => {
    const final = POLICIES.filter(({ kind }) =>
      policies.refusalIsFinal({ kind, profile: {} }, 'no_capacity'),
    );
    expect(final.map(({ kind }) => kind).sort()).toEqual([
      'community',
      'experts',
      'street-mediation',
      'trade-association',
      'volunteers',
    ]);
  });

  it('re-route silence only where nobody can order them, and never from a public organ', () => {
    const rerouted = POLICIES.filter(({ kind }) => policies.profileOf({ kind, profile: {} }).autoReroute);
    expect(rerouted.map(({ kind }) => kind).sort()).toEqual([
      'community',
      'experts',
      'trade-association',
      'volunteers',
    ]);
    for (const { kind } of rerouted)
      expect(policies.profileOf({ kind, profile: {} }).isPublicOrgan).toBe(false);
  });

  it('count as public organs exactly those that act by public power', () => {
    const organs = POLICIES.filter(({ kind }) => policies.profileOf({ kind, profile: {} }).isPublicOrgan);
    expect(organs.map(({ kind }) => kind).sort()).toEqual([
      'civil-affairs',
      'coordination-centre',
      'judicial-office',
      'labor',
      'market-supervision',
      'station',
      'traffic-police',
      'urban-management',
    ]);
  });

  it('refuse a second policy for a kind, and let a module outrank a row of data', () => {
    const book = policyBook();
    expect(() => book.register({ kind: 'labor', profile: {} })).toThrow('two policies');
    book.useMadeKinds([
      { kind: 'labor', label: '冒名', profile: { refusal: 'final' } },
      { kind: 'invented', label: '新设单位', profile: { refusal: 'final' } },
    ]);
    expect(book.profileOf({ kind: 'labor', profile: {} }).refusal).toBe('reviewable');
    expect(book.profileOf({ kind: 'invented', profile: {} }).refusal).toBe('final');
    expect(book.of('traffic-police')).toBeNull();
    expect(book.all()).toHaveLength(MODULE_POLICIES.length + 1);
  });
});
