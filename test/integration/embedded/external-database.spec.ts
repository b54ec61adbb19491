import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { PoolConfig } from 'pg';
import { readSettings } from '../../../src/platform/config/settings.js';
import { openDatabase } from '../../../src/platform/database/connection.js';
import type { DatabaseHandle } from '../../../src/platform/database/database-handle.js';
import { migrate } from '../../../src/platform/database/migrator.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { type Cluster, startCluster } from '../../../src/platform/embedded/cluster.js';
import { startOldServer } from './old-server.js';

const silent = (): void => undefined;

function open(databaseUrl: string, runtimeUrl = ''): Promise<DatabaseHandle> {
  return openDatabase(readSettings({ DATABASE_URL: databaseUrl, DATABASE_RUNTIME_URL: runtimeUrl }), silent);
}

/** The sentence a start ends with; fails when it does not end, or ends with anything but a sentence. */
async function refusal(start: Promise<unknown>): Promise<string> {
  const error: unknown = await start.then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof Error && error.name === 'StartupError') return error.message;
  throw error;
}

describe('an external database', () => {
  const folder = fs.mkdtempSync(
    path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'accord-external-'),
  );
  const dir = path.join(folder, 'postgres');
  let cluster: Cluster;

  beforeAll(async () => {
    fs.chmodSync(folder, 0o755);
    const settings = { fsync: 'off', shared_buffers: '32MB' };
    cluster = await startCluster({ dir, settings, progress: silent });
    await administer(`create role locked login password 'right'`);
    await cluster.stop();
    const rules = path.join(dir, 'pg_hba.conf');
    fs.writeFileSync(rules, `local all locked scram-sha-256\n${fs.readFileSync(rules, 'utf8')}`);
    cluster = await startCluster({ dir, settings, progress: silent });
  });

  afterAll(async () => {
    await cluster.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  function superuser(database = 'postgres'): PoolConfig {
    return { host: cluster.host, port: cluster.port, user: 'postgres', database };
  }

  async function administer(...statements: string[]): Promise<void> {
    await withClient(superuser(), async (client) => {
      for (const statement of statements) await client.query(statement);
    });
  }

  function url(login: string, database: string, more = ''): string {
    return `postgres://${login}@localhost:5432/${database}?host=${encodeURIComponent(cluster.host)}${more}`;
  }

  /** A login with a database of its own. */
  async function newOwner(rights = ''): Promise<string> {
    const name = `o_${randomBytes(4).toString('hex')}`;
    await administer(`create role ${name} login ${rights}`, `create database ${name} owner ${name}`);
    return name;
  }

  it('that nobody serves is told in a sentence without the password', async () => {
    expect(await refusal(open('postgres://accord:secret@127.0.0.1:1/accord'))).toBe(
      'The database at 127.0.0.1:1/accord cannot be reached (ECONNREFUSED): start it, or correct DATABASE_URL.',
    );
  });

  it('that accepts and never answers is given up after five seconds', async () => {
    const mute = net.createServer();
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as net.AddressInfo;
    const startedAt = performance.now();
    expect(await refusal(open(`postgres://accord@127.0.0.1:${port}/accord`))).toMatch(/cannot be reached/);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    mute.close();
  });

  it('that refuses the password is told in a sentence', async () => {
    expect(await refusal(open(url('locked:wrong', 'postgres')))).toBe(
      `The database at ${cluster.host}:5432/postgres refuses the login: check user and password in DATABASE_URL.`,
    );
  });

  it('that does not exist is told in a sentence', async () => {
    expect(await refusal(open(url('postgres', 'nowhere')))).toMatch(
      /\/nowhere does not exist: create it, or correct the name/,
    );
  });

  it('older than PostgreSQL 15 is refused', async () => {
    const old = await startOldServer('14.9', 14);
    expect(await refusal(open(`postgres://accord@127.0.0.1:${old.port}/accord`))).toMatch(
      /^The database is PostgreSQL 14\.9 and Accord needs 15 or newer: upgrade it/,
    );
    old.stop();
  });

  it('whose login may not create tables is refused with what to run', async () => {
    await administer('create role guest login');
    expect(await refusal(open(url('guest', 'postgres')))).toBe(
      'The login of DATABASE_URL may not create tables: as an administrator run "alter database postgres owner to guest;" and start again.',
    );
  });

  it('whose login may not make the runtime role is refused with what to run', async () => {
    await administer('drop role if exists accord_app');
    const owner = await newOwner();
    expect(await refusal(open(url(owner, owner)))).toMatch(
      /"create role accord_app nologin; grant accord_app to <that login>;"/,
    );
    await administer('create role accord_app nologin', `grant accord_app to ${owner}`);
    expect((await open(url(owner, owner))).kind).toBe('external');
  });

  it('is migrated as its owner and used as the runtime role', async () => {
    await administer('drop owned by accord_app', 'drop role if exists accord_app');
    const owner = await newOwner('createrole');
    // Options of the operator's own must not push the role aside.
    const database = await open(url(owner, owner, `&options=${encodeURIComponent('-c work_mem=5MB')}`));
    expect(database.serverVersion).toMatch(/^18\.\d+$/);
    await migrate(database.ownerConfig, silent);
    await withClient(database.runtimeConfig, async (client) => {
      const { rows } = await client.query(
        `select current_user as role, current_setting('work_mem') as work_mem`,
      );
      expect(rows).toEqual([{ role: 'accord_app', work_mem: '5MB' }]);
      await expect(client.query('create table mine (id int)')).rejects.toThrow(
        'permission denied for schema public',
      );
      await client.query('update clock_offset set offset_ms = 1');
    });
  });

  it('is refused when the separate login is no member of the runtime role', async () => {
    const owner = await newOwner('superuser');
    await administer('create role stranger login');
    const start = open(url(owner, owner), url('stranger', owner));
    expect(await refusal(start)).toMatch(
      /^The login of DATABASE_RUNTIME_URL does not act as the role accord_app .*"grant accord_app to/,
    );
    await administer('grant accord_app to stranger');
    expect((await open(url(owner, owner), url('stranger', owner))).kind).toBe('external');
  });

  it('that may not get its extensions is refused with what to run', async () => {
    const login = await newOwner();
    await administer(
      `alter database ${login} owner to postgres`,
      `revoke create on database ${login} from public`,
    );
    await withClient(superuser(login), (client) => client.query(`alter schema public owner to ${login}`));
    expect(await refusal(migrate({ connectionString: url(login, login) }, silent))).toMatch(
      /^The database has no extension ltree and it could not be added \(permission denied.*"create extension ltree;"/,
    );
  });

  it('whose letters are plain C is refused, for it finds nothing in Chinese text', async () => {
    const owner = await newOwner('superuser');
    await administer(`drop database ${owner}`);
    await administer(
      `create database ${owner} owner ${owner} template template0 locale_provider libc lc_collate 'C' lc_ctype 'C'`,
    );
    expect(await refusal(migrate({ connectionString: url(owner, owner) }, silent))).toMatch(
      /^The database cannot search Chinese text/,
    );
  });
});
