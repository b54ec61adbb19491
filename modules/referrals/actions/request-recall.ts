import type { RecallCommand } from './recall.js';
import { reasonGiven } from '../engine/reason.js';
import type { Action } from '../engine/step.js';

/** T19–T21: the sender wants it back; the recipient answers, its own clocks go on. */
export const requestRecall: Action<'request_recall', RecallCommand> = {
  event: 'request_recall',
  guards: { reason_given: reasonGiven },
  record: ({ command }) => ({ set: { recallLevel: 0 }, payload: { ...command } }),
};
