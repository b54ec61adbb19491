import { agenciesOf, type Actor, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import { isHoldersQuestion } from '../domain/modes.js';
import type { ActorClass, ReferralEvent } from '../domain/transitions.js';
import type { Referral } from '../store/referral.js';

/** Where a referral lies: what an actor's capacity depends on. Asked through `standing.ts`. */
export interface Place {
  readonly referral: Pick<
    Referral,
    'senderAgencyId' | 'recipientAgencyId' | 'channel' | 'state' | 'mode' | 'partOf'
  >;
  /** The area of the case. */
  readonly areaPath: string;
  /** Whether the sending agency is a centre: its coordinators then send in its name. */
  readonly sentByCentre: boolean;
  /** Whether it lies with a centre, which may send it on. */
  readonly withCentre: boolean;
  /** Whether the actor stands in for a coordinator whom the area does not have: see `standsIn` of `identity`. */
  readonly standsIn: boolean;
  /** Whether it is the actor's to take back from an agency that stays silent: see `standing.ts`. */
  readonly takesBack: boolean;
}

/**
 * In what capacities somebody stands to a referral, by their memberships of today.
 *
 * A coordinator, or whoever stands in for one, who belongs to the sender or the recipient may chase but not rule, so is
 * none here. What comes back from
 * outside the network is recorded by the sender, who therefore also speaks for the recipient.
 */
export function capacitiesOf(actor: Actor, place: Place): Set<ActorClass> {
  const { referral, areaPath, sentByCentre } = place;
  const found = new Set<ActorClass>();
  if (actor.kind === 'system') return found.add('system');
  const { senderAgencyId, recipientAgencyId } = referral;
  if (
    holdsInAgency(actor, senderAgencyId, 'station_officer', 'station_head', 'agency_intake', 'agency_head')
  ) {
    found.add('sender_officer');
    if (referral.channel === 'external') speakForRecipient(found);
  }
  // Whoever handles the case asks, and follows up what they asked.
  if (isHoldersQuestion(referral) && holdsInAgency(actor, senderAgencyId, 'agency_handler'))
    found.add('sender_officer');
  if (holdsInAgency(actor, recipientAgencyId, 'agency_intake', 'station_officer'))
    found.add('recipient_intake');
  if (holdsInAgency(actor, recipientAgencyId, 'agency_handler', 'station_officer'))
    found.add('recipient_handler');
  if (holdsInAgency(actor, recipientAgencyId, 'agency_head', 'station_head'))
    found.add('recipient_supervisor');
  if (holdsOverArea(actor, areaPath, 'coordinator')) {
    if (!belongsTo(actor, referral)) found.add('coordinator');
    if (sentByCentre) found.add('sender_officer');
  }
  if (place.standsIn) {
    const isParty = belongsTo(actor, referral);
    if (!isParty) found.add('coordinator');
    // To send decides nothing yet about the agency it goes to: whoever stands in may route to their own.
    if (sentByCentre && (!isParty || referral.state === 'draft')) found.add('sender_officer');
  }
  return found;
}

/**
 * Single steps that somebody may take as a coordinator would, without being one: docs/adr/0018.
 *
 * The staff of a centre send on what was sent to their centre. Where nobody coordinates, whoever heads the sender takes a
 * case back from an agency that has not even answered whether it lets go.
 */
export function lentSteps(actor: Actor, place: Place): ReadonlySet<ReferralEvent> {
  const { referral, withCentre } = place;
  const lent = new Set<ReferralEvent>();
  const isStaff = holdsInAgency(
    actor,
    referral.recipientAgencyId,
    'agency_intake',
    'agency_handler',
    'agency_head',
  );
  // Of its own refusal a centre does not dispose: others rule on it.
  if (withCentre && isStaff && referral.state !== 'rejection_review') lent.add('reroute');
  if (place.takesBack) lent.add('force_recall');
  return lent;
}

function belongsTo(actor: Actor, { senderAgencyId, recipientAgencyId }: Place['referral']): boolean {
  return agenciesOf(actor).some((id) => id === senderAgencyId || id === recipientAgencyId);
}

function speakForRecipient(found: Set<ActorClass>): void {
  found.add('recipient_intake').add('recipient_handler').add('recipient_supervisor');
}
