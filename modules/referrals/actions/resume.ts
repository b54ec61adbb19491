import type { Action } from '../engine/step.js';
import { endHold } from '../store/records.store.js';

export interface ResumeCommand {
  readonly note?: string;
}

/** T31: what was awaited has come; anyone whose input it was may say so. */
export const resume: Action<'resume', ResumeCommand> = {
  event: 'resume',
  guards: {},
  record: ({ command }) => ({ payload: { note: command.note ?? null } }),
  follow: ({ tx, referral }) => endHold(tx, referral.id, 'resume'),
};
