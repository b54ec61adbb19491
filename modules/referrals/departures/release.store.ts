import type { Tx } from '../../../src/platform/database/tx.js';
import { LIVE } from '../store/live-in-sql.js';

/** Something that somebody handles, and the agency in whose name they do. */
export interface HeldWork {
  readonly caseId: string;
  /** Null: the case itself. */
  readonly referralId: string | null;
  readonly agencyId: string;
}

const HELD_SQL = `
select r.case_id as "caseId", r.id as "referralId", r.recipient_agency_id as "agencyId"
from referral r
where r.handler_user_id = $1
  and r.state in ${LIVE}
union all
select d.id, null, d.custodian_agency_id from dispute_case d where d.handler_user_id = $1 and d.state <> 'closed'
order by 1, 2 nulls first`;

/** Everything somebody handles; in the order in which rows are locked everywhere, case by case. */
export function heldBy(tx: Tx, userId: string): Promise<HeldWork[]> {
  return tx.query<HeldWork>(HELD_SQL, [userId]);
}

/** Subjects with clocks that are somebody's and not on record as handled by them, such as the steps of a legal path. */
export function chargedTo(tx: Tx, userId: string): Promise<{ subjectId: string; agencyId: string }[]> {
  return tx.query(
    `select distinct subject_id as "subjectId", owner_agency_id as "agencyId" from clock
     where owner_user_id = $1 and state in ('running', 'paused') order by 1, 2`,
    [userId],
  );
}

/** The agencies somebody still belongs to today; none once the account is disabled. */
export async function placesOf(tx: Tx, userId: string): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ agencyId: string }>(
    `select m.agency_id as "agencyId" from membership m join app_user u on u.id = m.user_id
     where m.user_id = $1 and u.active and m.agency_id is not null and m.valid_from <= accord_now()
       and (m.valid_to is null or m.valid_to > accord_now())`,
    [userId],
  );
  return new Set(rows.map(({ agencyId }) => agencyId));
}
