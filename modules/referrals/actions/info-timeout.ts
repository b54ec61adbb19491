import { deadlinePassed } from '../engine/deadlines.js';
import type { Action, Guard } from '../engine/step.js';

/** The sender's time to answer has passed; where the policy gives none, the recipient's to decide. */
const answerOverdue: Guard<unknown> = async (step) => {
  const running = await step.world.clocks.running(step.tx, step.referral.id);
  const isTimed = running.some(({ name }) => name === 'info_supply');
  await deadlinePassed(isTimed ? 'info_supply' : 'accept')(step);
};

/** T08: nobody answered. It goes back with a flag, and only then may the recipient refuse for want of information. */
export const infoTimeout: Action<'info_timeout', unknown> = {
  event: 'info_timeout',
  guards: { deadline_passed: answerOverdue },
  record: () => ({ set: { infoNotSupplied: true } }),
};
