import { ANSWERS } from './answer-rules.js';
import { JOINT } from './joint-rules.js';
import {
  agency,
  ASKER,
  CENTRE,
  coordinatorsOf,
  HANDLERS,
  HEADS,
  INTAKE,
  OWNER_WORKER,
  RECIPIENT_DESK,
  RECIPIENT_HEADS,
  RECIPIENT_WORKERS,
  rule,
  SENDER_DESK,
  SENDER_HEADS,
  type SeedRule,
  type Telling,
  users,
} from './rule-parts.js';
import { SUPERVISION } from './supervision-rules.js';

/** Where the last coordinator has left since it was asked: who stands in. Whoever watches the area could not decide. */
const CENTRE_ASKED: Telling['audience'] = [
  coordinatorsOf('approverAgencyId'),
  { kind: 'area', field: 'areaId', role: 'station_head', otherwise: true },
];

/** Several warnings and escalations of one sweep come as one (workflow 3.3, 9). Red waits no longer than a minute. */
const DIGEST_MINUTES = 5;
const RED_DIGEST_MINUTES = 1;

/** What comes in a whole queue is told once, as `agency.queue_handed_over`. */
const ONE_BY_ONE: Telling['condition'] = { inQueue: [false, null] };

/** A clock's events, in red at once and by night too. */
function clockRules(eventType: string, name: string, telling: Telling): SeedRule[] {
  const { condition = {} } = telling;
  return [
    rule(eventType, `${name}.red`, {
      ...telling,
      condition: { ...condition, band: ['red'] },
      urgency: 'red',
      coalesceMinutes: RED_DIGEST_MINUTES,
    }),
    rule(eventType, name, {
      ...telling,
      condition: { ...condition, band: ['normal', 'orange'] },
      coalesceMinutes: DIGEST_MINUTES,
    }),
  ];
}

// prettier-ignore
const REFERRALS: readonly SeedRule[] = [
  rule('referral.submitted', 'desk', { code: 'referral_arrived', audience: [RECIPIENT_DESK], urgency: 'urgent', dueClock: 'accept' }),
  rule('referral.info_requested', 'sender', { code: 'info_wanted', audience: [SENDER_DESK, ASKER], urgency: 'urgent', dueClock: 'info_supply' }),
  rule('referral.info_supplied', 'desk', { code: 'info_answered', audience: [RECIPIENT_DESK], dueClock: 'accept' }),
  rule('referral.info_timed_out', 'desk', { code: 'referral_arrived', audience: [RECIPIENT_DESK], dueClock: 'accept' }),
  rule('referral.refused', 'centre', { code: 'refusal_to_rule', audience: [CENTRE], urgency: 'urgent', dueClock: 'review' }),
  rule('referral.review_climbed', 'centre', { code: 'refusal_to_rule', audience: [coordinatorsOf('centreAgencyId'), CENTRE], urgency: 'urgent', dueClock: 'review' }),
  rule('referral.rejected', 'sender', { code: 'referral_came_back', audience: [SENDER_DESK, ASKER], urgency: 'urgent' }),
  rule('referral.upheld', 'sender', { code: 'referral_came_back', audience: [SENDER_DESK], urgency: 'urgent' }),
  rule('referral.review_timed_out', 'sender', { code: 'referral_came_back', audience: [SENDER_DESK], urgency: 'urgent' }),
  rule('referral.expired', 'sender', { code: 'referral_came_back', audience: [SENDER_DESK, RECIPIENT_HEADS], urgency: 'urgent' }),
  rule('referral.overruled', 'desk', { code: 'duty_confirmed', audience: [RECIPIENT_DESK, RECIPIENT_HEADS], urgency: 'urgent', dueClock: 'accept' }),
  rule('referral.recalled', 'desk', { code: 'referral_ended', audience: [RECIPIENT_DESK] }),
  rule('referral.recall_requested', 'workers', { code: 'recall_to_answer', audience: [RECIPIENT_WORKERS, RECIPIENT_HEADS], urgency: 'urgent', dueClock: 'recall_answer' }),
  rule('referral.recall_agreed', 'sender', { code: 'recall_answered', audience: [SENDER_DESK] }),
  rule('referral.recall_declined', 'sender', { code: 'recall_answered', audience: [SENDER_DESK] }),
  rule('referral.recall_forced', 'workers', { code: 'referral_ended', audience: [RECIPIENT_WORKERS, SENDER_DESK] }),
  rule('referral.recall_unanswered', 'heads', { code: 'recall_unanswered', audience: [RECIPIENT_HEADS, CENTRE], urgency: 'urgent' }),
  rule('referral.outcome_reported', 'sender', { code: 'outcome_to_confirm', audience: [SENDER_DESK], condition: { awaitsConfirmation: [true, null] }, dueClock: 'confirm' }),
  // In the simple lane, and for an answered question, nothing waits to be confirmed: the sender is told how it ended.
  rule('referral.outcome_reported', 'sender.result', { code: 'result_told', audience: [SENDER_DESK], condition: { awaitsConfirmation: [false], mode: ['refer', 'transfer', 'co_handle', 'delegate'] } }),
  rule('referral.outcome_reported', 'sender.answer', { code: 'consult_answered', audience: [SENDER_DESK, ASKER], condition: { awaitsConfirmation: [false], mode: ['consult'] }, urgency: 'urgent' }),
  rule('referral.returned', 'workers', { code: 'returned_to_you', audience: [RECIPIENT_WORKERS], urgency: 'urgent', dueClock: 'resolve' }),
  rule('referral.rerouted', 'both', { code: 'referral_ended', audience: [RECIPIENT_WORKERS, SENDER_DESK], condition: { dispatched: [false, null] } }),
  // What the centre has sent on has not ended for its sender: it goes on as the next referral, which the notice leads to.
  rule('referral.rerouted', 'sender.dispatched', { code: 'referral_dispatched', audience: [SENDER_DESK], condition: { dispatched: [true] } }),
  rule('referral.reroute_proposed', 'centre', { code: 'reroute_to_rule', audience: [CENTRE], urgency: 'urgent' }),
  rule('referral.assigned', 'handler', { code: 'assigned_to_you', audience: [users('handlerUserId')], condition: ONE_BY_ONE, urgency: 'urgent', dueClock: 'first_contact' }),
  rule('referral.relayed', 'handler', { code: 'assigned_to_you', audience: [users('handlerUserId')], condition: ONE_BY_ONE, urgency: 'urgent' }),
  rule('referral.frozen', 'workers', { code: 'content_frozen', audience: [RECIPIENT_WORKERS, RECIPIENT_HEADS], urgency: 'urgent' }),
  rule('referral.left_unopened', 'sender', { code: 'call_recipient', audience: [SENDER_DESK], condition: { band: ['normal', 'orange'] }, dueClock: 'accept' }),
  rule('referral.left_unopened', 'sender.red', { code: 'call_recipient', audience: [SENDER_DESK], condition: { band: ['red'] }, urgency: 'red', dueClock: 'accept' }),
  rule('referral.chased', 'heads', { code: 'chased', audience: [RECIPIENT_HEADS], condition: { reached: [false] } }),
  rule('referral.safety_raised', 'all', { code: 'safety_raised', audience: [RECIPIENT_WORKERS, RECIPIENT_HEADS, SENDER_DESK, SENDER_HEADS, CENTRE], urgency: 'red' }),
];

// prettier-ignore
const CASES: readonly SeedRule[] = [
  // Red reaches who leads in the same hour (domain.md §5.3). What a list brings in within a minute is told in one.
  rule('case.registered', 'heads.red', { code: 'red_registered', audience: [agency('custodianAgencyId', HEADS)], condition: { risk: ['red'] }, urgency: 'red', dueClock: 'safety_response', coalesceMinutes: RED_DIGEST_MINUTES }),
  rule('case.settlement_held', 'heads', { code: 'settlement_held', audience: [agency('custodianAgencyId', HEADS)], condition: { decidedBy: ['head'] }, urgency: 'urgent', dueClock: 'settlement_decision' }),
  rule('case.settlement_held', 'centre', { code: 'settlement_held', audience: [{ kind: 'area', field: 'areaId', role: 'coordinator' }, agency('custodianAgencyId', HEADS, true)], condition: { decidedBy: ['centre'] }, urgency: 'urgent', dueClock: 'settlement_decision' }),
  // Whose work is over gives the case back to its owner: the result was told, and what is left to do is told as case.returned_to_triage.
  rule('case.custody_moved', 'custodian', { code: 'case_handed_to_you', audience: [agency('toAgencyId', INTAKE)], condition: { isOver: [false, null] } }),
  rule('case.ownership_moved', 'owner', { code: 'case_handed_to_you', audience: [agency('toAgencyId', INTAKE)] }),
  rule('case.assigned', 'handler', { code: 'assigned_to_you', audience: [users('handlerUserId')], condition: ONE_BY_ONE, urgency: 'urgent' }),
  rule('agency.work_released', 'heads', { code: 'work_to_reassign', audience: [agency('agencyId', HEADS)], urgency: 'urgent' }),
  rule('agency.queue_handed_over', 'receiver', { code: 'queue_handed_to_you', audience: [users('toUserId')], urgency: 'urgent' }),
  rule('agency.queue_left', 'giver', { code: 'queue_handed_on', audience: [users('fromUserId')] }),
  rule('absence.recorded', 'cover', { code: 'you_cover', audience: [users('coverUserId')] }),
  rule('case.returned_to_triage', 'custodian', { code: 'case_to_route', audience: [agency('custodianAgencyId', INTAKE)], urgency: 'urgent', dueClock: 'routing' }),
  rule('case.reopened', 'custodian', { code: 'case_to_route', condition: { to: ['triage'] }, audience: [agency('custodianAgencyId', INTAKE)], dueClock: 'routing' }),
  rule('case.reopened', 'centre', { code: 'case_reopened_again', audience: [{ kind: 'area', field: 'areaId', role: 'coordinator' }], urgency: 'urgent', condition: { isRepeated: [true] } }),
  rule('legal_path.opened', 'agencies', { code: 'legal_path_opened', audience: [agency('notifyAgencyIds', INTAKE), agency('notifyAgencyIds', HEADS)], urgency: 'urgent' }),
  rule('legal_path.opened', 'centre', { code: 'legal_path_opened', audience: [{ kind: 'area', field: 'centreAreaIds', role: 'coordinator' }], urgency: 'urgent' }),
  rule('legal_path.told', 'agencies', { code: 'legal_step_told', audience: [agency('notifyAgencyIds', INTAKE), agency('notifyAgencyIds', HEADS)], urgency: 'urgent' }),
  rule('legal_path.told', 'centre', { code: 'legal_step_told', audience: [{ kind: 'area', field: 'centreAreaIds', role: 'coordinator' }] }),
];

const CLOCKS: readonly SeedRule[] = [
  ...clockRules('clock.warned', 'handler', {
    code: 'clock_warned',
    condition: { recipientRole: ['owner_handler'] },
    audience: OWNER_WORKER,
  }),
  ...clockRules('clock.warned', 'head', {
    code: 'clock_warned',
    condition: { recipientRole: ['owner_head'] },
    audience: [agency('ownerAgencyId', HEADS)],
  }),
  ...clockRules('clock.breached', 'handler', {
    code: 'clock_breached',
    audience: OWNER_WORKER,
    urgency: 'urgent',
  }),
  ...clockRules('clock.reminded', 'told', {
    code: 'clock_reminded',
    audience: [users('recipients.userIds')],
  }),
  ...clockRules('clock.escalated', 'told', {
    code: 'escalated',
    audience: [users('recipients.userIds')],
    urgency: 'urgent',
  }),
  rule('clock.extension_asked', 'approver', {
    code: 'extension_to_decide',
    audience: [agency('approverAgencyId', HEADS)],
    condition: { decidedBy: ['head'] },
    urgency: 'urgent',
    dueClock: 'extension_answer',
  }),
  rule('clock.extension_asked', 'approver.centre', {
    code: 'extension_to_decide',
    audience: CENTRE_ASKED,
    condition: { decidedBy: ['centre'] },
    urgency: 'urgent',
    dueClock: 'extension_answer',
  }),
  rule('clock.extension_withdrawn', 'approver', {
    code: 'extension_withdrawn',
    audience: [agency('approverAgencyId', HEADS)],
    condition: { decidedBy: ['head'] },
  }),
  rule('clock.extension_withdrawn', 'approver.centre', {
    code: 'extension_withdrawn',
    audience: CENTRE_ASKED,
    condition: { decidedBy: ['centre'] },
  }),
];

/** What did not get through is told to somebody who can pick up a telephone. */
const MESSAGES: readonly SeedRule[] = [
  rule('message.undelivered', 'heads', {
    code: 'message_undelivered',
    audience: [
      agency('agencyIds', HEADS),
      { kind: 'area', field: 'areaIds', role: 'supervisor', otherwise: true },
    ],
    urgency: 'urgent',
  }),
  rule('message.call_instead', 'desk', {
    code: 'call_instead',
    condition: { mayCall: [true] },
    audience: [agency('agencyIds', HANDLERS), agency('agencyIds', INTAKE)],
    urgency: 'urgent',
  }),
  rule('message.call_instead', 'desk.no-call', {
    code: 'no_safe_way',
    condition: { mayCall: [false] },
    audience: [agency('agencyIds', HANDLERS), agency('agencyIds', INTAKE)],
    urgency: 'urgent',
  }),
];

/** Who is told what until an administrator changes it. */
export const FIRST_RULES: readonly SeedRule[] = [
  ...REFERRALS,
  ...CASES,
  ...ANSWERS,
  ...JOINT,
  ...SUPERVISION,
  ...CLOCKS,
  ...MESSAGES,
];
