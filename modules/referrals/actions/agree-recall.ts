import { Refused } from '../../../src/kernel/errors.js';
import { backToTriage, takeCustodyBack } from '../engine/custody.js';
import type { Action } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

export interface AgreeRecallCommand {
  readonly handoverNote: string;
}

/** T22: handed back, with a note for whoever goes on. */
export const agreeRecall: Action<'agree_recall', AgreeRecallCommand> = {
  event: 'agree_recall',
  guards: {
    handover_note({ command }) {
      if (command.handoverNote.trim() === '')
        throw new Refused('handover_note_missing', 'Say what was done and what is open.');
    },
  },
  record: ({ command }) => ({
    set: { endedReason: 'recall_agreed' },
    payload: { handoverNote: command.handoverNote },
  }),
  async follow(step, after) {
    const { tx, referral, command } = step;
    await addMessage(tx, referral.id, {
      kind: 'handover',
      body: command.handoverNote,
      byAgencyId: referral.recipientAgencyId,
    });
    await takeCustodyBack(step, after);
    await backToTriage(step, 'recalled');
  },
};
