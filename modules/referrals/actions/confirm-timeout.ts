import { complete } from '../engine/completion.js';
import { deadlinePassed } from '../engine/deadlines.js';
import type { Action } from '../engine/step.js';

/** T38: nobody objected in time. A normal end, and nobody's breach. */
export const confirmTimeout: Action<'confirm_timeout', unknown> = {
  event: 'confirm_timeout',
  guards: { deadline_passed: deadlinePassed('confirm') },
  record: ({ referral }) => ({ set: { autoConfirmed: true }, payload: { outcome: referral.outcome } }),
  follow: complete,
};
