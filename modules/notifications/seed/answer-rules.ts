import {
  agency,
  coordinatorsOf,
  HANDLERS,
  HEADS,
  INTAKE,
  RECIPIENT_DESK,
  RECIPIENT_HEADS,
  RECIPIENT_WORKER,
  rule,
  SENDER_DESK,
  type SeedRule,
  users,
} from './rule-parts.js';

const CUSTODIAN_WORKERS = agency('custodianAgencyId', HANDLERS);
const CUSTODIAN_HEADS = agency('custodianAgencyId', HEADS);

/** An answer comes back by itself: in the product, and out of it only where it starts a clock of whoever is told. */
// prettier-ignore
const ANSWERS_TO_REFERRALS: readonly SeedRule[] = [
  rule('referral.accepted', 'sender', { code: 'referral_accepted', audience: [SENDER_DESK] }),
  rule('referral.accepted_in_part', 'sender', { code: 'referral_accepted', audience: [SENDER_DESK] }),
  rule('referral.rest_drafted', 'sender', { code: 'rest_to_route', audience: [SENDER_DESK], urgency: 'urgent', dueClock: 'routing' }),
  rule('referral.held', 'sender', { code: 'referral_held', audience: [SENDER_DESK], condition: { awaits: ['party', 'third_party'] } }),
  // Who waits for the sender has a limit of the sender's; who waits for somebody else has none.
  rule('referral.held', 'sender.awaited', { code: 'info_wanted', audience: [SENDER_DESK], condition: { awaits: ['sender'] }, urgency: 'urgent', dueClock: 'info_supply' }),
  rule('referral.info_added', 'handler', { code: 'info_added', audience: RECIPIENT_WORKER }),
  rule('referral.resumed', 'handler', { code: 'work_resumes', audience: RECIPIENT_WORKER, dueClock: 'resolve' }),
  rule('referral.resumed', 'sender', { code: 'referral_resumed', audience: [SENDER_DESK] }),
  rule('referral.hold_ended', 'handler', { code: 'work_resumes', audience: [...RECIPIENT_WORKER, RECIPIENT_HEADS], urgency: 'urgent', dueClock: 'resolve' }),
  rule('referral.progress_reported', 'sender', { code: 'progress_told', audience: [SENDER_DESK] }),
  rule('referral.confirmed', 'handler', { code: 'outcome_confirmed', audience: RECIPIENT_WORKER }),
  rule('referral.confirmed_by_lapse', 'both', { code: 'outcome_confirmed', audience: [...RECIPIENT_WORKER, SENDER_DESK] }),
  rule('referral.handed_over', 'sender', { code: 'referral_handed_over', audience: [SENDER_DESK] }),
  rule('referral.delegated', 'handler', { code: 'part_delegated', audience: RECIPIENT_WORKER }),
  rule('referral.reopened', 'handler', { code: 'referral_reopened', audience: [users('handlerUserId')] }),
  rule('referral.reopened', 'centre', { code: 'referral_reopened', audience: [coordinatorsOf('centreAgencyId')] }),
  rule('referral.reroute_declined', 'handler', { code: 'reroute_declined', audience: [...RECIPIENT_WORKER, RECIPIENT_HEADS] }),
  rule('referral.waived', 'both', { code: 'support_waived', audience: [...RECIPIENT_WORKER, SENDER_DESK] }),
  rule('referral.approval_asked', 'heads', { code: 'leave_to_give', audience: [RECIPIENT_HEADS], urgency: 'urgent' }),
  rule('referral.approved', 'handler', { code: 'head_approved', audience: RECIPIENT_WORKER }),
  rule('referral.extended', 'handler', { code: 'extension_granted', audience: RECIPIENT_WORKER }),
  rule('referral.extension_declined', 'handler', { code: 'extension_declined', audience: RECIPIENT_WORKER }),
  rule('referral.merged', 'both', { code: 'merged', audience: [RECIPIENT_DESK, ...RECIPIENT_WORKER, SENDER_DESK] }),
  rule('referral.marked_duplicate', 'both', { code: 'referral_ended', audience: [RECIPIENT_DESK, SENDER_DESK] }),
  // A draft was nobody's but the sender's.
  rule('referral.marked_in_error', 'desk', { code: 'referral_ended', audience: [RECIPIENT_DESK], condition: { from: ['queued'] } }),
];

// prettier-ignore
const ANSWERS_TO_CASES: readonly SeedRule[] = [
  rule('case.extended', 'handler', { code: 'extension_granted', audience: [CUSTODIAN_WORKERS] }),
  rule('case.extension_declined', 'handler', { code: 'extension_declined', audience: [CUSTODIAN_WORKERS] }),
  rule('case.consent_withdrawn', 'handler', { code: 'content_frozen', audience: [CUSTODIAN_WORKERS], dueClock: 'withdrawal_report' }),
  rule('case.legal_stopped', 'handler', { code: 'mediation_stopped', audience: [CUSTODIAN_WORKERS, CUSTODIAN_HEADS], urgency: 'urgent' }),
  rule('case.legal_stop_lifted', 'handler', { code: 'mediation_allowed', audience: [CUSTODIAN_WORKERS] }),
  rule('case.risk_raised', 'handler', { code: 'risk_raised', condition: { toRisk: ['orange'] }, audience: [CUSTODIAN_WORKERS, CUSTODIAN_HEADS], urgency: 'urgent' }),
  rule('case.risk_raised', 'handler.red', { code: 'risk_raised', condition: { toRisk: ['red'] }, audience: [CUSTODIAN_WORKERS, CUSTODIAN_HEADS], urgency: 'red', dueClock: 'safety_response' }),
  rule('case.flared_up', 'owner', { code: 'flared_up', audience: [agency('ownerAgencyId', INTAKE), agency('ownerAgencyId', HEADS)], urgency: 'urgent' }),
  rule('case.merged_away', 'owner', { code: 'merged', audience: [agency('ownerAgencyId', INTAKE), CUSTODIAN_WORKERS] }),
];

/** What comes back to whoever waits for it. */
export const ANSWERS: readonly SeedRule[] = [...ANSWERS_TO_REFERRALS, ...ANSWERS_TO_CASES];
