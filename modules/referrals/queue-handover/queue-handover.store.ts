import type { ErrorFacts } from '../../../src/kernel/errors.js';
import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** One hand-over of a queue, and how far it has come. */
export interface QueueHandover {
  readonly id: string;
  readonly agencyId: string;
  readonly fromUserId: string;
  readonly fromName: string;
  readonly note: string;
  readonly askedBy: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  /** Null while rows wait. */
  readonly endedAt: Date | null;
  readonly total: number;
  readonly moved: number;
  readonly kept: number;
}

export type RowResult = 'moved' | 'kept';

/** One row of it. */
export interface HandoverRow {
  readonly kind: 'referral' | 'case' | 'duty';
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string;
  readonly toUserId: string;
}

/** A row with what became of it. */
export interface DoneRow extends HandoverRow {
  readonly caseNumber: string;
  readonly toName: string;
  /** Null while it waits. */
  readonly result: RowResult | null;
  /** Why it stayed. */
  readonly code: string | null;
  /** Who has it instead, where somebody was faster. */
  readonly handlerName: string | null;
}

const SHOWN = `
select h.id, h.agency_id as "agencyId", h.from_user_id as "fromUserId", f.display_name as "fromName", h.note,
  h.asked_by as "askedBy", b.display_name as "askedByName", h.asked_at as "askedAt", h.ended_at as "endedAt",
  n.total, n.moved, n.kept
from queue_handover h join app_user f on f.id = h.from_user_id join app_user b on b.id = h.asked_by
cross join lateral (
  select count(*)::int as total, count(*) filter (where result = 'moved')::int as moved,
    count(*) filter (where result = 'kept')::int as kept
  from queue_handover_row r where r.handover_id = h.id) n`;

/** @throws NotFound `queue_handover_not_found` */
export async function getHandover(tx: Tx, id: string): Promise<QueueHandover> {
  const [row] = await tx.query<QueueHandover>(`${SHOWN} where h.id = $1`, [id]);
  if (row === undefined) throw new NotFound('queue_handover');
  return row;
}

/** The newest first. */
export function handoversOf(
  tx: Tx,
  agencyId: string,
  page: { readonly after: string | null; readonly limit: number },
): Promise<QueueHandover[]> {
  return tx.query<QueueHandover>(
    `${SHOWN} where h.agency_id = $1 and ($2::uuid is null or h.id < $2) order by h.id desc limit $3`,
    [agencyId, page.after, page.limit],
  );
}

/** The one of somebody's queue that is under way. */
export async function underWay(tx: Tx, agencyId: string, fromUserId: string): Promise<QueueHandover | null> {
  const rows = await tx.query<QueueHandover>(
    `${SHOWN} where h.agency_id = $1 and h.from_user_id = $2 and h.ended_at is null`,
    [agencyId, fromUserId],
  );
  return rows[0] ?? null;
}

/** @returns false where one of the same queue is under way */
export async function insertHandover(
  tx: Tx,
  handover: Pick<QueueHandover, 'id' | 'agencyId' | 'fromUserId' | 'note'>,
  rows: readonly HandoverRow[],
): Promise<boolean> {
  const inserted = await tx.query(
    `insert into queue_handover (id, agency_id, from_user_id, note, asked_at, asked_by) values ($1, $2, $3, $4, $5, $6)
     on conflict (agency_id, from_user_id) where ended_at is null do nothing returning id`,
    [
      handover.id,
      handover.agencyId,
      handover.fromUserId,
      handover.note,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
  if (inserted.length === 0) return false;
  await tx.query(
    `insert into queue_handover_row (handover_id, subject_id, kind, subject_type, case_id, to_user_id)
     select $1, r."subjectId", r.kind, r."subjectType", r."caseId", r."toUserId" from jsonb_to_recordset($2::jsonb)
       as r("subjectId" uuid, kind text, "subjectType" text, "caseId" uuid, "toUserId" uuid)`,
    [handover.id, JSON.stringify(rows)],
  );
  return true;
}

/** Takes it for one batch: another worker waits here; null when it has ended. */
export async function holdHandover(
  tx: Tx,
  id: string,
): Promise<Pick<QueueHandover, 'id' | 'agencyId' | 'fromUserId' | 'note'> | null> {
  const rows = await tx.query<Pick<QueueHandover, 'id' | 'agencyId' | 'fromUserId' | 'note'>>(
    `select id, agency_id as "agencyId", from_user_id as "fromUserId", note from queue_handover
     where id = $1 and ended_at is null for update`,
    [id],
  );
  return rows[0] ?? null;
}

/** In whose name it is done; null when there is no such thing, or it has ended. Nothing is locked. */
export async function askedBy(tx: Tx, id: string): Promise<string | null> {
  const rows = await tx.query<{ userId: string }>(
    'select asked_by as "userId" from queue_handover where id = $1 and ended_at is null',
    [id],
  );
  return rows[0]?.userId ?? null;
}

/** The next rows that wait, in the order in which cases are locked everywhere. */
export function waitingRows(tx: Tx, id: string, limit: number): Promise<HandoverRow[]> {
  return tx.query<HandoverRow>(
    `select kind, subject_type as "subjectType", subject_id as "subjectId", case_id as "caseId", to_user_id as "toUserId"
     from queue_handover_row where handover_id = $1 and result is null order by case_id, subject_id limit $2`,
    [id, limit],
  );
}

export async function markRow(
  tx: Tx,
  handoverId: string,
  subjectId: string,
  done: { readonly result: RowResult; readonly code: string | null; readonly facts: ErrorFacts },
): Promise<void> {
  await tx.query(
    `update queue_handover_row set result = $3, code = $4, facts = $5, done_at = $6
     where handover_id = $1 and subject_id = $2 and result is null`,
    [handoverId, subjectId, done.result, done.code, JSON.stringify(done.facts), await tx.now()],
  );
}

/** What waits still is left where it is. */
export async function keepTheRest(tx: Tx, handoverId: string, code: string): Promise<void> {
  await tx.query(
    `update queue_handover_row set result = 'kept', code = $2, done_at = $3 where handover_id = $1 and result is null`,
    [handoverId, code, await tx.now()],
  );
}

export async function markEnded(tx: Tx, id: string): Promise<void> {
  await tx.query('update queue_handover set ended_at = $2 where id = $1 and ended_at is null', [
    id,
    await tx.now(),
  ]);
}

/** What one colleague gets, and how much of it is theirs by now. */
export interface Share {
  readonly userId: string;
  readonly displayName: string;
  readonly total: number;
  readonly moved: number;
}

/** Who gets how many, and how many of these are theirs by now. */
export function sharesOf(tx: Tx, id: string): Promise<Share[]> {
  return tx.query<Share>(
    `select u.id as "userId", u.display_name as "displayName", count(*)::int as total,
       count(*) filter (where r.result = 'moved')::int as moved
     from queue_handover_row r join app_user u on u.id = r.to_user_id
     where r.handover_id = $1 group by u.id order by u.display_name, u.id`,
    [id],
  );
}

/** Row by row, after a place in the list. */
export function doneRows(
  tx: Tx,
  id: string,
  page: {
    readonly result: RowResult | null;
    readonly place: { readonly caseId: string; readonly subjectId: string } | null;
    readonly limit: number;
  },
): Promise<DoneRow[]> {
  return tx.query<DoneRow>(
    `select r.kind, r.subject_type as "subjectType", r.subject_id as "subjectId", r.case_id as "caseId",
       d.number as "caseNumber", r.to_user_id as "toUserId", u.display_name as "toName", r.result, r.code,
       n.display_name as "handlerName"
     from queue_handover_row r join dispute_case d on d.id = r.case_id join app_user u on u.id = r.to_user_id
     left join app_user n on n.id = (r.facts->>'handlerUserId')::uuid
     where r.handover_id = $1 and ($2::text is null or r.result = $2)
       and ($3::uuid is null or (r.case_id, r.subject_id) > ($3::uuid, $4::uuid))
     order by r.case_id, r.subject_id limit $5`,
    [id, page.result, page.place?.caseId ?? null, page.place?.subjectId ?? null, page.limit],
  );
}
