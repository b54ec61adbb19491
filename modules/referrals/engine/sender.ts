import { Refused } from '../../../src/kernel/errors.js';
import { type Actor, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import { standsIn } from '../../identity/index.js';
import type { World } from './world.js';

/** Whether the actor may send in the name of this very agency. */
export function sendsFor(actor: Actor, agencyId: string): boolean {
  return holdsInAgency(actor, agencyId, 'station_officer', 'station_head', 'agency_intake', 'agency_head');
}

/** Whether the caller may send a case in the name of its centre: who coordinates its area, and who stands in for them. */
export async function sendsForCentre(
  tx: Tx,
  registers: Pick<World, 'people' | 'agencies'>,
  theCase: CaseRow,
): Promise<boolean> {
  const { actor } = tx.caller;
  return holdsOverArea(actor, theCase.areaPath, 'coordinator') || standsIn(tx, registers, actor, theCase);
}

/**
 * In whose name the caller sends a case: the custodian's or the owner's whose officer they are, else the centre's.
 * @throws Refused `no_sender` when it can be sent in nobody's name by them
 */
export async function senderOf(
  tx: Tx,
  world: Pick<World, 'centres' | 'people' | 'agencies'>,
  theCase: CaseRow,
): Promise<string> {
  const { actor } = tx.caller;
  const own = [theCase.custodianAgencyId, theCase.ownerAgencyId].find((id) => sendsFor(actor, id));
  if (own !== undefined) return own;
  const centre = (await sendsForCentre(tx, world, theCase))
    ? await world.centres.at(tx, theCase.areaPath, 0)
    : null;
  if (centre === null)
    throw new Refused('no_sender', 'You hold no agency in whose name this case can be sent.');
  return centre.id;
}
