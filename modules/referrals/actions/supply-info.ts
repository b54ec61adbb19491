import { type Enclosed, enclose } from '../engine/enclosing.js';
import type { Action } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

/** The answer in words, and what goes with it. */
export interface SupplyInfoCommand extends Enclosed {
  readonly answer: string;
}

/** T07: the sender or a party answers; the snapshot gets a new version, the old ones stay. */
export const supplyInfo: Action<'supply_info', SupplyInfoCommand> = {
  event: 'supply_info',
  guards: {},
  async record(step) {
    const { answer, ...added } = step.command;
    const { version, ...frozen } = await enclose(step, added);
    return {
      set: { snapshotVersion: version, infoNotSupplied: false },
      payload: { answer, ...frozen },
    };
  },
  async follow({ tx, referral, command }) {
    await addMessage(tx, referral.id, {
      kind: 'answer',
      body: command.answer,
      byAgencyId: referral.senderAgencyId,
    });
  },
};
