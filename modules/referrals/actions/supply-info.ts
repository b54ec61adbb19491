import type { SnapshotField } from '../domain/snapshot-fields.js';
import { hasGrounds, freezeSnapshot } from '../engine/snapshot.js';
import { Refused } from '../../../src/kernel/errors.js';
import type { Action } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

export interface SupplyInfoCommand {
  readonly answer: string;
  /** Shown from now on, besides what was shown already. */
  readonly fields?: readonly SnapshotField[];
}

/** T07: the sender or a party answers; the snapshot gets a new version, the old ones stay. */
export const supplyInfo: Action<'supply_info', SupplyInfoCommand> = {
  event: 'supply_info',
  guards: {},
  async record(step) {
    const added = step.command.fields ?? [];
    const share = { ...step.referral.share, fields: [...new Set([...step.referral.share.fields, ...added])] };
    if (added.length > 0 && !(await hasGrounds(step, share))) {
      throw new Refused('consent_or_legal_basis_missing', 'These fields need consent or a legal basis.', {
        fields: added,
      });
    }
    const { version, fields } = await freezeSnapshot(step, share);
    return {
      set: { snapshotVersion: version, infoNotSupplied: false },
      payload: { answer: step.command.answer, fields },
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
