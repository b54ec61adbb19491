import { type AcceptCommand, capacityLeft, chooseHandler, paperOfAcceptance } from '../engine/acceptance.js';
import { giveCustody } from '../engine/custody.js';
import type { Action } from '../engine/step.js';

/** T04, T09: 签收 – we hold it and answer for it. */
export const accept: Action<'accept', AcceptCommand> = {
  event: 'accept',
  guards: { capacity_left: capacityLeft },
  async record(step) {
    const handlerUserId = await chooseHandler(step);
    const acceptedOnFileId = await paperOfAcceptance(step);
    return {
      set: { acceptedAt: step.at, handlerUserId, acceptedOnFileId },
      payload: { handlerUserId },
      dueAt: resolveBy(step.referral.dueAt),
    };
  },
  follow: giveCustody,
};

/** A delegated child is due when its parent said. */
export function resolveBy(dueAt: Date | null): { readonly resolve?: Date } {
  return dueAt === null ? {} : { resolve: dueAt };
}
