import { Refused } from '../../../src/kernel/errors.js';
import { backToTriage } from '../engine/custody.js';
import { deadlinePassed } from '../engine/deadlines.js';
import type { Action } from '../engine/step.js';
import { refusalsOf } from '../store/records.store.js';

/** T14: nobody ruled, on either level. To park a case is worse than to route it again: the refusal stands. */
export const reviewTimeout: Action<'review_timeout', unknown> = {
  event: 'review_timeout',
  guards: {
    async second_expiry(step) {
      await deadlinePassed('review')(step);
      if (step.referral.reviewLevel < 1) {
        throw new Refused('review_climbs_first', 'The first silence takes the review to the next level.');
      }
    },
  },
  async record({ tx, referral }) {
    const reason = (await refusalsOf(tx, referral.id))[0]?.reason ?? null;
    return { set: { endedReason: reason }, payload: { reason } };
  },
  follow: (step, after) => backToTriage(step, after.endedReason ?? 'refused'),
};
