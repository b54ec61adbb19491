import path from 'node:path';
import type { PoolConfig } from 'pg';
import type { Settings } from '../config/settings.js';
import { socketDirOf } from '../embedded/socket-dir.js';
import { DATABASE_NAME, OWNER_ROLE, RUNTIME_ROLE } from './roles.js';

/** How a command reaches the database of a product that runs already; it answers only while one does. */
export function runningDatabase(settings: Settings): PoolConfig {
  return reached(settings, RUNTIME_ROLE);
}

/** The same as the owner of the tables, who alone may touch what is append-only. */
export function ownedDatabase(settings: Settings): PoolConfig {
  return reached(settings, OWNER_ROLE);
}

function reached({ databaseUrl, dataDir }: Settings, user: string): PoolConfig {
  if (databaseUrl !== null) return { connectionString: databaseUrl };
  return { host: socketDirOf(path.join(dataDir, 'postgres')), port: 5432, user, database: DATABASE_NAME };
}
