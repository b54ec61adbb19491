import { type Actor, agenciesOf } from '../../src/platform/auth/actor.js';
import { isCoordinated, UNATTENDED_AGENCIES } from '../identity/index.js';
import { CASES_OF_THE_POLICE } from './legal-duty/owed-steps.store.js';

/**
 * The same relations as in `CaseAccess`, of a case `c`: $1 agencies, $2 areas under coordination or supervision. Custody
 * alone shows nothing: a custodian who sees the case owns it or took it in.
 */
export const MAY_SEE = `(c.owner_agency_id = any($1) or c.registering_agency_id = any($1)
  or c.area_path <@ any($2::ltree[]) or c.id in (${CASES_OF_THE_POLICE}))`;

/**
 * As `MAY_SEE`, with what a head of stations ($3) stands in for: `CaseAccess.lookedAfter`. A supervisor sees it anyway. Who
 * heads none pays nothing for the rest: it is false as soon as $3 is known to be empty.
 */
export const MAY_FIND = `(${MAY_SEE} or (cardinality($3::uuid[]) > 0
  and (c.custodian_agency_id in (${UNATTENDED_AGENCIES}) or c.owner_agency_id in (${UNATTENDED_AGENCIES}))
  and (c.owner_agency_id = any($3) or exists (
    select from agency station join area around on around.id = station.area_id
    where station.id = any($3) and station.active and around.path @> c.area_path))
  and not ${isCoordinated('c.area_path')}))`;

/** What the actor may see, as the first two values of a statement. */
export function sightOf(actor: Actor): readonly [readonly string[], readonly string[]] {
  const areas = actor.grants.flatMap(({ role, areaPath }) =>
    areaPath !== null && (role === 'coordinator' || role === 'supervisor') ? areaPath : [],
  );
  return [agenciesOf(actor), areas];
}

/** The same for `MAY_FIND`, as the first three. */
export function findingOf(actor: Actor): readonly [...ReturnType<typeof sightOf>, readonly string[]] {
  const headed = actor.grants.flatMap(({ role, agencyId }) =>
    role === 'station_head' && agencyId !== null ? [agencyId] : [],
  );
  return [...sightOf(actor), headed];
}
