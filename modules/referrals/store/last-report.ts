import type { Tx } from '../../../src/platform/database/tx.js';

/** What the recipient last reported, and who did. */
export interface LastReport {
  readonly summary: string;
  readonly reportedBy: string | null;
}

export async function lastReportOf(tx: Tx, referralId: string): Promise<LastReport | null> {
  const [report] = await tx.query<LastReport>(
    `select summary, reported_by as "reportedBy" from referral_outcome where referral_id = $1
     order by attempt desc limit 1`,
    [referralId],
  );
  return report ?? null;
}
