import { reasonGiven } from '../engine/reason.js';
import { backToTriage } from '../engine/custody.js';
import type { Action } from '../engine/step.js';

export interface MarkErrorCommand {
  readonly note: string;
}

/** T56, T57: made by mistake; kept for the record, left out of every figure. */
export const markError: Action<'mark_error', MarkErrorCommand> = {
  event: 'mark_error',
  guards: {},
  async record(step) {
    await reasonGiven(step);
    return { set: { endedReason: 'entered_in_error' }, payload: { note: step.command.note } };
  },
  follow: (step) => (step.referral.state === 'draft' ? undefined : backToTriage(step, 'entered_in_error')),
};
