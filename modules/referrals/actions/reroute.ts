import { Refused } from '../../../src/kernel/errors.js';
import { takeCustodyBack } from '../engine/custody.js';
import { DISPATCHED, isForDispatch } from '../engine/dispatch.js';
import type { Action } from '../engine/step.js';
import { draftSuccessor, nextHop, sendSuccessor } from '../engine/successors.js';
import { keepForTheNext } from '../precedents/keep-ruling.js';
import { answerProposal } from '../store/proposals.store.js';
import { addMessage } from '../store/records.store.js';

export interface RerouteCommand {
  readonly recipientAgencyId: string;
  readonly handoverNote: string;
  readonly arbitration?: string;
}

/**
 * T39–T44: always a new referral, never another name on the old one; the old agency keeps what it did. What a centre sends on
 * was never its own to work on: that costs the case no hop.
 */
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
    async hops_left_or_arbitration({ tx, world, referral, command }) {
      const { maxHops } = await world.terms(tx);
      if (referral.hopCount < maxHops || command.arbitration !== undefined) return;
      const detail = `${maxHops} agencies or more have had it: give the reason of your arbitration.`;
      throw new Refused('hops_used_up', detail, { hopCount: referral.hopCount });
    },
  },
  async record(step) {
    const target = await step.world.agencies.get(step.tx, step.command.recipientAgencyId);
    const dispatched = isForDispatch(step);
    const hop = await nextHop(step);
    const supersededBy = await draftSuccessor(step, target, {
      ...hop,
      ...(dispatched ? { hopCount: step.referral.hopCount } : {}),
    });
    return {
      set: { supersededBy, endedReason: dispatched ? DISPATCHED : 'rerouted' },
      payload: {
        dispatched,
        successorId: supersededBy,
        ...(dispatched ? { goesOnAs: supersededBy } : {}),
        toAgencyId: target.id,
        handoverNote: step.command.handoverNote,
      },
    };
  },
  async follow(step, after) {
    const { tx, command } = step;
    if (step.referral.state === 'rejection_review') {
      const body = command.arbitration ?? command.handoverNote;
      await keepForTheNext(step, { holding: 'not_theirs', body, namedAgencyId: command.recipientAgencyId });
    }
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
