import { type Actor, agenciesOf, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { type Agencies, type People, standsIn } from '../../identity/index.js';
import { isPossible, ORDER_STEPS, type OrderStep } from './order.js';
import type { OrderRow } from './order.store.js';

export interface Registers {
  readonly people: People;
  readonly agencies: Agencies;
}

/** Where something lies that is to be supervised, and whose it is. */
export interface SupervisedPlace {
  /** The area of the case. */
  readonly areaPath: string;
  /** The agency that answers for the case. */
  readonly ownerAgencyId: string;
  /** The agency that is charged, and both sides of the referral where it is one: nobody orders their own, or their addressee. */
  readonly parties: readonly (string | null)[];
}

/**
 * Whether somebody may give the centre's word there: who coordinates the area, or stands in for who would, and belongs to
 * neither side, as with rulings (workflow.md §1.4).
 */
export async function maySupervise(
  tx: Tx,
  registers: Registers,
  actor: Actor,
  { areaPath, ownerAgencyId, parties }: SupervisedPlace,
): Promise<boolean> {
  if (agenciesOf(actor).some((id) => parties.includes(id))) return false;
  if (holdsOverArea(actor, areaPath, 'coordinator')) return true;
  return standsIn(tx, registers, actor, { areaPath, ownerAgencyId });
}

/** What the actor may do to an order as it stands: the agency answers, the centre does the rest. */
export async function stepsOn(
  tx: Tx,
  registers: Registers,
  actor: Actor,
  order: OrderRow,
): Promise<readonly OrderStep[]> {
  const possible = ORDER_STEPS.filter((step) => isPossible(step, order.state));
  if (possible.length === 0) return [];
  const answers = answersFor(actor, order.agencyId);
  const supervises = await maySupervise(tx, registers, actor, placeOf(order));
  return possible.filter((step) => (step === 'answer' ? answers : supervises));
}

export function answersFor(actor: Actor, agencyId: string): boolean {
  return holdsInAgency(actor, agencyId, 'agency_head', 'station_head', 'agency_handler', 'station_officer');
}

export function placeOf(order: OrderRow): SupervisedPlace {
  const { areaPath, ownerAgencyId, agencyId, senderAgencyId, recipientAgencyId } = order;
  return { areaPath, ownerAgencyId, parties: [agencyId, senderAgencyId, recipientAgencyId] };
}
