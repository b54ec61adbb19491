import path from 'node:path';
import type { PoolConfig } from 'pg';
import { startCluster, type Cluster } from '../embedded/cluster.js';
import { SUPERUSER } from '../embedded/new-cluster.js';
import { lockDataFolder } from '../embedded/owner-lock.js';
import type { DatabaseHandle } from './database-handle.js';
import { ensureExtensions } from './extensions.js';
import { DATABASE_NAME, OWNER_ROLE, RUNTIME_ROLE } from './roles.js';
import { withClient } from './with-client.js';

/**
 * Starts the embedded server of a data folder and makes what is missing in it.
 * @throws StartupError when another server owns the folder, or PostgreSQL cannot run here
 */
export async function openEmbedded(
  dataDir: string,
  progress: (line: string) => void,
): Promise<DatabaseHandle> {
  const lock = await lockDataFolder(dataDir);
  let cluster: Cluster | null = null;
  const stop = async (): Promise<void> => {
    await cluster?.stop();
    await lock.release();
  };
  try {
    cluster = await startCluster({ dir: path.join(dataDir, 'postgres'), progress });
    const { host, port } = cluster;
    const superuser: PoolConfig = { host, port, user: SUPERUSER };
    await prepareDatabase(superuser, DATABASE_NAME);
    const config = (user: string): PoolConfig => ({ host, port, user, database: DATABASE_NAME });
    return {
      kind: 'embedded',
      ownerConfig: config(OWNER_ROLE),
      runtimeConfig: config(RUNTIME_ROLE),
      serverVersion: await versionOf(config(OWNER_ROLE)),
      stop,
    };
  } catch (error) {
    await stop();
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
    await ensureExtensions(client);
    await client.query(`alter schema public owner to ${OWNER_ROLE}`);
  });
}

async function versionOf(config: PoolConfig): Promise<string> {
  return withClient(config, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version');
    return rows[0]?.server_version.split(' ')[0] ?? '';
  });
}
