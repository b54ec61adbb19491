import type { Tx } from '../../../src/platform/database/tx.js';

/** Something that happened in a joint case, as far as all its agencies may know of it. */
export interface JointEventRow {
  readonly id: string;
  readonly at: Date;
  readonly type: string;
  readonly actor: string;
  readonly agencyName: string | null;
  readonly text: string | null;
}

/**
 * The newest of a case. Of steps of referrals the step alone is told: what was said with them is for their two agencies. To whom an
 * agency gives a part of its work, and that it does, is its own affair.
 */
const RECENT = `
select e.id, e.at, e.type, e.actor_name as actor, g.name as "agencyName",
  case when e.subject_type = 'joint_case'
    then nullif(concat_ws(' · ', e.payload->>'text', e.payload->>'note', e.payload->>'reason'), '') end as text
from domain_event e
left join agency g on g.id = (case when e.subject_type = 'joint_case' then e.payload->>'agencyId'
  else e.payload->>'recipientAgencyId' end)::uuid
where e.stream_id = $1 and e.audience_agency_id is null
  and (e.subject_type = 'joint_case' or (e.subject_type = 'referral' and e.subject_id = any($2)
    and (e.payload ? 'transition' or e.type = 'referral.waived') and e.type not in ('referral.acknowledged', 'referral.delegated')))
order by e.seq desc limit $3`;

const MOST = 200;

/** @param referralIds the referrals that make the case a joint one */
export function jointEvents(
  tx: Tx,
  caseId: string,
  referralIds: readonly string[],
): Promise<JointEventRow[]> {
  return tx.query<JointEventRow>(RECENT, [caseId, referralIds, MOST]);
}
