import { Forbidden, NotFound, Refused } from '../../../src/kernel/errors.js';
import { type Actor, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** Where somebody works today. */
interface Places {
  readonly agencyIds: readonly string[];
  readonly coordinatedPaths: readonly string[];
}

interface LockedPerson {
  readonly id: string;
  readonly kind: 'person' | 'machine';
  readonly active: boolean;
  readonly administers: boolean;
}

/**
 * Both are locked in the order of their ids, so that two absences of the same people follow one another.
 * @throws NotFound `user_not_found`; Refused `cover_not_active`, `cover_administers`, `cover_no_colleague`
 */
export async function requireCover(tx: Tx, userId: string, coverUserId: string): Promise<void> {
  const people = await tx.query<LockedPerson>(
    'select id, kind, active, admin_power is not null as administers from app_user where id = any($1) order by id for update',
    [[userId, coverUserId]],
  );
  if (!people.some(({ id }) => id === userId)) throw new NotFound('user');
  const cover = people.find(({ id }) => id === coverUserId);
  if (cover === undefined) throw new NotFound('user');
  if (!cover.active || cover.kind === 'machine') {
    throw new Refused('cover_not_active', 'A cover is a person whose account is enabled.');
  }
  if (cover.administers) {
    throw new Refused('cover_administers', 'Whoever administers the product does nobody’s work on cases.');
  }
  const [own, theirs] = [await placesOf(tx, userId), await placesOf(tx, coverUserId)];
  const shareAgency = own.agencyIds.some((id) => theirs.agencyIds.includes(id));
  const bothCoordinate = own.coordinatedPaths.length > 0 && theirs.coordinatedPaths.length > 0;
  if (shareAgency || bothCoordinate) return;
  throw new Refused('cover_no_colleague', 'A colleague of the same agency covers, or another coordinator.');
}

/**
 * The heads of somebody's agencies, and whoever supervises or coordinates above a coordinator.
 * @returns whether they stand above a coordinator: the head of an agency lends nobody powers over an area
 * @throws Forbidden `not_their_head`
 */
export async function requireHeadOf(tx: Tx, actor: Actor, userId: string): Promise<boolean> {
  const { agencyIds, coordinatedPaths } = await placesOf(tx, userId);
  const leadsAgency = agencyIds.some((id) => holdsInAgency(actor, id, 'agency_head', 'station_head'));
  const standsAbove = coordinatedPaths.some(
    (path) => holdsOverArea(actor, path, 'supervisor') || holdsOverArea(actor, parentOf(path), 'coordinator'),
  );
  if (leadsAgency || standsAbove) return standsAbove;
  throw new Forbidden('not_their_head', 'They themselves or their head record an absence.');
}

function parentOf(path: string): string {
  return path.split('.').slice(0, -1).join('.');
}

async function placesOf(tx: Tx, userId: string): Promise<Places> {
  const rows = await tx.query<{ agencyId: string | null; areaPath: string | null }>(
    `select m.agency_id as "agencyId", a.path::text as "areaPath"
     from membership m left join area a on a.id = m.area_id
     where m.user_id = $1 and (m.role = 'coordinator' or m.agency_id is not null)
       and m.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now())`,
    [userId],
  );
  return {
    agencyIds: rows.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId])),
    coordinatedPaths: rows.flatMap(({ areaPath }) => (areaPath === null ? [] : [areaPath])),
  };
}
