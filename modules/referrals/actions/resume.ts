import { endRest } from '../engine/resting.js';
import type { Action } from '../engine/step.js';
import { addHoldEndNote } from '../store/records.store.js';

export interface ResumeCommand {
  readonly note?: string;
}

/** T31: what was awaited has come; anyone whose input it was may say so. */
export const resume: Action<'resume', ResumeCommand> = {
  event: 'resume',
  guards: {},
  record: ({ command }) => ({ set: { awaitsSender: false }, payload: { note: command.note ?? null } }),
  async follow({ tx, world, referral, command }) {
    const note = (command.note ?? '').trim();
    if (note !== '') await addHoldEndNote(tx, referral.id, note);
    await endRest(tx, world, referral, 'resume');
  },
};
