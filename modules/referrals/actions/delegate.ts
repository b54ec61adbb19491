import { Refused } from '../../../src/kernel/errors.js';
import { MAX_DELEGATION_DEPTH } from '../domain/modes.js';
import { extendableClockOf } from '../engine/extended.js';
import type { Action, Guard } from '../engine/step.js';
import { draftSuccessor } from '../engine/successors.js';

export interface DelegateCommand {
  readonly recipientAgencyId: string;
  readonly request: string;
  /** ISO instant. */
  readonly dueAt: string;
  /** Keys of the claims handed on; all when left out. */
  readonly claims?: readonly string[];
  /** Whether the parent's report waits for it. */
  readonly required?: boolean;
}

const dueWithinOwn: Guard<DelegateCommand> = async ({ tx, at, world, referral, command }) => {
  const dueAt = new Date(command.dueAt).getTime();
  if (dueAt <= at.getTime()) throw new Refused('due_in_past', 'It is due after now.');
  const running = await world.clocks.running(tx, referral.id);
  const own = running.find(({ name }) => name === extendableClockOf(referral))?.deadlineAt ?? null;
  if (own !== null && dueAt > own.getTime()) {
    throw new Refused('due_beyond_own', 'A part is due no later than the whole.', { own: own.toISOString() });
  }
};

const childIsOurs: Guard<DelegateCommand> = async ({ tx, world, recipient, profile, command }) => {
  const child = await world.agencies.get(tx, command.recipientAgencyId);
  if (child.parentId !== recipient.id && !profile.contractors.includes(child.key)) {
    throw new Refused('not_under_us', 'One delegates to agencies below or under contract.');
  }
};

/** T54, T55: a part is done by another; the agency stays accountable, and is the only one its sender sees. */
export const delegate: Action<'delegate', DelegateCommand> = {
  event: 'delegate',
  guards: {
    depth_left({ referral }) {
      if (referral.depth >= MAX_DELEGATION_DEPTH) {
        throw new Refused('delegated_too_deep', 'It has been handed on far enough.', {
          depth: referral.depth,
        });
      }
    },
    due_within_own: dueWithinOwn,
    child_is_ours: childIsOurs,
  },
  async record(step) {
    const { tx, referral, command, world, recipient } = step;
    const child = await world.agencies.get(tx, command.recipientAgencyId);
    const { claims } = command;
    const childId = await draftSuccessor(step, child, {
      mode: 'delegate',
      senderAgencyId: recipient.id,
      senderUserId: tx.caller.actor.userId,
      request: command.request,
      scope:
        claims === undefined ? referral.scope : referral.scope.filter((claim) => claims.includes(claim.key)),
      depth: referral.depth + 1,
      partOf: referral.id,
      dueAt: new Date(command.dueAt),
      required: command.required ?? false,
    });
    return { payload: { childId, childAgencyId: child.id }, drafted: childId };
  },
  // Other drafts below it, such as what a part's recipient left over, are the holder's to send or not.
  async follow({ play, referral }, _after, { drafted }) {
    if (drafted === undefined) throw new Error(`nothing was drafted from referral ${referral.id}`);
    await play('submit', drafted, { leaveOutUnfounded: true }, 'sender_officer');
  },
};
