import type { Tx } from '../../../src/platform/database/tx.js';
import type { SnapshotField } from '../domain/snapshot-fields.js';
import type { Share } from './referral.js';

/** Associated data of a sealed snapshot. */
export const SNAPSHOT_CONTEXT = 'referral_snapshot.content';

export interface StoredSnapshot {
  readonly version: number;
  readonly fields: readonly SnapshotField[];
  readonly contentSealed: string;
  readonly takenAt: Date;
}

export async function insertSnapshot(
  tx: Tx,
  referralId: string,
  snapshot: Omit<StoredSnapshot, 'takenAt'> & { readonly legalBasis: Share['legalBasis'] },
): Promise<void> {
  await tx.query(
    `insert into referral_snapshot (referral_id, version, fields, content_sealed, legal_basis, taken_at, taken_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      referralId,
      snapshot.version,
      snapshot.fields,
      snapshot.contentSealed,
      JSON.stringify(snapshot.legalBasis ?? {}),
      await tx.now(),
      tx.caller.actor.userId,
    ],
  );
}

export async function latestSnapshot(tx: Tx, referralId: string): Promise<StoredSnapshot | null> {
  const rows = await tx.query<StoredSnapshot>(
    `select version, fields, content_sealed as "contentSealed", taken_at as "takenAt"
     from referral_snapshot where referral_id = $1 order by version desc limit 1`,
    [referralId],
  );
  return rows[0] ?? null;
}
