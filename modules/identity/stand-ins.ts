import { type Actor, holdsOverArea } from '../../src/platform/auth/actor.js';
import type { Tx } from '../../src/platform/database/tx.js';
import type { Agencies } from './agencies.js';
import type { People } from './people.js';

/** What tells who stands in for the coordinator of a case. */
export interface PlaceToCoordinate {
  /** The area of the case. */
  readonly areaPath: string;
  /** The agency that answers for it; null where that is not known. */
  readonly ownerAgencyId: string | null;
}

interface Registers {
  readonly people: Pick<People, 'members' | 'overArea'>;
  readonly agencies: Pick<Agencies, 'find' | 'over'>;
}

/**
 * Whether the actor stands in for the coordinator of a case: its area has none up the tree whose account works, and the
 * actor heads the station that owns the case or covers its area (workflow.md §1.4). Where no station there has a head, the
 * nearest supervisors of the area stand in: docs/adr/0018.
 *
 * Asked of the database only for heads of stations and supervisors of the area, so that nobody else's step pays for it.
 */
export async function standsIn(
  tx: Tx,
  registers: Registers,
  actor: Actor,
  place: PlaceToCoordinate,
): Promise<boolean> {
  const { people, agencies } = registers;
  const { areaPath, ownerAgencyId } = place;
  const headed = actor.grants.flatMap(({ role, agencyId }) =>
    role === 'station_head' && agencyId !== null ? [agencyId] : [],
  );
  const isOwner = ownerAgencyId !== null && headed.includes(ownerAgencyId);
  const isHead = isOwner || (await coversArea(tx, agencies, { headed, areaPath }));
  if (!isHead && !holdsOverArea(actor, areaPath, 'supervisor')) return false;
  if ((await people.overArea(tx, areaPath, 'coordinator')).length > 0) return false;
  return isHead || (await watchesAlone(tx, registers, actor, place));
}

/** In SQL, whether an account that works coordinates the area at this path, or one above it. */
export function isCoordinated(path: string): string {
  return `exists (
  select from membership held join app_user holder on holder.id = held.user_id and holder.active
  join area over on over.id = held.area_id
  where held.role = 'coordinator' and over.path @> ${path} and held.valid_from <= accord_now()
    and (held.valid_to is null or held.valid_to > accord_now()))`;
}

/** Of supervisors above one another only the nearest, as of coordinators. */
async function watchesAlone(
  tx: Tx,
  registers: Registers,
  { userId }: Actor,
  place: PlaceToCoordinate,
): Promise<boolean> {
  if ((await standInsFor(tx, registers, place)) !== null) return false;
  const watching = await registers.people.overArea(tx, place.areaPath, 'supervisor');
  return watching.some((each) => each.userId === userId && each.areaPath === watching[0]?.areaPath);
}

/** The heads of a station who would stand in, and of which. Supervisors who do are of no agency. */
export interface StandIns {
  readonly agencyId: string;
  readonly userIds: readonly string[];
}

/**
 * Who stands in where nobody coordinates: the heads of the station that owns the case, else of the nearest whose area
 * contains it. Null where no station there has a head.
 */
export async function standInsFor(
  tx: Tx,
  { people, agencies }: Registers,
  { areaPath, ownerAgencyId }: PlaceToCoordinate,
): Promise<StandIns | null> {
  const around = (await agencies.over(tx, areaPath)).map(({ id }) => id);
  for (const agencyId of ownerAgencyId === null ? around : [ownerAgencyId, ...around]) {
    const heads = await people.members(tx, agencyId, 'station_head');
    if (heads.length > 0) return { agencyId, userIds: heads.map(({ userId }) => userId) };
  }
  return null;
}

async function coversArea(
  tx: Tx,
  agencies: Pick<Agencies, 'find'>,
  { headed, areaPath }: { readonly headed: readonly string[]; readonly areaPath: string },
): Promise<boolean> {
  for (const id of headed) {
    const station = await agencies.find(tx, id);
    if (station?.active !== true) continue;
    if (areaPath === station.areaPath || areaPath.startsWith(`${station.areaPath}.`)) return true;
  }
  return false;
}
