import type pg from 'pg';
import { RUNTIME_ROLE } from './roles.js';

/**
 * The runtime role reads and writes rows; on tables whose comment begins with `append-only:` it may only add.
 *
 * One transaction, so that a product running meanwhile never has more than it should.
 */
export async function grantRuntimeRights(client: pg.Client): Promise<void> {
  await client.query('begin');
  try {
    await client.query(GRANTS);
    for (const sequence of await ownQueueSequences(client)) {
      await client.query(`grant all on sequence ${sequence} to ${RUNTIME_ROLE}`);
    }
    for (const table of await appendOnlyTables(client)) {
      await client.query(`revoke update, delete, truncate on ${table} from ${RUNTIME_ROLE}`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

const GRANTS = `
  grant usage on schema public to ${RUNTIME_ROLE};
  grant select, insert, update, delete on all tables in schema public to ${RUNTIME_ROLE};
  grant usage, select on all sequences in schema public to ${RUNTIME_ROLE};
  grant execute on all functions in schema public to ${RUNTIME_ROLE};
  alter default privileges in schema public grant select, insert, update, delete on tables to ${RUNTIME_ROLE};
  alter default privileges in schema public grant usage, select on sequences to ${RUNTIME_ROLE};
  alter default privileges in schema public grant execute on functions to ${RUNTIME_ROLE};
  revoke insert, update, delete on migration, migration_checksum from ${RUNTIME_ROLE};
  -- BullMQ makes a sequence of job ids for each queue when the queue is first used.
  grant usage, create on schema bullmq to ${RUNTIME_ROLE};
  grant all on all tables in schema bullmq to ${RUNTIME_ROLE};
  grant execute on all functions in schema bullmq to ${RUNTIME_ROLE};`;

/** The sequences that BullMQ makes while it runs belong to the runtime role already, and are not the owner's to give. */
async function ownQueueSequences(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'bullmq' and c.relkind = 'S' and c.relowner = current_user::regrole`,
  );
  return rows.map(({ name }) => name);
}

async function appendOnlyTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select format('public.%I', c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'append-only:%'`,
  );
  return rows.map(({ name }) => name);
}
