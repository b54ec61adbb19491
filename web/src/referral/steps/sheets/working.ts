import { api, type Views } from '../../../api/client';
import { STEP_SHEETS as T } from '../../../texts/steps';
import type { Referral } from '../../referral-query';
import type { Field } from '../fields/field';
import type { Entered, Filled } from '../fields/filled';
import { later, LIKELY } from './shared';
import type { StepSheets } from './sheet-type';

/** What is true of most contacts stands there already; whoever reads it changes what is not. */
const contactFields = (result: string): readonly Field[] => [
  {
    kind: 'choice',
    name: 'channel',
    label: T.channel,
    vocabulary: 'contact_channel',
    likely: LIKELY.channels,
    initial: 'phone',
  },
  {
    kind: 'choice',
    name: 'who',
    label: T.who,
    vocabulary: 'contact_role',
    likely: LIKELY.roles,
    initial: 'applicant',
  },
  { kind: 'choice', name: 'result', label: T.result, vocabulary: 'contact_result', initial: result },
];
const NOTE: Field = { kind: 'words', name: 'note', label: T.contactNote, optional: true };

const contactOf = (filled: Filled) => ({
  channel: filled.code<Views['FirstContactDto']['channel']>('channel'),
  who: filled.code<Views['FirstContactDto']['who']>('who'),
  result: filled.code<Views['FirstContactDto']['result']>('result'),
});

function outcomeFields(referral: Referral, entered: Entered): readonly Field[] {
  const { contactedAt, mode } = referral;
  const outcome = String(entered['outcome'] ?? '');
  const needsContact = contactedAt === null && mode !== 'consult' && !BEFORE_WORK.has(outcome);
  return [
    {
      kind: 'choice',
      name: 'outcome',
      label: T.outcome,
      vocabulary: 'outcome',
      likely: mode === 'consult' ? ['answered'] : LIKELY.outcomes,
      without: mode === 'consult' ? [] : ['answered'],
      ...(mode === 'consult' ? { initial: 'answered' } : {}),
    },
    { kind: 'words', name: 'summary', label: T.summary, hint: T.summaryHint },
    ...(outcome === 'legal_acceptance_refused'
      ? [{ kind: 'words', name: 'legalReason', label: T.legalReason } as const]
      : []),
    ...(needsContact
      ? [
          {
            kind: 'contact',
            name: 'contact',
            fields: contactFields(outcome === 'unreachable' ? 'not_reached' : 'reached'),
          } as const,
        ]
      : []),
  ];
}

/** Nobody need have been called for these: the server says the same. */
const BEFORE_WORK: ReadonlySet<string> = new Set(['withdrawn', 'legal_acceptance_refused']);

/** Of the people a question shows at most their names. */
const NEVER_ASKED_WITH = ['party_phones', 'party_addresses', 'party_identity_numbers'];
const ALL_FIELDS = ['number', 'type', 'risk', 'narrative', 'place', 'amount', 'headcount', 'party_names'];

/** What whoever works on a referral does about the dispute. */
export const WORKING: StepSheets = {
  first_contact: {
    fields: () => [...contactFields('reached'), NOTE],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/contact', {
        params,
        body: { ...contactOf(filled), ...filled.maybe('note') },
      }),
  },
  feedback: {
    fields: () => [{ kind: 'words', name: 'text', label: T.progress, hint: T.progressHint }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/progress', { params, body: { text: filled.text('text') } }),
  },
  report_outcome: {
    fields: outcomeFields,
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/outcome', {
        params,
        body: {
          outcome: filled.code<Views['ReportOutcomeDto']['outcome']>('outcome'),
          summary: filled.text('summary'),
          ...filled.maybe('legalReason'),
          ...(filled.text('channel') === '' ? {} : { contact: contactOf(filled) }),
        },
      }),
  },
  hold: {
    fields: (_, entered) => [
      {
        kind: 'choice',
        name: 'reason',
        label: T.holdReason,
        vocabulary: 'hold_reason',
        likely: LIKELY.holds,
      },
      { kind: 'instant', name: 'until', label: T.until, hint: T.untilHint, initial: later(2) },
      { kind: 'words', name: 'note', label: T.holdNote },
      ...(entered['reason'] === 'expert_appraisal'
        ? [{ kind: 'words', name: 'document', label: T.holdDocument, optional: true } as const]
        : []),
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/hold', {
        params,
        body: {
          reason: filled.code<Views['HoldDto']['reason']>('reason'),
          until: filled.instant('until'),
          note: filled.text('note'),
          ...filled.maybe('document'),
        },
      }),
  },
  resume: {
    fields: () => [{ kind: 'words', name: 'note', label: T.resumeNote, optional: true }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/resumption', { params, body: filled.maybe('note') }),
  },
  delegate: {
    fields: ({ scope, clocks }) => [
      { kind: 'agency', name: 'recipientAgencyId', label: T.delegateTo, hint: T.delegateHint },
      { kind: 'words', name: 'request', label: T.delegateRequest },
      {
        kind: 'instant',
        name: 'dueAt',
        label: T.dueAt,
        hint: T.dueHint,
        initial: clocks.some(({ name }) => name === 'resolve') ? later(3) : later(5),
      },
      ...(scope.length < 2
        ? []
        : [
            {
              kind: 'several',
              name: 'claims',
              label: T.claims,
              options: scope.map(({ key, text }) => ({ code: key, label: text })),
              optional: true,
            } as const,
          ]),
      {
        kind: 'choice',
        name: 'required',
        label: T.required,
        options: [
          { code: 'yes', label: T.requiredYes },
          { code: 'no', label: T.requiredNo },
        ],
        initial: 'yes',
      },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/delegation', {
        params,
        body: {
          recipientAgencyId: filled.text('recipientAgencyId'),
          request: filled.text('request'),
          dueAt: filled.instant('dueAt'),
          required: filled.text('required') === 'yes',
          ...(filled.list('claims').length === 0 ? {} : { claims: filled.list('claims') }),
        },
      }),
  },
  question: {
    fields: ({ fields }) => [
      { kind: 'agency', name: 'recipientAgencyId', label: T.askWhom },
      { kind: 'words', name: 'request', label: T.askWhat },
      {
        kind: 'several',
        name: 'fields',
        label: T.askShows,
        hint: T.askShowsHint,
        vocabulary: 'snapshot_field',
        without: NEVER_ASKED_WITH.concat(ALL_FIELDS.filter((field) => !fields.includes(field))),
        optional: true,
      },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/question', {
        params,
        body: {
          recipientAgencyId: filled.text('recipientAgencyId'),
          request: filled.text('request'),
          ...(filled.list('fields').length === 0
            ? {}
            : { fields: filled.list<NonNullable<Views['QuestionDto']['fields']>[number]>('fields') }),
        },
      }),
  },
};
