import type { Client } from 'pg';
import type { Settings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import type { DatabaseHandle } from '../platform/database/connection.js';
import { migrate } from '../platform/database/migrator.js';
import { withClient } from '../platform/database/with-client.js';
import { DEMO_BEGAN_DAYS_AGO } from '../demo/demo-district.js';

type Progress = (line: string) => void;
type Standing = 'not_begun' | 'interrupted' | 'finished';

/**
 * Finds out whether this is the first start, and puts it on record. An interrupted one is undone first: the product
 * never served what it had made by then. Embedded databases are emptied and migrated anew. The demonstration begins in
 * the past: its clock is set back before anything is seeded, so that nothing is younger than the disputes.
 * @returns whether the product is empty and is to be filled
 * @throws StartupError where an interrupted start lies in an external database, which is not ours to empty
 */
export async function beginFirstStart(
  database: DatabaseHandle,
  { seed }: Settings,
  progress: Progress,
): Promise<boolean> {
  if ((await withClient(database.ownerConfig, readStanding)) === 'interrupted') {
    if (database.reset === null) {
      throw new StartupError(
        'An earlier first start on this database was interrupted and left it incomplete: empty the database and start again.',
      );
    }
    progress('An earlier first start was interrupted: beginning anew …');
    await database.reset();
    await migrate(database.ownerConfig, progress);
  }
  return withClient(database.ownerConfig, async (client) => {
    if (!(await isEmpty(client))) return false;
    await client.query(`insert into first_start (seed, began_at) values ($1, clock_timestamp())`, [seed]);
    if (seed === 'demo') {
      const backMs = DEMO_BEGAN_DAYS_AGO * 24 * 3_600_000;
      await client.query('update clock_offset set offset_ms = $1', [-backMs]);
    }
    return true;
  });
}

async function readStanding(client: Client): Promise<Standing> {
  const { rows } = await client.query<{ finished: boolean }>(
    'select finished_at is not null as finished from first_start',
  );
  const row = rows[0];
  if (row === undefined) return 'not_begun';
  return row.finished ? 'finished' : 'interrupted';
}

async function isEmpty(client: Client): Promise<boolean> {
  return (await client.query('select 1 from app_user limit 1')).rowCount === 0;
}
