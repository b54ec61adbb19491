import { NotFound } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';

/** Somebody is away, and who covers. */
export interface Absence {
  readonly id: string;
  readonly userId: string;
  readonly userName: string;
  readonly coverUserId: string;
  readonly coverName: string;
  readonly startsAt: Date;
  /** Moved when it ended early. */
  readonly endsAt: Date;
}

export type NewAbsence = Pick<Absence, 'id' | 'userId' | 'coverUserId' | 'startsAt' | 'endsAt'>;

const SELECT = `
select b.id, b.user_id as "userId", u.display_name as "userName", b.cover_user_id as "coverUserId",
  c.display_name as "coverName", b.starts_at as "startsAt", b.ends_at as "endsAt"
from absence b join app_user u on u.id = b.user_id join app_user c on c.id = b.cover_user_id`;

/** One that was called off before it began is kept, without any time in it. */
const TAKES_TIME = 'b.ends_at > b.starts_at';

/** @throws NotFound `absence_not_found` */
export async function getAbsence(tx: Tx, id: string): Promise<Absence> {
  const rows = await tx.query<Absence>(`${SELECT} where b.id = $1 for update of b`, [id]);
  const row = rows[0];
  if (row === undefined) throw new NotFound('absence');
  return row;
}

/** Those of somebody, and those in which they cover, that are not over yet; the next one first. */
export async function absencesAround(tx: Tx, userId: string): Promise<Absence[]> {
  return tx.query<Absence>(
    `${SELECT} where (b.user_id = $1 or b.cover_user_id = $1) and b.ends_at > $2 and ${TAKES_TIME}
     order by b.starts_at, b.id`,
    [userId, await tx.now()],
  );
}

/** Those of the named people, and those in which `coverUserId` covers, that are not over yet; the next one first. */
export async function absencesOf(
  tx: Tx,
  userIds: readonly string[],
  coverUserId: string | null,
): Promise<Absence[]> {
  return tx.query<Absence>(
    `${SELECT} where (b.user_id = any($1) or b.cover_user_id = $2) and b.ends_at > $3 and ${TAKES_TIME}
     order by b.starts_at, b.id`,
    [userIds, coverUserId, await tx.now()],
  );
}

/** Of the named people, who is away at this instant. */
export async function absentNow(tx: Tx, userIds: readonly string[]): Promise<Absence[]> {
  return tx.query<Absence>(`${SELECT} where b.user_id = any($1) and b.starts_at <= $2 and b.ends_at > $2`, [
    userIds,
    await tx.now(),
  ]);
}

/** Of the named people, who is away or covers somebody in a stretch of time. */
export async function overlapping(
  tx: Tx,
  userIds: readonly string[],
  { startsAt, endsAt }: Pick<NewAbsence, 'startsAt' | 'endsAt'>,
): Promise<Absence[]> {
  return tx.query<Absence>(
    `${SELECT} where (b.user_id = any($1) or b.cover_user_id = any($1)) and b.starts_at < $3 and b.ends_at > $2
     and ${TAKES_TIME}`,
    [userIds, startsAt, endsAt],
  );
}

export async function insertAbsence(tx: Tx, absence: NewAbsence): Promise<void> {
  await tx.query(
    `insert into absence (id, user_id, cover_user_id, starts_at, ends_at, recorded_at, recorded_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      absence.id,
      absence.userId,
      absence.coverUserId,
      absence.startsAt,
      absence.endsAt,
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
}

/** It ends now; where it has not begun it never does. */
export async function endAbsence(tx: Tx, id: string): Promise<void> {
  await tx.query('update absence set ends_at = greatest(starts_at, $2), ended_by = $3 where id = $1', [
    id,
    await tx.now(),
    tx.caller.actor.userId,
  ]);
}
