import { type Actor, holdsInAgency, type Role } from '../../src/platform/auth/actor.js';

/** Where a role is held. Roles of the first list belong to an agency, those of the second reach over an area. */
export const AGENCY_ROLES = [
  'station_officer',
  'station_head',
  'agency_intake',
  'agency_handler',
  'agency_head',
] as const satisfies readonly Role[];

const ADMIN_POWERS = [
  'system_administrator',
  'security_administrator',
  'auditor',
] as const satisfies readonly Role[];

export const AREA_ROLES = ['coordinator', 'supervisor', ...ADMIN_POWERS] as const satisfies readonly Role[];

export const ROLES: readonly Role[] = [...AGENCY_ROLES, ...AREA_ROLES];

export function isHeldInAgency(role: Role): boolean {
  return (AGENCY_ROLES as readonly Role[]).includes(role);
}

/** The kinds of agency that carry a role; one that is not named is carried by every kind. */
const CARRIED_BY: Readonly<Partial<Record<Role, readonly string[]>>> = {
  station_officer: ['station'],
  station_head: ['station'],
};

/** The kinds of agency in which the role may be held; null for every kind, and for roles over an area. */
export function kindsCarrying(role: Role): readonly string[] | null {
  return CARRIED_BY[role] ?? null;
}

/** The roles that may be held in an agency of the kind. */
export function rolesOfKind(kind: string): readonly Role[] {
  return AGENCY_ROLES.filter((role) => kindsCarrying(role)?.includes(kind) ?? true);
}

/** Whether the actor may take cases in for the agency, one by one or as a list. */
export function takesCasesIn(actor: Actor, agencyId: string): boolean {
  return holdsInAgency(actor, agencyId, 'station_officer', 'station_head', 'agency_intake', 'agency_head');
}

/** The three powers (三员分立): no two of them meet in one account, and none of them meets a role in cases. */
export function isAdminPower(role: Role): boolean {
  return (ADMIN_POWERS as readonly Role[]).includes(role);
}
