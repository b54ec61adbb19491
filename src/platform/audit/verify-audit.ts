import { parseAnchors } from './audit-anchors.js';
import { type AuditRowText, GENESIS_HASH, HASH_BYTES, hashRow, hashSeal } from './audit-hash.js';
import { type AuditQuery, readAuditRows, readSeals, type StoredSeal } from './audit-reading.js';

export type AuditFindingKind =
  | 'row_altered'
  | 'row_missing'
  | 'row_inserted'
  | 'seal_altered'
  | 'seal_missing'
  | 'link_broken'
  | 'anchor_unmatched'
  | 'anchor_unreadable';

/** One thing that is not as it was sealed. `place` is the audit row's id, the seal's batch or the anchor's line. */
export interface AuditFinding {
  readonly kind: AuditFindingKind;
  readonly place: string;
}

export interface AuditVerdict {
  readonly rowsChecked: number;
  readonly sealsChecked: number;
  /** Rows newer than the last seal: nothing proves them yet. */
  readonly unsealedRows: number;
  readonly findings: readonly AuditFinding[];
}

/**
 * Recomputes the whole chain and holds it against the rows, the seals and the anchors.
 *
 * Rows and seals are read side by side, so memory holds one seal's rows whatever the size of the trail.
 * @param anchorsText content of the anchors file; null when there is none, and then seals cut off at the end do not show
 */
export async function verifyAudit(query: AuditQuery, anchorsText: string | null): Promise<AuditVerdict> {
  const anchors = readAnchorLines(anchorsText);
  const findings = new Findings();
  anchors.unreadable.forEach((line) => findings.add('anchor_unreadable', line));
  const rows = new RowCursor(query);
  let previous = { batch: 0n, toXid: '0', hash: GENESIS_HASH as Buffer };
  let sealsChecked = 0;
  for await (const seal of readSeals(query)) {
    checkLink(seal, previous, findings);
    if (!hashSeal(seal).equals(seal.hash)) findings.add('seal_altered', seal.batch);
    anchors.expected.get(seal.batch)?.delete(seal.hash.toString('hex'));
    const before = await rows.below(seal.fromXid);
    // Below a missing seal nothing can be told of single rows; elsewhere every row below a seal was in one.
    if (BigInt(seal.batch) === previous.batch + 1n)
      before.forEach((row) => findings.add('row_inserted', row.id));
    checkRows(seal, await rows.below(seal.toXid), findings);
    previous = { batch: BigInt(seal.batch), toXid: seal.toXid, hash: seal.hash };
    sealsChecked++;
  }
  const rowsChecked = rows.count;
  const unsealedRows = await rows.countRest();
  for (const [batch, hashes] of anchors.expected) {
    if (hashes.size > 0) findings.add('anchor_unmatched', batch);
  }
  return { rowsChecked, sealsChecked, unsealedRows, findings: findings.all() };
}

function checkLink(
  seal: StoredSeal,
  previous: { readonly batch: bigint; readonly toXid: string; readonly hash: Buffer },
  findings: Findings,
): void {
  const expected = previous.batch + 1n;
  if (BigInt(seal.batch) !== expected) {
    for (let batch = expected; batch < BigInt(seal.batch); batch++)
      findings.add('seal_missing', batch.toString());
    return;
  }
  if (!seal.previousHash.equals(previous.hash) || seal.fromXid !== previous.toXid) {
    findings.add('link_broken', seal.batch);
  }
}

function checkRows(seal: StoredSeal, rows: readonly AuditRowText[], findings: Findings): void {
  const sealed = new Map(
    seal.rowIds.map((id, index) => [
      id,
      seal.rowHashes.subarray(HASH_BYTES * index, HASH_BYTES * (index + 1)),
    ]),
  );
  for (const row of rows) {
    const hash = sealed.get(row.id);
    sealed.delete(row.id);
    if (hash === undefined) findings.add('row_inserted', row.id);
    else if (!hashRow(row).equals(hash)) findings.add('row_altered', row.id);
  }
  for (const id of sealed.keys()) findings.add('row_missing', id);
}

/** The rows in the order of sealing, taken up to a transaction id at a time. */
class RowCursor {
  count = 0;
  private readonly rows: AsyncGenerator<AuditRowText>;
  private next: AuditRowText | null | undefined;

  constructor(query: AuditQuery) {
    this.rows = readAuditRows(query);
  }

  /** The rows not yet taken whose transaction lies below `xid`. */
  async below(xid: string): Promise<AuditRowText[]> {
    const taken: AuditRowText[] = [];
    for (
      let row = await this.peek();
      row !== null && BigInt(row.xid) < BigInt(xid);
      row = await this.peek()
    ) {
      taken.push(row);
      this.next = undefined;
    }
    this.count += taken.length;
    return taken;
  }

  async countRest(): Promise<number> {
    let rest = 0;
    while ((await this.peek()) !== null) {
      rest++;
      this.next = undefined;
    }
    return rest;
  }

  private async peek(): Promise<AuditRowText | null> {
    if (this.next !== undefined) return this.next;
    const result = await this.rows.next();
    this.next = result.done === true ? null : result.value;
    return this.next;
  }
}

/** A row missing in one place and surplus in another is one row whose transaction id was altered. */
class Findings {
  private readonly found: AuditFinding[] = [];

  add(kind: AuditFindingKind, place: string): void {
    this.found.push({ kind, place });
  }

  all(): AuditFinding[] {
    const missing = this.places('row_missing');
    const moved = new Set([...this.places('row_inserted')].filter((id) => missing.has(id)));
    const kept = this.found.filter(({ kind, place }) => !(kind === 'row_missing' && moved.has(place)));
    return kept.map((finding) =>
      finding.kind === 'row_inserted' && moved.has(finding.place)
        ? { ...finding, kind: 'row_altered' }
        : finding,
    );
  }

  private places(kind: AuditFindingKind): Set<string> {
    return new Set(this.found.filter((finding) => finding.kind === kind).map(({ place }) => place));
  }
}

interface AnchorLines {
  /** The hashes that each batch must have; more than one only after somebody has tampered. */
  readonly expected: Map<string, Set<string>>;
  readonly unreadable: readonly string[];
}

function readAnchorLines(text: string | null): AnchorLines {
  const expected = new Map<string, Set<string>>();
  const unreadable: string[] = [];
  parseAnchors(text ?? '').forEach((anchor, index) => {
    if (anchor === null) unreadable.push(String(index + 1));
    else expected.set(anchor.batch, (expected.get(anchor.batch) ?? new Set()).add(anchor.hash));
  });
  return { expected, unreadable };
}
