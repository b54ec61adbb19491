import type { Referral } from '../store/referral.js';
import { isPrimary } from '../domain/modes.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import type { Step } from './step.js';

/*
 * Custody moves only with a primary referral, and only between its two agencies: where the case has moved on by another
 * referral meanwhile, this one no longer carries it (I1).
 */

/** The recipient has taken it. */
export async function giveCustody(step: Step<unknown>, after: Referral): Promise<void> {
  await moveCustody(step, { from: after.senderAgencyId, to: after.recipientAgencyId, isOver: false });
}

/** It is with the sender again. */
export async function takeCustodyBack(step: Step<unknown>, after: Referral): Promise<void> {
  await moveCustody(step, { from: after.recipientAgencyId, to: after.senderAgencyId, isOver: false });
}

/** The work is confirmed: whoever owns the case holds it. */
export async function returnToOwner(step: Step<unknown>, after: Referral): Promise<void> {
  await moveCustody(step, { from: after.recipientAgencyId, to: step.theCase.ownerAgencyId, isOver: true });
}

async function moveCustody(
  step: Step<unknown>,
  { from, to, isOver }: { readonly from: string; readonly to: string; readonly isOver: boolean },
): Promise<void> {
  const { tx, world, referral, row } = step;
  if (!isPrimary(referral.mode) || from === to) return;
  const theCase = await world.cases.lock(tx, referral.caseId);
  if (theCase.custodianAgencyId !== from) return;
  await world.cases.setCustodian(tx, theCase, to, { cause: `${row.event}:${referral.id}`, isOver });
}

/** When the last primary referral has ended without closing the case, it waits for routing again. */
export async function backToTriage(step: Step<unknown>, reason: string): Promise<void> {
  const { tx, world, referral } = step;
  if (!isPrimary(referral.mode)) return;
  const live = await liveReferralsOf(tx, referral.caseId);
  if (live.some((other) => isPrimary(other.mode))) return;
  const theCase = await world.cases.lock(tx, referral.caseId);
  if (theCase.state === 'handling') await world.cases.toTriage(tx, theCase, reason);
}
