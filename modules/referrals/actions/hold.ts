import { Refused } from '../../../src/kernel/errors.js';
import { HOLD_REASONS, type HoldCode } from '../domain/hold-reasons.js';
import { startClock } from '../engine/clock-effects.js';
import { requireHoldWithinLimits } from '../engine/hold-limits.js';
import { restCase } from '../engine/resting.js';
import type { Action, Step } from '../engine/step.js';
import { workingDaysUntil } from '../engine/working-days.js';
import { isApproved, openHold } from '../store/records.store.js';
import { refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';

export interface HoldCommand {
  readonly reason: HoldCode;
  /** ISO instant. */
  readonly until: string;
  readonly note: string;
  /** Id of a file or reference of the paper that shows why. */
  readonly document?: string;
}

async function longHoldApproved(step: Step<HoldCommand>): Promise<void> {
  const until = new Date(step.command.until);
  const days = await workingDaysUntil(step, until);
  const { holdWithoutHeadWorkingDays } = await step.world.terms(step.tx);
  if (days <= holdWithoutHeadWorkingDays || step.classes.has('recipient_supervisor')) return;
  if (!(await isApproved(step.tx, step.referral.id, 'long_hold', until))) {
    throw new Refused('long_hold_needs_head', 'The head of the agency must agree to a hold this long.', {
      days,
    });
  }
}

/** What the sender is waited for is the sender's task, with the time they have for any answer. */
async function chargeSender(step: Step<HoldCommand>, after: Referral): Promise<void> {
  await startClock(step, after, { name: 'info_supply' });
  await refreshBindingDeadline(step.tx, after.id);
}

/** T29, T30: the work rests for a listed reason until a date; the first contact never rests. */
export const hold: Action<'hold', HoldCommand> = {
  event: 'hold',
  guards: {
    hold_reason_listed({ command }) {
      if (!Object.hasOwn(HOLD_REASONS, command.reason))
        throw new Refused('hold_reason_unknown', 'No such reason to rest.');
    },
    hold_within_limits: (step) => requireHoldWithinLimits(step, new Date(step.command.until)),
    long_hold_approved: longHoldApproved,
  },
  record: ({ command }) => ({
    set: { awaitsSender: HOLD_REASONS[command.reason].awaits === 'sender' },
    payload: { ...command, awaits: HOLD_REASONS[command.reason].awaits },
    dueAt: { hold_until: new Date(command.until) },
  }),
  async follow(step, after) {
    const { tx, referral, command } = step;
    const until = new Date(command.until);
    const workingDays = await workingDaysUntil(step, until);
    const { reason, note, document = null } = command;
    const casePause = await restCase(step, command);
    await openHold(tx, referral.id, { reason, until, note, workingDays, document, casePause });
    if (after.awaitsSender) await chargeSender(step, after);
  },
};
