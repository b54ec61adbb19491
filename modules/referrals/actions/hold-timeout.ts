import { Refused } from '../../../src/kernel/errors.js';
import { endRest } from '../engine/resting.js';
import type { Action } from '../engine/step.js';
import { holdsOf } from '../store/records.store.js';

/** T32: the date has come; handler and head are told that the work goes on. */
export const holdTimeout: Action<'hold_timeout', unknown> = {
  event: 'hold_timeout',
  guards: {
    async hold_is_over({ tx, referral, at }) {
      const open = (await holdsOf(tx, referral.id)).find((hold) => hold.endedAt === null);
      if (open === undefined || open.until.getTime() > at.getTime()) {
        throw new Refused('deadline_not_passed', 'The hold lasts longer.', { clock: 'hold_until' });
      }
    },
  },
  record: () => ({ set: { awaitsSender: false } }),
  follow: ({ tx, world, referral }) => endRest(tx, world, referral, 'hold_timeout'),
};
