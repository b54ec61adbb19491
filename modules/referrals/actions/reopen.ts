import { DAY_MS } from '../../../src/kernel/china-time.js';
import { Refused } from '../../../src/kernel/errors.js';
import type { ReferralTerms } from '../../cases/index.js';
import type { ReopenCode } from '../domain/reasons.js';
import type { ActorClass } from '../domain/transitions.js';
import { reasonGiven } from '../engine/reason.js';
import type { Action, Step } from '../engine/step.js';
import { draftSuccessor, sendSuccessor } from '../engine/successors.js';
import { isWholeOver } from '../engine/whole.js';
import { countReopening } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

export interface ReopenCommand {
  readonly reason: ReopenCode;
  readonly note: string;
}

interface Asking {
  readonly classes: ReadonlySet<ActorClass>;
  readonly at: Date;
  readonly terms: ReferralTerms;
}

function windowDays({ lane }: Referral, { classes, terms }: Asking): number {
  const senderAlone = classes.has('sender_officer') && !classes.has('citizen') && !classes.has('coordinator');
  return lane === 'simple' && senderAlone ? terms.senderReopensSimpleWithinDays : terms.reopenWithinDays;
}

/** Whether whoever asks may still take up again what has closed. */
export function isWithinWindow(referral: Referral, asking: Asking): boolean {
  const closedAt = referral.endedAt?.getTime() ?? 0;
  return asking.at.getTime() - closedAt <= windowDays(referral, asking) * DAY_MS;
}

async function withinWindow({ tx, world, referral, classes, at }: Step<ReopenCommand>): Promise<void> {
  const asking = { classes, at, terms: await world.terms(tx) };
  if (isWithinWindow(referral, asking)) return;
  throw new Refused('reopen_window_over', 'Register a new case instead.', {
    days: windowDays(referral, asking),
  });
}

/**
 * T58: taken up again in a new cycle. The closed one stays as it ended; a successor goes to those who know the case, and
 * from the second time on the centre is told, as when a case is reopened: whoever may ask once may ask again.
 */
export const reopen: Action<'reopen', ReopenCommand> = {
  event: 'reopen',
  guards: { within_reopen_window: withinWindow, reason_given: reasonGiven },
  async record(step) {
    const { tx, referral, world, theCase, command } = step;
    if (await isWholeOver(tx, referral))
      throw new Refused('whole_ended', 'What it was a part of has ended.', { partOf: referral.partOf });
    // The successor of a reopened referral is new; how often the dispute came back is the case's to know.
    const times = Math.max(referral.reopenedTimes + 1, theCase.cycle);
    const centre = times > 1 ? await world.centres.at(tx, theCase.areaPath, 0) : null;
    return { payload: { ...command, times, centreAgencyId: centre?.id ?? null } };
  },
  async follow(step) {
    const { tx, referral, world, recipient, command } = step;
    await countReopening(tx, referral.id);
    const theCase = await world.cases.lock(tx, referral.caseId);
    if (theCase.state === 'closed')
      await world.cases.reopen(tx, theCase, {
        reason: command.reason,
        successorQueued: true,
      });
    const id = await draftSuccessor(step, recipient, {
      reopens: referral.id,
      cycle: referral.cycle + 1,
      handlerUserId: referral.handlerUserId,
    });
    await sendSuccessor(step, id, null);
  },
};
