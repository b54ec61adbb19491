import { Refused } from '../../../src/kernel/errors.js';
import { EMERGENCY } from '../domain/legal-basis.js';
import { SAFETY } from '../domain/purposes.js';
import { riskRankOf } from '../domain/risk-rank.js';
import { isLive } from '../domain/states.js';
import type { Action, Step } from '../engine/step.js';
import { draftSuccessor, sendSuccessor } from '../engine/successors.js';
import { liveReferralsOf } from '../store/referrals.store.js';

export interface RaiseSafetyCommand {
  readonly assessment: 'red';
  readonly note: string;
}

/**
 * T59–T66: somebody may be hurt. A call of its own beside everything else: it stops, resets and decides nothing here. What
 * it says of the case is that it is red, and the case's own rules for that bring its deadlines nearer.
 */
export const raiseSafety: Action<'raise_safety', RaiseSafetyCommand> = {
  event: 'raise_safety',
  guards: {
    risk_is_red({ command }) {
      if (command.assessment !== 'red') throw new Refused('not_red', 'Only red raises the alarm.');
    },
  },
  record: ({ command }) => ({ payload: { note: command.note } }),
  async follow(step) {
    const { tx, world, referral, command } = step;
    const theCase = await world.cases.lock(tx, referral.caseId);
    await world.cases.raiseRisk(tx, theCase, { level: 'red', reason: command.note });
    await alarmDesk(step);
  },
};

/**
 * The desk is called in the name of the case's owner, who answers for the people in it. An alarm shows whoever raises it
 * nothing new: who holds a part or asks a question may never have been shown a name.
 */
async function alarmDesk(step: Step<RaiseSafetyCommand>): Promise<void> {
  const { tx, world, referral, theCase, command } = step;
  const { ownerAgencyId, custodianAgencyId, handlerUserId } = theCase;
  const desk = await world.centres.safetyDesk(tx, theCase.areaPath);
  const knows = [referral.senderAgencyId, referral.recipientAgencyId, custodianAgencyId, ownerAgencyId];
  // Whoever is at it already answers the clock; a second call to them would only be one more paper.
  if (desk === null || knows.includes(desk.id)) return;
  const live = await liveReferralsOf(tx, referral.caseId);
  if (live.some((other) => other.purpose === SAFETY && isLive(other.state))) return;
  const id = await draftSuccessor(step, desk, {
    mode: 'co_handle',
    purpose: SAFETY,
    lane: 'full',
    riskRank: riskRankOf('red'),
    required: false,
    request: command.note,
    scope: [{ key: 'all', text: command.note }],
    senderAgencyId: ownerAgencyId,
    // Whoever handles it for another agency does not speak for the owner.
    senderUserId: ownerAgencyId === custodianAgencyId ? handlerUserId : null,
    partOf: null,
    dueAt: null,
    depth: 0,
    share: {
      fields: ['number', 'type', 'risk', 'narrative', 'place', 'party_names', 'party_phones'],
      partyIds: [],
      legalBasis: EMERGENCY,
    },
  });
  await sendSuccessor(step, id, null);
}
