import type { Tx } from '../../../src/platform/database/tx.js';
import { areRivals } from '../domain/rivals.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

/** Whether what has closed lives on already, in a referral of its kind for the same purpose (I2). */
export async function hasRival(tx: Tx, referral: Referral): Promise<boolean> {
  if (referral.state !== 'closed') return false;
  return (await liveReferralsOf(tx, referral.caseId)).some((other) => areRivals(other, referral));
}
