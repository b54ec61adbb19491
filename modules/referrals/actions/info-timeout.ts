import { deadlinePassed } from '../engine/deadlines.js';
import type { Action } from '../engine/step.js';

/** T08: nobody answered. It goes back with a flag, and only then may the recipient refuse for want of information. */
export const infoTimeout: Action<'info_timeout', unknown> = {
  event: 'info_timeout',
  guards: { deadline_passed: deadlinePassed('info_supply') },
  record: () => ({ set: { infoNotSupplied: true } }),
};
