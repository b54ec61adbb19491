import { api } from '../../../api/client';
import { STEP_SHEETS as T } from '../../../texts/steps';
import type { StepSheets } from './sheet-type';

/** What the coordination centre rules. */
export const RULING: StepSheets = {
  overrule: {
    fields: () => [{ kind: 'words', name: 'instruction', label: T.instruction, hint: T.instructionHint }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/overruling', {
        params,
        body: { instruction: filled.text('instruction') },
      }),
  },
  uphold: {
    fields: () => [{ kind: 'words', name: 'note', label: T.noteOptional, optional: true }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/upholding', { params, body: filled.maybe('note') }),
    confirms: true,
  },
  force_recall: {
    fields: () => [{ kind: 'words', name: 'note', label: T.words }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/forced-recall', { params, body: { note: filled.text('note') } }),
    confirms: true,
  },
  reroute: {
    fields: ({ hopCount, refusal }) => [
      {
        kind: 'agency',
        name: 'recipientAgencyId',
        label: T.rerouteTo,
        ...(refusal?.suggestedAgencyId == null ? {} : { hint: T.rerouteHint }),
      },
      { kind: 'words', name: 'handoverNote', label: T.handoverNote, hint: T.handoverNoteHint },
      ...(hopCount > 0
        ? [{ kind: 'words', name: 'arbitration', label: T.arbitration, optional: true } as const]
        : []),
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/reroute', {
        params,
        body: {
          recipientAgencyId: filled.text('recipientAgencyId'),
          handoverNote: filled.text('handoverNote'),
          ...filled.maybe('arbitration'),
        },
      }),
    confirms: true,
  },
  'reroute-refusal': {
    fields: () => [{ kind: 'words', name: 'note', label: T.why }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/reroute-refusal', { params, body: { note: filled.text('note') } }),
  },
  merge_into: {
    fields: () => [{ kind: 'case', name: 'survivingCaseId', label: T.mergeInto }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/merge', {
        params,
        body: { survivingCaseId: filled.text('survivingCaseId') },
      }),
    confirms: true,
  },
  waiver: {
    fields: () => [{ kind: 'words', name: 'reason', label: T.why }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/waiver', { params, body: { reason: filled.text('reason') } }),
    confirms: true,
  },
};
