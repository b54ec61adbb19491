import { Refused } from '../../../src/kernel/errors.js';
import { type Actor, holdsInAgency, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { CaseRow } from '../../cases/index.js';
import type { Centres } from './centres.js';

/** Whether the actor may send in the name of this very agency. */
export function sendsFor(actor: Actor, agencyId: string): boolean {
  return holdsInAgency(actor, agencyId, 'station_officer', 'station_head', 'agency_intake', 'agency_head');
}

/**
 * In whose name the caller sends a case: the custodian's or the owner's whose officer they are, else the centre's.
 * @throws Refused `no_sender` when it can be sent in nobody's name by them
 */
export async function senderOf(tx: Tx, centres: Centres, theCase: CaseRow): Promise<string> {
  const { actor } = tx.caller;
  const own = [theCase.custodianAgencyId, theCase.ownerAgencyId].find((id) => sendsFor(actor, id));
  if (own !== undefined) return own;
  const centre = holdsOverArea(actor, theCase.areaPath, 'coordinator')
    ? await centres.at(tx, theCase.areaPath, 0)
    : null;
  if (centre === null)
    throw new Refused('no_sender', 'You hold no agency in whose name this case can be sent.');
  return centre.id;
}
