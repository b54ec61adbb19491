import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { DELIVER_JOB, type Delivery, type NewDelivery, type SuppressedReason } from './delivery.js';

const COLUMNS = `id, medium, notice_id as "noticeId", user_id as "userId", party_id as "partyId", agency_id as "agencyId",
  code, urgency, subject_type as "subjectType", subject_id as "subjectId", stream_id as "streamId",
  ticket_code as "ticketCode", address_sealed as "addressSealed", contact_hours as "contactHours",
  may_call as "mayCall", names_agency as "namesAgency", state, reason, attempts, claimed_by as "claimedBy",
  coalesce(claimed_until > clock_timestamp(), false) as "isClaimed"`;

/**
 * How long the queue has for a message before the sweep takes it for lost and hands it over again: longer than all
 * attempts of one job together. Domain time; a clock that is driven far ahead only costs a job that finds nothing to do.
 */
const LEASE_MS = 3_600_000;

/** How long one attempt may last. Real time, and more than the deliverers' own limits. */
const CLAIM_SECONDS = 120;

/** @returns its id; a message that is suppressed at once is on record and nothing else */
export async function insertDelivery(tx: Tx, delivery: NewDelivery): Promise<string> {
  const id = uuidv7();
  const now = await tx.now();
  const isQueued = delivery.state === 'queued';
  await tx.query(
    `insert into delivery (id, medium, channel_id, notice_id, user_id, party_id, agency_id, code, urgency, subject_type,
       subject_id, stream_id, ticket_code, address_sealed, contact_hours, may_call, state, reason, next_try_at,
       created_at, ended_at, names_agency)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)`,
    [
      id,
      delivery.medium,
      delivery.channelId,
      delivery.noticeId,
      delivery.userId,
      delivery.partyId,
      delivery.agencyId,
      delivery.code,
      delivery.urgency,
      delivery.subjectType,
      delivery.subjectId,
      delivery.streamId,
      delivery.ticketCode,
      delivery.addressSealed,
      delivery.contactHours,
      delivery.mayCall,
      delivery.state,
      delivery.reason,
      isQueued ? (delivery.startAt > now ? delivery.startAt : leaseEnd(now)) : null,
      now,
      isQueued ? null : now,
      delivery.namesAgency,
    ],
  );
  if (isQueued && delivery.startAt <= now) tx.enqueue({ name: DELIVER_JOB, payload: { deliveryId: id } });
  return id;
}

/** Hands what is due to the queue. @returns how many */
export async function enqueueDue(tx: Tx, limit: number): Promise<number> {
  const now = await tx.now();
  const rows = await tx.query<{ id: string }>(
    `update delivery set next_try_at = $2 where id in (
       select id from delivery where state = 'queued' and next_try_at <= $1
       order by next_try_at limit $3 for update skip locked) returning id`,
    [now, leaseEnd(now), limit],
  );
  for (const { id } of rows) tx.enqueue({ name: DELIVER_JOB, payload: { deliveryId: id } });
  return rows.length;
}

export async function lockDelivery(tx: Tx, id: string): Promise<Delivery | null> {
  const rows = await tx.query<Delivery>(`select ${COLUMNS} from delivery where id = $1 for update`, [id]);
  return rows[0] ?? null;
}

/** A person asked for another try of one that had failed. */
export async function reopenFailed(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update delivery set state = 'queued', reason = null, ended_at = null, next_try_at = $2 where id = $1`,
    [id, leaseEnd(await tx.now())],
  );
}

/** One attempt begins; until its record it is this job's. */
export async function claim(
  tx: Tx,
  id: string,
  by: { readonly jobId: string; readonly channelId: string },
): Promise<void> {
  await tx.query(
    `update delivery set claimed_by = $2, claimed_until = clock_timestamp() + $3 * interval '1 second',
       attempts = attempts + 1, channel_id = $4, next_try_at = $5 where id = $1`,
    [id, by.jobId, CLAIM_SECONDS, by.channelId, leaseEnd(await tx.now())],
  );
}

/** Not now: the sweep hands it over again at that instant. */
export async function defer(tx: Tx, id: string, until: Date): Promise<void> {
  await tx.query('update delivery set next_try_at = $2, claimed_until = null where id = $1', [id, until]);
}

/** The attempt is over and another one follows. */
export async function releaseForRetry(tx: Tx, id: string, lastError: string): Promise<void> {
  await tx.query('update delivery set last_error = $2, claimed_until = null where id = $1', [id, lastError]);
}

export async function markSent(tx: Tx, id: string, reference: string | null): Promise<void> {
  await tx.query(
    `update delivery set state = 'sent', reference = $2, last_error = null, address_sealed = null, next_try_at = null,
       claimed_until = null, ended_at = $3 where id = $1`,
    [id, reference, await tx.now()],
  );
}

export async function markFailed(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.query(
    `update delivery set state = 'failed', reason = $2, last_error = $2, next_try_at = null, claimed_until = null,
       ended_at = $3 where id = $1`,
    [id, reason, await tx.now()],
  );
}

export async function markSuppressed(tx: Tx, id: string, reason: SuppressedReason): Promise<void> {
  await tx.query(
    `update delivery set state = 'suppressed', reason = $2, address_sealed = null, next_try_at = null,
       claimed_until = null, ended_at = $3 where id = $1`,
    [id, reason, await tx.now()],
  );
}

function leaseEnd(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS);
}
