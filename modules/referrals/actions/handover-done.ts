import { Refused } from '../../../src/kernel/errors.js';
import { HANDOVER_ITEMS, type HandoverItem } from '../domain/handover-items.js';
import { backToTriage, returnToOwner } from '../engine/custody.js';
import type { Action, Step } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

export interface HandoverDoneCommand {
  readonly checklist: readonly HandoverItem[];
  readonly note?: string;
}

/**
 * T28: a transfer is complete; the case changes its owner in the same transaction, and goes on there. Outside the network nobody
 * could end it: it stays its owner's, who says how it ended here (docs/adr/0045).
 */
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
  async follow(step, after) {
    const { tx, referral, command } = step;
    if (command.note !== undefined) {
      await addMessage(tx, referral.id, {
        kind: 'handover',
        body: command.note,
        byAgencyId: referral.recipientAgencyId,
      });
    }
    if (referral.channel === 'internal') return handOver(step);
    await returnToOwner(step, after);
    await backToTriage(step, 'handed_over');
  },
};

async function handOver({ tx, referral, world }: Step<unknown>): Promise<void> {
  const { caseId, recipientAgencyId } = referral;
  const cause = `handover_done:${referral.id}`;
  const owned = await world.cases.setOwner(tx, await world.cases.lock(tx, caseId), recipientAgencyId, cause);
  const why = { cause, isOver: false, chargedAgencyId: recipientAgencyId };
  await world.cases.setCustodian(tx, owned, recipientAgencyId, why);
}
