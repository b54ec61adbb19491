import type { Tx } from '../../../src/platform/database/tx.js';
import type { ReferralState } from '../domain/states.js';
import { LIVE } from './live-in-sql.js';
import { PLACED, type PlacedCase } from './placed-case.js';

/** A line of a queue as it is read: its type is for those only who see the case. */
export interface QueueRow {
  readonly id: string;
  readonly caseId: string;
  readonly caseNumber: string;
  readonly typeCode: string | null;
  readonly risk: string;
  readonly mode: string;
  readonly purpose: string;
  readonly lane: string;
  readonly state: ReferralState;
  readonly awaitsSender: boolean;
  readonly version: number;
  readonly senderAgencyId: string;
  readonly senderAgencyName: string;
  readonly recipientAgencyId: string;
  readonly recipientAgencyName: string;
  readonly handlerUserId: string | null;
  readonly handlerName: string | null;
  readonly deadlineAt: Date | null;
  readonly submittedAt: Date | null;
  readonly claimUserId: string | null;
  readonly claimName: string | null;
  readonly claimUntil: Date | null;
  readonly placed: PlacedCase;
  /** The sort key's first part, as PostgreSQL writes it. */
  readonly sortAt: string;
}

/** Where a page begins: the sort key of the last line of the page before. */
export interface QueuePlace {
  readonly sortAt: string;
  readonly id: string;
}

/** Before every line: a condition that is always there is read off the index, one that may be null is not. */
const TOP: QueuePlace = { sortAt: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

const LINE = `
  q.id, q.case_id as "caseId", d.number as "caseNumber", d.type_code as "typeCode", d.risk, q.mode, q.purpose, q.lane,
  q.state, q.awaits_sender as "awaitsSender", q.version, q.sender_agency_id as "senderAgencyId", s.name as "senderAgencyName",
  q.recipient_agency_id as "recipientAgencyId", t.name as "recipientAgencyName", q.handler_user_id as "handlerUserId",
  h.display_name as "handlerName",
  nullif(q.binding_deadline_at, 'infinity') as "deadlineAt", q.submitted_at as "submittedAt",
  ${PLACED} as placed, k.id as "claimUserId", k.display_name as "claimName", q.claimed_until as "claimUntil",
  q.urgent_at::text as "sortAt"`;
const JOINED = `
  join dispute_case d on d.id = q.case_id join agency s on s.id = q.sender_agency_id
  join agency t on t.id = q.recipient_agency_id
  left join app_user h on h.id = q.handler_user_id
  left join app_user k on k.id = q.claimed_by_user_id and q.claimed_until > accord_now()`;
const ORDER = 'order by q.urgent_at, q.id';
const AFTER = '(r.urgent_at, r.id) > ($4::timestamptz, $5::uuid)';
/** The page is cut on the index of the queue first; names are joined to its few rows. */
const AGENCY_QUEUE = `
select ${LINE} from (
  select r.* from referral r
  where r.recipient_agency_id = $1 and r.state in ${LIVE} and ($2::text is null or r.state = $2) and ${AFTER}
  order by r.urgent_at, r.id limit $3
) q ${JOINED} ${ORDER}`;

/** What waits with an agency: what expires first at the top, weighted by risk. */
export async function agencyQueue(
  tx: Tx,
  agencyId: string,
  { state, limit, place }: { state: ReferralState | null; limit: number; place: QueuePlace | null },
): Promise<QueueRow[]> {
  return tx.query<QueueRow>(AGENCY_QUEUE, [agencyId, state, limit, ...placeValues(place)]);
}

const TURN_ORDER = `order by r.urgent_at, r.id limit $3`;
/** One walk along the index for each agency: over several at once the index has no order. */
const MY_QUEUE = `
select ${LINE} from (
  (select r.* from unnest($1::uuid[]) as mine(id) cross join lateral (
     select r.* from referral r
     where r.recipient_agency_id = mine.id and r.state in ${LIVE}
       and r.state in ('queued', 'accepted', 'in_progress', 'on_hold', 'recall_pending')
       and (r.state <> 'on_hold' or not r.awaits_sender) and ${AFTER} ${TURN_ORDER}) r)
  union all
  (select r.* from unnest($1::uuid[]) as mine(id) cross join lateral (
     select r.* from referral r
     where r.sender_agency_id = mine.id and ${AFTER}
       and (r.state in ('draft', 'info_requested', 'reported') or (r.state = 'on_hold' and r.awaits_sender)) ${TURN_ORDER}) r)
  union all
  (select r.* from referral r join area a on a.id = r.area_id
   where r.state = 'rejection_review' and a.path <@ any($2::ltree[]) and ${AFTER} ${TURN_ORDER})
) q ${JOINED} ${ORDER} limit $3`;

/** Everything whose next step is the caller's: by their agencies, and by the areas they coordinate. */
export async function turnQueue(
  tx: Tx,
  whose: { readonly agencyIds: readonly string[]; readonly areaPaths: readonly string[] },
  { limit, place }: { limit: number; place: QueuePlace | null },
): Promise<QueueRow[]> {
  return tx.query<QueueRow>(MY_QUEUE, [whose.agencyIds, whose.areaPaths, limit, ...placeValues(place)]);
}

/** Lines for every referral of a case, oldest first. */
export async function linesOfCase(tx: Tx, caseId: string): Promise<QueueRow[]> {
  return tx.query<QueueRow>(
    `select ${LINE} from referral q ${JOINED} where q.case_id = $1 order by q.created_at, q.id`,
    [caseId],
  );
}

function placeValues(place: QueuePlace | null): [string, string] {
  const { sortAt, id } = place ?? TOP;
  return [sortAt, id];
}
