import { Refused } from '../../../src/kernel/errors.js';
import { MAX_HOPS } from '../domain/modes.js';
import { takeCustodyBack } from '../engine/custody.js';
import type { Action } from '../engine/step.js';
import { draftSuccessor, nextHop, sendSuccessor } from '../engine/successors.js';
import { answerProposal } from '../store/proposals.store.js';
import { addMessage } from '../store/records.store.js';

export interface RerouteCommand {
  readonly recipientAgencyId: string;
  readonly handoverNote: string;
  readonly arbitration?: string;
}

/** T39–T44: always a new referral, never another name on the old one; the old agency keeps what it did. */
export const reroute: Action<'reroute', RerouteCommand> = {
  event: 'reroute',
  guards: {
    async target_eligible({ tx, referral, command, world }) {
      const target = await world.agencies.find(tx, command.recipientAgencyId);
      if (target === null || !target.active)
        throw new Refused('target_not_eligible', 'No such agency takes part.');
      if (target.id === referral.recipientAgencyId)
        throw new Refused('target_not_eligible', 'It is with this agency already.');
    },
    hops_left_or_arbitration({ referral, command }) {
      if (referral.hopCount >= MAX_HOPS && command.arbitration === undefined) {
        throw new Refused('hops_used_up', 'Two agencies have had it: give the reason of your arbitration.', {
          hopCount: referral.hopCount,
        });
      }
    },
  },
  async record(step) {
    const target = await step.world.agencies.get(step.tx, step.command.recipientAgencyId);
    const supersededBy = await draftSuccessor(step, target, await nextHop(step));
    return {
      set: { supersededBy, endedReason: 'rerouted' },
      payload: { successorId: supersededBy, toAgencyId: target.id, handoverNote: step.command.handoverNote },
    };
  },
  async follow(step, after) {
    const { tx, command } = step;
    await answerProposal(tx, after.id, 'rerouted', command.handoverNote);
    await takeCustodyBack(step, after);
    if (after.supersededBy === null) throw new Error(`referral ${after.id} was rerouted to nobody`);
    await addMessage(tx, after.supersededBy, {
      kind: 'handover',
      body: command.handoverNote,
      byAgencyId: null,
    });
    await sendSuccessor(step, after.supersededBy, command.arbitration ?? null);
  },
};
