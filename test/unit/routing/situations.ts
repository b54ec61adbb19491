import type { Agency } from '../../../modules/identity/index.js';
import { DISPUTE_TYPES } from '../../../modules/cases/seed/dispute-types.js';
import type { CaseFacts } from '../../../modules/referrals/policy.js';
import type { Candidate, Situation, Suggestion } from '../../../modules/referrals/routing/candidate.js';
import { dutyAt } from '../../../modules/referrals/routing/duty.js';
import { rank } from '../../../modules/referrals/routing/rank.js';
import { FIRST_ROUTING_RULES } from '../../../modules/referrals/routing/routing-rules.js';
import { AGENCIES } from '../../../src/demo/district/agencies.js';
import { AREAS, COMMUNITY } from '../../../src/demo/district/areas.js';
import { factsOf, policyBook } from '../agencies/policies.js';

const policies = policyBook();

/** 10:00 in Shanghai: day shifts are on. */
export const MORNING = new Date('2026-03-05T02:00:00.000Z');
/** 03:00 in Shanghai: only those on duty round the clock are. */
export const NIGHT = new Date('2026-03-05T19:00:00.000Z');

const pathOf = (code: string): string => AREAS.find((area) => area.code === code)?.path ?? '';

/** The demonstration district, as agencies with the ids of their keys. */
export const DISTRICT: readonly Agency[] = AGENCIES.map((agency) => ({
  id: agency.key,
  key: agency.key,
  name: agency.name,
  kind: agency.kind,
  areaId: agency.areaCode,
  areaPath: pathOf(agency.areaCode),
  parentId: agency.parentKey,
  calendarKey: agency.calendarKey,
  capacity: agency.capacity,
  duty: agency.duty,
  capabilities: agency.capabilities,
  trades: agency.trade === null ? [] : [agency.trade.code],
  active: true,
  profile: {},
  version: 1,
}));

export interface SituationOptions {
  readonly facts: Partial<CaseFacts>;
  /** By default 送仙桥 in the street of 草堂. */
  readonly communityCode?: string;
  readonly senderKey?: string;
  readonly at?: Date;
  /** What differs from the district, by key. */
  readonly agencies?: Readonly<Record<string, Partial<Agency>>>;
  readonly candidates?: Readonly<Record<string, Partial<Candidate>>>;
}

/** The pieces of a ranking in the demonstration district. */
export function situationOf(options: SituationOptions): {
  readonly candidates: readonly Candidate[];
  readonly situation: Situation;
} {
  const { communityCode = COMMUNITY.songxianqiao, senderKey = 'station-caotang', at = MORNING } = options;
  const facts = factsOf({ areaPath: pathOf(communityCode), ...options.facts });
  const type = DISPUTE_TYPES.find(({ code }) => code === facts.typeCode);
  const candidates = DISTRICT.map((each): Candidate => {
    const agency = { ...each, ...options.agencies?.[each.key] };
    return {
      agency,
      profile: policies.profileOf(agency),
      kindLabel: policies.of(agency.kind)?.label ?? agency.kind,
      duty: dutyAt(agency.duty, at),
      open: 0,
      carried: 0,
      tried: null,
      conflict: null,
      rulings: [],
      verdictIn: (mode) => policies.verdict(agency, { ...facts, mode }),
      ...options.candidates?.[each.key],
    };
  });
  return {
    candidates,
    situation: {
      facts,
      leadKinds: type?.leadAgencyKinds ?? [],
      supportingKinds: type?.supportingAgencyKinds ?? [],
      senderAgencyId: senderKey,
      senderIsCentre: senderKey === 'centre',
      lane: 'simple',
      conflictDeclared: facts.facts['conflict_of_interest'] === 'yes',
    },
  };
}

/** The list for a situation in the demonstration district, by the first rules. */
export function listFor(options: SituationOptions): readonly Suggestion[] {
  const { candidates, situation } = situationOf(options);
  return rank(candidates, situation, FIRST_ROUTING_RULES.weights);
}

/** Keys in their order, of those that may be chosen. */
export function keysOf(list: readonly Suggestion[]): readonly string[] {
  return list.filter(({ eligible }) => eligible).map(({ candidate }) => candidate.agency.key);
}

export function placeOf(list: readonly Suggestion[], key: string): Suggestion | undefined {
  return list.find(({ candidate }) => candidate.agency.key === key);
}
