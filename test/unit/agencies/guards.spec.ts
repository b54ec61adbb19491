import { laborChannel } from '../../../modules/labor/labor.intake.js';
import type { CaseFacts } from '../../../modules/referrals/policy.js';
import { agencyOf, factsOf, policyBook } from './policies.js';

const policies = policyBook();

function reasonsOf(kind: string, own: Partial<CaseFacts>, trades: readonly string[] = []): readonly string[] {
  const verdict = policies.verdict(agencyOf(kind, { trades }), factsOf({ mode: 'refer', ...own }));
  return verdict.ok ? [] : verdict.reasons.map(({ code }) => code);
}

function notesOf(kind: string, own: Partial<CaseFacts>): readonly string[] {
  const verdict = policies.verdict(agencyOf(kind), factsOf({ mode: 'refer', ...own }));
  return verdict.ok ? (verdict.notes ?? []).map(({ code }) => code) : [];
}

const MEDIATORS = [
  'community',
  'womens-federation',
  'trade-association',
  'volunteers',
  'street-mediation',
  'judicial-office',
];

describe('what bars mediation', () => {
  it.each(MEDIATORS)('%s is handed nothing on the legal track', (kind) => {
    expect(reasonsOf(kind, { legalTrack: true })).toContain('mediation_stopped');
  });

  it.each([
    ['suspected_crime', 'suspected_crime'],
    ['party_refuses', 'party_refuses'],
    ['already_before_other_body', 'pending_elsewhere'],
    ['minor_harmed', 'minor_harmed'],
    ['dv_high_danger', 'high_danger'],
  ])('a yes to %s keeps the case from a committee, a no or nothing does not', (fact, code) => {
    expect(reasonsOf('community', { facts: { [fact]: 'yes' } })).toContain(code);
    expect(reasonsOf('community', { facts: { [fact]: 'no' } })).toEqual([]);
    expect(reasonsOf('community', { facts: { [fact]: 'unknown' } })).toEqual([]);
  });

  it('does not keep a committee or the federation from helping', () => {
    const own = {
      typeCode: '0106',
      legalTrack: true,
      facts: { dv_high_danger: 'yes' },
      mode: 'co_handle',
    } as const;
    expect(reasonsOf('womens-federation', own)).toEqual([]);
    expect(reasonsOf('community', own)).toEqual([]);
  });
});

describe('the labour bureau', () => {
  it('sends unpaid wages to the inspection and disputes to mediation', () => {
    expect(laborChannel(factsOf({ typeCode: '1001' }))).toBe('inspection');
    expect(laborChannel(factsOf({ typeCode: '1002', facts: { labour_violation: 'yes' } }))).toBe(
      'inspection',
    );
    expect(laborChannel(factsOf({ typeCode: '1002' }))).toBe('mediation');
    expect(notesOf('labor', { typeCode: '1001' })).toContain('inspection');
    expect(notesOf('labor', { typeCode: '1002' })).toContain('mediation');
  });

  it('takes nothing that is not about work', () => {
    expect(reasonsOf('labor', { typeCode: '1104' })).toEqual(['type_not_taken', 'forbidden_duty:1104']);
    expect(reasonsOf('labor', { typeCode: '1001' })).toEqual([]);
  });

  it('may be asked about anything but what it must not do', () => {
    expect(reasonsOf('labor', { typeCode: '0201', mode: 'consult' })).toEqual([]);
    expect(reasonsOf('labor', { typeCode: '1104', mode: 'consult' })).toEqual(['forbidden_duty:1104']);
  });

  it('tells ten workers that they may elect representatives, and nine nothing of it', () => {
    expect(notesOf('labor', { typeCode: '1001', headcount: 10 })).toContain('representatives');
    expect(notesOf('labor', { typeCode: '1001', headcount: 9 })).not.toContain('representatives');
  });
});

describe('the women’s federation', () => {
  it('is handed a quarrel in a marriage, and violence at home never', () => {
    expect(reasonsOf('womens-federation', { typeCode: '0101' })).toEqual([]);
    expect(reasonsOf('womens-federation', { typeCode: '0106' })).toEqual(['police_lead_violence']);
  });

  it('is handed no red case with violence until high danger is excluded', () => {
    const violent = { domestic_violence: 'yes' } as const;
    expect(reasonsOf('womens-federation', { typeCode: '0101', risk: 'red', facts: violent })).toEqual([
      'danger_not_excluded',
    ]);
    expect(
      reasonsOf('womens-federation', {
        typeCode: '0101',
        risk: 'red',
        facts: { ...violent, dv_high_danger: 'no' },
      }),
    ).toEqual([]);
  });
});

describe('a station', () => {
  it('is not handed a civil dispute, unless somebody was hurt or threatened', () => {
    expect(reasonsOf('station', { typeCode: '0401' })).toEqual(['civil_dispute']);
    expect(reasonsOf('station', { typeCode: '0401', facts: { threat_to_kill: 'yes' } })).toEqual([]);
    expect(reasonsOf('station', { typeCode: '0401', risk: 'red' })).toEqual([]);
  });

  it('is handed a quarrel of neighbours while nobody knows whether the law was broken', () => {
    expect(reasonsOf('station', { typeCode: '0205' })).toEqual([]);
    expect(reasonsOf('station', { typeCode: '0205', facts: { public_security_violation: 'no' } })).toEqual([
      'civil_dispute',
    ]);
  });

  it('is handed noise only after others have tried', () => {
    expect(reasonsOf('station', { typeCode: '0202', facts: { noise_prior_steps: 'no' } })).toEqual([
      'noise_prior_steps',
    ]);
    expect(reasonsOf('station', { typeCode: '0202', facts: { noise_prior_steps: 'yes' } })).toEqual([]);
  });

  it('leaves wages to the labour bureau and acts of administration to the courts', () => {
    expect(reasonsOf('station', { typeCode: '1001' })).toEqual(['labour_to_labour_bureau']);
    expect(reasonsOf('station', { typeCode: '0801' })).toEqual(['administrative_act']);
  });
});

describe('the other guards', () => {
  it('urban management carries a building site, and not the neighbours’ piano', () => {
    expect(reasonsOf('urban-management', { typeCode: '0901' })).toEqual([]);
    expect(reasonsOf('urban-management', { typeCode: '0204' })).toEqual([]);
    expect(reasonsOf('urban-management', { typeCode: '0202' })).toEqual(['living_noise']);
    expect(reasonsOf('urban-management', { typeCode: '0202', mode: 'co_handle' })).toEqual([]);
    expect(reasonsOf('urban-management', { typeCode: '0201' })).toEqual(['not_in_the_street']);
  });

  it('civil affairs carries the care of the old, and not a divorce', () => {
    expect(reasonsOf('civil-affairs', { typeCode: '0103' })).toEqual([]);
    expect(reasonsOf('civil-affairs', { typeCode: '0101' })).toEqual(['not_its_lead']);
  });

  it('a committee is not handed a violation of public security, and may be asked to help with it', () => {
    expect(reasonsOf('community', { typeCode: '1601' })).toEqual(['public_security_violation']);
    expect(reasonsOf('community', { typeCode: '1601', mode: 'co_handle' })).toEqual([]);
    expect(reasonsOf('community', { typeCode: '0205' })).toEqual([]);
  });

  it('an association takes its own trade, an unknown one, and no other', () => {
    expect(reasonsOf('trade-association', { typeCode: '0501', trade: 'catering' }, ['catering'])).toEqual([]);
    expect(reasonsOf('trade-association', { typeCode: '0501' }, ['catering'])).toEqual([]);
    expect(reasonsOf('trade-association', { typeCode: '0501', trade: 'jewellery' }, ['catering'])).toEqual([
      'other_trade',
    ]);
  });

  it('volunteers are sent nowhere somebody was hit or a child was harmed, in no mode', () => {
    for (const mode of ['refer', 'co_handle', 'consult'] as const) {
      expect(reasonsOf('volunteers', { mode, facts: { violence: 'yes' } })).toContain('violence');
      expect(reasonsOf('volunteers', { mode, facts: { minor_harmed: 'yes' } })).toContain('minor_harmed');
    }
    expect(reasonsOf('volunteers', { risk: 'orange' })).toEqual(['risk_too_high']);
    expect(reasonsOf('volunteers', {})).toEqual([]);
  });

  it('experts are asked, and never handed a case', () => {
    expect(reasonsOf('experts', { mode: 'consult' })).toEqual([]);
    expect(reasonsOf('experts', { mode: 'refer' })).toEqual(['mode_not_taken', 'consult_only']);
  });
});
