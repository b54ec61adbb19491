import type { Tx } from '../../../src/platform/database/tx.js';
import type { ReferralClaimView } from '../http/claim.view.js';

/** Who is looking at a referral, and until when that holds. */
export interface Claim {
  readonly userId: string;
  readonly name: string;
  readonly until: Date;
}

/** The claim on the referral `$1` that holds at the instant `now`, a parameter of the statement. */
export const claimSql = (now: `$${number}`): string => `
  select u.id as "userId", u.display_name as name, r.claimed_until as until
  from referral r join app_user u on u.id = r.claimed_by_user_id
  where r.id = $1 and r.claimed_until > ${now}`;

const CLAIM_SQL = claimSql('$2');

/** The claim that holds now; null when there is none, or it has run out. */
export async function claimOn(tx: Tx, referralId: string): Promise<Claim | null> {
  const rows = await tx.query<Claim>(CLAIM_SQL, [referralId, await tx.now()]);
  return rows[0] ?? null;
}

/** Holds for as long as the settings say, counted from now. */
export async function setClaim(tx: Tx, referralId: string): Promise<void> {
  await tx.query(
    `update referral set claimed_by_user_id = $2,
       claimed_until = $3::timestamptz + (select make_interval(mins => claim_minutes) from task_setting)
     where id = $1`,
    [referralId, tx.caller.actor.userId, await tx.now()],
  );
}

export async function clearClaim(tx: Tx, referralId: string): Promise<void> {
  await tx.query('update referral set claimed_by_user_id = null, claimed_until = null where id = $1', [
    referralId,
  ]);
}

/** As it is shown; null when no claim holds. */
export function claimView(
  userId: string | null,
  name: string | null,
  until: Date | null,
): ReferralClaimView | null {
  if (userId === null || name === null || until === null) return null;
  return { userId, name, until: until.toISOString() };
}
