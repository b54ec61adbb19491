import type { Actor } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { People } from '../../identity/index.js';
import type { Referral } from '../store/referral.js';

/** Whether the work on a referral is the actor's: its handler, and whoever covers for them today (docs/adr/0021). */
export async function handles(
  tx: Tx,
  people: Pick<People, 'coversOf'>,
  { actor: { userId }, referral }: { readonly actor: Actor; readonly referral: Referral },
): Promise<boolean> {
  const { handlerUserId } = referral;
  if (handlerUserId === null || userId === null) return false;
  return handlerUserId === userId || (await people.coversOf(tx, [handlerUserId])).includes(userId);
}
