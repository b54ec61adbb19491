import { InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { type Actor, areasOf, holdsOverRoot, type Role } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { requireOverArea } from '../../identity/index.js';

/** Whether the policy `p` is of an area apart: whoever may know of the run reads it through the run (docs/adr/0037). */
export const OF_A_REPLAY = 'exists (select from area apart where apart.id = p.area_id and apart.apart)';

const KEEPER: Role = 'system_administrator';

/**
 * A policy of an area is kept by who administers that area, one that holds everywhere by who administers everything.
 * @throws NotFound `policy_not_found`; Forbidden `outside_your_area`
 */
export async function requireKeeper(tx: Tx, key: string): Promise<void> {
  const rows = await tx.query<{ areaPath: string | null }>(
    `select a.path::text as "areaPath" from sla_policy p left join area a on a.id = p.area_id
     where p.key = $1 and not ${OF_A_REPLAY}`,
    [key],
  );
  const policy = rows[0];
  if (policy === undefined) throw new NotFound('policy');
  requireOverArea(tx, policy.areaPath, KEEPER);
}

/** As `requireKeeper`, of one that is to begin in an area; null: everywhere. @throws InvalidInput when there is no such area */
export async function requireKeeperThere(tx: Tx, areaId: string | null): Promise<void> {
  const rows = await tx.query<{ path: string }>('select path::text as path from area where id = $1', [
    areaId,
  ]);
  const area = rows[0];
  if (areaId !== null && area === undefined)
    throw InvalidInput.at('areaId', 'area_unknown', 'There is no such area.');
  requireOverArea(tx, area?.path ?? null, KEEPER);
}

/** As `requireKeeper`, of what belongs to no area, such as a calendar. @throws Forbidden `outside_your_area` */
export function requireKeeperOfAll(tx: Tx): void {
  requireOverArea(tx, null, KEEPER);
}

/** The areas whose policies the actor keeps; null for who keeps everything. */
export function areasKept(actor: Actor): readonly string[] | null {
  return holdsOverRoot(actor, KEEPER) ? null : areasOf(actor, KEEPER);
}
