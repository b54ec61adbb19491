import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { NoticeDoor } from './notice-door.js';

/** Somebody is away and the reader covers: it stands among the reader's own absences and covers. */
export class OwnAbsences implements NoticeDoor {
  async open(tx: Tx, { userId }: Actor, subjectIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.query<{ absentId: string }>(
      'select distinct user_id as "absentId" from absence where cover_user_id = $1 and user_id = any($2)',
      [userId, subjectIds],
    );
    return new Map(rows.map(({ absentId }) => [absentId, `/users/${userId}/absences`]));
  }
}
