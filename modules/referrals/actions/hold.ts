import { Refused } from '../../../src/kernel/errors.js';
import { HOLD_LIMITS, HOLD_REASONS, type HoldCode } from '../domain/hold-reasons.js';
import { restCase } from '../engine/resting.js';
import type { Action, Step } from '../engine/step.js';
import { workingDaysUntil } from '../engine/working-days.js';
import { holdsOf, isApproved, openHold } from '../store/records.store.js';

export interface HoldCommand {
  readonly reason: HoldCode;
  /** ISO instant. */
  readonly until: string;
  readonly note: string;
  /** Id of a file or reference of the paper that shows why. */
  readonly document?: string;
}

async function limitsKept(step: Step<HoldCommand>): Promise<void> {
  const until = new Date(step.command.until);
  if (until.getTime() <= step.at.getTime()) throw new Refused('hold_in_past', 'A hold ends after now.');
  const days = await workingDaysUntil(step, until);
  const once = Math.min(HOLD_LIMITS.once, step.profile.maxHoldWorkingDays);
  if (days > once)
    throw new Refused('hold_too_long', 'A hold lasts at most so many working days.', { days, most: once });
  const before = (await holdsOf(step.tx, step.referral.id)).reduce((sum, hold) => sum + hold.workingDays, 0);
  if (before + days > HOLD_LIMITS.altogether) {
    throw new Refused('holds_used_up', 'All holds together last at most so many working days.', {
      days: before + days,
      most: HOLD_LIMITS.altogether,
    });
  }
}

async function longHoldApproved(step: Step<HoldCommand>): Promise<void> {
  const until = new Date(step.command.until);
  const days = await workingDaysUntil(step, until);
  if (days <= HOLD_LIMITS.withoutHead || step.classes.has('recipient_supervisor')) return;
  if (!(await isApproved(step.tx, step.referral.id, 'long_hold', until))) {
    throw new Refused('long_hold_needs_head', 'The head of the agency must agree to a hold this long.', {
      days,
    });
  }
}

/** T29, T30: the work rests for a listed reason until a date; the first contact never rests. */
export const hold: Action<'hold', HoldCommand> = {
  event: 'hold',
  guards: {
    hold_reason_listed({ command }) {
      if (!Object.hasOwn(HOLD_REASONS, command.reason))
        throw new Refused('hold_reason_unknown', 'No such reason to rest.');
    },
    hold_within_limits: limitsKept,
    long_hold_approved: longHoldApproved,
  },
  record: ({ command }) => ({
    payload: { ...command, awaits: HOLD_REASONS[command.reason].awaits },
    dueAt: { hold_until: new Date(command.until) },
  }),
  async follow(step) {
    const { tx, referral, command } = step;
    const until = new Date(command.until);
    const workingDays = await workingDaysUntil(step, until);
    const { reason, note, document = null } = command;
    const casePause = await restCase(step, command);
    await openHold(tx, referral.id, { reason, until, note, workingDays, document, casePause });
  },
};
