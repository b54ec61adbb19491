import { Refused } from '../../../src/kernel/errors.js';
import type { Action } from '../engine/step.js';
import { keepForTheNext } from '../precedents/keep-ruling.js';
import { addMessage, refusalsOf } from '../store/records.store.js';

export interface OverruleCommand {
  readonly instruction: string;
}

/** T12: the centre says that it is theirs to take; the same reason cannot be given again. */
export const overrule: Action<'overrule', OverruleCommand> = {
  event: 'overrule',
  guards: {
    written_instruction({ command }) {
      if (command.instruction.trim() === '')
        throw new Refused('instruction_missing', 'An overruling is given in writing.');
    },
    recipient_owes_duty({ profile }) {
      if (profile.refusal !== 'reviewable') {
        throw new Refused('nobody_can_order_it', 'This kind of agency takes cases of its own will.');
      }
    },
  },
  async record({ tx, referral, command }) {
    const last = (await refusalsOf(tx, referral.id))[0];
    const overruled = last === undefined ? [] : [last.reason];
    return {
      set: { overruledReasons: [...new Set([...referral.overruledReasons, ...overruled])] },
      payload: { instruction: command.instruction, overruled },
    };
  },
  async follow(step) {
    const { tx, referral, command } = step;
    await addMessage(tx, referral.id, { kind: 'instruction', body: command.instruction, byAgencyId: null });
    await keepForTheNext(step, { holding: 'theirs', body: command.instruction });
  },
};
