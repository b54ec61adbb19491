import { backToTriage, takeCustodyBack } from '../engine/custody.js';
import type { Action } from '../engine/step.js';

export interface ForceRecallCommand {
  readonly note: string;
}

/** T24: the centre takes it back; the recipient still owes its hand-over note. */
export const forceRecall: Action<'force_recall', ForceRecallCommand> = {
  event: 'force_recall',
  guards: {},
  record: ({ command }) => ({
    set: { endedReason: 'recall_forced' },
    payload: { note: command.note, handoverOwed: true },
  }),
  async follow(step, after) {
    await takeCustodyBack(step, after);
    await backToTriage(step, 'recalled');
  },
};
