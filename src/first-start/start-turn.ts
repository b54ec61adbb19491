import type { Client, PoolConfig } from 'pg';
import { openClient } from '../platform/database/with-client.js';

/** Held for as long as a process brings the database to where the product can be composed on it. */
const LOCK = `hashtext('accord-start')`;
/** Limits that suit requests must not end a wait that is meant; the turn of a machine that is gone ends in a minute. */
const SESSION = `
  set statement_timeout = 0; set lock_timeout = 0; set idle_session_timeout = 0;
  set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3`;
const TELL_EVERY_MS = 15_000;

/**
 * One process's turn at a database: while it migrates and makes the first start, every other process waits.
 *
 * The turn is a lock of one session. A process that is killed loses it with its connection, and the next one in line finds
 * what it left; a process whose connection breaks cannot finish what another may have undone meanwhile.
 */
export class StartTurn {
  private constructor(readonly client: Client) {}

  /**
   * Waits for the turn, however long the one before takes.
   * @throws StartupError when the database cannot be reached
   */
  static async take(owner: PoolConfig, progress: (line: string) => void): Promise<StartTurn> {
    const client = await openClient({ ...owner, keepAlive: true });
    try {
      await client.query(SESSION);
      if (!(await tryLock(client))) await waitForLock(client, progress);
      return new StartTurn(client);
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  /** Lets the next process have its turn. */
  async end(): Promise<void> {
    // The lock goes with the connection; one that is broken has lost it already.
    await this.client.end().catch(() => undefined);
  }
}

async function tryLock(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${LOCK}) as mine`);
  return rows[0]?.mine === true;
}

async function waitForLock(client: Client, progress: (line: string) => void): Promise<void> {
  const tell = (): void => progress('  another process is preparing this database: waiting for it …');
  tell();
  const telling = setInterval(tell, TELL_EVERY_MS);
  try {
    await client.query(`select pg_advisory_lock(${LOCK})`);
  } finally {
    clearInterval(telling);
  }
}
