import { Conflict, InvalidInput, NotFound, Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Role } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { endLentPowers } from '../absences/cover-grants.js';
import { isAdminPower, isHeldInAgency, kindsCarrying, rolesOfKind } from '../roles.js';
import { lockUser, touchUser } from './change-user.js';
import { requireOverArea, requireSomebodyElse } from './reach.js';
import { record } from './record.js';

export interface NewGrant {
  readonly role: Role;
  /** Where it is held: an agency or an area, as the role demands; the other is null. */
  readonly agencyId: string | null;
  readonly areaId: string | null;
  /** Null: until it is revoked. */
  readonly validTo: Date | null;
}

/**
 * @returns the membership's id
 * @throws Refused `admin_powers_apart` when the account has ever held an administrator power beside which the role must not
 *   stand, or the reverse, `role_not_of_kind` where agencies of that kind do not carry the role; Conflict `already_granted`; Forbidden `outside_your_area`, `own_account`; NotFound also for a place
 *   that lies apart: nobody holds a role there (docs/adr/0037)
 */
export async function grantRole(tx: Tx, userId: string, grant: NewGrant): Promise<string> {
  requirePlaceOfRole(grant);
  requireSomebodyElse(tx, userId);
  const user = await lockUser(tx, userId);
  const place = await placeOf(tx, grant);
  requireOverArea(tx, place.path, 'security_administrator');
  requireCarried(grant.role, place.kind);
  await requireNotHeld(tx, userId, grant);
  await requirePowersApart(tx, userId, { held: user.adminPower, asked: grant.role });
  if (isAdminPower(grant.role) && user.adminPower === null) await takePower(tx, userId, grant.role);

  const now = await tx.now();
  if (grant.validTo !== null && grant.validTo <= now) {
    throw InvalidInput.at('validTo', 'not_in_future', 'The end of a grant lies in the future.');
  }
  const id = uuidv7();
  await tx.query(
    `insert into membership (id, user_id, role, agency_id, area_id, valid_from, valid_to, granted_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [id, userId, grant.role, grant.agencyId, grant.areaId, now, grant.validTo, tx.caller.actor.userId],
  );
  await touchUser(tx, userId);
  const { role, agencyId, areaId } = grant;
  record(tx, {
    type: 'membership.granted',
    subjectType: 'user',
    subjectId: userId,
    agencyId,
    detail: { membershipId: id, role, agencyId, areaId, validTo: grant.validTo?.toISOString() ?? null },
  });
  return id;
}

/**
 * What the user lent to a cover by it ends with it.
 * @throws NotFound `grant_not_found` when there is none, or it has ended; Forbidden `own_account`
 */
export async function revokeRole(tx: Tx, userId: string, membershipId: string): Promise<void> {
  requireSomebodyElse(tx, userId);
  await lockUser(tx, userId);
  const now = await tx.now();
  const rows = await tx.query<{ role: Role; agencyId: string | null; areaId: string | null }>(
    `update membership set valid_to = greatest(valid_from, $3), revoked_by = $4, ended_at = $3
     where id = $1 and user_id = $2 and (valid_to is null or valid_to > $3)
     returning role, agency_id as "agencyId", area_id as "areaId"`,
    [membershipId, userId, now, tx.caller.actor.userId],
  );
  const ended = rows[0];
  if (ended === undefined) throw new NotFound('grant');
  await endLentPowers(tx, userId);
  await touchUser(tx, userId);
  record(tx, {
    type: 'membership.revoked',
    subjectType: 'user',
    subjectId: userId,
    agencyId: ended.agencyId,
    detail: { membershipId, ...ended },
  });
}

function requirePlaceOfRole({ role, agencyId, areaId }: NewGrant): void {
  const [given, other] = isHeldInAgency(role) ? ([agencyId, areaId] as const) : ([areaId, agencyId] as const);
  if (given !== null && other === null) return;
  const path = isHeldInAgency(role) ? 'agencyId' : 'areaId';
  throw InvalidInput.at(path, 'place_of_role', `The role ${role} takes exactly one place: ${path}.`);
}

interface Place {
  readonly path: string;
  /** Of an agency; null for an area. */
  readonly kind: string | null;
}

async function placeOf(tx: Tx, { agencyId, areaId }: NewGrant): Promise<Place> {
  const rows = await tx.query<Place>(
    `select a.path::text as path, null as kind from area a where a.id = $1 and not a.apart
     union all select a.path::text, g.kind from agency g join area a on a.id = g.area_id where g.id = $2 and not a.apart`,
    [areaId, agencyId],
  );
  const place = rows[0];
  if (place === undefined) throw new NotFound(agencyId === null ? 'area' : 'agency');
  return place;
}

function requireCarried(role: Role, kind: string | null): void {
  const kinds = kindsCarrying(role);
  if (kind === null || kinds === null || kinds.includes(kind)) return;
  throw new Refused('role_not_of_kind', 'Agencies of this kind carry other roles: grant one of those.', {
    role,
    kinds,
    agencyKind: kind,
    rolesOfAgency: rolesOfKind(kind),
  });
}

async function requireNotHeld(tx: Tx, userId: string, { role, agencyId, areaId }: NewGrant): Promise<void> {
  const held = await tx.query(
    `select 1 from membership where user_id = $1 and role = $2 and coalesce(agency_id, area_id) = $3
       and (valid_to is null or valid_to > accord_now())`,
    [userId, role, agencyId ?? areaId],
  );
  if (held.length > 0)
    throw new Conflict('already_granted', 'The user holds this role there already.', { role });
}

/**
 * An account has one of the three administrator powers or roles in cases, and never both, not even one after the other:
 * whoever worked on a case must not look after its trail. See the triggers of `membership`, which say it to everybody.
 */
async function requirePowersApart(
  tx: Tx,
  userId: string,
  { held, asked }: { readonly held: string | null; readonly asked: Role },
): Promise<void> {
  const other =
    held === asked ? null : (held ?? (isAdminPower(asked) ? await roleInCases(tx, userId) : null));
  if (other === null) return;
  throw new Refused(
    'admin_powers_apart',
    'System, security and audit administration and the work on cases are accounts of their own. Make another account.',
    { held: other, asked },
  );
}

async function roleInCases(tx: Tx, userId: string): Promise<string | null> {
  const rows = await tx.query<{ role: string }>(
    'select role from membership where user_id = $1 and admin_power is null order by valid_from, id limit 1',
    [userId],
  );
  return rows[0]?.role ?? null;
}

/** The account's one place for an administrator power; see `membership_one_admin_power`. */
async function takePower(tx: Tx, userId: string, power: Role): Promise<void> {
  await tx.query('update app_user set admin_power = $2 where id = $1', [userId, power]);
}
