import { Refused } from '../../../src/kernel/errors.js';
import { HANDOVER_ITEMS, type HandoverItem } from '../domain/handover-items.js';
import type { Action } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

export interface HandoverDoneCommand {
  readonly checklist: readonly HandoverItem[];
  readonly note?: string;
}

/** T28: a transfer is complete; the case changes its owner in the same transaction, and goes on there. */
export const handoverDone: Action<'handover_done', HandoverDoneCommand> = {
  event: 'handover_done',
  guards: {
    mode_is_transfer({ referral }) {
      if (referral.mode !== 'transfer')
        throw new Refused('not_a_transfer', 'Only a transfer hands the case itself over.');
    },
    checklist_complete({ command }) {
      const missing = HANDOVER_ITEMS.filter((item) => !command.checklist.includes(item));
      if (missing.length > 0)
        throw new Refused('checklist_incomplete', 'The hand-over is not complete.', { missing });
    },
  },
  record: ({ command }) => ({
    set: { endedReason: 'handed_over' },
    payload: { checklist: command.checklist },
  }),
  async follow({ tx, referral, command, world }) {
    if (command.note !== undefined) {
      await addMessage(tx, referral.id, {
        kind: 'handover',
        body: command.note,
        byAgencyId: referral.recipientAgencyId,
      });
    }
    const theCase = await world.cases.lock(tx, referral.caseId);
    await world.cases.setOwner(tx, theCase, referral.recipientAgencyId, `handover_done:${referral.id}`);
    const owned = await world.cases.lock(tx, referral.caseId);
    if (owned.custodianAgencyId !== referral.recipientAgencyId) {
      await world.cases.setCustodian(tx, owned, referral.recipientAgencyId, {
        cause: `handover_done:${referral.id}`,
        isOver: false,
      });
    }
  },
};
