import { Conflict } from '../../../src/kernel/errors.js';
import type { CaseRole } from './case-role.js';

export const CASE_STATES = ['registered', 'triage', 'handling', 'closed'] as const;

export type CaseState = (typeof CASE_STATES)[number];

export type CaseEvent =
  | 'register'
  | 'settle_on_scene'
  | 'triage'
  | 'take'
  | 'route'
  | 'all_referrals_ended'
  | 'stop_legal'
  | 'extend'
  | 'close'
  | 'confirm'
  | 'reopen'
  | 'withdraw_consent';

/** Who may: a role, a relation to the case, or the product itself. */
export type CaseActor =
  | CaseRole
  | 'custodian'
  | 'case_owner'
  | 'centre'
  | 'approver'
  | 'party'
  | 'feed'
  | 'public'
  | 'system'
  | 'guard';

export type CaseGuard =
  | 'place_or_contact'
  | 'no_stop'
  | 'settlement_recorded'
  | 'no_live_referral'
  | 'first_live_primary_referral'
  | 'no_outcome_closed_it'
  | 'before_expiry'
  | 'not_extended_before'
  | 'consents_for_mediation'
  | 'outcome_coded'
  | 'no_other_live_referral'
  | 'notice_of_other_ways'
  | 'last_live_primary_settled'
  | 'window_and_reason'
  | 'successor_queued';

export type CaseEffect =
  | 'start_routing_clock'
  | 'stop_routing_clock'
  | 'start_lane_clocks'
  | 'show_reason'
  | 'open_legal_path'
  | 'refuse_mediation_actions'
  | 'append_clock_extend'
  | 'tell_parties'
  | 'recall_optional_children'
  | 'stop_case_clocks'
  | 'plan_follow_up'
  | 'next_cycle'
  | 'tell_centre_from_second_time'
  | 'freeze_referral_content'
  | 'start_withdrawal_report_clock';

/** One row of the case's table. `from` null: the case does not exist yet. `to` null: the state stays. */
export interface CaseTransition {
  readonly event: CaseEvent;
  readonly from: readonly (CaseState | null)[];
  readonly to: CaseState | null;
  /** Another target when this guard holds. */
  readonly toWhen?: { readonly guard: CaseGuard; readonly to: CaseState };
  readonly actors: readonly CaseActor[];
  readonly guards: readonly CaseGuard[];
  readonly effects: readonly CaseEffect[];
  /** False for rows that the system performs by itself: they have no HTTP action. */
  readonly isAction: boolean;
}

const OPEN: readonly CaseState[] = ['registered', 'triage', 'handling'];

/** The case's life as data. The type is total: an event without a row does not compile. */
export const CASE_TRANSITIONS: Readonly<Record<CaseEvent, CaseTransition>> = {
  register: {
    event: 'register',
    from: [null],
    to: 'registered',
    actors: ['intake', 'officer', 'feed', 'public'],
    guards: ['place_or_contact'],
    effects: ['start_routing_clock'],
    isAction: true,
  },
  settle_on_scene: {
    event: 'settle_on_scene',
    from: ['registered'],
    to: 'closed',
    actors: ['officer', 'mediator'],
    guards: ['no_stop', 'settlement_recorded', 'no_live_referral'],
    effects: ['stop_case_clocks', 'plan_follow_up'],
    isAction: true,
  },
  triage: {
    event: 'triage',
    from: ['registered'],
    to: 'triage',
    actors: ['custodian'],
    guards: [],
    effects: [],
    isAction: true,
  },
  take: {
    event: 'take',
    from: ['registered', 'triage'],
    to: 'handling',
    actors: ['custodian'],
    guards: [],
    effects: ['stop_routing_clock', 'start_lane_clocks'],
    isAction: true,
  },
  route: {
    event: 'route',
    from: OPEN,
    to: 'handling',
    actors: ['custodian', 'centre'],
    guards: ['first_live_primary_referral'],
    effects: ['stop_routing_clock'],
    isAction: true,
  },
  all_referrals_ended: {
    event: 'all_referrals_ended',
    from: ['handling'],
    to: 'triage',
    actors: ['system'],
    guards: ['no_live_referral', 'no_outcome_closed_it'],
    effects: ['start_routing_clock', 'show_reason'],
    isAction: false,
  },
  stop_legal: {
    event: 'stop_legal',
    from: OPEN,
    to: 'handling',
    actors: ['guard', 'supervisor'],
    guards: [],
    effects: ['stop_routing_clock', 'open_legal_path', 'refuse_mediation_actions'],
    isAction: true,
  },
  extend: {
    event: 'extend',
    from: OPEN,
    to: null,
    actors: ['handler', 'approver'],
    guards: ['before_expiry', 'not_extended_before', 'consents_for_mediation'],
    effects: ['append_clock_extend', 'tell_parties'],
    isAction: true,
  },
  close: {
    event: 'close',
    from: OPEN,
    to: 'closed',
    actors: ['case_owner'],
    guards: ['outcome_coded', 'no_other_live_referral', 'notice_of_other_ways'],
    effects: ['recall_optional_children', 'stop_case_clocks', 'plan_follow_up'],
    isAction: true,
  },
  confirm: {
    event: 'confirm',
    from: ['handling'],
    to: 'closed',
    actors: ['system'],
    guards: ['last_live_primary_settled'],
    effects: ['stop_case_clocks', 'plan_follow_up'],
    isAction: false,
  },
  reopen: {
    event: 'reopen',
    from: ['closed'],
    to: 'triage',
    toWhen: { guard: 'successor_queued', to: 'handling' },
    actors: ['party', 'case_owner', 'centre'],
    guards: ['window_and_reason'],
    effects: ['next_cycle', 'start_routing_clock', 'tell_centre_from_second_time'],
    isAction: true,
  },
  withdraw_consent: {
    event: 'withdraw_consent',
    from: OPEN,
    to: null,
    actors: ['party'],
    guards: [],
    effects: ['freeze_referral_content', 'start_withdrawal_report_clock'],
    isAction: true,
  },
};

/**
 * The row for this event in this state.
 *
 * @param state null before the case exists
 * @throws Conflict `case_wrong_step` with the events that are possible now
 */
export function caseTransition(state: CaseState | null, event: CaseEvent): CaseTransition {
  const transition = CASE_TRANSITIONS[event];
  if (!transition.from.includes(state)) {
    throw new Conflict('case_wrong_step', `A case in state ${state ?? 'none'} does not take ${event}.`, {
      state,
      event,
      possible: possibleEvents(state),
    });
  }
  return transition;
}

/** The state after the row, given the guards that hold. */
export function nextState(
  transition: CaseTransition,
  state: CaseState,
  holding: readonly CaseGuard[],
): CaseState {
  if (transition.toWhen && holding.includes(transition.toWhen.guard)) return transition.toWhen.to;
  return transition.to ?? state;
}

/** Actions that have a row in this state; what the system does by itself is nobody's to take. */
export function possibleEvents(state: CaseState | null): readonly CaseEvent[] {
  return Object.values(CASE_TRANSITIONS)
    .filter((transition) => transition.isAction && transition.from.includes(state))
    .map((transition) => transition.event);
}
