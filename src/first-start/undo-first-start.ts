import type { DatabaseHandle } from '../platform/database/connection.js';
import { migrate, MIGRATIONS_FOLDER } from '../platform/database/migrator.js';
import { dropOwnObjects } from '../platform/database/own-objects.js';
import { emptyQueues } from '../platform/jobs/empty-queues.js';
import { openBackend } from '../platform/jobs/open-backend.js';
import type { StartTurn } from './start-turn.js';

/**
 * Makes the product's tables and queues as they were before the first start: it began on none of anybody's rows and
 * nothing it made was ever served. What else lies in the database is left alone.
 *
 * The queues go first: killed in between, the start is still an interrupted one.
 * @throws StartupError when something else in the database leans on the product's tables
 */
export async function undoFirstStart(
  turn: StartTurn,
  { ownerConfig, runtimeConfig }: DatabaseHandle,
  { queueUrl, progress }: { readonly queueUrl: string | null; readonly progress: (line: string) => void },
): Promise<void> {
  const backend = openBackend({ queueUrl, database: runtimeConfig }, () => undefined);
  await emptyQueues(backend);
  await backend.close();
  await dropOwnObjects(turn.client, MIGRATIONS_FOLDER);
  await migrate(ownerConfig, progress);
}
