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

/** A file chosen for the recipient, and which of the papers it needs it is. */
export interface ChosenFile {
  readonly fileId: string;
  readonly paperCodes: readonly string[];
}

/** What of a snapshot is no secret to whoever sees the referral: that it holds files and answers, not what they say. */
export interface SnapshotOutline {
  readonly fields: readonly SnapshotField[];
  readonly files: readonly ChosenFile[];
  /** Codes of the questions that are answered in it. */
  readonly answered: readonly string[];
}

export async function insertSnapshot(
  tx: Tx,
  referralId: string,
  snapshot: Omit<StoredSnapshot, 'takenAt'> & SnapshotOutline & { readonly legalBasis: Share['legalBasis'] },
): Promise<void> {
  await tx.query(
    `insert into referral_snapshot (referral_id, version, fields, content_sealed, legal_basis, taken_at, taken_by, answered)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      referralId,
      snapshot.version,
      snapshot.fields,
      snapshot.contentSealed,
      JSON.stringify(snapshot.legalBasis ?? {}),
      await tx.now(),
      tx.caller.actor.userId,
      snapshot.answered,
    ],
  );
  for (const { fileId, paperCodes } of snapshot.files) {
    await tx.query(
      `insert into referral_snapshot_file (referral_id, version, file_id, paper_codes) values ($1, $2, $3, $4)`,
      [referralId, snapshot.version, fileId, paperCodes],
    );
  }
}

export async function latestSnapshot(tx: Tx, referralId: string): Promise<StoredSnapshot | null> {
  const rows = await tx.query<StoredSnapshot>(
    `select version, fields, content_sealed as "contentSealed", taken_at as "takenAt"
     from referral_snapshot where referral_id = $1 order by version desc limit 1`,
    [referralId],
  );
  return rows[0] ?? null;
}

/** The latest snapshots of these referrals that hold the type, where one of the agencies sent or received it. */
export async function snapshotsWithType(
  tx: Tx,
  referralIds: readonly string[],
  agencyIds: readonly string[],
): Promise<readonly { readonly referralId: string; readonly contentSealed: string }[]> {
  return tx.query<{ referralId: string; contentSealed: string }>(
    `select r.id as "referralId", s.content_sealed as "contentSealed"
     from referral r join referral_snapshot s on s.referral_id = r.id and s.version = r.snapshot_version
     where r.id = any($1::uuid[]) and 'type' = any(s.fields)
       and (r.sender_agency_id = any($2::uuid[]) or r.recipient_agency_id = any($2::uuid[]))`,
    [referralIds, agencyIds],
  );
}

/** Every snapshot that ever showed one of the agencies the type of the case of one of these referrals, on whatever referral. */
export async function snapshotsOfCasesWithType(
  tx: Tx,
  referralIds: readonly string[],
  agencyIds: readonly string[],
): Promise<readonly { readonly referralId: string; readonly contentSealed: string }[]> {
  return tx.query<{ referralId: string; contentSealed: string }>(
    `select one.id as "referralId", s.content_sealed as "contentSealed"
     from referral one join referral r on r.case_id = one.case_id join referral_snapshot s on s.referral_id = r.id
     where one.id = any($1::uuid[]) and 'type' = any(s.fields)
       and (r.sender_agency_id = any($2::uuid[]) or r.recipient_agency_id = any($2::uuid[]))`,
    [referralIds, agencyIds],
  );
}

/** Of the latest snapshot of the referral `$1`. */
export const OUTLINE_SQL = `
  select s.fields, s.answered, coalesce((
      select jsonb_agg(jsonb_build_object('fileId', f.file_id, 'paperCodes', f.paper_codes) order by f.file_id)
      from referral_snapshot_file f where f.referral_id = s.referral_id and f.version = s.version), '[]') as files
  from referral_snapshot s where s.referral_id = $1 order by s.version desc limit 1`;

/** Of the latest snapshot; null before the referral was sent. */
export async function latestOutline(tx: Tx, referralId: string): Promise<SnapshotOutline | null> {
  const rows = await tx.query<SnapshotOutline>(OUTLINE_SQL, [referralId]);
  return rows[0] ?? null;
}

/** Referrals whose latest snapshot holds the file and that one of the agencies sent or received. */
export async function referralsShowing(
  tx: Tx,
  fileId: string,
  agencyIds: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `select r.id from referral_snapshot_file f join referral r on r.id = f.referral_id and r.snapshot_version = f.version
     where f.file_id = $1 and (r.recipient_agency_id = any($2::uuid[]) or r.sender_agency_id = any($2::uuid[]))
     order by r.created_at, r.id`,
    [fileId, agencyIds],
  );
  return rows.map(({ id }) => id);
}
