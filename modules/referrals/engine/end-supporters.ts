import type { Tx } from '../../../src/platform/database/tx.js';
import type { Referral } from '../store/referral.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import { endLive } from './end-live.js';
import type { Play } from './step.js';

/**
 * Ends the live referrals of a case that `ends` names, each read anew: ending one ends what was delegated from it.
 * @param why why the case needs them no more
 */
export async function endSupporters(
  tx: Tx,
  { caseId, ends, why }: { caseId: string; ends: (live: Referral) => boolean; why: string },
  play: Play,
): Promise<void> {
  for (const { id } of (await liveReferralsOf(tx, caseId)).filter(ends)) {
    const current = (await liveReferralsOf(tx, caseId)).find((live) => live.id === id);
    if (current !== undefined) await endLive(play, current, 'settled_meanwhile', why);
  }
}
