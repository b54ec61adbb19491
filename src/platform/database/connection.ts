import type { Settings } from '../config/settings.js';
import type { DatabaseHandle } from './database-handle.js';
import { openEmbedded } from './embedded-database.js';
import { openExternal } from './external-database.js';

export type { DatabaseHandle } from './database-handle.js';
export { DATABASE_NAME, OWNER_ROLE, RUNTIME_ROLE } from './roles.js';
export { withClient } from './with-client.js';

/**
 * The database the settings name: an external one, or the embedded one, which is started here and stopped by `stop`.
 * Its schema is whatever the last `migrate` left.
 * @throws StartupError when it cannot be reached or used, in one sentence
 */
export async function openDatabase(
  settings: Settings,
  progress: (line: string) => void,
): Promise<DatabaseHandle> {
  const { databaseUrl, databaseRuntimeUrl, dataDir } = settings;
  if (databaseUrl === null) return openEmbedded(dataDir, progress);
  // Several processes of the product may share an external database and a data folder: the data folder is not locked.
  return openExternal(databaseUrl, databaseRuntimeUrl);
}
