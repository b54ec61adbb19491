import path from 'node:path';
import type { PoolConfig } from 'pg';
import type { Settings } from '../config/settings.js';
import { socketDirOf } from '../embedded/socket-dir.js';
import { DATABASE_NAME, RUNTIME_ROLE } from './roles.js';

/** How a command reaches the database of a product that runs already; it answers only while one does. */
export function runningDatabase({ databaseUrl, dataDir }: Settings): PoolConfig {
  if (databaseUrl !== null) return { connectionString: databaseUrl };
  return {
    host: socketDirOf(path.join(dataDir, 'postgres')),
    port: 5432,
    user: RUNTIME_ROLE,
    database: DATABASE_NAME,
  };
}
