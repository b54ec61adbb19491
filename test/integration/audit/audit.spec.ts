import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { anchorsPath } from '../../../src/platform/audit/audit-anchors.js';
import { AuditSealer, MAX_SEAL_ROWS } from '../../../src/platform/audit/audit-sealer.js';
import { type AuditVerdict, verifyAudit } from '../../../src/platform/audit/verify-audit.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let dataSource: DataSource;
let uow: UnitOfWork;
let superuser: pg.Client;
let dataDir: string;
let sealer: AuditSealer;

beforeEach(async () => {
  database = await freshDatabase();
  dataDir = await mkdtemp(path.join(os.tmpdir(), 'audit-'));
  const { host, port, user, database: name } = database.runtimeConfig;
  const options = { type: 'postgres', host, port, username: user, database: name, poolSize: 20 } as const;
  dataSource = await new DataSource(options).initialize();
  uow = new UnitOfWork(dataSource, new Subscriptions());
  sealer = new AuditSealer(dataSource, anchorsPath(dataDir));
  superuser = new pg.Client(database.superuserConfig);
  await superuser.connect();
});

afterEach(async () => {
  await dataSource.destroy();
  await superuser.end();
  await database.drop();
  await rm(dataDir, { recursive: true });
});

describe('an audit trail nobody touched', () => {
  it('is found whole, with what is not sealed yet counted', async () => {
    await threeSeals();
    await write(2);
    expect(await verify()).toEqual({ rowsChecked: 9, sealsChecked: 3, unsealedRows: 2, findings: [] });
  });

  it('has an anchor for each seal, also when another process has sealed', async () => {
    await threeSeals();
    const elsewhere = await mkdtemp(path.join(os.tmpdir(), 'audit-'));
    await new AuditSealer(dataSource, anchorsPath(elsewhere)).sealOnce();
    const anchors = await readFile(anchorsPath(dataDir), 'utf8');
    expect(anchors.split('\n')).toHaveLength(4);
    expect(await readFile(anchorsPath(elsewhere), 'utf8')).toBe(anchors);
    await rm(elsewhere, { recursive: true });
  });

  it('keeps the rows of one transaction in one seal, and its seals small otherwise', async () => {
    await write(1);
    await write(MAX_SEAL_ROWS + 5);
    await write(1);
    await write(1);
    expect([await seal(), await seal(), await seal(), await seal()]).toEqual([1, MAX_SEAL_ROWS + 5, 2, 0]);
    expect(await verify()).toMatchObject({ rowsChecked: MAX_SEAL_ROWS + 8, sealsChecked: 3, findings: [] });
  });

  it('skips no row of fifty transactions that commit in any order while it is being sealed', async () => {
    let writing = true;
    const sealing = (async () => {
      while (writing) await sealer.sealOnce();
    })();
    // Each writes before and after a wait on the database's side, so that commits overtake one another.
    await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        uow.run(systemCaller('test'), async (tx) => {
          await tx.query('select pg_current_xact_id()');
          await tx.query('select pg_sleep($1)', [((index * 37) % 50) / 200]);
          tx.audit({ action: 'test.written', subjectType: 'test', subjectId: String(index) });
          tx.audit({ action: 'test.written', subjectType: 'test', subjectId: String(index) });
        }),
      ),
    );
    await committedBeforeAll();
    writing = false;
    await sealing;
    await sealer.sealAll();
    const verdict = await verify();
    expect(verdict).toMatchObject({ rowsChecked: 100, unsealedRows: 0, findings: [] });
    expect(verdict.sealsChecked).toBeGreaterThan(1);
  });

  it('is not sealed past a transaction that is still open, and does not make it wait', async () => {
    const open = dataSource.createQueryRunner();
    await open.startTransaction();
    await open.query('select pg_current_xact_id()');
    await write(1);
    expect(await sealer.sealOnce()).toBe(0);
    await open.query(
      `insert into audit_row (at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id)
       values (accord_now(), 'system', 'x', 'test.late', 'test', '1', '{}', 'test')`,
    );
    await open.commitTransaction();
    await open.release();
    expect(await seal()).toBe(2);
  });

  it('is sealed by one process at a time', async () => {
    await write(3);
    await committedBeforeAll();
    const other = new AuditSealer(dataSource, anchorsPath(dataDir));
    await Promise.all([sealer.sealAll(), other.sealAll()]);
    await sealer.sealAll();
    expect(await verify()).toMatchObject({ rowsChecked: 3, sealsChecked: 1, findings: [] });
  });
});

describe('tampering with the audit trail', () => {
  it('cannot be done by the product itself', async () => {
    await threeSeals();
    await expect(dataSource.query('update audit_row set actor_name = $1', ['x'])).rejects.toThrow();
    await expect(dataSource.query('delete from audit_seal')).rejects.toThrow();
  });

  const columns: [string, string][] = [
    ['at', `at + interval '1 microsecond'`],
    ['actor_name', `'somebody else'`],
    ['actor_user_id', `'${randomUUID()}'`],
    ['action', `'test.harmless'`],
    ['subject_id', `'0'`],
    ['detail', `detail || '{"n": 12345678901234567891}'`],
    ['ip', `'10.0.0.1'`],
    ['request_id', `''`],
  ];
  it.each(columns)('an altered %s shows', async (column, value) => {
    await threeSeals();
    await tamper(`update audit_row set ${column} = ${value} where id = 5`);
    expect((await verify()).findings).toEqual([{ kind: 'row_altered', place: '5' }]);
  });

  it('a row moved to another transaction shows', async () => {
    await threeSeals();
    await tamper(`update audit_row set xid = (select xid from audit_row where id = 8) where id = 5`);
    expect((await verify()).findings).toEqual([{ kind: 'row_altered', place: '5' }]);
  });

  it('a deleted row shows', async () => {
    await threeSeals();
    await tamper('delete from audit_row where id = 5');
    expect((await verify()).findings).toEqual([{ kind: 'row_missing', place: '5' }]);
  });

  it('a row slipped in among sealed ones shows', async () => {
    await threeSeals();
    await tamper(
      `insert into audit_row (xid, at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id)
       select xid, at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id
       from audit_row where id = 5`,
    );
    expect((await verify()).findings).toEqual([{ kind: 'row_inserted', place: '10' }]);
  });

  it('an altered seal shows, at the seal and at its anchor or link', async () => {
    await threeSeals();
    await tamper(`update audit_seal set sealed_at = sealed_at - interval '1 day' where batch = 2`);
    expect((await verify()).findings).toEqual([{ kind: 'seal_altered', place: '2' }]);
    await tamper(`update audit_seal set hash = sha256('x') where batch = 2`);
    expect((await verify()).findings).toEqual([
      { kind: 'seal_altered', place: '2' },
      { kind: 'link_broken', place: '3' },
      { kind: 'anchor_unmatched', place: '2' },
    ]);
  });

  it('a deleted seal shows', async () => {
    await threeSeals();
    await tamper('delete from audit_seal where batch = 2');
    expect((await verify()).findings).toEqual([
      { kind: 'seal_missing', place: '2' },
      { kind: 'anchor_unmatched', place: '2' },
    ]);
  });

  it('a tail cut off shows by its anchor, also after new seals have taken its place', async () => {
    await threeSeals();
    await tamper('delete from audit_row where id > 6', 'delete from audit_seal where batch = 3');
    expect((await verify()).findings).toEqual([{ kind: 'anchor_unmatched', place: '3' }]);
    await write(1);
    await committedBeforeAll();
    await new AuditSealer(dataSource, anchorsPath(dataDir)).sealAll();
    expect((await verify()).findings).toEqual([{ kind: 'anchor_unmatched', place: '3' }]);
  });

  it('an anchor line that cannot be read shows', async () => {
    await threeSeals();
    const text = await readFile(anchorsPath(dataDir), 'utf8');
    const verdict = await verifyAudit(superuserQuery, text.replace('\n2 ', '\n2x'));
    expect(verdict.findings).toEqual([{ kind: 'anchor_unreadable', place: '2' }]);
  });
});

describe('a database restored without its transaction ids', () => {
  it('is not sealed on in silence', async () => {
    await write(1);
    await seal();
    await tamper(`update audit_seal set to_xid = '18446744073709551615'::xid8`);
    await write(1);
    await expect(sealer.sealOnce()).rejects.toThrow('restored from a dump');
  });
});

/** Commits one transaction with so many audit rows. */
async function write(rows: number): Promise<void> {
  await uow.run(systemCaller('test'), async (tx) => {
    for (let index = 0; index < rows; index++) {
      tx.audit({
        action: 'test.written',
        subjectType: 'test',
        subjectId: String(index),
        detail: { n: index },
      });
    }
  });
}

/** Rows 1 to 9, three to a seal. */
async function threeSeals(): Promise<void> {
  for (let batch = 0; batch < 3; batch++) {
    await write(3);
    expect(await seal()).toBe(3);
  }
}

/** Seals when nothing that other tests still do on this server holds the rows back. */
async function seal(): Promise<number> {
  await committedBeforeAll();
  return sealer.sealOnce();
}

/** Every row's transaction is older than the oldest one open anywhere on the server, in whichever database. */
async function committedBeforeAll(): Promise<void> {
  const sql = 'select from audit_row where xid >= pg_snapshot_xmin(pg_current_snapshot()) limit 1';
  while ((await superuser.query(sql)).rowCount !== 0);
}

/** As somebody who has got hold of the whole database server. */
async function tamper(...statements: string[]): Promise<void> {
  await superuser.query('set session_replication_role = replica');
  for (const sql of statements) await superuser.query(sql);
}

async function verify(): Promise<AuditVerdict> {
  return verifyAudit(superuserQuery, await readFile(anchorsPath(dataDir), 'utf8'));
}

async function superuserQuery<Row extends object>(sql: string, values: readonly unknown[]): Promise<Row[]> {
  return (await superuser.query<Row>(sql, [...values])).rows;
}
