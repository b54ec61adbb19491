import type { Tx } from '../../../src/platform/database/tx.js';
import { LIVE } from '../store/live-in-sql.js';

/** Something of an agency's that one person has: a referral or case they handle, or a duty with a limit that is charged to them. */
export interface HeldRow {
  readonly kind: 'referral' | 'case' | 'duty';
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string;
  readonly caseNumber: string;
  /** Of the referral or the case; null for a duty. */
  readonly state: string | null;
  /** Name of the clock that expires first; null where none runs. */
  readonly clock: string | null;
  readonly deadlineAt: Date | null;
  /** Why it cannot be given to a colleague; null where it can. */
  readonly obstacle: string | null;
}

/** What one can look through on a screen, and what is handed over in some minutes. */
export const LONGEST_QUEUE = 2_000;

/** What stands on record as theirs, and what is charged to them besides: a duty of a case that is another's, or closed. */
const HELD = `
theirs as (
  select 'referral' as kind, 'referral' as subject_type, r.id as subject_id, r.case_id, r.state
  from referral r where r.handler_user_id = $2 and r.recipient_agency_id = $1 and r.state in ${LIVE}
  union all
  select 'case', 'case', d.id, d.id, d.state
  from dispute_case d where d.handler_user_id = $2 and d.custodian_agency_id = $1 and d.state <> 'closed'
), held as (
  select * from theirs
  union all
  select distinct 'duty', c.subject_type, c.subject_id, c.case_id, null
  from clock c
  where c.owner_user_id = $2 and c.owner_agency_id = $1 and c.state in ('running', 'paused') and c.case_id is not null
    and not exists (select from theirs t where t.subject_id = c.subject_id)
)`;

const ROWS_SQL = `
with ${HELD}
select h.kind, h.subject_type as "subjectType", h.subject_id as "subjectId", h.case_id as "caseId",
  d.number as "caseNumber", h.state, first.name as clock, first.deadline_at as "deadlineAt",
  case when d.merged_into is not null then 'case_merged' end as obstacle
from held h join dispute_case d on d.id = h.case_id
left join lateral (
  select c.name, c.deadline_at from clock c
  where c.subject_id = h.subject_id and c.owner_agency_id = $1 and c.state in ('running', 'paused')
    and (h.kind <> 'duty' or c.owner_user_id = $2)
  order by c.deadline_at nulls last, c.name limit 1) first on true
where $3::uuid[] is null or h.subject_id = any($3)
order by first.deadline_at nulls last, h.case_id, h.subject_id limit $4`;

/** What expires first stands first; of these subjects only, or with null of all. One row more than the longest queue tells that there is more. */
export function heldRows(
  tx: Tx,
  { agencyId, userId }: { readonly agencyId: string; readonly userId: string },
  subjectIds: readonly string[] | null,
): Promise<HeldRow[]> {
  return tx.query<HeldRow>(ROWS_SQL, [agencyId, userId, subjectIds, LONGEST_QUEUE + 1]);
}

/** Of these subjects, what the agency has in other hands by now, or has no more: it is on record as what stayed, and why. */
export function goneRows(
  tx: Tx,
  agencyId: string,
  subjectIds: readonly string[],
): Promise<Pick<HeldRow, 'kind' | 'subjectType' | 'subjectId' | 'caseId'>[]> {
  return tx.query(
    `select 'referral' as kind, 'referral' as "subjectType", id as "subjectId", case_id as "caseId"
     from referral where id = any($2) and recipient_agency_id = $1
     union all
     select 'case', 'case', id, id from dispute_case where id = any($2) and custodian_agency_id = $1`,
    [agencyId, subjectIds],
  );
}

/** Whether a duty is still charged to somebody; ask under the lock of its case. */
export async function isChargedTo(
  tx: Tx,
  subjectId: string,
  owner: { readonly agencyId: string; readonly userId: string },
): Promise<boolean> {
  const rows = await tx.query(
    `select from clock where subject_id = $1 and owner_agency_id = $2 and owner_user_id = $3
       and state in ('running', 'paused') limit 1`,
    [subjectId, owner.agencyId, owner.userId],
  );
  return rows.length > 0;
}
