import { backToTriage } from '../engine/custody.js';
import type { RecallCode } from '../domain/reasons.js';
import { reasonGiven } from '../engine/reason.js';
import type { Action } from '../engine/step.js';

export interface RecallCommand {
  readonly reason: RecallCode;
  readonly note: string;
}

/** T16–T18: taken back before anybody took it on. */
export const recall: Action<'recall', RecallCommand> = {
  event: 'recall',
  guards: { reason_given: reasonGiven },
  record: ({ command }) => ({ set: { endedReason: command.reason }, payload: { ...command } }),
  follow: (step) => backToTriage(step, step.command.reason),
};
