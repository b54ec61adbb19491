import type { Tx } from '../../../src/platform/database/tx.js';

/**
 * Adds people to those the user has asked after since then. The user's row is locked, so that many questions at once are
 * counted one after the other.
 * @returns how many different ones there are now, and when the first of them was asked after
 */
export async function countPreviewed(
  tx: Tx,
  {
    userId,
    indexes,
    since,
  }: { readonly userId: string; readonly indexes: readonly string[]; readonly since: Date },
): Promise<{ readonly count: number; readonly oldestAt: Date }> {
  const now = await tx.now();
  await tx.query('select 1 from app_user where id = $1 for no key update', [userId]);
  await tx.query('delete from previewed_party where user_id = $1 and at <= $2', [userId, since]);
  await tx.query(
    `insert into previewed_party (user_id, party_index, at) select distinct $1::uuid, asked, $3::timestamptz
     from unnest($2::text[]) as asked on conflict do nothing`,
    [userId, indexes, now],
  );
  const rows = await tx.query<{ count: number; oldestAt: Date | null }>(
    'select count(*)::int as count, min(at) as "oldestAt" from previewed_party where user_id = $1',
    [userId],
  );
  return { count: rows[0]?.count ?? 0, oldestAt: rows[0]?.oldestAt ?? now };
}
