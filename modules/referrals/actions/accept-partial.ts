import { Refused } from '../../../src/kernel/errors.js';
import { type AcceptCommand, capacityLeft, chooseHandler, paperOfAcceptance } from '../engine/acceptance.js';
import { giveCustody } from '../engine/custody.js';
import type { Action, Step } from '../engine/step.js';
import { draftSuccessor } from '../engine/successors.js';
import { refreshBindingDeadline, restsOf } from '../store/referrals.store.js';
import { resolveBy } from './accept.js';

export interface AcceptPartialCommand extends AcceptCommand {
  /** Keys of the claims taken. */
  readonly claims: readonly string[];
}

/** T05: a part is taken; the rest is a draft with the sender, under a routing clock of its own. */
export const acceptPartial: Action<'accept_partial', AcceptPartialCommand> = {
  event: 'accept_partial',
  guards: {
    proper_subset_of_scope({ referral, command }) {
      const known = new Set(referral.scope.map((claim) => claim.key));
      const proper = command.claims.length > 0 && new Set(command.claims).size < known.size;
      if (!proper || !command.claims.every((key) => known.has(key))) {
        throw new Refused('not_a_part', 'Take some of the claims and not all; for all there is acceptance.', {
          scope: [...known],
        });
      }
    },
    capacity_left: capacityLeft,
  },
  async record(step) {
    const handlerUserId = await chooseHandler(step);
    const acceptedOnFileId = await paperOfAcceptance(step);
    const scope = step.referral.scope.filter((claim) => step.command.claims.includes(claim.key));
    return {
      set: { acceptedAt: step.at, handlerUserId, acceptedOnFileId, scope },
      payload: { handlerUserId, claims: step.command.claims },
      dueAt: resolveBy(step.referral.dueAt),
    };
  },
  async follow(step, after) {
    await giveCustody(step, after);
    await draftRest(step);
  },
};

async function draftRest(step: Step<AcceptPartialCommand>): Promise<void> {
  const { tx, referral, command, world, theCase } = step;
  const scope = referral.scope.filter((claim) => !command.claims.includes(claim.key));
  const rests = await restsOf(tx, referral.id);
  const centre = await world.centres.at(tx, step.theCase.areaPath, 0);
  const id = await draftSuccessor(step, centre ?? step.sender, {
    scope,
    restOf: referral.id,
    // Another matter from now on: the accepted part keeps the purpose to itself (I2).
    purpose: `${referral.purpose}+${rests + 1}`,
  });
  await world.clocks.start(tx, {
    subjectType: 'referral',
    subjectId: id,
    caseId: referral.caseId,
    areaId: referral.areaId,
    name: 'routing',
    lane: referral.lane,
    band: world.cases.bandOf(theCase),
    kind: referral.recipientKind,
    ownerAgencyId: referral.senderAgencyId,
  });
  await refreshBindingDeadline(tx, id);
  tx.emit({
    type: 'referral.rest_drafted',
    subjectType: 'referral',
    subjectId: id,
    streamId: referral.caseId,
    payload: {
      restOf: referral.id,
      areaId: referral.areaId,
      claims: scope.map((claim) => claim.key),
      senderAgencyId: referral.senderAgencyId,
    },
  });
}
