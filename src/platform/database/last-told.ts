import type { Tx } from './tx.js';

/**
 * The event by which something came to the version it has, such as `referral.accepted`; null where none tells of it. What was told
 * to one agency alone does not count: whoever was slower may be of another.
 */
export async function lastTold(tx: Tx, subjectId: string, version: number): Promise<string | null> {
  const [row] = await tx.query<{ type: string }>(
    `select type from domain_event
     where subject_id = $1 and payload->>'version' = $2 and audience_agency_id is null
     order by seq desc limit 1`,
    [subjectId, String(version)],
  );
  return row?.type ?? null;
}
