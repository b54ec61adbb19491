import { createHash } from 'node:crypto';

/**
 * An audit row as it is hashed: every column as PostgreSQL prints it. `at` and `sealedAt` are UTC, ISO 8601 with six
 * decimals (what `timestamptz` stores: with three, a change below a millisecond would not show), `detail` is the
 * normal form that `jsonb` keeps.
 */
export interface AuditRowText {
  readonly id: string;
  readonly xid: string;
  readonly at: string;
  readonly actor_kind: string;
  readonly actor_user_id: string | null;
  readonly actor_name: string;
  readonly agency_id: string | null;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly detail: string;
  readonly ip: string | null;
  readonly user_agent: string | null;
  readonly request_id: string;
}

/** The select list that yields `AuditRowText`. */
export const AUDIT_ROW_TEXT = `id::text, xid::text, ${instantText('at')} as at, actor_kind, actor_user_id::text, actor_name,
  agency_id::text, action, subject_type, subject_id, detail::text as detail, ip, user_agent, request_id`;

/** SQL for an instant as it is hashed. */
export function instantText(column: string): string {
  return `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}

export const HASH_BYTES = 32;

/** What the first seal is chained to. */
export const GENESIS_HASH = Buffer.alloc(HASH_BYTES);

/**
 * SHA-256 of the row's canonical JSON: UTF-8, no spaces, the keys below in this order, every value a string or null.
 */
export function hashRow(row: AuditRowText): Buffer {
  const canonical = JSON.stringify({
    id: row.id,
    xid: row.xid,
    at: row.at,
    actor_kind: row.actor_kind,
    actor_user_id: row.actor_user_id,
    actor_name: row.actor_name,
    agency_id: row.agency_id,
    action: row.action,
    subject_type: row.subject_type,
    subject_id: row.subject_id,
    detail: row.detail,
    ip: row.ip,
    user_agent: row.user_agent,
    request_id: row.request_id,
  });
  return createHash('sha256').update(canonical, 'utf8').digest();
}

/** A seal but for its own hash. `rowHashes` is the rows' hashes one after another, in the order of `rowIds`. */
export interface SealContent {
  readonly batch: string;
  readonly fromXid: string;
  readonly toXid: string;
  readonly rowIds: readonly string[];
  readonly rowHashes: Buffer;
  readonly previousHash: Buffer;
  readonly sealedAt: string;
}

/**
 * SHA-256 of: the previous hash, then batch, from, to and the number of rows, then every row id, each as an unsigned
 * 64-bit big-endian number, then the row hashes, then the sealing instant as text.
 */
export function hashSeal(seal: SealContent): Buffer {
  const numbers = [seal.batch, seal.fromXid, seal.toXid, seal.rowIds.length, ...seal.rowIds];
  const bytes = Buffer.alloc(8 * numbers.length);
  numbers.forEach((number, index) => bytes.writeBigUInt64BE(BigInt(number), 8 * index));
  return createHash('sha256')
    .update(seal.previousHash)
    .update(bytes)
    .update(seal.rowHashes)
    .update(seal.sealedAt, 'utf8')
    .digest();
}
