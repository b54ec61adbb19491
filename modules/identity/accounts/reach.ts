import { Forbidden } from '../../../src/kernel/errors.js';
import { holdsOverArea, holdsOverRoot, type Role } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/**
 * An administrator acts inside the area of the grant and nowhere else. The product itself (first start, seeding) acts
 * anywhere.
 * @param areaPath null: it belongs to no area, and asks for a grant over a root
 * @throws Forbidden `outside_your_area`
 */
export function requireOverArea(tx: Tx, areaPath: string | null, role: Role): void {
  const { actor } = tx.caller;
  if (actor.kind === 'system') return;
  const reaches = areaPath === null ? holdsOverRoot(actor, role) : holdsOverArea(actor, areaPath, role);
  if (reaches) return;
  throw new Forbidden('outside_your_area', 'Your grant does not reach this area.', { role, areaPath });
}

/**
 * A user is within reach when every place they hold a role in is; a user without any role is within everybody's.
 * Otherwise an administrator of one street could reset the password of the city's.
 * @throws Forbidden `outside_your_area`
 */
export async function requireOverUser(tx: Tx, userId: string): Promise<void> {
  const places = await tx.query<{ path: string }>(
    `select distinct a.path::text as path
     from membership m left join agency g on g.id = m.agency_id join area a on a.id = coalesce(m.area_id, g.area_id)
     where m.user_id = $1 and (m.valid_to is null or m.valid_to > accord_now())`,
    [userId],
  );
  for (const { path } of places) requireOverArea(tx, path, 'security_administrator');
}

/** @throws Forbidden `own_account`: nobody administers their own account */
export function requireSomebodyElse(tx: Tx, userId: string): void {
  if (tx.caller.actor.userId !== userId) return;
  throw new Forbidden('own_account', 'Nobody administers their own account. Ask another administrator.');
}
