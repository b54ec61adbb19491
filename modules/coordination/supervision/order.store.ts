import type { Tx } from '../../../src/platform/database/tx.js';
import { formatOrderNumber, type OrderState, printedArea } from './order.js';

/** One answer that was asked for, given or not. */
export interface Round {
  readonly round: number;
  readonly dueAt: string;
  readonly done: string | null;
  readonly remains: string | null;
  readonly answeredAt: string | null;
  readonly answeredBy: string | null;
  readonly returnedAt: string | null;
  readonly returnedBy: string | null;
  readonly returnReason: string | null;
}

/** A written order as it is read, and where it lies. */
export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly state: OrderState;
  readonly round: number;
  readonly version: number;
  readonly subjectType: 'case' | 'referral';
  readonly subjectId: string;
  readonly caseId: string;
  readonly limitClockId: string;
  /** The name of that clock. */
  readonly limitName: string;
  readonly agencyId: string;
  readonly agencyName: string;
  readonly reviewingAgencyId: string;
  readonly reviewingAgencyName: string;
  readonly text: string;
  readonly issuedAt: Date;
  readonly issuedBy: string;
  readonly issuedByName: string;
  readonly closedAt: Date | null;
  readonly closedByName: string | null;
  readonly closingReason: string | null;
  readonly rounds: readonly Round[];
  readonly areaId: string;
  readonly areaPath: string;
  readonly ownerAgencyId: string;
  /** Of the referral; null where the order is about a case. */
  readonly senderAgencyId: string | null;
  readonly recipientAgencyId: string | null;
}

const ROUNDS = `(select jsonb_agg(jsonb_build_object('round', n.round, 'dueAt', n.due_at, 'done', n.done, 'remains', n.remains,
    'answeredAt', n.answered_at, 'answeredBy', n.answered_by_name, 'returnedAt', n.returned_at, 'returnedBy', n.returned_by_name,
    'returnReason', n.return_reason) order by n.round)
  from supervision_round n where n.order_id = o.id)`;

/** Of orders `o`. A referral may have gone on with another case since. */
export const ORDER_COLUMNS = `o.id, o.number, o.state, o.round, o.version, o.subject_type as "subjectType", o.subject_id as "subjectId",
  d.id as "caseId", o.limit_clock_id as "limitClockId", l.name as "limitName", o.agency_id as "agencyId", g.name as "agencyName",
  o.reviewing_agency_id as "reviewingAgencyId", v.name as "reviewingAgencyName", o.text, o.issued_at as "issuedAt",
  o.issued_by as "issuedBy", o.issued_by_name as "issuedByName", o.closed_at as "closedAt", o.closed_by_name as "closedByName",
  o.closing_reason as "closingReason", ${ROUNDS} as rounds, d.area_id as "areaId", a.path::text as "areaPath",
  d.owner_agency_id as "ownerAgencyId", r.sender_agency_id as "senderAgencyId", r.recipient_agency_id as "recipientAgencyId"`;
export const ORDER_JOINS = `join clock l on l.id = o.limit_clock_id join agency g on g.id = o.agency_id
join agency v on v.id = o.reviewing_agency_id left join referral r on r.id = o.subject_id
join dispute_case d on d.id = coalesce(r.case_id, o.subject_id) join area a on a.id = d.area_id`;

export async function findOrder(tx: Tx, id: string): Promise<OrderRow | null> {
  const rows = await tx.query<OrderRow>(
    `select ${ORDER_COLUMNS} from supervision_order o ${ORDER_JOINS} where o.id = $1`,
    [id],
  );
  return rows[0] ?? null;
}

/** Holds the referral an order is about; the case is locked. */
export async function lockReferralOf(tx: Tx, referralId: string): Promise<void> {
  await tx.query('select 1 from referral where id = $1 for update', [referralId]);
}

export interface NewOrder {
  readonly id: string;
  readonly number: string;
  readonly areaId: string;
  readonly subjectType: 'case' | 'referral';
  readonly subjectId: string;
  readonly limitClockId: string;
  readonly agencyId: string;
  readonly reviewingAgencyId: string;
  readonly text: string;
}

/** @returns false where the agency has an order about the same that is not over yet */
export async function insertOrder(tx: Tx, order: NewOrder): Promise<boolean> {
  const rows = await tx.query(
    `insert into supervision_order (id, number, area_id, subject_type, subject_id, limit_clock_id, agency_id, reviewing_agency_id, text,
       state, round, version, issued_at, issued_by, issued_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'open', 1, 1, $10, $11, $12)
     on conflict (subject_id, agency_id) where state in ('open', 'answered') do nothing returning id`,
    [
      order.id,
      order.number,
      order.areaId,
      order.subjectType,
      order.subjectId,
      order.limitClockId,
      order.agencyId,
      order.reviewingAgencyId,
      order.text,
      await tx.now(),
      tx.caller.actor.userId,
      tx.caller.actor.displayName,
    ],
  );
  return rows.length > 0;
}

/** The order about this subject that the agency has not done with. */
export async function openOrder(
  tx: Tx,
  { subjectId, agencyId }: Pick<OrderRow, 'subjectId' | 'agencyId'>,
): Promise<Pick<OrderRow, 'id' | 'number' | 'issuedByName' | 'issuedAt'> | null> {
  const rows = await tx.query<Pick<OrderRow, 'id' | 'number' | 'issuedByName' | 'issuedAt'>>(
    `select id, number, issued_by_name as "issuedByName", issued_at as "issuedAt" from supervision_order
     where subject_id = $1 and agency_id = $2 and state in ('open', 'answered')`,
    [subjectId, agencyId],
  );
  return rows[0] ?? null;
}

export async function beginRound(tx: Tx, orderId: string, round: number, dueAt: Date): Promise<void> {
  await tx.query('insert into supervision_round (order_id, round, due_at) values ($1, $2, $3)', [
    orderId,
    round,
    dueAt,
  ]);
}

export async function keepAnswer(
  tx: Tx,
  { id, round }: Pick<OrderRow, 'id' | 'round'>,
  { done, remains }: { readonly done: string; readonly remains: string | null },
): Promise<void> {
  const { userId, displayName } = tx.caller.actor;
  await tx.query(
    `update supervision_round set done = $3, remains = $4, answered_at = $5, answered_by = $6, answered_by_name = $7
     where order_id = $1 and round = $2`,
    [id, round, done, remains, await tx.now(), userId, displayName],
  );
}

export async function keepReturn(
  tx: Tx,
  { id, round }: Pick<OrderRow, 'id' | 'round'>,
  reason: string,
): Promise<void> {
  await tx.query(
    `update supervision_round set return_reason = $3, returned_at = $4, returned_by_name = $5 where order_id = $1 and round = $2`,
    [id, round, reason, await tx.now(), tx.caller.actor.displayName],
  );
}

/** Where the order stands from now on; `reason` is why it is over. */
export async function moveOrder(
  tx: Tx,
  id: string,
  to: { readonly state: OrderState; readonly round?: number; readonly reason?: string },
): Promise<void> {
  const isOver = to.state !== 'open' && to.state !== 'answered';
  await tx.query(
    `update supervision_order set state = $2, version = version + 1, round = coalesce($3, round), closing_reason = $4,
       closed_at = $5, closed_by_name = $6 where id = $1`,
    [
      id,
      to.state,
      to.round ?? null,
      to.reason ?? null,
      isOver ? await tx.now() : null,
      isOver ? tx.caller.actor.displayName : null,
    ],
  );
}

/** The next number of an area in a year: the counter's row is held until the commit, so no number is lost or given twice. */
export async function nextOrderNumber(tx: Tx, areaPath: string, year: number): Promise<string> {
  const [area] = await tx.query<{ name: string }>('select name from area where path = $1::ltree', [areaPath]);
  const areaName = printedArea(area?.name ?? '');
  const [counter] = await tx.query<{ last: number }>(
    `insert into supervision_number_counter (area_name, year, last) values ($1, $2, 1)
     on conflict (area_name, year) do update set last = supervision_number_counter.last + 1 returning last`,
    [areaName, year],
  );
  return formatOrderNumber(year, areaName, counter?.last ?? 1);
}
