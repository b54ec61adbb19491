import type { Tx } from '../../../src/platform/database/tx.js';
import { isPrimary } from '../domain/modes.js';
import type { Referral } from '../store/referral.js';
import { draftsOf, unsentRestsOf } from '../store/referrals.store.js';
import type { Play } from './step.js';

/*
 * Drafts are nobody's but their sender's, and the case ends over them. One kind is more than that: the rest of a partial
 * acceptance is a matter of the dispute that waits to be routed.
 */

/** What of a case waits to be sent on: a supporter's rest keeps no case open, as supporters do not. */
export async function casesRests(tx: Tx, caseId: string): Promise<readonly Referral[]> {
  return (await unsentRestsOf(tx, caseId)).filter(({ mode }) => isPrimary(mode));
}

/** The case ends, or goes on as another one: nothing of it is sent any more. */
export async function discardDrafts(tx: Tx, play: Play, caseId: string): Promise<void> {
  for (const { id } of await draftsOf(tx, caseId)) await play('discard', id, {}, 'sender_officer');
}
