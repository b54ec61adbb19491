import { type Actor, holdsOverArea, type Role } from '../../../src/platform/auth/actor.js';
import type { CaseRelation } from '../case-access.js';
import type { CaseRole } from '../domain/case-role.js';
import type { CaseRow } from '../store/case-row.js';

const IN_AGENCY: Readonly<Partial<Record<Role, readonly CaseRole[]>>> = {
  station_officer: ['officer', 'intake', 'handler'],
  station_head: ['officer', 'intake', 'handler', 'station_head'],
  agency_intake: ['intake'],
  agency_handler: ['handler', 'mediator'],
  agency_head: ['intake', 'handler', 'mediator', 'supervisor'],
};

/**
 * In which roles of the rule tables somebody may speak about this case: by their agency's part in it, over its area, or as
 * who stands in for its coordinator.
 */
export function caseRolesOf(
  actor: Actor,
  theCase: CaseRow,
  relations: ReadonlySet<CaseRelation>,
): readonly CaseRole[] {
  const agencies = [theCase.custodianAgencyId, theCase.ownerAgencyId];
  const roles = actor.grants
    .filter(({ agencyId }) => agencyId !== null && agencies.includes(agencyId))
    .flatMap(({ role }) => IN_AGENCY[role] ?? []);
  if (relations.has('centre')) roles.push('handler', 'coordinator');
  if (holdsOverArea(actor, theCase.areaPath, 'supervisor')) roles.push('supervisor');
  return [...new Set(roles)];
}
