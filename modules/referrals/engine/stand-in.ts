import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { World } from './world.js';

/**
 * Whether the actor stands in for the coordinator of a case: its area has none up the tree whose account works, and the
 * actor heads the station that owns the case or covers its area (workflow.md §1.4).
 *
 * Asked of the database only for heads of stations, so that nobody else's step pays for it.
 */
export async function standsIn(
  tx: Tx,
  world: Pick<World, 'people' | 'agencies'>,
  actor: Actor,
  { areaPath, ownerAgencyId }: Pick<CaseRow, 'areaPath' | 'ownerAgencyId'>,
): Promise<boolean> {
  const headed = actor.grants.flatMap(({ role, agencyId }) =>
    role === 'station_head' && agencyId !== null ? [agencyId] : [],
  );
  if (headed.length === 0) return false;
  const answers = headed.includes(ownerAgencyId) || (await coversArea(tx, world, { headed, areaPath }));
  return answers && (await world.people.overArea(tx, areaPath, 'coordinator')).length === 0;
}

async function coversArea(
  tx: Tx,
  world: Pick<World, 'agencies'>,
  { headed, areaPath }: { readonly headed: readonly string[]; readonly areaPath: string },
): Promise<boolean> {
  for (const id of headed) {
    const station = await world.agencies.find(tx, id);
    if (station?.active !== true) continue;
    if (areaPath === station.areaPath || areaPath.startsWith(`${station.areaPath}.`)) return true;
  }
  return false;
}
