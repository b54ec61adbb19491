import { CIVIL_AFFAIRS_POLICY } from '../../../modules/civil-affairs/civil-affairs.policy.js';
import { COMMUNITY_POLICY } from '../../../modules/community/community.policy.js';
import { EXPERTS_POLICY } from '../../../modules/experts/experts.policy.js';
import { FIRST_KINDS } from '../../../modules/general-agency/first-kinds.js';
import type { Agency } from '../../../modules/identity/index.js';
import { LABOR_POLICY } from '../../../modules/labor/labor.policy.js';
import { AgencyPolicies, type AgencyPolicy, type CaseFacts } from '../../../modules/referrals/policy.js';
import { STATION_POLICY } from '../../../modules/station/station.policy.js';
import { TRADE_ASSOCIATION_POLICY } from '../../../modules/trade-association/trade-association.policy.js';
import { URBAN_MANAGEMENT_POLICY } from '../../../modules/urban-management/urban-management.policy.js';
import { VOLUNTEERS_POLICY } from '../../../modules/volunteers/volunteers.policy.js';
import { WOMENS_FEDERATION_POLICY } from '../../../modules/womens-federation/womens-federation.policy.js';

/** Kinds that are modules. */
export const MODULE_POLICIES: readonly AgencyPolicy[] = [
  STATION_POLICY,
  COMMUNITY_POLICY,
  WOMENS_FEDERATION_POLICY,
  LABOR_POLICY,
  CIVIL_AFFAIRS_POLICY,
  URBAN_MANAGEMENT_POLICY,
  TRADE_ASSOCIATION_POLICY,
  VOLUNTEERS_POLICY,
  EXPERTS_POLICY,
];

/** Kinds that are data. */
export const MADE_POLICIES: readonly AgencyPolicy[] = FIRST_KINDS.map(({ key, label, profile }) => ({
  kind: key,
  label,
  profile,
}));

export const POLICIES: readonly AgencyPolicy[] = [...MODULE_POLICIES, ...MADE_POLICIES];

/** All of them, registered as the product does. */
export function policyBook(): AgencyPolicies {
  const book = new AgencyPolicies();
  for (const policy of MODULE_POLICIES) book.register(policy);
  book.useMadeKinds(MADE_POLICIES);
  return book;
}

/** An agency of the district that says nothing of its own. */
export function agencyOf(kind: string, own: Partial<Agency> = {}): Agency {
  const key = own.key ?? kind;
  return {
    id: `id-${key}`,
    key,
    name: key,
    kind,
    areaId: 'district',
    areaPath: '51.5101.510105',
    parentId: null,
    calendarKey: 'office',
    capacity: null,
    duty: { person: '值班员', phone: '19900000001', hours: '00:00-24:00' },
    capabilities: [],
    trades: [],
    active: true,
    profile: {},
    version: 1,
    ...own,
  };
}

/** A quiet case of a community, about which nobody has answered anything. */
export function factsOf(own: Partial<CaseFacts> = {}): CaseFacts {
  return {
    typeCode: '0201',
    risk: 'yellow',
    areaPath: '51.5101.510105.510105007.510105007001',
    amountFen: null,
    headcount: 2,
    legalTrack: false,
    facts: {},
    trade: null,
    mode: null,
    ...own,
  };
}
