import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { Moved } from '../../../src/platform/realtime/changes.js';
import type { Urgency } from '../domain/urgency.js';

/** What a person is told inside the product. */
export interface Notice {
  readonly id: string;
  readonly userId: string;
  readonly eventId: string;
  readonly code: string;
  readonly urgency: Urgency;
  readonly params: NoticeParams;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly streamId: string;
  readonly agencyId: string | null;
  /** How many events it tells of. */
  readonly count: number;
  /** Until when further events join it; null: never. */
  readonly coalesceUntil: Date | null;
  readonly createdAt: Date;
  readonly readAt: Date | null;
}

/** Codes and instants of a notice; never what identifies anybody. */
export interface NoticeParams {
  readonly eventType: string;
  /** ISO instant; of a digest the earliest. */
  readonly dueAt: string | null;
  /** How many things there are to do, where the event says. */
  readonly amount?: number;
}

export type NewNotice = Omit<Notice, 'id' | 'count' | 'createdAt' | 'readAt'>;

/** What moves when somebody is told, or has read what they were told. */
export function inboxOf({ userId }: Pick<Notice, 'userId'>): Moved {
  return { topic: 'notices', audience: `user:${userId}` };
}

export const NOTICE_COLUMNS = `n.id, n.user_id as "userId", n.event_id as "eventId", n.code, n.urgency, n.params,
  n.subject_type as "subjectType", n.subject_id as "subjectId", n.stream_id as "streamId", n.agency_id as "agencyId",
  n.count, n.coalesce_until as "coalesceUntil", n.created_at as "createdAt", n.read_at as "readAt"`;

/** @returns null when the person has been told of this event under this code */
export async function insertNotice(tx: Tx, notice: NewNotice): Promise<Notice | null> {
  const [made] = await tx.query<Notice>(
    `insert into notice as n (id, user_id, event_id, code, urgency, params, subject_type, subject_id, stream_id, agency_id,
       coalesce_until, created_at)
     select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12
     where not exists (select from notice_item where user_id = $2 and event_id = $3 and code = $4)
     on conflict (user_id, event_id, code) do nothing returning ${NOTICE_COLUMNS}`,
    [
      uuidv7(),
      notice.userId,
      notice.eventId,
      notice.code,
      notice.urgency,
      JSON.stringify(notice.params),
      notice.subjectType,
      notice.subjectId,
      notice.streamId,
      notice.agencyId,
      notice.coalesceUntil,
      await tx.now(),
    ],
  );
  if (made === undefined) return null;
  await insertItem(tx, made.id, notice);
  return made;
}

/**
 * Joins an event to the person's open digest of this code.
 * @returns false when there is none; true also when the event is in a notice already
 */
export async function joinDigest(tx: Tx, notice: NewNotice): Promise<boolean> {
  // Held to the end of the transaction: two events told at once must not both find no digest.
  await tx.query('select pg_advisory_xact_lock(7070, hashtext($1))', [`${notice.userId} ${notice.code}`]);
  const [open] = await tx.query<{ id: string }>(
    `select id from notice where user_id = $1 and code = $2 and urgency = $3 and coalesce_until > $4 and read_at is null
     order by coalesce_until desc limit 1 for update`,
    [notice.userId, notice.code, notice.urgency, await tx.now()],
  );
  if (open === undefined) return false;
  if (!(await insertItem(tx, open.id, notice))) return true;
  await tx.query(
    `update notice set count = count + 1,
       params = case when $2::text is null or params->>'dueAt' <= $2 then params
                     else jsonb_set(params, '{dueAt}', to_jsonb($2::text)) end
     where id = $1`,
    [open.id, notice.params.dueAt],
  );
  return true;
}

async function insertItem(tx: Tx, noticeId: string, notice: NewNotice): Promise<boolean> {
  const rows = await tx.query(
    `insert into notice_item (user_id, event_id, code, notice_id, subject_type, subject_id, stream_id, due_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning event_id`,
    [
      notice.userId,
      notice.eventId,
      notice.code,
      noticeId,
      notice.subjectType,
      notice.subjectId,
      notice.streamId,
      notice.params.dueAt,
    ],
  );
  return rows.length > 0;
}
