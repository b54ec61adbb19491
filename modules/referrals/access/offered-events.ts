import type { CaseRow, ReferralTerms } from '../../cases/index.js';
import { isWithinWindow } from '../actions/reopen.js';
import { isFrozenStep } from '../domain/frozen.js';
import { MAX_DELEGATION_DEPTH, MAX_INFO_CYCLES, MAX_RETURNS } from '../domain/modes.js';
import { type ActorClass, eventsFor, type ReferralEvent } from '../domain/transitions.js';
import type { AgencyProfile } from '../policy.js';
import type { Referral } from '../store/referral.js';

/** What tells which steps somebody may take on a referral now. */
export interface Offering {
  readonly referral: Referral;
  readonly theCase: CaseRow;
  /** The recipient's. */
  readonly profile: AgencyProfile;
  readonly classes: ReadonlySet<ActorClass>;
  /** Single steps of a coordinator's that are lent to them: docs/adr/0018. */
  readonly lent: ReadonlySet<ReferralEvent>;
  readonly now: Date;
  readonly terms: ReferralTerms;
  /** Whether another referral lives that a reopening would stand against (I2). */
  readonly hasRival: boolean;
  /** Whether what it is a part of has ended: see `isWholeOver`. */
  readonly isWholeOver: boolean;
}

type Doubt = (offering: Offering) => boolean;

/** Where a row is in the table and the referral itself says that its guards will not let it pass. */
const HOPELESS: Readonly<Partial<Record<ReferralEvent, Doubt>>> = {
  acknowledge: ({ referral }) => referral.acknowledgedAt !== null,
  accept_partial: ({ referral }) => referral.scope.length < 2,
  request_info: ({ referral }) => referral.infoCycles >= MAX_INFO_CYCLES,
  reject: ({ referral, profile }) => referral.mode === 'consult' || isAlwaysFinal(profile),
  overrule: ({ profile }) => profile.refusal !== 'reviewable',
  first_contact: ({ referral }) => referral.mode === 'transfer',
  handover_done: ({ referral }) => referral.mode !== 'transfer',
  delegate: ({ referral }) => referral.depth >= MAX_DELEGATION_DEPTH,
  return: ({ referral, classes }) =>
    referral.mode === 'transfer' || (referral.returns >= MAX_RETURNS && !classes.has('coordinator')),
  reopen: ({ referral, classes, now, terms, hasRival, isWholeOver }) =>
    hasRival || isWholeOver || !isWithinWindow(referral, { classes, at: now, terms }),
};

/**
 * What a screen offers: the rows of the table for whoever asks, less those that are sure to be refused, and the steps
 * that routes take in one with others or beside the table under the same name. Silence is nobody's button.
 */
export function offeredEvents(offering: Offering): ReferralEvent[] {
  const { referral, theCase, classes, lent } = offering;
  if (theCase.mergedInto !== null) return [];
  const own = eventsFor(referral.state, classes);
  const asCoordinator = eventsFor(referral.state, new Set<ActorClass>(['coordinator']));
  const rows = [...own, ...asCoordinator.filter((event) => lent.has(event) && !own.includes(event))];
  return [...rows, ...joined(offering).filter((event) => !rows.includes(event))].filter(
    (event) =>
      !event.endsWith('_timeout') &&
      HOPELESS[event]?.(offering) !== true &&
      !isFrozenStep(theCase, referral, event),
  );
}

/** Steps that have no row of their own in this state: docs/adr/0033, and the short cuts of workflow.md §1.2. */
function joined({ referral, classes }: Offering): ReferralEvent[] {
  const { state, lane, mode } = referral;
  const found: ReferralEvent[] = [];
  const atWork =
    state === 'accepted' || state === 'in_progress' || state === 'on_hold' || state === 'recall_pending';
  if (classes.has('recipient_handler')) {
    const inOneStep = state === 'queued' && (lane === 'simple' || mode === 'consult');
    if (inOneStep || state === 'accepted') found.push('report_outcome');
    if (atWork) found.push('first_contact');
  }
  if (classes.has('sender_officer') && atWork) found.push('supply_info');
  return found;
}

function isAlwaysFinal({ refusal, refusalByReason }: AgencyProfile): boolean {
  return refusal === 'final' && !Object.values(refusalByReason).includes('reviewable');
}
