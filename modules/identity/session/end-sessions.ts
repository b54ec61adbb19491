import type { Tx } from '../../../src/platform/database/tx.js';

export type SessionEnd = 'signed_out' | 'password_changed' | 'password_reset' | 'user_disabled';

export interface EndedSessions {
  readonly reason: SessionEnd;
  /** The session that goes on, by the digest of its token. */
  readonly except?: Buffer | null;
}

/** Ends the open sessions of a user. */
export async function endSessions(tx: Tx, userId: string, { reason, except }: EndedSessions): Promise<void> {
  await tx.query(
    `update user_session set ended_at = clock_timestamp(), end_reason = $2
     where user_id = $1 and ended_at is null and token_hash is distinct from $3`,
    [userId, reason, except ?? null],
  );
}
