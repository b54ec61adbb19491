import type { Tx } from '../../../src/platform/database/tx.js';
import { answerProposal } from '../store/proposals.store.js';
import { refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { overtakeExtension } from './extended.js';
import { endRest } from './resting.js';
import type { World } from './world.js';

/**
 * What may still be open on a referral when it ends: a rest, a proposal or a request for time that nobody answered. No clock
 * of it runs on, whatever the row of the step stops by name: nobody could end it any more (docs/adr/0032).
 */
export async function closeLeftovers(tx: Tx, world: World, referral: Referral): Promise<void> {
  await endRest(tx, world, referral, 'end');
  await answerProposal(tx, referral.id, 'overtaken', null);
  await overtakeExtension(tx, world, referral);
  if ((await world.clocks.stopAll(tx, referral.id)) > 0) await refreshBindingDeadline(tx, referral.id);
}
