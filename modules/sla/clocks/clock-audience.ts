import { workOf } from '../../../src/platform/realtime/audiences.js';

/** Who may see a clock by itself (see `ClockAccess`), and to whom a step of its ladder has been told. */
export const toWhoSeesTheClock = workOf(`
select 'agency:' || party.id as audience from clock c cross join lateral (values (c.owner_agency_id), (c.sender_agency_id)) as party (id)
where c.id = any($1) and party.id is not null
union select 'area:' || a.path::text from clock c join area a on a.id = c.area_id where c.id = any($1)
union select 'user:' || r.user_id from escalation e join escalation_recipient r on r.escalation_id = e.id where e.clock_id = any($1)`);
