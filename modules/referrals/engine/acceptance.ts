import { Refused } from '../../../src/kernel/errors.js';
import { carriedBy, lockLoad } from '../store/agency-load.store.js';
import { getReferral } from '../store/referrals.store.js';
import { requireEvidence } from './chosen-files.js';
import type { Guard, Step } from './step.js';

export interface AcceptCommand {
  readonly handlerUserId?: string | null;
  /** A file of the referral, or chosen for it, that shows the acceptance. */
  readonly fileId?: string;
  /** The referral of a merged case on which it was accepted before. */
  readonly carriedFrom?: string;
}

/**
 * Only where the agency's capacity is a wall; elsewhere it is a figure that routing weighs. Acceptances of one agency are
 * counted one after the other: each would see the same free place.
 */
export const capacityLeft: Guard<AcceptCommand> = async ({ tx, recipient, profile }) => {
  if (!profile.capacityBinds || recipient.capacity === null) return;
  await lockLoad(tx, recipient.id);
  const carried = await carriedBy(tx, recipient.id);
  if (carried >= recipient.capacity) {
    throw new Refused('capacity_full', 'The agency carries all it can.', {
      capacity: recipient.capacity,
      carried,
    });
  }
};

/**
 * The paper that shows the acceptance. Outside the network the sender records what came back, so there has to be one
 * (workflow.md §2.2, 18).
 * @throws Refused `acceptance_paper_missing`, `evidence_unknown`
 */
export async function paperOfAcceptance(step: Step<AcceptCommand>): Promise<string | null> {
  const { tx, referral, command } = step;
  if (command.carriedFrom !== undefined) return (await getReferral(tx, command.carriedFrom)).acceptedOnFileId;
  if (command.fileId !== undefined) {
    await requireEvidence(tx, referral, [command.fileId]);
    return command.fileId;
  }
  if (referral.channel === 'internal') return null;
  throw new Refused(
    'acceptance_paper_missing',
    'Attach the paper that shows the acceptance to the referral, then name its id.',
  );
}

/**
 * Who will handle it: the one named, else the one kept from before (a reopened case goes back to them, unless they have
 * left), else whoever accepts, when they are a handler. Outside the network that is nobody the product knows.
 * @throws Refused `handler_not_ours` when the one named is no active member of the agency
 */
export async function chooseHandler(step: Step<AcceptCommand>): Promise<string | null> {
  const { tx, command, referral, classes } = step;
  const named = command.handlerUserId ?? null;
  if (named !== null) {
    await requireColleague(step, named);
    return named;
  }
  const kept = referral.handlerUserId;
  if (kept !== null && (await isColleague(step, kept))) return kept;
  const isOurs = referral.channel === 'internal' && classes.has('recipient_handler');
  return isOurs ? tx.caller.actor.userId : null;
}

type Asked = Pick<Step<unknown>, 'tx' | 'world' | 'referral'>;

/** @throws Refused `handler_not_ours` */
export async function requireColleague(asked: Asked, userId: string): Promise<void> {
  if (await isColleague(asked, userId)) return;
  throw new Refused('handler_not_ours', 'The handler is no active member of the agency.');
}

async function isColleague({ tx, world, referral }: Asked, userId: string): Promise<boolean> {
  const members = await world.people.members(tx, referral.recipientAgencyId);
  return members.some((person) => person.userId === userId);
}
