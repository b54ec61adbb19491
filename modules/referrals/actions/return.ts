import { Refused } from '../../../src/kernel/errors.js';
import { DEFICIENCIES, type DeficiencyCode } from '../domain/reasons.js';
import { isPrimary, MAX_RETURNS } from '../domain/modes.js';
import type { Action } from '../engine/step.js';
import { addMessage } from '../store/records.store.js';

export interface ReturnCommand {
  readonly deficiency: DeficiencyCode;
  readonly note: string;
}

/** T37: not enough; the work goes on where it stopped, and the time it lay with the sender is left out. */
export const returnOutcome: Action<'return', ReturnCommand> = {
  event: 'return',
  guards: {
    deficiency_told({ command }) {
      if (!Object.hasOwn(DEFICIENCIES, command.deficiency))
        throw new Refused('deficiency_unknown', 'No such deficiency.');
    },
    work_can_go_on({ referral }) {
      if (referral.mode !== 'transfer') return;
      throw new Refused(
        'transfer_not_returned',
        'Back at work it could not be handed over any more: confirm it, and send the case anew.',
      );
    },
    returns_left({ referral, classes }) {
      if (referral.returns >= MAX_RETURNS && !classes.has('coordinator')) {
        throw new Refused('returns_used_up', 'It has been returned twice: now the coordinator decides.', {
          returns: referral.returns,
        });
      }
    },
  },
  record: ({ referral, command }) => ({
    set: { returns: referral.returns + 1, outcome: null, reportedAt: null },
    payload: { ...command },
  }),
  async follow({ tx, world, referral, command, classes }) {
    await addMessage(tx, referral.id, {
      kind: 'return',
      body: `${DEFICIENCIES[command.deficiency]}：${command.note}`,
      byAgencyId: classes.has('sender_officer') ? referral.senderAgencyId : null,
    });
    if (referral.reportedAt === null || !isPrimary(referral.mode)) return;
    await world.cases.mediationGoesOn(tx, referral.caseId, referral.reportedAt);
  },
};
