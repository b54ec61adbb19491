import { api, type Views } from '../../../api/client';
import { CHASE_ANSWERS } from '../../../texts/referral';
import { STEP_SHEETS as T } from '../../../texts/steps';
import type { Field } from '../fields/field';
import { NOTHING, type StepSheets } from './sheet-type';

const RECALL: readonly Field[] = [
  {
    kind: 'choice',
    name: 'reason',
    label: T.why,
    vocabulary: 'recall_reason',
    without: ['whole_ended', 'lead_changed'],
  },
  { kind: 'words', name: 'note', label: T.words },
];

/** What the sender does: before it is sent, while it is out, and once an outcome is there. */
export const SENDING: StepSheets = {
  submit: {
    fields: ({ hopCount, triedAgencyIds }) => [
      { kind: 'agency', name: 'recipientAgencyId', label: T.sendTo, hint: T.sendToHint, optional: true },
      {
        kind: 'choice',
        name: 'choice',
        label: T.choiceReason,
        vocabulary: 'choice_reason',
        optional: true,
      },
      { kind: 'words', name: 'choiceText', label: T.noteOptional, optional: true },
      ...(hopCount > 0 || triedAgencyIds.length > 0
        ? [{ kind: 'words', name: 'arbitration', label: T.arbitration, optional: true } as const]
        : []),
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/submission', {
        params,
        body: {
          ...filled.maybe('recipientAgencyId'),
          ...filled.maybe('arbitration'),
          ...(filled.text('choice') === ''
            ? {}
            : {
                choice: {
                  code: filled.code<Views['ChoiceDto']['code']>('choice'),
                  ...filled.maybe('text', 'choiceText'),
                },
              }),
        },
      }),
  },
  discard: {
    fields: NOTHING,
    send: (params) => api.POST('/api/v1/referrals/{id}/discard', { params }),
    confirms: true,
  },
  mark_error: {
    fields: () => [{ kind: 'words', name: 'note', label: T.errorNote }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/error', { params, body: { note: filled.text('note') } }),
    confirms: true,
  },
  supply_info: {
    fields: ({ fields }) => [
      { kind: 'words', name: 'answer', label: T.answer, hint: T.answerHint },
      { kind: 'files', name: 'fileIds', label: T.answerFiles, optional: true },
      { kind: 'agreed', name: 'partyIds', label: T.moreParties, hint: T.morePartiesHint, optional: true },
      {
        kind: 'several',
        name: 'fields',
        label: T.moreFields,
        hint: T.moreFieldsHint,
        vocabulary: 'snapshot_field',
        without: fields,
        optional: true,
      },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/information', {
        params,
        body: {
          answer: filled.text('answer'),
          ...(filled.list('fileIds').length === 0 ? {} : { fileIds: filled.list('fileIds') }),
          ...(filled.list('partyIds').length === 0 ? {} : { partyIds: filled.list('partyIds') }),
          ...(filled.list('fields').length === 0
            ? {}
            : { fields: filled.list<NonNullable<Views['SupplyInfoDto']['fields']>[number]>('fields') }),
        },
      }),
  },
  recall: {
    fields: () => RECALL,
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/recall', {
        params,
        body: { reason: filled.code<Views['RecallDto']['reason']>('reason'), note: filled.text('note') },
      }),
    confirms: true,
  },
  request_recall: {
    fields: () => RECALL,
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/recall-request', {
        params,
        body: { reason: filled.code<Views['RecallDto']['reason']>('reason'), note: filled.text('note') },
      }),
  },
  confirm: {
    fields: () => [{ kind: 'words', name: 'note', label: T.noteOptional, optional: true }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/confirmation', { params, body: filled.maybe('note') }),
  },
  return: {
    fields: () => [
      { kind: 'choice', name: 'deficiency', label: T.deficiency, vocabulary: 'deficiency' },
      { kind: 'words', name: 'note', label: T.returnNote },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/return', {
        params,
        body: {
          deficiency: filled.code<Views['ReturnDto']['deficiency']>('deficiency'),
          note: filled.text('note'),
        },
      }),
  },
  reopen: {
    fields: () => [
      { kind: 'choice', name: 'reason', label: T.why, vocabulary: 'reopen_reason' },
      { kind: 'words', name: 'note', label: T.reopenNote },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/reopening', {
        params,
        body: { reason: filled.code<Views['ReopenDto']['reason']>('reason'), note: filled.text('note') },
      }),
    confirms: true,
  },
  chases: {
    fields: () => [
      {
        kind: 'choice',
        name: 'channel',
        label: T.chaseChannel,
        vocabulary: 'contact_channel',
        without: ['office', 'video', 'letter', 'desk'],
        initial: 'phone',
      },
      {
        kind: 'choice',
        name: 'reached',
        label: T.chased,
        options: [
          { code: 'yes', label: CHASE_ANSWERS.yes },
          { code: 'no', label: CHASE_ANSWERS.no },
        ],
      },
      { kind: 'words', name: 'note', label: T.chaseNote, hint: T.chaseNoteHint, optional: true },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/chases', {
        params,
        body: {
          channel: filled.code<Views['ChaseDto']['channel']>('channel'),
          reached: filled.text('reached') === 'yes',
          ...filled.maybe('note'),
        },
      }),
  },
};
