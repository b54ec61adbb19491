import { workOf } from '../../../src/platform/realtime/audiences.js';

/** Everybody to whom a referral exists, by the same relations as `engine/relations.ts`: a draft is nothing to its recipient. */
export const toWhoSeesTheReferral = workOf(`
with theirs as (
  select r.sender_agency_id, r.recipient_agency_id, r.state, r.part_of, c.owner_agency_id, c.registering_agency_id, c.area_path
  from referral r join dispute_case c on c.id = r.case_id where r.id = any($1)
)
select 'agency:' || sender_agency_id as audience from theirs
union select 'agency:' || recipient_agency_id from theirs where state <> 'draft'
union select 'agency:' || owner_agency_id from theirs where part_of is null
union select 'agency:' || registering_agency_id from theirs where part_of is null
union select 'area:' || area_path::text from theirs`);
