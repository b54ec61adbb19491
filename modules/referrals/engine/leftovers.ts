import type { Tx } from '../../../src/platform/database/tx.js';
import { answerProposal } from '../store/proposals.store.js';
import { endHold } from '../store/records.store.js';

/** What may still be open on a referral when it ends: a rest, a proposal nobody answered. */
export async function closeLeftovers(tx: Tx, referralId: string): Promise<void> {
  await endHold(tx, referralId, 'end');
  await answerProposal(tx, referralId, 'overtaken', null);
}
