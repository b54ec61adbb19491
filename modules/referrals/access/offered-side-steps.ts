import { type Actor, agenciesOf, holdsInAgency } from '../../../src/platform/auth/actor.js';
import type { ClockRow } from '../../sla/index.js';
import { isFrozen } from '../domain/frozen.js';
import { isHeldByRecipient, isLive } from '../domain/states.js';
import type { ActorClass } from '../domain/transitions.js';
import { extendableClockOf } from '../engine/extended.js';
import type { Relation } from '../engine/relations.js';
import { isAtWork } from '../engine/withdrawal-report.js';
import type { Extension } from '../store/extensions.store.js';
import type { Proposal } from '../store/proposals.store.js';
import type { Offering } from './offered-events.js';

/** What is done beside the workflow, by the last part of its route. */
export type SideStep =
  | 'claim'
  | 'assignment'
  | 'relay'
  | 'approval'
  | 'approval-request'
  | 'extension-request'
  | 'extension-decision'
  | 'extension-withdrawal'
  | 'reroute-proposal'
  | 'reroute-refusal'
  | 'question'
  | 'waiver'
  | 'chases'
  | 'notes';

/** What tells which of them somebody may take now. */
export interface SideOffering extends Offering {
  readonly actor: Actor;
  readonly relations: ReadonlySet<Relation>;
  /** The clocks of the referral that run or rest. */
  readonly clocks: readonly ClockRow[];
  readonly extensions: readonly Extension[];
  readonly proposals: readonly Proposal[];
  /** Whether they handle it, or cover for who does. */
  readonly handles: boolean;
  /** Whether they stand in for the coordinator whom the area does not have. */
  readonly standsIn: boolean;
}

type MayTake = (offering: SideOffering) => boolean;

const MAY: Readonly<Record<SideStep, MayTake>> = {
  claim: ({ referral, relations }) =>
    relations.has('recipient') && (referral.state === 'queued' || referral.state === 'info_requested'),
  assignment: ({ referral, classes }) =>
    isLive(referral.state) && isAny(classes, 'recipient_supervisor', 'recipient_intake'),
  relay: ({ referral, classes, handles }) =>
    isHeldByRecipient(referral.state) &&
    (classes.has('recipient_supervisor') || (classes.has('recipient_handler') && handles)),
  approval: ({ referral, classes }) => isLive(referral.state) && classes.has('recipient_supervisor'),
  'approval-request': ({ referral, classes }) =>
    isLive(referral.state) && isAny(classes, 'recipient_handler', 'recipient_intake'),
  'extension-request': (offering) => offering.classes.has('recipient_handler') && canBeExtended(offering),
  'extension-decision': mayDecide,
  'extension-withdrawal': ({ classes, extensions }) =>
    classes.has('recipient_handler') && extensions.some(({ decision }) => decision === null),
  'reroute-proposal': ({ referral: { state }, classes, proposals }) =>
    (state === 'queued' || (isHeldByRecipient(state) && state !== 'reported')) &&
    isAny(classes, 'recipient_intake', 'recipient_handler', 'recipient_supervisor') &&
    !proposals.some(({ answer }) => answer === null),
  'reroute-refusal': ({ classes, proposals }) =>
    classes.has('coordinator') && proposals.some(({ answer }) => answer === null),
  question: ({ referral, theCase, classes }) =>
    !isFrozen(theCase) &&
    isAtWork(referral.state) &&
    referral.mode !== 'consult' &&
    referral.channel === 'internal' &&
    isAny(classes, 'recipient_intake', 'recipient_handler', 'recipient_supervisor'),
  waiver: ({ referral, classes }) =>
    classes.has('coordinator') && referral.required && referral.waivedAt === null && isLive(referral.state),
  chases: ({ referral, relations }) =>
    isLive(referral.state) && (relations.has('sender') || relations.has('centre')),
  notes: ({ actor, referral, theCase }) =>
    !isFrozen(theCase) &&
    agenciesOf(actor).some((id) => id === referral.senderAgencyId || id === referral.recipientAgencyId),
};

/** See `SideStep`; nothing on what went on as another case. */
export function offeredSideSteps(offering: SideOffering): SideStep[] {
  if (offering.theCase.mergedInto !== null) return [];
  return (Object.keys(MAY) as SideStep[]).filter((step) => MAY[step](offering));
}

/** As the policy of its clock has it: before the deadline, as often as the rule says, one request at a time. */
function canBeExtended({ referral, clocks, extensions, now }: SideOffering): boolean {
  const clock = clocks.find(({ name }) => name === extendableClockOf(referral));
  const rule = clock?.target.extension ?? null;
  if (clock === undefined || rule === null || extensions.some(({ decision }) => decision === null))
    return false;
  const used = extensions.filter(({ decision }) => decision === 'granted').length;
  return used < rule.count && (clock.deadlineAt === null || clock.deadlineAt >= now);
}

function mayDecide({ actor, classes, standsIn, extensions }: SideOffering): boolean {
  const open = extensions.find(({ decision }) => decision === null);
  if (open === undefined || (open.askedBy !== null && open.askedBy === actor.userId)) return false;
  const isHead = holdsInAgency(actor, open.approverAgencyId, 'station_head', 'agency_head');
  return isHead || standsIn || classes.has('coordinator');
}

function isAny(classes: ReadonlySet<ActorClass>, ...any: readonly ActorClass[]): boolean {
  return any.some((needed) => classes.has(needed));
}
