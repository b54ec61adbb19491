import type { TracePerson, TraceWorld } from './trace-world.js';

/** What a trace has come to: the referral under way and what earlier events have used up. */
export interface TracePlay {
  readonly world: TraceWorld;
  readonly caseId: string;
  readonly referralId: string;
  /** The state before the event. */
  readonly state: string;
  /** How often each event has been played in this trace. */
  readonly played: ReadonlyMap<string, number>;
  /** The product's present instant. */
  readonly now: Date;
  /** Registers a further case and sends it to the recipient; for duplicates and merges. */
  readonly another: () => Promise<{ readonly caseId: string; readonly referralId: string }>;
}

/** How an event is asked for over HTTP. */
export interface EventCall {
  readonly who: TracePerson;
  /** After `/referrals/:id/`. */
  readonly noun: string;
  readonly body?: (play: TracePlay) => object | Promise<object>;
}

const HOUR_MS = 3_600_000;
const NOTE = '合规性走查';

/** Said whenever something is sent: a trace names its recipient, and the ranked list may have another one first. */
export const CHOICE = { code: 'other', text: NOTE };

/** Refusals that the centre reviews; one that was overruled may not be used again. */
const REVIEWED_REASONS = ['no_capacity', 'no_competence', 'not_our_duty', 'not_our_area'];

function reviewedReason({ played }: TracePlay): string {
  return REVIEWED_REASONS[(played.get('reject') ?? 0) % REVIEWED_REASONS.length] ?? 'no_capacity';
}

const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
/** States in which an outcome may be reported although nobody was contacted yet: the contact comes with it. */
const CONTACT_WITH_REPORT: ReadonlySet<string> = new Set(['on_hold', 'recall_pending']);

/** Every event that somebody asks for. The rest are fired by the sweep alone: see `SYSTEM_EVENTS`. */
export const EVENT_CALLS: Readonly<Record<string, EventCall>> = {
  submit: { who: 'sender', noun: 'submission', body: () => ({ choice: CHOICE }) },
  discard: { who: 'sender', noun: 'discard' },
  acknowledge: { who: 'intake', noun: 'acknowledgement' },
  accept: { who: 'intake', noun: 'acceptance' },
  accept_partial: { who: 'intake', noun: 'partial-acceptance', body: () => ({ claims: ['first'] }) },
  request_info: {
    who: 'intake',
    noun: 'information-request',
    body: async ({ world, referralId, played }) => {
      // A second question needs the head's leave first (workflow.md 1.5).
      if (played.has('request_info')) {
        const leave = { subject: 'second_question', reason: NOTE };
        await world.voices.head.send('POST', `/referrals/${referralId}/approval`, leave);
      }
      return { question: `${NOTE}：请补充` };
    },
  },
  supply_info: { who: 'sender', noun: 'information', body: () => ({ answer: `${NOTE}：已补充` }) },
  reject: {
    who: 'intake',
    noun: 'rejection',
    body: (play) => ({ reason: reviewedReason(play), text: NOTE }),
  },
  reject_final: {
    who: 'intake',
    noun: 'rejection',
    body: () => ({ reason: 'outside_statutory_power', text: NOTE }),
  },
  overrule: { who: 'coordinator', noun: 'overruling', body: () => ({ instruction: NOTE }) },
  uphold: { who: 'coordinator', noun: 'upholding' },
  recall: { who: 'sender', noun: 'recall', body: () => ({ reason: 'sent_in_error', note: NOTE }) },
  request_recall: {
    who: 'sender',
    noun: 'recall-request',
    body: () => ({ reason: 'better_agency', note: NOTE }),
  },
  agree_recall: { who: 'handler', noun: 'recall-agreement', body: () => ({ handoverNote: NOTE }) },
  decline_recall: {
    who: 'head',
    noun: 'recall-refusal',
    body: () => ({ reason: 'nearly_settled', note: NOTE }),
  },
  force_recall: { who: 'coordinator', noun: 'forced-recall', body: () => ({ note: NOTE }) },
  first_contact: { who: 'handler', noun: 'contact', body: () => CONTACT },
  handover_done: {
    who: 'handler',
    noun: 'handover',
    body: () => ({ checklist: ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'] }),
  },
  hold: {
    who: 'handler',
    noun: 'hold',
    body: ({ now }) => ({
      reason: 'party_asks_time',
      until: new Date(now.getTime() + 24 * HOUR_MS).toISOString(),
      note: NOTE,
    }),
  },
  resume: { who: 'handler', noun: 'resumption' },
  feedback: { who: 'handler', noun: 'progress', body: () => ({ text: NOTE }) },
  report_outcome: {
    who: 'handler',
    noun: 'outcome',
    body: ({ state, played }) => ({
      outcome: 'oral_agreement',
      summary: NOTE,
      ...(CONTACT_WITH_REPORT.has(state) && !played.has('first_contact') ? { contact: CONTACT } : {}),
    }),
  },
  confirm: { who: 'sender', noun: 'confirmation' },
  return: {
    who: 'sender',
    noun: 'return',
    body: () => ({ deficiency: 'papers_missing', note: NOTE }),
  },
  reroute: {
    who: 'coordinator',
    noun: 'reroute',
    body: ({ world }) => ({ recipientAgencyId: world.otherAgencyId, handoverNote: NOTE }),
  },
  merge_into: {
    who: 'coordinator',
    noun: 'merge',
    body: async ({ another }) => ({ survivingCaseId: (await another()).caseId }),
  },
  mark_duplicate: {
    who: 'intake',
    noun: 'duplicate',
    body: async ({ another }) => ({ originalReferralId: (await another()).referralId }),
  },
  delegate: {
    who: 'head',
    noun: 'delegation',
    body: ({ world, played, now }) => ({
      recipientAgencyId: world.childAgencyIds[(played.get('delegate') ?? 0) % world.childAgencyIds.length],
      request: NOTE,
      dueAt: new Date(now.getTime() + HOUR_MS).toISOString(),
      required: false,
    }),
  },
  mark_error: { who: 'sender', noun: 'error', body: () => ({ note: NOTE }) },
  reopen: { who: 'sender', noun: 'reopening', body: () => ({ reason: 'flared_up', note: NOTE }) },
  raise_safety: { who: 'sender', noun: 'safety-alarm', body: () => ({ assessment: 'red', note: NOTE }) },
};

/** Events of the sweep, the clock whose deadline brings each, and what the timeline then says. */
export const SYSTEM_EVENTS: Readonly<Record<string, { readonly clock: string; readonly told: string }>> = {
  info_timeout: { clock: 'info_supply', told: 'referral.info_timed_out' },
  review_timeout: { clock: 'review', told: 'referral.review_timed_out' },
  accept_timeout: { clock: 'accept', told: 'referral.expired' },
  recall_timeout: { clock: 'recall_answer', told: 'referral.recall_unanswered' },
  hold_timeout: { clock: 'hold_until', told: 'referral.hold_ended' },
  confirm_timeout: { clock: 'confirm', told: 'referral.confirmed_by_lapse' },
};
