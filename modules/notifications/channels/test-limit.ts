import { DomainError } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Tx } from '../../../src/platform/database/tx.js';

const TESTS_AN_HOUR = 10;
const HOUR_MS = 3_600_000;

/**
 * Counts a test message of the caller, whichever channel it goes through: a channel is set up with a few, and whoever
 * sends more is after those who get them. The user's row is locked, so that many at once are counted one after the other.
 * @throws DomainError 429 `channel_tests_used_up` with `retryAfterSeconds`
 */
export async function countTest(tx: Tx): Promise<void> {
  const { userId } = tx.caller.actor;
  const now = await tx.now();
  const since = new Date(now.getTime() - HOUR_MS);
  await tx.query('select 1 from app_user where id = $1 for no key update', [userId]);
  await tx.query('delete from channel_test where user_id = $1 and at <= $2', [userId, since]);
  const [sent] = await tx.query<{ count: number; oldestAt: Date | null }>(
    'select count(*)::int as count, min(at) as "oldestAt" from channel_test where user_id = $1',
    [userId],
  );
  const { count, oldestAt } = sent ?? { count: 0, oldestAt: null };
  if (count >= TESTS_AN_HOUR) {
    throw new DomainError(
      'too_many',
      'channel_tests_used_up',
      'So many test messages were sent within the hour: wait before the next one.',
      { retryAfterSeconds: Math.ceil(((oldestAt ?? now).getTime() - since.getTime()) / 1000) },
    );
  }
  await tx.query('insert into channel_test (id, user_id, at) values ($1, $2, $3)', [uuidv7(), userId, now]);
}
