import { RECALL_REFUSALS, type RecallRefusalCode } from '../domain/reasons.js';
import { reasonGiven } from '../engine/reason.js';
import type { Action } from '../engine/step.js';
import { addMessage, holdsOf } from '../store/records.store.js';

export interface DeclineRecallCommand {
  readonly reason: RecallRefusalCode;
  readonly note: string;
}

/** T23: the recipient keeps it; the coordinator is told. */
export const declineRecall: Action<'decline_recall', DeclineRecallCommand> = {
  event: 'decline_recall',
  guards: { reason_given: reasonGiven },
  record: ({ command }) => ({ payload: { ...command } }),
  async follow(step, after) {
    const { tx, referral, command } = step;
    await addMessage(tx, referral.id, {
      kind: 'recall_refusal',
      body: `${RECALL_REFUSALS[command.reason]}：${command.note}`,
      byAgencyId: referral.recipientAgencyId,
    });
    if (after.state !== 'on_hold') return;
    // Its end may have passed while the recall was open: the sweep found no step to take then.
    const open = (await holdsOf(tx, after.id)).find((hold) => hold.endedAt === null);
    if (open !== undefined && open.until.getTime() <= step.at.getTime()) {
      await step.play('hold_timeout', after.id, {}, 'system');
    }
  },
};
