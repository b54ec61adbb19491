import type { Client } from 'pg';
import { DEMO_BEGAN_DAYS_AGO } from '../demo/demo-district.js';
import { DAY_MS } from '../kernel/china-time.js';
import type { Settings } from '../platform/config/settings.js';
import { StartupError } from '../platform/config/startup-error.js';
import type { DatabaseHandle } from '../platform/database/connection.js';
import type { StartTurn } from './start-turn.js';
import { undoFirstStart } from './undo-first-start.js';

type Progress = (line: string) => void;
type Standing = 'not_begun' | 'interrupted' | 'finished';

/**
 * Finds out whether this is the first start, and puts it on record. One that is on record and not finished was
 * interrupted, for its process would still have the turn: it is undone first. The demonstration begins in the past: its
 * clock is set back before anything is seeded, so that nothing is younger than the disputes.
 * @returns whether the product is empty and is to be filled
 */
export async function beginFirstStart(
  turn: StartTurn,
  database: DatabaseHandle,
  { settings, progress }: { readonly settings: Settings; readonly progress: Progress },
): Promise<boolean> {
  const { client } = turn;
  if ((await readStanding(client)) === 'interrupted') {
    progress('An earlier first start was interrupted: beginning anew …');
    await undoFirstStart(turn, database, { queueUrl: settings.queueUrl, progress });
  }
  if (!(await isEmpty(client))) return false;
  await client.query(`insert into first_start (seed, began_at) values ($1, clock_timestamp())`, [
    settings.seed,
  ]);
  if (settings.seed === 'demo') {
    const backMs = DEMO_BEGAN_DAYS_AGO * DAY_MS;
    await client.query('update clock_offset set offset_ms = $1', [-backMs]);
  }
  return true;
}

/**
 * Over the connection that holds the turn: who has lost it finishes nothing.
 * @throws StartupError when the turn was lost; the next start undoes this one
 */
export async function finishFirstStart({ client }: StartTurn): Promise<void> {
  try {
    await client.query('update first_start set finished_at = clock_timestamp()');
  } catch {
    throw new StartupError(
      'The database ended the connection of this first start before it was finished: start again.',
    );
  }
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
