import { setTimeout as pause } from 'node:timers/promises';
import type { ClientBase } from 'pg';

const PAUSE_MS = 200;

/**
 * From here on the database refuses whatever is sealed with the key. Returns when every transaction is over that may have
 * written such a text before: what is counted after that is all there will ever be.
 */
export async function retireKey(client: ClientBase, keyId: string): Promise<void> {
  const { rows } = await client.query<{ xid: string }>(
    `with retired as (insert into retired_key (id) values ($1) on conflict do nothing returning id), recorded as (
       insert into audit_row (at, actor_kind, actor_name, action, subject_type, subject_id, detail, request_id)
       select accord_now(), 'system', '系统', 'field_key.retired', 'field_key', id, '{}', 'keys-reseal' from retired)
     select pg_current_xact_id()::text as xid`,
    [keyId],
  );
  while (!(await isOver(client, rows[0]?.xid ?? ''))) await pause(PAUSE_MS);
}

/** Whether no transaction up to this one goes on. */
async function isOver(client: ClientBase, xid: string): Promise<boolean> {
  const { rows } = await client.query<{ over: boolean }>(
    'select pg_snapshot_xmin(pg_current_snapshot()) > $1::xid8 as over',
    [xid],
  );
  return rows[0]?.over === true;
}

/** The keys that the database refuses. */
export async function retiredKeys(client: ClientBase): Promise<readonly string[]> {
  const { rows } = await client.query<{ id: string }>('select id from retired_key order by id');
  return rows.map(({ id }) => id);
}
