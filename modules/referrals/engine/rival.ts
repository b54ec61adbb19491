import type { Tx } from '../../../src/platform/database/tx.js';
import { isPrimary } from '../domain/modes.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

/** Whether what has closed lives on already, in a referral of its kind for the same purpose (I2). */
export async function hasRival(
  tx: Tx,
  { state, caseId, purpose, mode, recipientAgencyId }: Referral,
): Promise<boolean> {
  if (state !== 'closed') return false;
  return (await liveReferralsOf(tx, caseId)).some(
    (other) =>
      other.purpose === purpose &&
      isPrimary(other.mode) === isPrimary(mode) &&
      (isPrimary(mode) || other.recipientAgencyId === recipientAgencyId),
  );
}
