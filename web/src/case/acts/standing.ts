import { isHead } from '../../session/roles';
import type { Session } from '../../session/session';
import type { Case } from '../case-query';

/** How whoever is signed in stands to a case; the server decides, this only chooses what is offered. */
export interface Standing {
  readonly isCustodian: boolean;
  readonly isOwner: boolean;
  readonly isCentre: boolean;
  /** Heads an agency that has to do with it, or watches over its area. */
  readonly isHead: boolean;
  readonly isSupervisor: boolean;
  /** In the words of the rules, which name by whom each may be lifted. */
  readonly ruleRoles: readonly string[];
  readonly may: (permission: string) => boolean;
}

const RULE_ROLES: Readonly<Record<string, string>> = {
  station_head: 'station_head',
  agency_head: 'supervisor',
  coordinator: 'coordinator',
  supervisor: 'supervisor',
};

export function standingTo({ memberships, permissions }: Session, theCase: Case): Standing {
  const isOf = (agencyId: string): boolean => memberships.some((held) => held.agencyId === agencyId);
  const isSupervisor = memberships.some(({ role }) => role === 'supervisor');
  return {
    isCustodian: isOf(theCase.custodianAgency.id),
    isOwner: isOf(theCase.ownerAgency.id),
    isCentre: memberships.some(({ role }) => role === 'coordinator'),
    isHead: isSupervisor || memberships.some(({ role }) => isHead(role)),
    isSupervisor,
    ruleRoles: memberships.flatMap(({ role }) => RULE_ROLES[role] ?? []),
    may: (permission) => permissions.includes(permission),
  };
}
