import { type Actor, areasOf } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Absence } from './absence.store.js';
import { absencesOf } from './absence.store.js';

/** Somebody who works on cases, and where, as people choose them by name. */
export interface Colleague {
  readonly userId: string;
  readonly displayName: string;
  /** Agencies and coordinated areas, by name. */
  readonly places: readonly string[];
}

/** Whom the caller may record an absence for, themselves first, and what is recorded around them. */
export interface Absent {
  readonly people: readonly Colleague[];
  /** Not over yet: theirs, and those in which the caller covers; the next one first. */
  readonly items: readonly Absence[];
}

const TODAY = 'm.valid_from <= accord_now() and (m.valid_to is null or m.valid_to > accord_now())';

/** People, no machines and no administrators, with what they belong to today. */
const COLLEAGUES = `
select u.id as "userId", u.display_name as "displayName",
  coalesce(array_agg(distinct coalesce(g.name, a.name)) filter (where m.id is not null), '{}') as places
from app_user u left join membership m on m.user_id = u.id and ${TODAY}
  left join agency g on g.id = m.agency_id left join area a on a.id = m.area_id
where u.active and u.kind = 'person' and u.admin_power is null`;

/** As `requireHeadOf` decides it for one of them, and the actor themselves. */
const IN_CARE_SQL = `${COLLEAGUES} and (u.id = $1 or exists (
  select from membership held left join area over on over.id = held.area_id
  where held.user_id = u.id and held.valid_from <= accord_now() and (held.valid_to is null or held.valid_to > accord_now())
    and (held.agency_id = any($2) or (held.role = 'coordinator' and (over.path <@ any($3::ltree[])
      or exists (select from unnest($4::ltree[]) mine (path) where over.path <@ mine.path and over.path <> mine.path))))))
group by u.id order by u.id <> $1, u.display_name, u.id`;

/** As `requireCover` decides it for one of them. */
const COVERS_SQL = `${COLLEAGUES} and u.id <> $1 and exists (
  select from membership own join membership theirs on theirs.user_id = u.id
    and (theirs.agency_id = own.agency_id or (own.role = 'coordinator' and theirs.role = 'coordinator'))
  where own.user_id = $1 and own.valid_from <= accord_now() and (own.valid_to is null or own.valid_to > accord_now())
    and theirs.valid_from <= accord_now() and (theirs.valid_to is null or theirs.valid_to > accord_now()))
group by u.id order by u.display_name, u.id`;

/** The actor, the people of the agencies they head, and the coordinators below them. */
export async function absentOf(tx: Tx, actor: Actor): Promise<Absent> {
  const headed = actor.grants.flatMap(({ role, agencyId }) =>
    agencyId !== null && (role === 'agency_head' || role === 'station_head') ? [agencyId] : [],
  );
  const people = await tx.query<Colleague>(IN_CARE_SQL, [
    actor.userId,
    headed,
    areasOf(actor, 'supervisor'),
    areasOf(actor, 'coordinator'),
  ]);
  const userIds = people.map(({ userId }) => userId);
  return { people, items: await absencesOf(tx, userIds, actor.userId) };
}

/** Who may cover for somebody: colleagues of an agency of theirs, and for a coordinator the other coordinators; by name. */
export async function coversFor(tx: Tx, userId: string): Promise<readonly Colleague[]> {
  return tx.query<Colleague>(COVERS_SQL, [userId]);
}
