import path from 'node:path';
import pg, { type PoolConfig } from 'pg';
import type { Settings } from '../config/settings.js';
import { StartupError } from '../config/startup-error.js';
import { socketDirOf, startCluster, SUPERUSER } from '../embedded/cluster.js';
import { lockDataFolder } from '../embedded/owner-lock.js';

export const DATABASE_NAME = 'accord';
/** Owns the tables; migrations run as it. */
export const OWNER_ROLE = 'accord_owner';
/** Reads and writes rows and owns nothing; the product runs as it. */
export const RUNTIME_ROLE = 'accord_app';

const OLDEST_MAJOR = 15;
const CONNECT_LIMIT_MS = 5_000;
export const EXTENSIONS = ['ltree', 'pg_trgm', 'pgcrypto'] as const;

/** A database that answers, and how its two roles reach it. */
export interface DatabaseHandle {
  readonly kind: 'embedded' | 'external';
  readonly ownerConfig: PoolConfig;
  readonly runtimeConfig: PoolConfig;
  /** Such as `18.4`. */
  readonly serverVersion: string;
  stop(): Promise<void>;
}

type Progress = (line: string) => void;

/**
 * The database the settings name: an external one, or the embedded one, which is started here and stopped by `stop`.
 * @throws StartupError when it cannot be reached or used, in one sentence
 */
export async function openDatabase(settings: Settings, progress: Progress): Promise<DatabaseHandle> {
  const lock = await lockDataFolder(settings.dataDir);
  try {
    const database =
      settings.databaseUrl === null
        ? await openEmbedded(settings.dataDir, progress)
        : await openExternal(settings.databaseUrl, settings.databaseRuntimeUrl);
    const stop = async (): Promise<void> => {
      await database.stop();
      await lock.release();
    };
    return { ...database, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Where the embedded cluster of a data folder lies. */
export function clusterDirOf(dataDir: string): string {
  return path.join(dataDir, 'postgres');
}

/** How a role reaches the embedded server of a data folder, whoever runs it. */
export function embeddedConfig(dataDir: string, role: string): PoolConfig {
  return { host: socketDirOf(clusterDirOf(dataDir)), port: 5432, user: role, database: DATABASE_NAME };
}

async function openEmbedded(dataDir: string, progress: Progress): Promise<DatabaseHandle> {
  const cluster = await startCluster({ dir: clusterDirOf(dataDir), progress });
  try {
    await prepareDatabase({ host: cluster.host, port: cluster.port, user: SUPERUSER }, DATABASE_NAME);
    const ownerConfig = embeddedConfig(dataDir, OWNER_ROLE);
    return {
      kind: 'embedded',
      ownerConfig,
      runtimeConfig: embeddedConfig(dataDir, RUNTIME_ROLE),
      serverVersion: await inspect(ownerConfig),
      stop: () => cluster.stop(),
    };
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** Roles, database and extensions, as the superuser; each only where it is missing. */
export async function prepareDatabase(superuser: PoolConfig, database: string): Promise<void> {
  await withClient({ ...superuser, database: 'postgres' }, async (client) => {
    for (const role of [OWNER_ROLE, RUNTIME_ROLE]) {
      const known = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      if (known.rowCount === 0) await client.query(`create role ${role} login`);
    }
    const known = await client.query('select 1 from pg_database where datname = $1', [database]);
    if (known.rowCount === 0) await client.query(`create database "${database}" owner ${OWNER_ROLE}`);
  });
  await withClient({ ...superuser, database }, async (client) => {
    for (const extension of EXTENSIONS) await client.query(`create extension if not exists ${extension}`);
    await client.query(`alter schema public owner to ${OWNER_ROLE}`);
  });
}

async function openExternal(ownerUrl: string, runtimeUrl: string | null): Promise<DatabaseHandle> {
  const ownerConfig: PoolConfig = { connectionString: ownerUrl, connectionTimeoutMillis: CONNECT_LIMIT_MS };
  const serverVersion = await inspect(ownerConfig);
  await withClient(ownerConfig, ensureRuntimeRole);
  const runtimeConfig: PoolConfig =
    runtimeUrl === null
      ? { connectionString: ownerUrl, options: `-c role=${RUNTIME_ROLE}` }
      : { connectionString: runtimeUrl };
  return { kind: 'external', ownerConfig, runtimeConfig, serverVersion, stop: async () => undefined };
}

/** @throws StartupError when it does not answer, refuses the login, is too old, or cannot search Chinese text */
async function inspect(config: PoolConfig): Promise<string> {
  return withClient(config, async (client) => {
    const { rows } = await client.query<{ version: string; major: number }>(
      `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major`,
    );
    const { version = '0', major = 0 } = rows[0] ?? {};
    if (major < OLDEST_MAJOR) {
      throw new StartupError(`The database is PostgreSQL ${version}; Accord needs ${OLDEST_MAJOR} or newer.`);
    }
    return version.split(' ')[0] ?? version;
  });
}

async function ensureRuntimeRole(client: pg.Client): Promise<void> {
  const known = await client.query(`select pg_has_role(current_user, $1, 'member') as member from pg_roles where rolname = $1`, [
    RUNTIME_ROLE,
  ]);
  const member = (known.rows[0] as { member: boolean } | undefined)?.member;
  if (member === true) return;
  try {
    if (member === undefined) await client.query(`create role ${RUNTIME_ROLE} nologin`);
    await client.query(`grant ${RUNTIME_ROLE} to current_user`);
  } catch {
    throw new StartupError(
      `The login of DATABASE_URL may not make the role ${RUNTIME_ROLE}: as an administrator run ` +
        `"create role ${RUNTIME_ROLE} nologin; grant ${RUNTIME_ROLE} to <that login>;" and start again.`,
    );
  }
}

/**
 * Runs work on a connection of its own.
 * @throws StartupError when no connection comes about; the sentence never repeats the password
 */
export async function withClient<T>(config: PoolConfig, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionTimeoutMillis: CONNECT_LIMIT_MS, ...config });
  client.on('error', () => undefined);
  try {
    await client.connect();
  } catch (error) {
    await client.end().catch(() => undefined);
    throw new StartupError(whyUnreachable(config, error));
  }
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function whyUnreachable(config: PoolConfig, error: unknown): string {
  const where = config.connectionString === undefined ? 'The embedded database' : `The database at ${placeOf(config.connectionString)}`;
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case '28P01':
    case '28000':
      return `${where} refuses the login: check user and password in DATABASE_URL.`;
    case '3D000':
      return `${where} does not exist: create it, or correct the name in DATABASE_URL.`;
    default:
      return `${where} cannot be reached (${code ?? message ?? 'no answer'}): start it, or correct DATABASE_URL.`;
  }
}

function placeOf(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port === '' ? '5432' : port}${pathname}`;
}
