import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';

/** A Wednesday in working hours, five weeks before the next holiday; the whole year's arrangement is published. */
const TESTS_BEGIN_AT = '2026-08-19T10:00:00+08:00';
const ROOT = path.resolve(import.meta.dirname, '../..');
/** Databases of this checkout's runs; those of another one beside it are none of our business. */
const PREFIX = `accord-test-${createHash('sha1').update(ROOT).digest('hex').slice(0, 8)}-`;
/** Temporary files of a run, of whatever checkout. The name is short, for sockets lie below it, whose paths may not be long. */
const FILES_PREFIX = 'accord-t';
const SHARED_MEMORY = '/dev/shm';
/** What the databases of a run need, and what the servers do that the tests start as processes: each waits for its disk. */
const [SERVER_BYTES, FILES_BYTES] = [1.5e9, 4e9];

/**
 * One PostgreSQL for all test files of a run, in memory where the machine has room for it, with a migrated database
 * `tpl` that each file copies. Every project that needs it names this setup, and the first one to ask starts it.
 */
export default async function globalSetup() {
  globalThis.accordTestServer ??= startServer();
  process.env.ACCORD_TEST_PG_HOST = (await globalThis.accordTestServer).host;
  process.env.ACCORD_TESTS_BEGIN_AT = TESTS_BEGIN_AT;
}

async function startServer() {
  const platform = new URL('../../dist/src/platform/', import.meta.url);
  const load = (file) => import(new URL(file, platform).href);
  const { startCluster } = await load('embedded/cluster.js');
  const { SUPERUSER } = await load('embedded/new-cluster.js');
  const { prepareDatabase } = await load('database/embedded-database.js');
  const { OWNER_ROLE, RUNTIME_ROLE } = await load('database/roles.js');
  const { migrate } = await load('database/migrator.js');
  const memory = memoryFolder(SERVER_BYTES);
  const folder = path.join(memory, `${PREFIX}${process.pid}`);
  const parents = [SHARED_MEMORY, os.tmpdir()].filter((parent) => fs.existsSync(parent));
  const remove = (run) => fs.rmSync(run, { recursive: true, force: true });
  for (const prefix of [PREFIX, FILES_PREFIX]) leftovers(parents, prefix).forEach(remove);
  fs.mkdirSync(folder, { recursive: true });
  const files = ownTemporaryFolder(memoryFolder(SERVER_BYTES + FILES_BYTES));
  const cluster = await startCluster({
    dir: path.join(folder, 'postgres'),
    settings: {
      fsync: 'off',
      synchronous_commit: 'off',
      full_page_writes: 'off',
      max_connections: '300',
      shared_buffers: '128MB',
      max_wal_size: '256MB',
    },
    progress: () => undefined,
  });
  const stop = async () => {
    await cluster.stop();
    files.leave();
    [folder, files.folder].forEach(remove);
  };
  try {
    const { host, port } = cluster;
    await prepareDatabase({ host, port, user: SUPERUSER }, 'tpl');
    await migrate({ host, port, user: OWNER_ROLE, database: 'tpl' }, () => undefined);
    await setClock({ host, port, user: OWNER_ROLE, database: 'tpl' });
    await query(
      { host, port, user: SUPERUSER, database: 'postgres' },
      `create database tpl_started template tpl owner ${OWNER_ROLE}`,
    );
    await startOnce(load, { host, port, user: RUNTIME_ROLE, database: 'tpl_started' }, folder);
    return { host, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A deadline depends on the calendar around it: so every test begins on the same day, whatever day it is run on. */
function setClock(database) {
  return query(
    database,
    `update clock_offset set offset_ms = (extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint`,
    [TESTS_BEGIN_AT],
  );
}

/** What a first start writes (calendars, limits, rules, texts) is written once, and the products of the tests copy it. */
async function startOnce(load, database, folder) {
  const { readSettings } = await load('config/settings.js');
  const { configurePgTypes } = await load('database/pg-types.js');
  const { createHttpApp } = await load('http/create-http-app.js');
  const { AppModule } = await load('../app.module.js');
  configurePgTypes();
  const env = { DATA_DIR: path.join(folder, 'data'), CLOCK: 'driven', LOG_LEVEL: 'silent', SEED: 'none' };
  const app = await createHttpApp(AppModule.with({ settings: readSettings(env, ['--role=api']), database }), {
    uploadLimitBytes: 1024 * 1024,
    trustedProxies: 0,
  });
  await app.init();
  await app.close();
}

async function query(database, sql, values) {
  const client = new pg.Client(database);
  await client.connect();
  try {
    await client.query(sql, values);
  } finally {
    await client.end();
  }
}

/** A disk in memory that has room for so many bytes, or else the usual folder for temporary files. */
function memoryFolder(bytes) {
  try {
    const { bavail, bsize } = fs.statfsSync(SHARED_MEMORY);
    return Math.min(bavail * bsize, os.freemem()) > bytes ? SHARED_MEMORY : os.tmpdir();
  } catch {
    return os.tmpdir();
  }
}

/** Folders of runs whose process is gone. Their servers are gone too: each has a watchdog. */
function leftovers(parents, prefix) {
  return [...new Set(parents)].flatMap((parent) =>
    fs
      .readdirSync(parent)
      .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
      .filter((name) => !isAlive(Number(name.slice(prefix.length))))
      .map((name) => path.join(parent, name)),
  );
}

/** Whatever the tests and their processes leave in the temporary folder, also when they are killed, lies in one of the run's own. */
function ownTemporaryFolder(parent) {
  const before = process.env.TMPDIR;
  const folder = path.join(parent, `${FILES_PREFIX}${process.pid}`);
  fs.mkdirSync(folder, { recursive: true });
  // Servers run as an account of their own.
  fs.chmodSync(folder, 0o1777);
  process.env.TMPDIR = folder;
  const leave = () => {
    if (before === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = before;
  };
  return { folder, leave };
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
