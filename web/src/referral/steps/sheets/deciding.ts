import { api, type Views } from '../../../api/client';
import { STEP_SHEETS as T } from '../../../texts/steps';
import { LIKELY } from './shared';
import { NOTHING, type StepSheets } from './sheet-type';

/** What a recipient does with what has arrived, or is asked back. */
export const DECIDING: StepSheets = {
  claim: {
    fields: NOTHING,
    send: (params) => api.POST('/api/v1/referrals/{id}/claim', { params }),
  },
  accept_partial: {
    fields: ({ scope }) => [
      {
        kind: 'several',
        name: 'claims',
        label: T.acceptedClaims,
        options: scope.map(({ key, text }) => ({ code: key, label: text })),
      },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/partial-acceptance', {
        params,
        body: { claims: filled.list('claims') },
      }),
  },
  request_info: {
    fields: () => [{ kind: 'words', name: 'question', label: T.question, hint: T.questionHint }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/information-request', {
        params,
        body: { question: filled.text('question') },
      }),
  },
  reject: {
    fields: ({ overruledReasons, rulings }, entered) => [
      {
        kind: 'choice',
        name: 'reason',
        label: T.refusalReason,
        vocabulary: 'refusal_reason',
        likely: LIKELY.refusals,
        without: overruledReasons,
      },
      { kind: 'words', name: 'text', label: T.refusalText, hint: T.refusalHint },
      // A ruling is no wall: whoever refuses against it says that they know it.
      ...rulings
        .filter(({ holding, reason }) => holding === 'theirs' && reason === entered['reason'])
        .slice(0, 1)
        .map(({ id, words }) => ({
          kind: 'several' as const,
          name: 'despiteRulingId',
          label: T.rulingBinds,
          options: [{ code: id, label: T.despiteRuling(words) }],
        })),
      { kind: 'agency', name: 'suggestedAgencyId', label: T.suggested, optional: true },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/rejection', {
        params,
        body: {
          reason: filled.code<Views['RejectDto']['reason']>('reason'),
          text: filled.text('text'),
          ...filled.maybe('suggestedAgencyId'),
          ...filled.maybe('despiteRulingId'),
        },
      }),
  },
  mark_duplicate: {
    fields: () => [{ kind: 'words', name: 'original', label: T.original, hint: T.originalHint }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/duplicate', {
        params,
        body: { originalReferralId: filled.text('original').split('/').at(-1) ?? '' },
      }),
    confirms: true,
  },
  agree_recall: {
    fields: () => [{ kind: 'words', name: 'handoverNote', label: T.handoverNote, hint: T.handoverNoteHint }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/recall-agreement', {
        params,
        body: { handoverNote: filled.text('handoverNote') },
      }),
    confirms: true,
  },
  decline_recall: {
    fields: () => [
      { kind: 'choice', name: 'reason', label: T.why, vocabulary: 'recall_refusal' },
      { kind: 'words', name: 'note', label: T.words },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/recall-refusal', {
        params,
        body: {
          reason: filled.code<Views['DeclineRecallDto']['reason']>('reason'),
          note: filled.text('note'),
        },
      }),
  },
  handover_done: {
    fields: () => [
      {
        kind: 'several',
        name: 'checklist',
        label: T.handedOver,
        hint: T.handedOverHint,
        vocabulary: 'handover_item',
      },
      { kind: 'words', name: 'note', label: T.noteOptional, optional: true },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/handover', {
        params,
        body: {
          checklist: filled.list<Views['HandoverDoneDto']['checklist'][number]>('checklist'),
          ...filled.maybe('note'),
        },
      }),
    confirms: true,
  },
};
