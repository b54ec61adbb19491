import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import { type Anchor, appendAnchors, parseAnchors, readAnchors } from './audit-anchors.js';
import {
  AUDIT_ROW_TEXT,
  type AuditRowText,
  GENESIS_HASH,
  hashRow,
  hashSeal,
  instantText,
} from './audit-hash.js';

/** Injects the path of the anchors file. */
export const ANCHORS_FILE = Symbol('AnchorsFile');

/** Rows one seal covers at most, unless a single transaction wrote more. */
export const MAX_SEAL_ROWS = 2_000;

const ADVISORY_LOCK = 7002;
const ANCHOR_PAGE = 1_000;

interface LastSeal {
  readonly batch: string;
  readonly toXid: string;
  readonly hash: Buffer;
}

/** The rows of one seal: those with `from <= xid < toXid`. */
interface Batch {
  readonly rows: readonly AuditRowText[];
  readonly toXid: string;
}

/**
 * Chains the audit trail in commit order, beside the writers and never in their way.
 *
 * A transaction id below the snapshot's xmin belongs to a transaction that has ended, and every later one gets a
 * greater id: what lies below is complete for ever, however late somebody commits. Serial numbers would not do, since
 * a lower one may commit after a higher one.
 */
@Injectable()
export class AuditSealer {
  private anchored: bigint | null = null;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(ANCHORS_FILE) private readonly anchorsFile: string,
  ) {}

  /**
   * Seals the next batch, if any, and brings the anchors file up to date.
   * @returns how many rows were sealed; 0 also when another process is sealing
   * @throws Error when transaction ids have gone back, see `docs/operations.md`
   */
  async sealOnce(): Promise<number> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      const sealed = await inTransaction(runner, () => sealNext(client));
      // After the commit, so that a crash in between leaves a seal without an anchor and never the reverse.
      await this.anchor(client);
      return sealed;
    } finally {
      await runner.release();
    }
  }

  /** Seals until nothing is left to seal. */
  async sealAll(): Promise<void> {
    while ((await this.sealOnce()) > 0);
  }

  /**
   * Every process that seals keeps all anchors, also of the batches that others have sealed. While a first start is
   * under way there are none: an interrupted one is undone, and an anchor of it would witness against the next.
   */
  private async anchor(client: PoolClient): Promise<void> {
    for (;;) {
      this.anchored ??= lastAnchored(await readAnchors(this.anchorsFile));
      const { rows } = await client.query<Anchor>(
        `select batch::text as batch, encode(hash, 'hex') as hash from audit_seal
         where batch > $1 and not exists (select 1 from first_start where finished_at is null)
         order by audit_seal.batch limit ${ANCHOR_PAGE}`,
        [this.anchored.toString()],
      );
      const last = rows.at(-1);
      if (last === undefined) return;
      await appendAnchors(this.anchorsFile, rows);
      this.anchored = BigInt(last.batch);
    }
  }
}

function lastAnchored(text: string | null): bigint {
  const last = parseAnchors(text ?? '').findLast((anchor) => anchor !== null);
  return last === undefined || last === null ? 0n : BigInt(last.batch);
}

async function sealNext(client: PoolClient): Promise<number> {
  const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock($1) as mine', [
    ADVISORY_LOCK,
  ]);
  if (lock.rows[0]?.mine !== true) return 0;
  const last = await readLastSeal(client);
  const batch = await readBatch(client, last.toXid);
  if (batch.rows.length === 0) return 0;
  await writeSeal(client, last, batch);
  return batch.rows.length;
}

async function readLastSeal(client: PoolClient): Promise<LastSeal> {
  const { rows } = await client.query<LastSeal>(
    'select batch::text as batch, to_xid::text as "toXid", hash from audit_seal order by audit_seal.batch desc limit 1',
  );
  return rows[0] ?? { batch: '0', toXid: '0', hash: GENESIS_HASH };
}

async function readBatch(client: PoolClient, fromXid: string): Promise<Batch> {
  const horizon = await readHorizon(client);
  if (BigInt(horizon) < BigInt(fromXid)) {
    throw new Error(
      `The audit trail is sealed up to transaction ${fromXid}, but this cluster is only at ${horizon}: it was ` +
        'restored from a dump that does not carry transaction ids. See docs/operations.md.',
    );
  }
  const rows = await readRows(client, fromXid, horizon, MAX_SEAL_ROWS + 1);
  const cut = rows.at(MAX_SEAL_ROWS)?.xid;
  if (cut === undefined) return { rows, toXid: horizon };
  const whole = rows.filter((row) => row.xid !== cut);
  if (whole.length > 0) return { rows: whole, toXid: cut };
  const toXid = (BigInt(cut) + 1n).toString();
  return { rows: await readRows(client, cut, toXid, null), toXid };
}

/** Read before the rows: whatever lies below it has ended by now, so every later statement sees it. */
async function readHorizon(client: PoolClient): Promise<string> {
  const { rows } = await client.query<{ horizon: string }>(
    'select pg_snapshot_xmin(pg_current_snapshot())::text as horizon',
  );
  const horizon = rows[0]?.horizon;
  if (horizon === undefined) throw new Error('the snapshot has no xmin');
  return horizon;
}

async function readRows(
  client: PoolClient,
  fromXid: string,
  toXid: string,
  limit: number | null,
): Promise<AuditRowText[]> {
  const { rows } = await client.query<AuditRowText>(
    `select ${AUDIT_ROW_TEXT} from audit_row where xid >= $1::xid8 and xid < $2::xid8
     order by audit_row.xid, audit_row.id limit $3`,
    [fromXid, toXid, limit],
  );
  return rows;
}

async function writeSeal(client: PoolClient, last: LastSeal, { rows, toXid }: Batch): Promise<void> {
  const clock = await client.query<{ now: string }>(`select ${instantText('accord_now()')} as now`);
  const sealedAt = clock.rows[0]?.now;
  if (sealedAt === undefined) throw new Error('accord_now() answered no row');
  const seal = {
    batch: (BigInt(last.batch) + 1n).toString(),
    fromXid: last.toXid,
    toXid,
    rowIds: rows.map((row) => row.id),
    rowHashes: Buffer.concat(rows.map(hashRow)),
    previousHash: last.hash,
    sealedAt,
  };
  await client.query(
    `insert into audit_seal (batch, from_xid, to_xid, row_ids, row_hashes, previous_hash, hash, sealed_at)
     values ($1, $2::xid8, $3::xid8, $4::bigint[], $5, $6, $7, $8::timestamptz)`,
    [
      seal.batch,
      seal.fromXid,
      toXid,
      seal.rowIds,
      seal.rowHashes,
      seal.previousHash,
      hashSeal(seal),
      sealedAt,
    ],
  );
}

async function inTransaction<T>(runner: QueryRunner, work: () => Promise<T>): Promise<T> {
  await runner.startTransaction('READ COMMITTED');
  try {
    const result = await work();
    await runner.commitTransaction();
    return result;
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}
