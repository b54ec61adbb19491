import { Refused } from '../../../src/kernel/errors.js';
import {
  reasonUsable,
  rulingKnown,
  recordRefusal,
  refusalPayload,
  type RejectCommand,
  standsAtOnce,
} from '../engine/refusal.js';
import type { Action } from '../engine/step.js';

/** T10: a refusal that the centre rules on. */
export const reject: Action<'reject', RejectCommand> = {
  event: 'reject',
  guards: {
    reason_reviewable(step) {
      if (standsAtOnce(step, step.command.reason)) {
        throw new Refused('reason_not_reviewable', 'This refusal stands without a ruling.', {
          reason: step.command.reason,
        });
      }
    },
    async reason_usable(step) {
      await reasonUsable(step);
      await rulingKnown(step);
    },
  },
  record: ({ referral, at, command }) => ({
    set: { acknowledgedAt: referral.acknowledgedAt ?? at, reviewLevel: 0 },
    payload: refusalPayload(command),
  }),
  follow: (step) => recordRefusal(step, 'required'),
};
