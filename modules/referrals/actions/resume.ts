import { endRest } from '../engine/resting.js';
import type { Action } from '../engine/step.js';

export interface ResumeCommand {
  readonly note?: string;
}

/** T31: what was awaited has come; anyone whose input it was may say so. */
export const resume: Action<'resume', ResumeCommand> = {
  event: 'resume',
  guards: {},
  record: ({ command }) => ({ payload: { note: command.note ?? null } }),
  follow: ({ tx, world, referral }) => endRest(tx, world, referral, 'resume'),
};
