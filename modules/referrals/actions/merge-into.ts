import { Refused } from '../../../src/kernel/errors.js';
import { isPrimary } from '../domain/modes.js';
import { isHeldByRecipient } from '../domain/states.js';
import { takeCustodyBack } from '../engine/custody.js';
import type { Action, Step } from '../engine/step.js';
import { draftSuccessor, sendSuccessor } from '../engine/successors.js';
import { contactsOf } from '../store/records.store.js';
import { liveReferralsOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

export interface MergeIntoCommand {
  readonly survivingCaseId: string;
}

/**
 * T45–T51: the case goes on as another one. A live referral of the survivor to the same agency for the same purpose takes
 * over; else the recipient gets a successor there and goes on in it where it stood.
 */
export const mergeInto: Action<'merge_into', MergeIntoCommand> = {
  event: 'merge_into',
  otherCases: (command) => [command.survivingCaseId],
  guards: {
    async surviving_case_open({ tx, world, referral, command }) {
      if (command.survivingCaseId === referral.caseId)
        throw new Refused('same_case', 'A case does not survive itself.');
      const survivor = await world.cases.lock(tx, command.survivingCaseId);
      if (survivor.state === 'closed')
        throw new Refused('surviving_case_closed', 'The surviving case is closed.');
    },
  },
  async record(step) {
    const live = await liveReferralsOf(step.tx, step.command.survivingCaseId);
    const twin = live.find(
      (other) =>
        other.recipientAgencyId === step.referral.recipientAgencyId &&
        other.purpose === step.referral.purpose,
    );
    const supersededBy = twin?.id ?? (await openInSurvivor(step, live));
    return {
      set: { supersededBy, endedReason: 'merged' },
      payload: {
        survivingCaseId: step.command.survivingCaseId,
        successorId: supersededBy,
        joinedExisting: twin !== undefined,
      },
    };
  },
  follow: takeCustodyBack,
};

async function openInSurvivor(step: Step<MergeIntoCommand>, live: readonly Referral[]): Promise<string> {
  const { tx, referral, recipient, world, command } = step;
  const survivor = await world.cases.lock(tx, command.survivingCaseId);
  // The survivor has a lead of its own for this purpose: then this agency goes on as a supporter (I2).
  const led = live.some((other) => isPrimary(other.mode) && other.purpose === referral.purpose);
  const id = await draftSuccessor(step, recipient, {
    caseId: survivor.id,
    areaId: survivor.areaId,
    cycle: survivor.cycle,
    mode: led && isPrimary(referral.mode) ? 'co_handle' : referral.mode,
    hopCount: referral.hopCount,
    handlerUserId: referral.handlerUserId,
  });
  await sendSuccessor(step, id, '并案');
  if (isHeldByRecipient(referral.state)) await carryOn(step, id);
  return id;
}

/** The recipient need not take twice what it has taken, nor call twice whom it has called. */
async function carryOn(step: Step<MergeIntoCommand>, id: string): Promise<void> {
  await step.play('accept', id, { handlerUserId: step.referral.handlerUserId }, 'recipient_supervisor');
  const first = (await contactsOf(step.tx, step.referral.id))[0];
  if (first === undefined) return;
  const { contactedAt, channel, result, who, note } = first;
  await step.play(
    'first_contact',
    id,
    { contactedAt: contactedAt.toISOString(), channel, result, who, note, carriedFrom: first.id },
    'recipient_handler',
  );
}
