import type { Tx } from '../../../src/platform/database/tx.js';
import { record } from '../accounts/record.js';

/**
 * Revokes every token that acts as the user, whoever made it. A token a security administrator made for a machine acts as
 * the machine and goes on, whatever becomes of the administrator's own password.
 */
export async function revokeTokensOf(
  tx: Tx,
  userId: string,
  reason: 'password_changed' | 'password_reset',
): Promise<void> {
  const revoked = await tx.query<{ id: string }>(
    `update api_token set revoked_at = clock_timestamp(), revoked_by = $2
     where user_id = $1 and revoked_at is null returning id`,
    [userId, tx.caller.actor.userId],
  );
  for (const { id } of revoked) {
    record(tx, {
      type: 'token.revoked',
      subjectType: 'api_token',
      subjectId: id,
      detail: { userId, reason },
    });
  }
}
