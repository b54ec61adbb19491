import type { ReferralState } from './states.js';

/**
 * In what capacity somebody acts on this referral. `citizen` is a party, through the portal or through a clerk who files
 * for them; `coordinator` is one for the area who belongs neither to the sender nor to the recipient; `system` is the
 * sweep.
 */
export type ActorClass =
  | 'sender_officer'
  | 'recipient_intake'
  | 'recipient_handler'
  | 'recipient_supervisor'
  | 'coordinator'
  | 'citizen'
  | 'system';

/** Clocks of the referral itself; `routing` runs on the rest of a partial acceptance until it is sent. */
export type TaskClock =
  | 'routing'
  | 'ack'
  | 'accept'
  | 'info_supply'
  | 'review'
  | 'first_contact'
  | 'update'
  | 'resolve'
  | 'recall_answer'
  | 'confirm'
  | 'hold_until';

/** Clocks of the case that a referral touches. */
export type CaseClock = 'case.routing' | 'case.follow_up' | 'case.safety_response';

/**
 * What an event does to a clock. `reopen` lets a stopped clock run on, the time in between left out; `escalate` arms it
 * again against the next level. Stopping what does not run does nothing.
 */
export type ClockEffect =
  | `${'start' | 'stop' | 'pause' | 'resume' | 'restart' | 'reopen' | 'escalate'} ${TaskClock}`
  | `start ${CaseClock}`
  | 'stop all';

/** `@same`: the state stays. `@resume_to`: back to the state that a hold or a recall request had left. */
export type Destination = ReferralState | '@same' | '@resume_to';

/** One line of the workflow. */
export interface TransitionRow {
  /** As in the workflow's normative table. */
  readonly id: `T${number}`;
  readonly from: ReferralState;
  readonly event: string;
  readonly to: Destination;
  /** Who may. */
  readonly actors: readonly ActorClass[];
  /** What must hold, in the order in which it is asked. The action of the event says each in code. */
  readonly guards: readonly string[];
  readonly clocks: readonly ClockEffect[];
  /** The event told on the case's timeline. */
  readonly emits: `referral.${string}`;
}

const SENDER = ['sender_officer'] as const;
const DESK = ['recipient_intake', 'recipient_handler'] as const;
const RECIPIENT = ['recipient_intake', 'recipient_handler', 'recipient_supervisor'] as const;
const DECIDERS = ['recipient_intake', 'recipient_supervisor'] as const;
const SENDER_OR_CITIZEN = ['sender_officer', 'citizen'] as const;
const SYSTEM = ['system'] as const;
const CENTRE = ['coordinator'] as const;
const SENDER_OR_CENTRE = ['sender_officer', 'coordinator'] as const;
const HOLDERS = ['recipient_handler', 'recipient_supervisor'] as const;
const HEAD = ['recipient_supervisor'] as const;
const HANDLER = ['recipient_handler'] as const;
const ANYONE_AWAITED = ['recipient_handler', 'sender_officer', 'citizen', 'system'] as const;
const INTAKE_OR_CENTRE = ['recipient_intake', 'coordinator'] as const;
const ASKERS = ['citizen', 'sender_officer', 'coordinator'] as const;
const ANYONE = [
  'citizen',
  'coordinator',
  'recipient_handler',
  'recipient_intake',
  'recipient_supervisor',
  'sender_officer',
  'system',
] as const;

/** The whole workflow: every step there is. A step that is not here cannot be taken. */
// prettier-ignore
export const TRANSITIONS = [
  { id: 'T01', from: 'draft', event: 'submit', to: 'queued', actors: SENDER,
    guards: ['consent_or_legal_basis', 'recipient_can_take', 'mediation_allowed', 'no_conflict_of_interest', 'no_other_live_primary', 'hops_left', 'not_tried_before'], clocks: ['stop routing', 'start ack', 'start accept'], emits: 'referral.submitted' },
  { id: 'T02', from: 'draft', event: 'discard', to: 'entered_in_error', actors: SENDER,
    guards: [], clocks: ['stop all'], emits: 'referral.discarded' },
  { id: 'T03', from: 'queued', event: 'acknowledge', to: 'queued', actors: DESK,
    guards: ['not_yet_seen'], clocks: ['stop ack'], emits: 'referral.acknowledged' },
  { id: 'T04', from: 'queued', event: 'accept', to: 'accepted', actors: RECIPIENT,
    guards: ['capacity_left'], clocks: ['stop ack', 'stop accept', 'start first_contact', 'start update', 'start resolve'], emits: 'referral.accepted' },
  { id: 'T05', from: 'queued', event: 'accept_partial', to: 'accepted', actors: DECIDERS,
    guards: ['proper_subset_of_scope', 'capacity_left'], clocks: ['stop ack', 'stop accept', 'start first_contact', 'start update', 'start resolve'], emits: 'referral.accepted_in_part' },
  { id: 'T06', from: 'queued', event: 'request_info', to: 'info_requested', actors: DESK,
    guards: ['info_cycles_left', 'second_question_approved'], clocks: ['pause accept', 'stop ack', 'start info_supply'], emits: 'referral.info_requested' },
  { id: 'T07', from: 'info_requested', event: 'supply_info', to: 'queued', actors: SENDER_OR_CITIZEN,
    guards: [], clocks: ['resume accept', 'stop info_supply'], emits: 'referral.info_supplied' },
  { id: 'T08', from: 'info_requested', event: 'info_timeout', to: 'queued', actors: SYSTEM,
    guards: ['deadline_passed'], clocks: ['resume accept', 'stop info_supply'], emits: 'referral.info_timed_out' },
  { id: 'T09', from: 'info_requested', event: 'accept', to: 'accepted', actors: DESK,
    guards: ['capacity_left'], clocks: ['stop accept', 'stop info_supply', 'start first_contact', 'start update', 'start resolve'], emits: 'referral.accepted' },
  { id: 'T10', from: 'queued', event: 'reject', to: 'rejection_review', actors: DECIDERS,
    guards: ['reason_reviewable', 'reason_usable'], clocks: ['pause accept', 'stop ack', 'start review'], emits: 'referral.refused' },
  { id: 'T11', from: 'queued', event: 'reject_final', to: 'rejected', actors: DECIDERS,
    guards: ['reason_final', 'reason_usable'], clocks: ['stop ack', 'stop accept', 'start case.routing'], emits: 'referral.rejected' },
  { id: 'T12', from: 'rejection_review', event: 'overrule', to: 'queued', actors: CENTRE,
    guards: ['written_instruction', 'recipient_owes_duty'], clocks: ['resume accept', 'stop review'], emits: 'referral.overruled' },
  { id: 'T13', from: 'rejection_review', event: 'uphold', to: 'rejected', actors: CENTRE,
    guards: [], clocks: ['stop accept', 'stop review', 'start case.routing'], emits: 'referral.upheld' },
  { id: 'T14', from: 'rejection_review', event: 'review_timeout', to: 'rejected', actors: SYSTEM,
    guards: ['second_expiry'], clocks: ['stop accept', 'stop review', 'start case.routing'], emits: 'referral.review_timed_out' },
  { id: 'T15', from: 'queued', event: 'accept_timeout', to: 'expired', actors: SYSTEM,
    guards: ['deadline_passed', 'auto_reroute'], clocks: ['stop all', 'start case.routing'], emits: 'referral.expired' },
  { id: 'T16', from: 'queued', event: 'recall', to: 'recalled', actors: SENDER_OR_CENTRE,
    guards: ['reason_given'], clocks: ['stop all', 'start case.routing'], emits: 'referral.recalled' },
  { id: 'T17', from: 'info_requested', event: 'recall', to: 'recalled', actors: SENDER_OR_CENTRE,
    guards: ['reason_given'], clocks: ['stop all', 'start case.routing'], emits: 'referral.recalled' },
  { id: 'T18', from: 'rejection_review', event: 'recall', to: 'recalled', actors: SENDER_OR_CENTRE,
    guards: ['reason_given'], clocks: ['stop all', 'start case.routing'], emits: 'referral.recalled' },
  { id: 'T19', from: 'accepted', event: 'request_recall', to: 'recall_pending', actors: SENDER_OR_CENTRE,
    guards: ['reason_given'], clocks: ['start recall_answer'], emits: 'referral.recall_requested' },
  { id: 'T20', from: 'in_progress', event: 'request_recall', to: 'recall_pending', actors: SENDER_OR_CENTRE,
    guards: ['reason_given'], clocks: ['start recall_answer'], emits: 'referral.recall_requested' },
  { id: 'T21', from: 'on_hold', event: 'request_recall', to: 'recall_pending', actors: SENDER_OR_CENTRE,
    guards: ['reason_given'], clocks: ['start recall_answer'], emits: 'referral.recall_requested' },
  { id: 'T22', from: 'recall_pending', event: 'agree_recall', to: 'recalled', actors: HOLDERS,
    guards: ['handover_note'], clocks: ['stop all', 'start case.routing'], emits: 'referral.recall_agreed' },
  { id: 'T23', from: 'recall_pending', event: 'decline_recall', to: '@resume_to', actors: HEAD,
    guards: ['reason_given'], clocks: ['stop recall_answer'], emits: 'referral.recall_declined' },
  { id: 'T24', from: 'recall_pending', event: 'force_recall', to: 'recalled', actors: CENTRE,
    guards: [], clocks: ['stop all', 'start case.routing'], emits: 'referral.recall_forced' },
  { id: 'T25', from: 'recall_pending', event: 'recall_timeout', to: 'recall_pending', actors: SYSTEM,
    guards: ['deadline_passed'], clocks: ['escalate recall_answer'], emits: 'referral.recall_unanswered' },
  { id: 'T26', from: 'recall_pending', event: 'report_outcome', to: 'reported', actors: HANDLER,
    guards: ['outcome_fits', 'handover_first', 'agreement_allowed', 'contact_on_record', 'required_support_done'], clocks: ['stop hold_until', 'stop resolve', 'stop update', 'stop recall_answer', 'stop first_contact', 'start confirm'], emits: 'referral.outcome_reported' },
  { id: 'T27', from: 'accepted', event: 'first_contact', to: 'in_progress', actors: HANDLER,
    guards: ['contact_told', 'handover_first'], clocks: ['stop first_contact'], emits: 'referral.contacted' },
  { id: 'T28', from: 'accepted', event: 'handover_done', to: 'closed', actors: HANDLER,
    guards: ['mode_is_transfer', 'checklist_complete'], clocks: ['stop all'], emits: 'referral.handed_over' },
  { id: 'T29', from: 'accepted', event: 'hold', to: 'on_hold', actors: HANDLER,
    guards: ['hold_reason_listed', 'hold_within_limits', 'long_hold_approved'], clocks: ['pause resolve', 'pause update', 'start hold_until'], emits: 'referral.held' },
  { id: 'T30', from: 'in_progress', event: 'hold', to: 'on_hold', actors: HANDLER,
    guards: ['hold_reason_listed', 'hold_within_limits', 'long_hold_approved'], clocks: ['pause resolve', 'pause update', 'start hold_until'], emits: 'referral.held' },
  { id: 'T31', from: 'on_hold', event: 'resume', to: '@resume_to', actors: ANYONE_AWAITED,
    guards: [], clocks: ['stop hold_until', 'resume resolve', 'resume update'], emits: 'referral.resumed' },
  { id: 'T32', from: 'on_hold', event: 'hold_timeout', to: '@resume_to', actors: SYSTEM,
    guards: ['hold_is_over'], clocks: ['stop hold_until', 'resume resolve', 'resume update'], emits: 'referral.hold_ended' },
  { id: 'T33', from: 'in_progress', event: 'feedback', to: 'in_progress', actors: HANDLER,
    guards: ['progress_told'], clocks: ['restart update'], emits: 'referral.progress_reported' },
  { id: 'T34', from: 'in_progress', event: 'report_outcome', to: 'reported', actors: HANDLER,
    guards: ['outcome_fits', 'handover_first', 'agreement_allowed', 'contact_on_record', 'required_support_done'], clocks: ['stop hold_until', 'stop resolve', 'stop update', 'stop recall_answer', 'stop first_contact', 'start confirm'], emits: 'referral.outcome_reported' },
  { id: 'T35', from: 'on_hold', event: 'report_outcome', to: 'reported', actors: HANDLER,
    guards: ['outcome_fits', 'handover_first', 'agreement_allowed', 'contact_on_record', 'required_support_done'], clocks: ['stop hold_until', 'stop resolve', 'stop update', 'stop recall_answer', 'stop first_contact', 'start confirm'], emits: 'referral.outcome_reported' },
  { id: 'T36', from: 'reported', event: 'confirm', to: 'closed', actors: SENDER_OR_CENTRE,
    guards: [], clocks: ['stop confirm', 'start case.follow_up'], emits: 'referral.confirmed' },
  { id: 'T37', from: 'reported', event: 'return', to: 'in_progress', actors: SENDER_OR_CENTRE,
    guards: ['deficiency_told', 'work_can_go_on', 'returns_left'], clocks: ['stop confirm', 'reopen resolve', 'start update'], emits: 'referral.returned' },
  { id: 'T38', from: 'reported', event: 'confirm_timeout', to: 'closed', actors: SYSTEM,
    guards: ['deadline_passed'], clocks: ['stop confirm', 'start case.follow_up'], emits: 'referral.confirmed_by_lapse' },
  { id: 'T39', from: 'queued', event: 'reroute', to: 'superseded', actors: CENTRE,
    guards: ['target_eligible', 'hops_left_or_arbitration'], clocks: ['stop all'], emits: 'referral.rerouted' },
  { id: 'T40', from: 'info_requested', event: 'reroute', to: 'superseded', actors: CENTRE,
    guards: ['target_eligible', 'hops_left_or_arbitration'], clocks: ['stop all'], emits: 'referral.rerouted' },
  { id: 'T41', from: 'rejection_review', event: 'reroute', to: 'superseded', actors: CENTRE,
    guards: ['target_eligible', 'hops_left_or_arbitration'], clocks: ['stop all'], emits: 'referral.rerouted' },
  { id: 'T42', from: 'accepted', event: 'reroute', to: 'superseded', actors: CENTRE,
    guards: ['target_eligible', 'hops_left_or_arbitration'], clocks: ['stop all'], emits: 'referral.rerouted' },
  { id: 'T43', from: 'in_progress', event: 'reroute', to: 'superseded', actors: CENTRE,
    guards: ['target_eligible', 'hops_left_or_arbitration'], clocks: ['stop all'], emits: 'referral.rerouted' },
  { id: 'T44', from: 'on_hold', event: 'reroute', to: 'superseded', actors: CENTRE,
    guards: ['target_eligible', 'hops_left_or_arbitration'], clocks: ['stop all'], emits: 'referral.rerouted' },
  { id: 'T45', from: 'queued', event: 'merge_into', to: 'superseded', actors: CENTRE,
    guards: ['surviving_case_open'], clocks: ['stop all'], emits: 'referral.merged' },
  { id: 'T46', from: 'info_requested', event: 'merge_into', to: 'superseded', actors: CENTRE,
    guards: ['surviving_case_open'], clocks: ['stop all'], emits: 'referral.merged' },
  { id: 'T47', from: 'rejection_review', event: 'merge_into', to: 'superseded', actors: CENTRE,
    guards: ['surviving_case_open'], clocks: ['stop all'], emits: 'referral.merged' },
  { id: 'T48', from: 'accepted', event: 'merge_into', to: 'superseded', actors: CENTRE,
    guards: ['surviving_case_open'], clocks: ['stop all'], emits: 'referral.merged' },
  { id: 'T49', from: 'in_progress', event: 'merge_into', to: 'superseded', actors: CENTRE,
    guards: ['surviving_case_open'], clocks: ['stop all'], emits: 'referral.merged' },
  { id: 'T50', from: 'on_hold', event: 'merge_into', to: 'superseded', actors: CENTRE,
    guards: ['surviving_case_open'], clocks: ['stop all'], emits: 'referral.merged' },
  { id: 'T51', from: 'recall_pending', event: 'merge_into', to: 'superseded', actors: CENTRE,
    guards: ['surviving_case_open'], clocks: ['stop all'], emits: 'referral.merged' },
  { id: 'T52', from: 'queued', event: 'mark_duplicate', to: 'superseded', actors: INTAKE_OR_CENTRE,
    guards: ['original_is_live'], clocks: ['stop all'], emits: 'referral.marked_duplicate' },
  { id: 'T53', from: 'info_requested', event: 'mark_duplicate', to: 'superseded', actors: INTAKE_OR_CENTRE,
    guards: ['original_is_live'], clocks: ['stop all'], emits: 'referral.marked_duplicate' },
  { id: 'T54', from: 'accepted', event: 'delegate', to: '@same', actors: HEAD,
    guards: ['depth_left', 'due_within_own', 'child_is_ours'], clocks: [], emits: 'referral.delegated' },
  { id: 'T55', from: 'in_progress', event: 'delegate', to: '@same', actors: HEAD,
    guards: ['depth_left', 'due_within_own', 'child_is_ours'], clocks: [], emits: 'referral.delegated' },
  { id: 'T56', from: 'draft', event: 'mark_error', to: 'entered_in_error', actors: SENDER_OR_CENTRE,
    guards: [], clocks: ['stop all'], emits: 'referral.marked_in_error' },
  { id: 'T57', from: 'queued', event: 'mark_error', to: 'entered_in_error', actors: SENDER_OR_CENTRE,
    guards: [], clocks: ['stop all'], emits: 'referral.marked_in_error' },
  { id: 'T58', from: 'closed', event: 'reopen', to: 'closed', actors: ASKERS,
    guards: ['within_reopen_window', 'reason_given'], clocks: [], emits: 'referral.reopened' },
  { id: 'T59', from: 'queued', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
  { id: 'T60', from: 'info_requested', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
  { id: 'T61', from: 'rejection_review', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
  { id: 'T62', from: 'accepted', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
  { id: 'T63', from: 'in_progress', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
  { id: 'T64', from: 'on_hold', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
  { id: 'T65', from: 'recall_pending', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
  { id: 'T66', from: 'reported', event: 'raise_safety', to: '@same', actors: ANYONE,
    guards: ['risk_is_red'], clocks: ['start case.safety_response'], emits: 'referral.safety_raised' },
] as const satisfies readonly TransitionRow[];

export type Transition = (typeof TRANSITIONS)[number];
export type ReferralEvent = Transition['event'];

/** The guards that the rows of an event name: its action must bring exactly these. */
export type GuardOf<Event extends ReferralEvent> = Extract<Transition, { event: Event }>['guards'][number];

const BY_STEP: ReadonlyMap<string, TransitionRow & { readonly event: ReferralEvent }> = indexed();

/** The row for this event in this state, or null when it is the wrong step. */
export function findTransition(
  state: ReferralState,
  event: ReferralEvent,
): (TransitionRow & { readonly event: ReferralEvent }) | null {
  return BY_STEP.get(stepKey(state, event)) ?? null;
}

/** The events that this capacity may cause in this state, in the table's order: what a screen offers. */
export function eventsFor(state: ReferralState, classes: ReadonlySet<ActorClass>): readonly ReferralEvent[] {
  return TRANSITIONS.filter(
    (row: TransitionRow) => row.from === state && row.actors.some((actor) => classes.has(actor)),
  ).map((row) => row.event);
}

function indexed(): Map<string, TransitionRow & { readonly event: ReferralEvent }> {
  const found = new Map<string, TransitionRow & { readonly event: ReferralEvent }>();
  for (const row of TRANSITIONS) {
    const key = stepKey(row.from, row.event);
    if (found.has(key)) throw new Error(`the workflow has two rows for ${key}`);
    found.set(key, row);
  }
  return found;
}

function stepKey(state: ReferralState, event: string): string {
  return `${state} ${event}`;
}
