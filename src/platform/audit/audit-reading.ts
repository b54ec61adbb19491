import { AUDIT_ROW_TEXT, type AuditRowText, instantText, type SealContent } from './audit-hash.js';

/** Runs one statement. Give one that works in a single repeatable-read transaction, so that all answers agree. */
export type AuditQuery = <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

/** A seal as it is stored, its own hash included. */
export interface StoredSeal extends SealContent {
  readonly hash: Buffer;
}

const SEAL_PAGE = 50;
const ROW_PAGE = 2_000;

/** Every seal in the order of its batch, a page in memory at a time. */
export async function* readSeals(query: AuditQuery): AsyncGenerator<StoredSeal> {
  for (let after: string | null = null; ;) {
    const seals: StoredSeal[] = await query<StoredSeal>(
      `select batch::text as batch, from_xid::text as "fromXid", to_xid::text as "toXid", row_ids::text[] as "rowIds",
              row_hashes as "rowHashes", previous_hash as "previousHash", hash, ${instantText('sealed_at')} as "sealedAt"
       from audit_seal where $1::bigint is null or batch > $1::bigint
       order by audit_seal.batch limit ${SEAL_PAGE}`,
      [after],
    );
    yield* seals;
    const last = seals.at(-1);
    if (last === undefined) return;
    after = last.batch;
  }
}

/** Every audit row in the order of sealing, a page in memory at a time. */
export async function* readAuditRows(query: AuditQuery): AsyncGenerator<AuditRowText> {
  for (let after: { xid: string; id: string } = { xid: '0', id: '0' }; ;) {
    const rows: AuditRowText[] = await query<AuditRowText>(
      `select ${AUDIT_ROW_TEXT} from audit_row where (xid, audit_row.id) > ($1::xid8, $2::bigint)
       order by audit_row.xid, audit_row.id limit ${ROW_PAGE}`,
      [after.xid, after.id],
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) return;
    after = last;
  }
}
