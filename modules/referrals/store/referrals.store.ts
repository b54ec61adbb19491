import { uuidv7 } from '../../../src/kernel/ids.js';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { NewReferral, Referral, Share } from './referral.js';
import { LIVE } from './live-in-sql.js';

const COLUMNS = `
  r.id, r.case_id as "caseId", r.area_id as "areaId", r.mode, r.purpose, r.lane, r.channel, r.required, r.request, r.share,
  r.sender_agency_id as "senderAgencyId", r.sender_user_id as "senderUserId",
  r.recipient_agency_id as "recipientAgencyId", r.recipient_kind as "recipientKind", r.cycle,
  r.hop_count as "hopCount", r.depth, r.excluded_agency_ids as "excludedAgencyIds", r.reroute_of as "rerouteOf",
  r.reopens, r.rest_of as "restOf", r.part_of as "partOf", r.due_at as "dueAt", r.risk_rank as "riskRank",
  r.scope, r.handler_user_id as "handlerUserId", r.resume_stack as "resumeStack", r.superseded_by as "supersededBy",
  r.choice,
  r.snapshot_version as "snapshotVersion", r.info_cycles as "infoCycles", r.info_not_supplied as "infoNotSupplied",
  r.overruled_reasons as "overruledReasons", r.returns, r.review_level as "reviewLevel",
  r.recall_level as "recallLevel", r.auto_confirmed as "autoConfirmed", r.reopened_times as "reopenedTimes",
  r.outcome, r.ended_reason as "endedReason", r.waived_at as "waivedAt", r.waiver_reason as "waiverReason",
  r.submitted_at as "submittedAt", r.acknowledged_at as "acknowledgedAt", r.accepted_at as "acceptedAt",
  r.accepted_on_file_id as "acceptedOnFileId",
  r.contacted_at as "contactedAt", r.reported_at as "reportedAt", r.state, r.version, r.created_at as "createdAt",
  r.ended_at as "endedAt", r.changed_at as "changedAt", r.changed_by_name as "changedByName",
  r.awaits_sender as "awaitsSender", nullif(r.binding_deadline_at, 'infinity') as "bindingDeadlineAt"`;

const BY_ID = `select ${COLUMNS} from referral r where r.id = $1`;
const LOCK_BY_ID = `${BY_ID} for update`;
const LIVE_OF_CASE = `select ${COLUMNS} from referral r where r.case_id = $1 and r.state in ${LIVE} order by r.created_at, r.id`;
const CHILDREN = `select ${COLUMNS} from referral r where r.part_of = $1 order by r.created_at, r.id`;

/** @throws NotFound `referral_not_found` */
export async function getReferral(tx: Tx, id: string): Promise<Referral> {
  const rows = await tx.query<Referral>(BY_ID, [id]);
  return one(rows);
}

/** Those of the ids that there are. */
export async function referralsById(tx: Tx, ids: readonly string[]): Promise<Referral[]> {
  return tx.query<Referral>(`select ${COLUMNS} from referral r where r.id = any($1::uuid[])`, [ids]);
}

/** Which case it is of. @throws NotFound `referral_not_found` */
export async function caseOfReferral(tx: Tx, id: string): Promise<string> {
  const rows = await tx.query<{ caseId: string }>('select case_id as "caseId" from referral where id = $1', [
    id,
  ]);
  const row = rows[0];
  if (row === undefined) throw new NotFound('referral');
  return row.caseId;
}

/** Locks the row. The case's row is locked before it, always. */
export async function lockReferral(tx: Tx, id: string): Promise<Referral> {
  const rows = await tx.query<Referral>(LOCK_BY_ID, [id]);
  return one(rows);
}

/** Keeps others from changing the row, but not from doing the same. The case's row is locked before it, always. */
export async function lockReferralShared(tx: Tx, id: string): Promise<void> {
  await tx.query('select 1 from referral where id = $1 for share', [id]);
}

/** Locks what has not ended of a case, drafts too, in the order of their ids. The case's row is locked before it. */
export async function lockUnended(tx: Tx, caseId: string): Promise<Referral[]> {
  return tx.query<Referral>(
    `select ${COLUMNS} from referral r where r.case_id = $1 and r.ended_at is null order by r.id for update`,
    [caseId],
  );
}

/** Into the full lane: no short cuts from now on. There is no way down. */
export async function liftLane(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(`update referral set lane = 'full' where id = any($1)`, [ids]);
}

/** @returns the id of the new draft */
export async function insertDraft(tx: Tx, draft: NewReferral): Promise<string> {
  const id = uuidv7();
  await tx.query(
    `insert into referral (id, case_id, area_id, mode, purpose, lane, channel, required, request, scope, share,
       sender_agency_id, sender_user_id, recipient_agency_id, recipient_kind, handler_user_id, state, cycle, hop_count,
       depth, excluded_agency_ids, reroute_of, reopens, rest_of, part_of, due_at, risk_rank, created_at, changed_at,
       changed_by_user_id, changed_by_name)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'draft', $17, $18, $19, $20, $21,
       $22, $23, $24, $25, $26, $27, $27, $28, $29)`,
    [
      id,
      draft.caseId,
      draft.areaId,
      draft.mode,
      draft.purpose,
      draft.lane,
      draft.channel,
      draft.required,
      draft.request,
      JSON.stringify(draft.scope),
      JSON.stringify(draft.share),
      draft.senderAgencyId,
      draft.senderUserId,
      draft.recipientAgencyId,
      draft.recipientKind,
      draft.handlerUserId,
      draft.cycle,
      draft.hopCount,
      draft.depth,
      draft.excludedAgencyIds,
      draft.rerouteOf,
      draft.reopens,
      draft.restOf,
      draft.partOf,
      draft.dueAt,
      draft.riskRank,
      await tx.now(),
      tx.caller.actor.userId,
      tx.caller.actor.displayName,
    ],
  );
  return id;
}

/**
 * Writes a referral over the row of version `read`; compare and set, so that of two that read the same version one
 * writes.
 * @returns whether the row was still at that version
 */
export async function saveReferral(tx: Tx, read: number, next: Referral): Promise<boolean> {
  const rows = await tx.query(
    `update referral set state = $3, version = $4, scope = $5, handler_user_id = $6, resume_stack = $7,
       superseded_by = $8, snapshot_version = $9, info_cycles = $10, info_not_supplied = $11, overruled_reasons = $12,
       returns = $13, review_level = $14, recall_level = $15, auto_confirmed = $16, reopened_times = $17,
       outcome = $18, ended_reason = $19, waived_at = $20, waiver_reason = $21, submitted_at = $22,
       acknowledged_at = $23, accepted_at = $24, contacted_at = $25, reported_at = $26, ended_at = $27,
       changed_at = $28, changed_by_user_id = $29, changed_by_name = $30, hop_count = $31, excluded_agency_ids = $32,
       choice = $33, awaits_sender = $34, accepted_on_file_id = $35,
       claimed_by_user_id = case when state = $3 then claimed_by_user_id end,
       claimed_until = case when state = $3 then claimed_until end
     where id = $1 and version = $2 returning id`,
    [
      next.id,
      read,
      next.state,
      next.version,
      JSON.stringify(next.scope),
      next.handlerUserId,
      JSON.stringify(next.resumeStack),
      next.supersededBy,
      next.snapshotVersion,
      next.infoCycles,
      next.infoNotSupplied,
      next.overruledReasons,
      next.returns,
      next.reviewLevel,
      next.recallLevel,
      next.autoConfirmed,
      next.reopenedTimes,
      next.outcome,
      next.endedReason,
      next.waivedAt,
      next.waiverReason,
      next.submittedAt,
      next.acknowledgedAt,
      next.acceptedAt,
      next.contactedAt,
      next.reportedAt,
      next.endedAt,
      next.changedAt,
      tx.caller.actor.userId,
      next.changedByName,
      next.hopCount,
      next.excludedAgencyIds,
      next.choice === null ? null : JSON.stringify(next.choice),
      next.awaitsSender,
      next.acceptedOnFileId,
    ],
  );
  return rows.length === 1;
}

/** Of an ended referral only this may still change: how often it was taken up again. */
export async function countReopening(tx: Tx, id: string): Promise<void> {
  await tx.query('update referral set reopened_times = reopened_times + 1 where id = $1', [id]);
}

/**
 * Keeps the list order true after clocks have changed: the earliest deadline of what runs. Most steps move none, and a row
 * written anew costs an entry in each of its indexes.
 */
export async function refreshBindingDeadline(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update referral set binding_deadline_at = coalesce(
       (select min(c.deadline_at) from clock c where c.subject_id = $1 and c.state = 'running'), 'infinity')
     where id = $1 and binding_deadline_at <> coalesce(
       (select min(c.deadline_at) from clock c where c.subject_id = $1 and c.state = 'running'), 'infinity')`,
    [id],
  );
}

/** The latest referral by which this one was taken up again; null where none was. */
export async function reopeningOf(
  tx: Tx,
  { id, caseId }: Pick<Referral, 'id' | 'caseId'>,
): Promise<string | null> {
  const rows = await tx.query<{ id: string }>(
    'select id from referral where case_id = $1 and reopens = $2 order by created_at desc, id desc limit 1',
    [caseId, id],
  );
  return rows[0]?.id ?? null;
}

/** Every referral of a case, oldest first. */
export async function referralsOfCase(tx: Tx, caseId: string): Promise<Referral[]> {
  return tx.query<Referral>(
    `select ${COLUMNS} from referral r where r.case_id = $1 order by r.created_at, r.id`,
    [caseId],
  );
}

/** The live referrals of a case, oldest first. */
export async function liveReferralsOf(tx: Tx, caseId: string): Promise<Referral[]> {
  return tx.query<Referral>(LIVE_OF_CASE, [caseId]);
}

/** The drafts of a case, oldest first. */
export async function draftsOf(tx: Tx, caseId: string): Promise<Referral[]> {
  return tx.query<Referral>(
    `select ${COLUMNS} from referral r where r.case_id = $1 and r.state = 'draft' order by r.created_at, r.id`,
    [caseId],
  );
}

/** Those drafts of a case that a partial acceptance left over. One that a merge has moved is known by its clock alone. */
export async function unsentRestsOf(tx: Tx, caseId: string): Promise<Referral[]> {
  return tx.query<Referral>(
    `select ${COLUMNS} from referral r
     where r.case_id = $1 and r.state = 'draft' and (r.rest_of is not null or exists (
       select from clock c where c.subject_id = r.id and c.name = 'routing' and c.state in ('running', 'paused')))
     order by r.created_at, r.id`,
    [caseId],
  );
}

/**
 * Drafts of a case wait in another one (a merge); the rest of a partial acceptance follows what it was left over from, and
 * that of a part what its whole has become there. What belongs to a referral that still lives stays with it.
 * @returns their ids
 */
export async function moveDrafts(
  tx: Tx,
  fromCaseId: string,
  into: { readonly id: string; readonly areaId: string; readonly cycle: number },
): Promise<string[]> {
  const successorOf = (predecessor: string): string =>
    `(select s.id from referral p join referral s on s.id = p.superseded_by where p.id = ${predecessor} and s.case_id = $2)`;
  const rows = await tx.query<{ id: string }>(
    `update referral d set case_id = $2, area_id = $3, cycle = $4, reopens = null,
       rest_of = ${successorOf('d.rest_of')}, part_of = ${successorOf('d.part_of')}
     where d.case_id = $1 and d.state = 'draft' and (d.part_of is null or exists ${successorOf('d.part_of')})
       and not exists (select from referral p where p.id in (d.rest_of, d.part_of) and p.state in ${LIVE})
     returning d.id`,
    [fromCaseId, into.id, into.areaId, into.cycle],
  );
  return rows.map(({ id }) => id);
}

/** Every part of a case that was handed on from one of its referrals. */
export async function partsOfCase(tx: Tx, caseId: string): Promise<Referral[]> {
  return tx.query<Referral>(
    `select ${COLUMNS} from referral r where r.case_id = $1 and r.part_of is not null order by r.created_at, r.id`,
    [caseId],
  );
}

/** What was handed on or asked from it, oldest first. The case's row is locked before it is asked. */
export async function childrenOf(tx: Tx, id: string): Promise<Referral[]> {
  return tx.look<Referral>(CHILDREN, [id]);
}

/** How many drafts partial acceptances of this referral have left. */
export async function restsOf(tx: Tx, id: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    'select count(*)::int as count from referral where rest_of = $1',
    [id],
  );
  return rows[0]?.count ?? 0;
}

/** The review goes one level up; the state stays. */
export async function climbReview(tx: Tx, id: string): Promise<void> {
  await tx.query('update referral set review_level = review_level + 1 where id = $1', [id]);
}

/** Names another recipient on a draft, and what they are to be shown. */
export async function addressDraft(
  tx: Tx,
  id: string,
  { recipient, share }: { readonly recipient: { id: string; kind: string }; readonly share: Share },
): Promise<void> {
  await tx.query(
    `update referral set recipient_agency_id = $2, recipient_kind = $3, share = $4 where id = $1 and state = 'draft'`,
    [id, recipient.id, recipient.kind, JSON.stringify(share)],
  );
}

function one(rows: readonly Referral[]): Referral {
  const row = rows[0];
  if (row === undefined) throw new NotFound('referral');
  return row;
}

/** Who handles it from now on; null: nobody yet. */
export async function setHandler(tx: Tx, id: string, handlerUserId: string | null): Promise<void> {
  await tx.query('update referral set handler_user_id = $2 where id = $1', [id, handlerUserId]);
}

/** The recipient is shown this version from now on, and waits for its sender no more. */
export async function noteSupply(tx: Tx, id: string, snapshotVersion: number): Promise<void> {
  await tx.query('update referral set snapshot_version = $2, awaits_sender = false where id = $1', [
    id,
    snapshotVersion,
  ]);
}

/** When a party was first tried for, where no step of the workflow says so. */
export async function noteContact(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.query('update referral set contacted_at = coalesce(contacted_at, $2) where id = $1', [id, at]);
}

/** The lead no longer waits for it. */
export async function waive(tx: Tx, id: string, reason: string): Promise<void> {
  await tx.query('update referral set waived_at = $2, waiver_reason = $3 where id = $1', [
    id,
    await tx.now(),
    reason,
  ]);
}
