import type { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { SnapshotContent } from '../engine/snapshot-content.js';
import { SNAPSHOT_CONTEXT, snapshotsOfCasesWithType } from '../store/snapshots.store.js';
import type { ListedRuling } from './listed-rulings.store.js';

/** Ids of the rulings whose type their reader may know: those of their area, and those whose case was once shown to them as of it. */
export async function typesTold(
  tx: Tx,
  cipher: FieldCipher,
  rulings: readonly ListedRuling[],
  agencyIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const others = rulings.filter(({ isOfArea }) => !isOfArea);
  const told = new Set(rulings.filter(({ isOfArea }) => isOfArea).map(({ id }) => id));
  if (others.length === 0) return told;
  const referralIds = others.map(({ referralId }) => referralId);
  for (const { referralId, contentSealed } of await snapshotsOfCasesWithType(tx, referralIds, agencyIds)) {
    const { type } = JSON.parse(cipher.open(contentSealed, SNAPSHOT_CONTEXT)) as SnapshotContent;
    for (const ruling of others)
      if (ruling.referralId === referralId && ruling.typeCode === type) told.add(ruling.id);
  }
  return told;
}
