import { Forbidden, NotFound, Refused } from '../../../src/kernel/errors.js';
import type { Actor } from '../../../src/platform/auth/actor.js';
import { caseRelations, type CaseRow } from '../../cases/index.js';
import { isHoldersQuestion, isPrimary } from '../domain/modes.js';
import { askedOn } from '../domain/rivals.js';
import { isHeldByRecipient, isLive } from '../domain/states.js';
import { carryOn } from '../engine/carry-on.js';
import { takeCustodyBack } from '../engine/custody.js';
import { moveLive } from '../engine/move-live.js';
import type { Action, Step } from '../engine/step.js';
import { draftSuccessor, sendSuccessor } from '../engine/successors.js';
import { childrenOf, getReferral, liveReferralsOf } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

export interface MergeIntoCommand {
  readonly survivingCaseId: string;
}

/**
 * T45–T51: the case goes on as another one. A live referral of the survivor to the same agency for the same purpose takes
 * over, whichever was sent first: a referral never changes its case, so what the other had come to is carried over. Else the
 * recipient gets a successor there and goes on in it where it stood. A holder's question goes on as one, whatever else its
 * agency was sent. The last primary referral takes its case along.
 */
export const mergeInto: Action<'merge_into', MergeIntoCommand> = {
  event: 'merge_into',
  otherCases: (command) => [command.survivingCaseId],
  guards: {
    async surviving_case_open({ tx, world, referral, theCase, command }) {
      if (command.survivingCaseId === referral.caseId)
        throw new Refused('same_case', 'A case does not survive itself.');
      const survivor = await world.cases.lock(tx, command.survivingCaseId);
      requireBoth(tx.caller.actor, { from: theCase, into: survivor });
      if (survivor.state === 'closed')
        throw new Refused('surviving_case_closed', 'The surviving case is closed.');
    },
  },
  async record(step) {
    const live = await liveReferralsOf(step.tx, step.command.survivingCaseId);
    const wholeAsked = isHoldersQuestion(step.referral) ? await parentInSurvivor(step) : null;
    const twin = live.find(
      (other) =>
        other.recipientAgencyId === step.referral.recipientAgencyId &&
        other.purpose === step.referral.purpose &&
        askedOn(other) === wholeAsked,
    );
    if (twin !== undefined && mayCarryOn(step.referral, twin)) await carryOn(step, twin.id);
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
  async follow(step, after) {
    await takeCustodyBack(step, after);
    await moveParts(step, after);
    await takeCaseAlong(step);
  },
};

/**
 * As for merging the cases themselves: the centre over both, or who owns both (docs/adr/0019). What must not be known to
 * exist is not found.
 */
function requireBoth(actor: Actor, { from, into }: { readonly from: CaseRow; readonly into: CaseRow }): void {
  const [here, there] = [caseRelations(actor, from), caseRelations(actor, into)];
  if (there.size === 0) throw new NotFound('case');
  const both = (['centre', 'owner', 'system'] as const).some((held) => here.has(held) && there.has(held));
  if (!both) {
    throw new Forbidden(
      'case_not_your_step',
      'Cases are merged by the centre over both or the owner of both.',
      { event: 'merge' },
    );
  }
}

/** Parts go on as parts of what their whole became; what one has reported is confirmed first (workflow.md §1.5). */
async function moveParts({ tx, play, command }: Step<MergeIntoCommand>, after: Referral): Promise<void> {
  for (const part of await childrenOf(tx, after.id)) {
    if (part.state === 'reported') await play('confirm', part.id, { note: '并案前确认' }, 'sender_officer');
    else if (isLive(part.state)) await play('merge_into', part.id, command, 'coordinator');
  }
}

/** A case without a primary referral would wait for nobody: it ends as merged, and what still supports it moves too. */
async function takeCaseAlong({ tx, world, referral, command, play }: Step<MergeIntoCommand>): Promise<void> {
  const { caseId: fromId } = referral;
  const { survivingCaseId: intoId } = command;
  if (!isPrimary(referral.mode)) return;
  if ((await liveReferralsOf(tx, fromId)).some((other) => isPrimary(other.mode))) return;
  await moveLive(tx, { world, play }, { fromId, intoId });
  const from = await world.cases.lock(tx, fromId);
  await world.cases.merge(tx, from, await world.cases.lock(tx, intoId), `merge_into:${referral.id}`);
}

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
    senderAgencyId: senderIn(survivor, live, referral),
    partOf: await parentInSurvivor(step),
  });
  await sendSuccessor(step, id, '并案');
  if (isHeldByRecipient(referral.state)) await carryOn(step, id);
  return id;
}

/**
 * A supporter keeps its sender. Whoever carries a case has it from who holds it, and reports to them: in the survivor that is
 * its custodian, or its owner where another agency carries it for another purpose.
 */
function senderIn(survivor: CaseRow, live: readonly Referral[], referral: Referral): string {
  if (!isPrimary(referral.mode)) return referral.senderAgencyId;
  const isCarried = live.some((other) => isPrimary(other.mode) && isHeldByRecipient(other.state));
  const holder = isCarried ? survivor.ownerAgencyId : survivor.custodianAgencyId;
  return holder === referral.recipientAgencyId ? referral.senderAgencyId : holder;
}

/** A refusal under review is not answered by what the agency took elsewhere. */
function mayCarryOn(referral: Referral, twin: Referral): boolean {
  const waits = twin.state === 'queued' || twin.state === 'info_requested';
  return waits && isHeldByRecipient(referral.state);
}

/** A part belongs to what its parent became; parents move before their parts. */
async function parentInSurvivor({ tx, referral, command }: Step<MergeIntoCommand>): Promise<string | null> {
  if (referral.partOf === null) return null;
  const { supersededBy } = await getReferral(tx, referral.partOf);
  const parent = supersededBy === null ? null : await getReferral(tx, supersededBy);
  if (parent?.caseId !== command.survivingCaseId)
    throw new Refused('part_follows_its_whole', 'Move the referral that this is a part of.');
  return parent.id;
}
