import type { Client } from 'pg';
import { StartupError } from '../platform/config/startup-error.js';
import type { DatabaseHandle } from '../platform/database/connection.js';
import { migrate } from '../platform/database/migrator.js';
import { withClient } from '../platform/database/with-client.js';

type Progress = (line: string) => void;
type Standing = 'not_begun' | 'interrupted' | 'finished';

/**
 * Makes an interrupted first start undone: the product never served what it had made by then. Embedded databases are
 * emptied and migrated anew.
 * @throws StartupError where the database is an external one, which is not ours to empty
 */
export async function undoInterruptedFirstStart(database: DatabaseHandle, progress: Progress): Promise<void> {
  const standing = await withClient(database.ownerConfig, readStanding);
  if (standing !== 'interrupted') return;
  if (database.reset === null) {
    throw new StartupError(
      'An earlier first start on this database was interrupted and left it incomplete: empty the database and start again.',
    );
  }
  progress('An earlier first start was interrupted: beginning anew …');
  await database.reset();
  await migrate(database.ownerConfig, progress);
}

async function readStanding(client: Client): Promise<Standing> {
  const { rows } = await client.query<{ finished: boolean }>(
    'select finished_at is not null as finished from first_start',
  );
  const row = rows[0];
  if (row === undefined) return 'not_begun';
  return row.finished ? 'finished' : 'interrupted';
}
