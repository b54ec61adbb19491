import { type Actor, agenciesOf } from '../../src/platform/auth/actor.js';
import { CASES_OF_THE_POLICE } from './legal-duty/owed-steps.store.js';

/**
 * The same relations as in `CaseAccess`, of a case `c`: $1 agencies, $2 areas under coordination or supervision. Custody
 * alone shows nothing: a custodian who sees the case owns it or took it in.
 */
export const MAY_SEE = `(c.owner_agency_id = any($1) or c.registering_agency_id = any($1)
  or c.area_path <@ any($2::ltree[]) or c.id in (${CASES_OF_THE_POLICE}))`;

/** What the actor may see, as the first two values of a statement. */
export function sightOf(actor: Actor): readonly [readonly string[], readonly string[]] {
  const areas = actor.grants.flatMap(({ role, areaPath }) =>
    areaPath !== null && (role === 'coordinator' || role === 'supervisor') ? areaPath : [],
  );
  return [agenciesOf(actor), areas];
}
