import { Refused } from '../../../src/kernel/errors.js';
import { backToTriage } from '../engine/custody.js';
import {
  reasonUsable,
  recordRefusal,
  refusalPayload,
  type RejectCommand,
  standsAtOnce,
} from '../engine/refusal.js';
import type { Action } from '../engine/step.js';

/** T11: a refusal that stands at once, by its reason or because nobody can order this kind of agency. */
export const rejectFinal: Action<'reject_final', RejectCommand> = {
  event: 'reject_final',
  guards: {
    reason_final(step) {
      if (!standsAtOnce(step, step.command.reason)) {
        throw new Refused('reason_needs_review', 'The centre rules on this reason.', {
          reason: step.command.reason,
        });
      }
    },
    reason_usable: reasonUsable,
  },
  record: ({ referral, at, command }) => ({
    set: { acknowledgedAt: referral.acknowledgedAt ?? at, endedReason: command.reason },
    payload: refusalPayload(command),
  }),
  async follow(step) {
    await recordRefusal(step, 'none');
    await backToTriage(step, step.command.reason);
  },
};
