import { complete } from '../engine/completion.js';
import type { Action } from '../engine/step.js';

export interface ConfirmCommand {
  readonly note?: string;
}

/** T36: the sender accepts what was reported. */
export const confirm: Action<'confirm', ConfirmCommand> = {
  event: 'confirm',
  guards: {},
  record: ({ referral, command }) => ({ payload: { outcome: referral.outcome, note: command.note ?? null } }),
  follow: complete,
};
