import { RECALL_REASONS } from '../domain/reasons.js';
import { reasonGiven } from '../engine/reason.js';
import type { Action } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';
import type { RecallCommand } from './recall.js';

/** T19–T21: the sender wants it back; the recipient answers, its own clocks go on. */
export const requestRecall: Action<'request_recall', RecallCommand> = {
  event: 'request_recall',
  guards: { reason_given: reasonGiven },
  record: ({ command }) => ({ set: { recallLevel: 0 }, payload: { ...command } }),
  async follow({ tx, referral, command }) {
    await addMessage(tx, referral.id, {
      kind: 'recall',
      body: `${RECALL_REASONS[command.reason]}：${command.note}`,
      byAgencyId: referral.senderAgencyId,
    });
  },
};
