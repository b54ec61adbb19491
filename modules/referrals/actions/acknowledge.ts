import { Refused } from '../../../src/kernel/errors.js';
import type { Action } from '../engine/step.js';

/** T03: somebody of the recipient has seen it. A time stamp, not a state: nothing follows from it but that. */
export const acknowledge: Action<'acknowledge', unknown> = {
  event: 'acknowledge',
  guards: {
    not_yet_seen({ referral }) {
      if (referral.acknowledgedAt !== null)
        throw new Refused('already_acknowledged', 'It has been seen already.');
    },
  },
  record: ({ at }) => ({ set: { acknowledgedAt: at } }),
};
