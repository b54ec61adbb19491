import type pg from 'pg';
import type { PoolConfig } from 'pg';
import { StartupError } from '../config/startup-error.js';
import type { DatabaseHandle } from './database-handle.js';
import { RUNTIME_ROLE } from './roles.js';
import { withClient } from './with-client.js';

const OLDEST_MAJOR = 15;

/**
 * @param ownerUrl the login that migrations run as
 * @param runtimeUrl a login of its own for the product; null to use the owner's, which then steps down to the runtime role
 * @throws StartupError when it does not answer, is too old, or its logins may not do what the product needs
 */
export async function openExternal(ownerUrl: string, runtimeUrl: string | null): Promise<DatabaseHandle> {
  const ownerConfig: PoolConfig = { connectionString: ownerUrl };
  const runtimeConfig = steppedDown(runtimeUrl ?? ownerUrl);
  const serverVersion = await withClient(ownerConfig, async (client) => {
    const version = await requireVersion(client);
    await requireCreateRights(client);
    await ensureRuntimeRole(client);
    return version;
  });
  await requireRuntimeRole(runtimeConfig, runtimeUrl === null ? 'DATABASE_URL' : 'DATABASE_RUNTIME_URL');
  return { kind: 'external', ownerConfig, runtimeConfig, serverVersion, stop: async () => undefined };
}

/** `options` inside the address would win over those beside it, and with them the role: they are moved out. */
function steppedDown(url: string): PoolConfig {
  const address = new URL(url);
  const options = [address.searchParams.get('options'), `-c role=${RUNTIME_ROLE}`].filter(Boolean).join(' ');
  address.searchParams.delete('options');
  return { connectionString: address.href, options };
}

async function requireVersion(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ version: string; major: number }>(
    `select current_setting('server_version') as version, current_setting('server_version_num')::int / 10000 as major`,
  );
  const { version = 'unknown', major = 0 } = rows[0] ?? {};
  if (Number(major) >= OLDEST_MAJOR) return version.split(' ')[0] ?? version;
  throw new StartupError(
    `The database is PostgreSQL ${version} and Accord needs ${OLDEST_MAJOR} or newer: upgrade it, or leave DATABASE_URL out to use the embedded one.`,
  );
}

async function requireCreateRights(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ login: string; database: string; may: boolean }>(
    `select current_user as login, current_database() as database,
       has_database_privilege(current_database(), 'create') and has_schema_privilege('public', 'create') as may`,
  );
  const { login, database, may } = rows[0] ?? {};
  if (may === true) return;
  throw new StartupError(
    `The login of DATABASE_URL may not create tables: as an administrator run "alter database ${database} owner to ${login};" and start again.`,
  );
}

/** Several processes may start at once on a new server: one makes the role, the others find it made. */
async function ensureRuntimeRole(client: pg.Client): Promise<void> {
  if (await stepsDown(client)) return;
  await client.query(`select pg_advisory_lock(hashtext('accord-roles'))`);
  try {
    if (!(await stepsDown(client))) await makeRuntimeRole(client);
  } finally {
    await client.query(`select pg_advisory_unlock(hashtext('accord-roles'))`);
  }
}

async function makeRuntimeRole(client: pg.Client): Promise<void> {
  try {
    const known = await client.query('select 1 from pg_roles where rolname = $1', [RUNTIME_ROLE]);
    if (known.rowCount === 0) await client.query(`create role ${RUNTIME_ROLE} nologin`);
    await client.query(`grant ${RUNTIME_ROLE} to current_user`);
  } catch {
    throw new StartupError(
      `The login of DATABASE_URL may not make the role ${RUNTIME_ROLE}: as an administrator run ` +
        `"create role ${RUNTIME_ROLE} nologin; grant ${RUNTIME_ROLE} to <that login>;" and start again.`,
    );
  }
}

/** Tried rather than looked up: since PostgreSQL 16 a member may lack the right to act as the role. */
async function stepsDown(client: pg.Client): Promise<boolean> {
  try {
    await client.query(`set role ${RUNTIME_ROLE}`);
    await client.query('reset role');
    return true;
  } catch {
    return false;
  }
}

/** A runtime connection that kept the owner's rights would pass every test and guard nothing. */
async function requireRuntimeRole(config: PoolConfig, setting: string): Promise<void> {
  const { options, ...login } = config;
  const acts = await withClient(login, stepsDown);
  const role = acts ? await withClient(config, currentUser) : null;
  if (role === RUNTIME_ROLE) return;
  throw new StartupError(
    `The login of ${setting} does not act as the role ${RUNTIME_ROLE} (options ${options}): ` +
      `as an administrator run "grant ${RUNTIME_ROLE} to <that login>;" and connect without a pooler that drops options.`,
  );
}

async function currentUser(client: pg.Client): Promise<string | null> {
  const { rows } = await client.query<{ name: string }>('select current_user as name');
  return rows[0]?.name ?? null;
}
