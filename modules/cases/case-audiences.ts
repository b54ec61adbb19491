import { workOf } from '../../src/platform/realtime/audiences.js';

const PLACE = 'c.owner_agency_id, c.registering_agency_id, c.custodian_agency_id, c.area_path';

/**
 * Whose lists and pages show the case `c`: who answers for it and who took it in, who holds it (a holder sees its own page of
 * it, docs/adr/0012), who stands over its area.
 */
const BY_ITS_ROW = `
select 'agency:' || party.id as audience from theirs c
  cross join lateral (values (c.owner_agency_id), (c.registering_agency_id), (c.custodian_agency_id)) as party (id)
union select 'area:' || c.area_path::text from theirs c`;

/** And the stations that the law has deal with it. */
export const toWhoSeesTheCase = workOf(`
with theirs as (select id, ${PLACE} from dispute_case c where id = any($1))
${BY_ITS_ROW}
union select 'agency:' || s.owner_agency_id from theirs c join legal_path p on p.case_id = c.id and p.withdrawn_at is null
  join legal_path_step s on s.legal_path_id = p.id join agency owner on owner.id = s.owner_agency_id and owner.kind = 'station'`);

/** Whoever owes a step of the path or was told of one besides: also when it is withdrawn, for then it leaves their lists. */
export const toWhoSeesThePath = workOf(`
with path as (select id, case_id from legal_path where id = any($1)),
  theirs as (select ${PLACE} from dispute_case c where c.id in (select case_id from path)),
  step as (select s.id, s.owner_agency_id from legal_path_step s join path p on p.id = s.legal_path_id)
${BY_ITS_ROW}
union select 'agency:' || owner_agency_id from step
union select 'agency:' || t.agency_id from legal_path_told t join step on step.id = t.legal_path_step_id`);
