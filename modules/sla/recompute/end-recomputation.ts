import type { Tx } from '../../../src/platform/database/tx.js';
import type { RecomputeEnd } from './recomputation.js';
import { getRecomputation, markEnded } from './recomputation.store.js';

/** Ends a recomputation and puts what it did on record. */
export async function endRecomputation(tx: Tx, id: string, by: RecomputeEnd): Promise<void> {
  await markEnded(tx, id, by);
  const { reason, versionId, recomputed, moved, breached, kept, failed } = await getRecomputation(tx, id);
  tx.audit({
    action: 'recomputation.ended',
    subjectType: 'recomputation',
    subjectId: id,
    detail: { by, reason, versionId, recomputed, moved, breached, kept, failed },
  });
}
