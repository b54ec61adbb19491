import { backToTriage } from '../engine/custody.js';
import type { Action } from '../engine/step.js';
import { keepForTheNext } from '../precedents/keep-ruling.js';
import { addMessage, refusalsOf } from '../store/records.store.js';

export interface UpholdCommand {
  readonly note?: string;
}

/** T13: the centre lets the refusal stand; the sender sees why. */
export const uphold: Action<'uphold', UpholdCommand> = {
  event: 'uphold',
  guards: {},
  async record({ tx, referral, command }) {
    const reason = (await refusalsOf(tx, referral.id))[0]?.reason ?? null;
    return { set: { endedReason: reason }, payload: { reason, note: command.note ?? null } };
  },
  async follow(step, after) {
    const { tx, referral, command } = step;
    if (command.note !== undefined) {
      await addMessage(tx, referral.id, { kind: 'ruling', body: command.note, byAgencyId: null });
    }
    await keepForTheNext(step, { holding: 'not_theirs', body: command.note ?? null });
    await backToTriage(step, after.endedReason ?? 'refused');
  },
};
