import { NotFound, Refused } from '../../../src/kernel/errors.js';
import { isLive } from '../domain/states.js';
import { backToTriage } from '../engine/custody.js';
import { relationsOf } from '../engine/standing.js';
import type { Action } from '../engine/step.js';
import { getReferral } from '../store/referrals.store.js';

export interface MarkDuplicateCommand {
  readonly originalReferralId: string;
}

/** T52, T53: the same was sent before; the original goes on. */
export const markDuplicate: Action<'mark_duplicate', MarkDuplicateCommand> = {
  event: 'mark_duplicate',
  guards: {
    async original_is_live({ tx, world, referral, command }) {
      const original = await getReferral(tx, command.originalReferralId);
      const theCase = await world.cases.get(tx, original.caseId);
      const { actor } = tx.caller;
      const seen = await relationsOf(tx, world, { actor, referral: original, theCase });
      if (seen.size === 0) throw new NotFound('referral');
      if (original.id === referral.id || !isLive(original.state)) {
        throw new Refused('original_not_live', 'The original must be another referral that is alive.');
      }
    },
  },
  record: ({ command }) => ({
    set: { supersededBy: command.originalReferralId, endedReason: 'duplicate' },
    payload: { originalReferralId: command.originalReferralId },
  }),
  follow: (step) => backToTriage(step, 'duplicate'),
};
