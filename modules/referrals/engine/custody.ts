import type { Referral } from '../store/referral.js';
import { isPrimary } from '../domain/modes.js';
import { isHeldByRecipient } from '../domain/states.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import type { Step } from './step.js';

/*
 * Custody moves only with a primary referral, to its recipient when it takes it and from it afterwards: where the case has moved on
 * by another referral meanwhile, this one no longer carries it. Where parts of the matter are primary referrals of their own, the case
 * is with one of those who have taken a part, as long as there is one (I1).
 *
 * A body outside the network holds the case and sees no clock: what presses goes on pressing the sender. Where it has parts from
 * several senders, that is whoever sent the one it took first and still has (docs/adr/0045).
 */

/** The recipient has taken it: from whoever had the case, who need not have sent it, unless they hold another part that they took first. */
export async function giveCustody(step: Step<unknown>, after: Referral): Promise<void> {
  const { custodianAgencyId } = step.theCase;
  const held = (await otherParts(step)).find((part) => part.recipientAgencyId === custodianAgencyId);
  const isTheirs = custodianAgencyId === after.recipientAgencyId;
  if (held !== undefined && !isTheirs) return;
  await moveCustody(step, { from: custodianAgencyId, to: holderBy(held ?? after), isOver: false });
}

/** It is with the sender again, unless somebody is at work on another part of it. */
export async function takeCustodyBack(step: Step<unknown>, after: Referral): Promise<void> {
  const to = (await holderOfOtherPart(step)) ?? ownHolder(after.senderAgencyId);
  await moveCustody(step, { from: after.recipientAgencyId, to, isOver: false });
}

/** The work is confirmed: whoever is at work on another part holds the case, else its owner does. */
export async function returnToOwner(step: Step<unknown>, after: Referral): Promise<void> {
  const other = await holderOfOtherPart(step);
  const to = other ?? ownHolder(step.theCase.ownerAgencyId);
  await moveCustody(step, { from: after.recipientAgencyId, to, isOver: other === null });
}

/** The one that took its part first; null where no other part has been taken. */
async function holderOfOtherPart(step: Step<unknown>): Promise<Holder | null> {
  const [first] = await otherParts(step);
  return first === undefined ? null : holderBy(first);
}

/** The other parts that somebody has taken, in the order in which they did. */
async function otherParts({ tx, referral }: Step<unknown>): Promise<readonly Referral[]> {
  const others = (await liveReferralsOf(tx, referral.caseId)).filter(
    ({ id, mode, state }) => id !== referral.id && isPrimary(mode) && isHeldByRecipient(state),
  );
  return others.sort((a, b) => (a.acceptedAt?.getTime() ?? 0) - (b.acceptedAt?.getTime() ?? 0));
}

/** Who holds a case, and who is charged with its clocks meanwhile. */
interface Holder {
  readonly agencyId: string;
  readonly chargedAgencyId: string;
}

function ownHolder(agencyId: string): Holder {
  return { agencyId, chargedAgencyId: agencyId };
}

function holderBy({ channel, senderAgencyId, recipientAgencyId }: Referral): Holder {
  const isOutside = channel === 'external';
  return { agencyId: recipientAgencyId, chargedAgencyId: isOutside ? senderAgencyId : recipientAgencyId };
}

async function moveCustody(
  step: Step<unknown>,
  { from, to, isOver }: { readonly from: string; readonly to: Holder; readonly isOver: boolean },
): Promise<void> {
  const { tx, world, referral, row } = step;
  if (!isPrimary(referral.mode)) return;
  const theCase = await world.cases.lock(tx, referral.caseId);
  if (theCase.custodianAgencyId !== from) return;
  const why = { cause: `${row.event}:${referral.id}`, isOver };
  await world.cases.setCustodian(tx, theCase, to.agencyId, { ...why, chargedAgencyId: to.chargedAgencyId });
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
