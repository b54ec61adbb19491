import type { Tx } from '../../../src/platform/database/tx.js';
import { type Looking, openSnapshot } from '../access/opened-snapshot.js';
import { answersForCase, mayReadSnapshot } from '../access/snapshot-access.js';
import type { World } from '../engine/world.js';
import { latestSnapshot } from '../store/snapshots.store.js';
import type { DutyRuling } from './duty-ruling.js';
import { rulingsFor } from './duty-rulings.store.js';

/**
 * Those in force on the recipient for such disputes, the latest first, as far as whoever looks may know what the dispute is: a
 * ruling tells the type. Whom the referral shows it is told of the type that was shown, not of what the case became since.
 */
export async function rulingsShown(
  tx: Tx,
  world: Pick<World, 'cipher'>,
  looking: Looking,
): Promise<readonly DutyRuling[]> {
  const { referral, theCase } = looking;
  const typeCode = await typeShown(tx, world, looking);
  const rulings = await rulingsFor(tx, { typeCode, areaPath: theCase.areaPath });
  return rulings.filter(({ agencyId }) => agencyId === referral.recipientAgencyId);
}

async function typeShown(tx: Tx, world: Pick<World, 'cipher'>, looking: Looking): Promise<string | null> {
  const { relations, referral, theCase } = looking;
  if (answersForCase(relations)) return theCase.typeCode;
  if (!(await mayReadSnapshot(tx, relations, referral))) return null;
  const snapshot = await latestSnapshot(tx, referral.id);
  if (snapshot === null || !snapshot.fields.includes('type')) return null;
  return openSnapshot(world, snapshot, looking).content.type ?? null;
}
