import { isPrimary } from '../domain/modes.js';
import type { ReferralState } from '../domain/states.js';
import type { Referral } from '../store/referral.js';
import type { Step } from './step.js';

/*
 * Where a station may not give orders, it refers to the centre, which sends on. Sending on is the row `reroute`: see
 * docs/adr/0018.
 */

/** The clock of a centre that has a case to send on. */
export const DISPATCH_CLOCK = 'dispatch';

/** Why a referral to a centre ended that went on to another agency: no hop of the case, and no agency that failed it. */
export const DISPATCHED = 'dispatched';

/** A case lies with a centre, to be sent on or taken. */
export function isForDispatch(step: Pick<Step<unknown>, 'profile' | 'referral'>): boolean {
  return step.profile.isCentre && isPrimary(step.referral.mode) && step.referral.channel === 'internal';
}

/** Runs from the arrival at the centre until it is sent on, taken or refused; a question to the sender stops nothing. */
export async function moveDispatchClock(step: Step<unknown>, after: Referral): Promise<void> {
  if (!isForDispatch(step)) return;
  const [lay, lies] = [waits(step.referral.state), waits(after.state)];
  const { tx, world, theCase } = step;
  if (lay && !lies) await world.clocks.stop(tx, { subjectId: after.id, name: DISPATCH_CLOCK });
  if (lay || !lies) return;
  await world.clocks.start(tx, {
    subjectType: 'referral',
    subjectId: after.id,
    caseId: after.caseId,
    areaId: after.areaId,
    name: DISPATCH_CLOCK,
    lane: after.lane,
    band: world.cases.bandOf(theCase),
    kind: after.recipientKind,
    ownerAgencyId: after.recipientAgencyId,
    senderAgencyId: after.senderAgencyId,
  });
}

function waits(state: ReferralState): boolean {
  return state === 'queued' || state === 'info_requested';
}
