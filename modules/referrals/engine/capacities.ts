import { agenciesOf, type Actor, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { ActorClass } from '../domain/transitions.js';
import type { Referral } from '../store/referral.js';

/** Where a referral lies: what an actor's capacity depends on. */
export interface Standing {
  readonly referral: Pick<Referral, 'senderAgencyId' | 'recipientAgencyId' | 'channel'>;
  /** The area of the case. */
  readonly areaPath: string;
  /** Whether the sending agency is a centre: its coordinators then send in its name. */
  readonly sentByCentre: boolean;
}

/**
 * In what capacities somebody stands to a referral, by their memberships of today.
 *
 * A coordinator who belongs to the sender or the recipient may chase but not rule, so is none here. What comes back from
 * outside the network is recorded by the sender, who therefore also speaks for the recipient.
 */
export function capacitiesOf(actor: Actor, { referral, areaPath, sentByCentre }: Standing): Set<ActorClass> {
  const found = new Set<ActorClass>();
  if (actor.kind === 'system') return found.add('system');
  const { senderAgencyId, recipientAgencyId } = referral;
  if (
    holdsInAgency(actor, senderAgencyId, 'station_officer', 'station_head', 'agency_intake', 'agency_head')
  ) {
    found.add('sender_officer');
    if (referral.channel === 'external') speakForRecipient(found);
  }
  if (holdsInAgency(actor, recipientAgencyId, 'agency_intake', 'station_officer'))
    found.add('recipient_intake');
  if (holdsInAgency(actor, recipientAgencyId, 'agency_handler', 'station_officer'))
    found.add('recipient_handler');
  if (holdsInAgency(actor, recipientAgencyId, 'agency_head', 'station_head'))
    found.add('recipient_supervisor');
  if (holdsOverArea(actor, areaPath, 'coordinator')) {
    const belongs = agenciesOf(actor).some((id) => id === senderAgencyId || id === recipientAgencyId);
    if (!belongs) found.add('coordinator');
    if (sentByCentre) found.add('sender_officer');
  }
  return found;
}

function speakForRecipient(found: Set<ActorClass>): void {
  found.add('recipient_intake').add('recipient_handler').add('recipient_supervisor');
}
