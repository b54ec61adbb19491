import type { Role, RoleGrant } from '../../../src/platform/auth/actor.js';
import { type HeldRole, UNCOORDINATED } from '../permissions.js';

/** One grant that somebody holds today; without a role for whoever holds none. */
export interface GrantRow {
  readonly role: Role | null;
  readonly agencyId: string | null;
  readonly areaId: string | null;
  readonly areaPath: string | null;
  readonly isUncoordinated: boolean;
}

export const GRANT_COLUMNS = `m.role, m.agency_id as "agencyId", m.area_id as "areaId", a.path::text as "areaPath",
       ${UNCOORDINATED} as "isUncoordinated"`;

/**
 * In SQL, of a user `u`: every grant of today. Over an area apart nobody holds anything, whatever a grant of before says
 * (docs/adr/0037): such an area is a root, and a power over a root is one over everything.
 */
export const GRANTS_OF_U = `
left join membership m on m.user_id = u.id and m.valid_from <= accord_now()
  and (m.valid_to is null or m.valid_to > accord_now())
  and not exists (select from area apart where apart.id = m.area_id and apart.apart)
left join area a on a.id = m.area_id`;

export function heldOf({ role, isUncoordinated }: GrantRow): HeldRole[] {
  return role === null ? [] : [{ role, isUncoordinated }];
}

export function grantOf({ role, agencyId, areaId, areaPath }: GrantRow): RoleGrant[] {
  return role === null ? [] : [{ role, agencyId, areaId, areaPath }];
}
