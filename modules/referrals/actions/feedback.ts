import { Refused } from '../../../src/kernel/errors.js';
import type { Action } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

export interface FeedbackCommand {
  readonly text: string;
}

/** T33: the sender hears how things go; the update clock begins anew. */
export const feedback: Action<'feedback', FeedbackCommand> = {
  event: 'feedback',
  guards: {
    progress_told({ command }) {
      if (command.text.trim() === '') throw new Refused('progress_missing', 'Say what was done.');
    },
  },
  record: ({ command }) => ({ payload: { text: command.text } }),
  async follow({ tx, referral, command }) {
    await addMessage(tx, referral.id, {
      kind: 'progress',
      body: command.text,
      byAgencyId: referral.recipientAgencyId,
    });
  },
};
