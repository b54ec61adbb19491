import { deadlinePassed } from '../engine/deadlines.js';
import type { Action } from '../engine/step.js';

/** T25: the recipient is silent; the question climbs one level and waits there. */
export const recallTimeout: Action<'recall_timeout', unknown> = {
  event: 'recall_timeout',
  guards: { deadline_passed: deadlinePassed('recall_answer') },
  record: ({ referral }) => ({
    set: { recallLevel: referral.recallLevel + 1 },
    payload: { level: referral.recallLevel + 1 },
  }),
};
