import { api, type Views } from '../../../api/client';
import { STEP_SHEETS as T } from '../../../texts/steps';
import type { Referral } from '../../referral-query';
import type { Field } from '../fields/field';
import type { Entered } from '../fields/filled';
import { later } from './shared';
import { NOTHING, type StepSheets } from './sheet-type';

const openExtension = ({ extensions }: Referral): string =>
  extensions.find(({ decision }) => decision === null)?.id ?? '';

/** What leave is asked of, or given by, the head of the agency. */
function leaveFields(_: Referral, entered: Entered): readonly Field[] {
  const subject = entered['subject'] ?? 'long_hold';
  return [
    { kind: 'choice', name: 'subject', label: T.leave, vocabulary: 'approval', initial: 'long_hold' },
    ...(subject === 'long_hold'
      ? [{ kind: 'instant', name: 'until', label: T.until, initial: later(7) } as const]
      : []),
    { kind: 'words', name: 'reason', label: T.why },
  ];
}

/** What is done beside the workflow: within one's agency, about time, about danger. */
export const BESIDE: StepSheets = {
  assignment: {
    fields: () => [{ kind: 'colleague', name: 'handlerUserId', label: T.assignTo }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/assignment', {
        params,
        body: { handlerUserId: filled.text('handlerUserId') },
      }),
  },
  relay: {
    fields: () => [
      { kind: 'colleague', name: 'handlerUserId', label: T.relayTo },
      { kind: 'words', name: 'note', label: T.relayNote, hint: T.relayHint },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/relay', {
        params,
        body: { handlerUserId: filled.text('handlerUserId'), note: filled.text('note') },
      }),
  },
  notes: {
    fields: () => [{ kind: 'words', name: 'text', label: T.internalNote, hint: T.internalHint }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/notes', { params, body: { text: filled.text('text') } }),
  },
  approval: {
    fields: leaveFields,
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/approval', {
        params,
        body: {
          subject: filled.code<Views['ApprovalDto']['subject']>('subject'),
          reason: filled.text('reason'),
          ...(filled.text('until') === '' ? {} : { until: filled.instant('until') }),
        },
      }),
  },
  'approval-request': {
    fields: leaveFields,
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/approval-request', {
        params,
        body: {
          subject: filled.code<Views['ApprovalDto']['subject']>('subject'),
          reason: filled.text('reason'),
          ...(filled.text('until') === '' ? {} : { until: filled.instant('until') }),
        },
      }),
  },
  'extension-request': {
    fields: () => [
      { kind: 'number', name: 'amount', label: T.moreTime, hint: T.moreTimeHint, initial: '5' },
      { kind: 'words', name: 'reason', label: T.why },
      {
        kind: 'several',
        name: 'agreed',
        label: T.agreed,
        hint: T.agreedHint,
        options: T.agreeing,
        optional: true,
      },
      { kind: 'choice', name: 'manner', label: T.manner, options: T.manners, initial: 'telephone' },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/extension-request', {
        params,
        body: {
          amount: filled.number('amount'),
          reason: filled.text('reason'),
          ...(filled.list('agreed').length === 0
            ? {}
            : {
                consents: filled
                  .list<'applicant'>('agreed')
                  .map((role) => ({ role, manner: filled.code<'telephone'>('manner') })),
              }),
        },
      }),
  },
  'extension-decision': {
    fields: ({ extensions }) => [
      {
        kind: 'choice',
        name: 'decision',
        label: T.asked(extensions.find(({ decision }) => decision === null)),
        options: [
          { code: 'granted', label: T.granted },
          { code: 'declined', label: T.declined },
        ],
      },
      { kind: 'words', name: 'reason', label: T.why },
    ],
    send: (params, filled, referral) =>
      api.POST('/api/v1/referrals/{id}/extension-decision', {
        params,
        body: {
          decision: filled.code<Views['DecideMoreTimeDto']['decision']>('decision'),
          reason: filled.text('reason'),
          extensionId: openExtension(referral),
        },
      }),
  },
  'extension-withdrawal': {
    fields: NOTHING,
    send: (params, _, referral) =>
      api.POST('/api/v1/referrals/{id}/extension-withdrawal', {
        params,
        body: { extensionId: openExtension(referral) },
      }),
    confirms: true,
  },
  'reroute-proposal': {
    fields: () => [
      { kind: 'agency', name: 'suggestedAgencyId', label: T.suggested, optional: true },
      { kind: 'words', name: 'reason', label: T.why },
    ],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/reroute-proposal', {
        params,
        body: { reason: filled.text('reason'), ...filled.maybe('suggestedAgencyId') },
      }),
  },
  raise_safety: {
    fields: () => [{ kind: 'words', name: 'note', label: T.danger, hint: T.dangerHint }],
    send: (params, filled) =>
      api.POST('/api/v1/referrals/{id}/safety-alarm', {
        params,
        body: { assessment: 'red', note: filled.text('note') },
      }),
    confirms: true,
  },
};
