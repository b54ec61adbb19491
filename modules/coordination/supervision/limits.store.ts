import type { Tx } from '../../../src/platform/database/tx.js';
import { ANSWER_CLOCK, REVIEW_CLOCK } from './order.js';

/** The limit by which an agency is waited for first on something. */
export interface LimitOfAgency {
  readonly clockId: string;
  readonly clockName: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly deadlineAt: Date | null;
  /** By whom it may be ordered: see `maySupervise`. */
  readonly senderAgencyId: string | null;
  readonly recipientAgencyId: string | null;
}

const LIMITS = `
select distinct on (c.owner_agency_id) c.id as "clockId", c.name as "clockName", c.subject_type as "subjectType",
  c.subject_id as "subjectId", c.case_id as "caseId", c.owner_agency_id as "agencyId", g.name as "agencyName",
  c.deadline_at as "deadlineAt", r.sender_agency_id as "senderAgencyId", r.recipient_agency_id as "recipientAgencyId"
from clock c join agency g on g.id = c.owner_agency_id left join referral r on r.id = c.subject_id
where c.subject_id = $1 and c.state in ('running', 'paused') and c.case_id is not null
  and c.name not in ('${ANSWER_CLOCK}', '${REVIEW_CLOCK}')
  and not exists (select from supervision_order o where o.agency_id = c.owner_agency_id and o.state in ('open', 'answered')
    and o.subject_id = case c.subject_type when 'referral' then c.subject_id else c.case_id end)
order by c.owner_agency_id, c.urgent_at nulls last, c.id`;

/** Of each agency that is waited for on a subject and has no open order about it, the limit that binds first. */
export function limitsOn(tx: Tx, subjectId: string): Promise<LimitOfAgency[]> {
  return tx.query<LimitOfAgency>(LIMITS, [subjectId]);
}
