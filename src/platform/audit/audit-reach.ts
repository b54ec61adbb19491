import { type Actor, areasOf, holdsOverRoot } from '../auth/actor.js';

/**
 * A query for the users of whom everything they have ever held lies in the areas: what they do, or what is done to them,
 * belongs there.
 * @param areas the statement's parameter with the paths, such as `$7`
 */
export function usersWithin(areas: `$${number}`): string {
  return `
  select m.user_id from membership m left join agency g on g.id = m.agency_id join area a on a.id = coalesce(m.area_id, g.area_id)
  group by m.user_id having bool_and(a.path <@ any(${areas}::ltree[]))`;
}

/** The areas of whose trail the actor sees no more than what belongs there; null for who may see all of it. */
export function auditReach(actor: Actor): readonly string[] | null {
  return holdsOverRoot(actor, 'auditor') ? null : areasOf(actor, 'auditor');
}

const LOCAL_USERS = usersWithin('$10');
const LOCAL_AGENCIES = `
  select g.id from agency g join area a on a.id = g.area_id where a.path <@ any($10::ltree[])`;
const LOCAL_AREAS = `select a.id from area a where a.path <@ any($10::ltree[])`;

/**
 * A condition on a row of the trail, with the areas as $10: it was done in the name of an agency that lies there; or in no
 * agency's name, and by somebody of there, or to somebody or something of there. The rest is for auditors of more.
 */
export const WITHIN_REACH = `($10::ltree[] is null
  or agency_id in (${LOCAL_AGENCIES})
  or (agency_id is null and (
    actor_user_id in (${LOCAL_USERS})
    or (subject_type = 'user' and subject_id in (select user_id::text from (${LOCAL_USERS}) u))
    or (subject_type = 'agency' and subject_id in (select id::text from (${LOCAL_AGENCIES}) g))
    or (subject_type = 'area' and subject_id in (select id::text from (${LOCAL_AREAS}) a)))))`;
