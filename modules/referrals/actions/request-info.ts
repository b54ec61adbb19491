import { Refused } from '../../../src/kernel/errors.js';
import { MAX_INFO_CYCLES } from '../domain/modes.js';
import type { SnapshotField } from '../domain/snapshot-fields.js';
import type { Action } from '../engine/step.js';
import { addMessage, isApproved } from '../store/records.store.js';

export interface RequestInfoCommand {
  readonly question: string;
  readonly fields?: readonly SnapshotField[];
}

/** T06: the recipient asks before it decides. In red it asks by telephone as well, for no clock rests. */
export const requestInfo: Action<'request_info', RequestInfoCommand> = {
  event: 'request_info',
  guards: {
    info_cycles_left({ referral }) {
      if (referral.infoCycles >= MAX_INFO_CYCLES) {
        throw new Refused('info_cycles_used_up', 'It has been asked twice: accept or refuse.', {
          infoCycles: referral.infoCycles,
        });
      }
    },
    async second_question_approved({ tx, referral, classes }) {
      if (referral.infoCycles === 0 || classes.has('recipient_supervisor')) return;
      if (!(await isApproved(tx, referral.id, 'second_question', null))) {
        throw new Refused(
          'second_question_needs_head',
          'The head of the agency must agree to a second question.',
        );
      }
    },
  },
  record: ({ referral, command, at }) => ({
    set: { infoCycles: referral.infoCycles + 1, acknowledgedAt: referral.acknowledgedAt ?? at },
    payload: { question: command.question, fields: command.fields ?? [] },
  }),
  async follow({ tx, referral, command }) {
    await addMessage(tx, referral.id, {
      kind: 'question',
      body: command.question,
      detail: { fields: command.fields ?? [] },
      byAgencyId: referral.recipientAgencyId,
    });
  },
};
