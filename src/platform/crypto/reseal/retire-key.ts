import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';
import { StartupError } from '../../config/startup-error.js';
import { sealedTables } from './sealed-tables.js';

const PAUSE_MS = 200;
const PATIENCE_MS = 300_000;

/** A transaction that was writing to a table when the key was retired. */
interface Writer {
  readonly id: string;
  readonly pid: number | null;
  readonly table: string;
}

/**
 * From here on the database refuses whatever is sealed with the key. Returns when every transaction is over that may have
 * written such a text before, or been let through to write it: what is counted after that is all there will ever be.
 * @param patienceMs how long they are waited for
 * @throws StartupError naming who still writes then; the key stays refused, and a second run waits anew
 */
export async function retireKey(
  client: ClientBase,
  keyId: string,
  patienceMs: number = PATIENCE_MS,
): Promise<void> {
  await client.query(
    `with retired as (insert into retired_key (id) values ($1) on conflict do nothing returning id)
     insert into audit_row (at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id)
     select accord_now(), 'system', '系统', 'field_key.retired', 'field_key', id, '{}', 'keys-reseal' from retired`,
    [keyId],
  );
  const tables = (await sealedTables(client)).map(({ name }) => name);
  const before = new Set((await writers(client, tables)).map(({ id }) => id));
  for (const until = Date.now() + patienceMs; ;) {
    const left = (await writers(client, tables)).filter(({ id }) => before.has(id));
    if (left.length === 0) return;
    if (Date.now() >= until) throw new StartupError(whoIsLeft(keyId, left));
    await pause(PAUSE_MS);
  }
}

/**
 * Who writes to one of the tables, or is about to. The lock on the table is taken before the trigger looks for the key, and a
 * transaction's number only when its first row is written: whoever is found by the lock cannot have slipped through between.
 */
async function writers(client: ClientBase, tables: readonly string[]): Promise<readonly Writer[]> {
  const { rows } = await client.query<Writer>(
    `select l.virtualtransaction as id, l.pid, l.relation::regclass::text as table from pg_locks l
     where l.locktype = 'relation' and l.mode = 'RowExclusiveLock' and l.granted
       and l.database = (select oid from pg_database where datname = current_database())
       and l.relation = any($1::text[]::regclass[])`,
    [tables],
  );
  return rows;
}

function whoIsLeft(keyId: string, left: readonly Writer[]): string {
  const who = left.map(({ pid, table }) => `${table} by process ${pid ?? 'of a prepared transaction'}`);
  return `Key ${keyId} is refused from now on, but transactions that began before still write: ${who.join(', ')}. Wait until they have ended, and run this again.`;
}

/** The keys that the database refuses. */
export async function retiredKeys(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>('select id from retired_key order by id');
  return rows.map(({ id }) => id);
}
