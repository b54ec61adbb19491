import { Refused } from '../../../src/kernel/errors.js';
import type { Agency } from '../../identity/index.js';
import { isPrimary } from '../domain/modes.js';
import { backToTriage } from '../engine/custody.js';
import { deadlinePassed } from '../engine/deadlines.js';
import type { Action, Step } from '../engine/step.js';
import { draftSuccessor, nextHop, sendSuccessor } from '../engine/successors.js';

/**
 * T15: nobody took it in time. Where the agency's kind is one of several that could, the next one is asked in the same
 * transaction; where its power is its own, the clock's ladder goes on instead and the case stays.
 */
export const acceptTimeout: Action<'accept_timeout', unknown> = {
  event: 'accept_timeout',
  guards: {
    deadline_passed: deadlinePassed('accept'),
    auto_reroute({ profile }) {
      if (!profile.autoReroute)
        throw new Refused('no_auto_reroute', 'Silence of this agency sends the case nowhere.');
    },
  },
  async record(step) {
    const supersededBy = await draftNext(step);
    return {
      set: { endedReason: 'not_accepted_in_time', supersededBy },
      payload: supersededBy === null ? {} : { successorId: supersededBy },
    };
  },
  async follow(step, { supersededBy }) {
    if (supersededBy === null) await backToTriage(step, 'not_accepted_in_time');
    else await sendSuccessor(step, supersededBy, null);
  },
};

/** @returns the draft that goes on in its place; null where it ends here */
async function draftNext(step: Step<unknown>): Promise<string | null> {
  // A child or a question of another agency's is theirs to place again.
  if (!isPrimary(step.referral.mode)) return null;
  const hop = await nextHop(step);
  const excluded = hop.excludedAgencyIds ?? [];
  const { maxHops } = await step.world.terms(step.tx);
  const next = await chooseNext(step, excluded, (hop.hopCount ?? 0) > maxHops);
  return next === null ? null : draftSuccessor(step, next, hop);
}

async function chooseNext(
  step: Step<unknown>,
  excluded: readonly string[],
  centreOnly: boolean,
): Promise<Agency | null> {
  const { tx, world, referral, theCase } = step;
  if (!centreOnly) {
    const ranked = await world.nextRecipients.after(tx, referral, theCase, excluded);
    if (ranked !== null) return ranked;
  }
  const centres = await world.centres.over(tx, theCase.areaPath);
  return (
    centres.find(
      (centre) => centre.id !== referral.recipientAgencyId && centre.id !== referral.senderAgencyId,
    ) ?? null
  );
}
