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

/** One row of the case's table. `from` null: the case does not exist yet. `to`: where it may lead; empty when the state stays. */
export interface CaseTransition {
  readonly event: CaseEvent;
  readonly from: readonly (CaseState | null)[];
  readonly to: readonly CaseState[];
  readonly actors: readonly CaseActor[];
  /** False for rows that the system performs by itself: they have no HTTP action. */
  readonly isAction: boolean;
}

const OPEN: readonly CaseState[] = ['registered', 'triage', 'handling'];

/** The case's life as data. The type is total: an event without a row does not compile. */
export const CASE_TRANSITIONS: Readonly<Record<CaseEvent, CaseTransition>> = {
  register: {
    event: 'register',
    from: [null],
    to: ['registered'],
    actors: ['intake', 'officer', 'feed', 'public'],
    isAction: true,
  },
  settle_on_scene: {
    event: 'settle_on_scene',
    from: ['registered'],
    to: ['closed'],
    actors: ['officer', 'mediator'],
    isAction: true,
  },
  triage: {
    event: 'triage',
    from: ['registered'],
    to: ['triage'],
    actors: ['custodian'],
    isAction: true,
  },
  take: {
    event: 'take',
    from: ['registered', 'triage'],
    to: ['handling'],
    actors: ['custodian'],
    isAction: true,
  },
  route: {
    event: 'route',
    from: OPEN,
    to: ['handling'],
    actors: ['custodian', 'centre'],
    isAction: true,
  },
  all_referrals_ended: {
    event: 'all_referrals_ended',
    from: ['handling'],
    to: ['triage'],
    actors: ['system'],
    isAction: false,
  },
  stop_legal: {
    event: 'stop_legal',
    from: OPEN,
    to: ['handling'],
    actors: ['guard', 'supervisor'],
    isAction: true,
  },
  extend: {
    event: 'extend',
    from: OPEN,
    to: [],
    actors: ['handler', 'approver'],
    isAction: true,
  },
  close: {
    event: 'close',
    from: OPEN,
    to: ['closed'],
    actors: ['case_owner'],
    isAction: true,
  },
  confirm: {
    event: 'confirm',
    from: ['handling'],
    to: ['closed'],
    actors: ['system'],
    isAction: false,
  },
  reopen: {
    event: 'reopen',
    from: ['closed'],
    to: ['triage', 'handling'],
    actors: ['party', 'case_owner', 'centre'],
    isAction: true,
  },
  withdraw_consent: {
    event: 'withdraw_consent',
    from: OPEN,
    to: [],
    actors: ['party'],
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

/** @throws Error where a step led elsewhere than its row says: nothing of it is kept */
export function requireLedTo(transition: CaseTransition, before: CaseState, after: CaseState): void {
  const expected = transition.to.length > 0 ? transition.to : [before];
  if (!expected.includes(after)) {
    throw new Error(`${transition.event} led from ${before} to ${after}, not to ${expected.join(' or ')}`);
  }
}

/** Actions that have a row in this state; what the system does by itself is nobody's to take. */
export function possibleEvents(state: CaseState | null): readonly CaseEvent[] {
  return Object.values(CASE_TRANSITIONS)
    .filter((transition) => transition.isAction && transition.from.includes(state))
    .map((transition) => transition.event);
}
