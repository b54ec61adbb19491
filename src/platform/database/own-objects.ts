import type pg from 'pg';
import { StartupError } from '../config/startup-error.js';
import { readSqlFiles } from './sql-files.js';

/** What the migrator itself keeps beside what the migrations make. */
const OF_THE_MIGRATOR = ['migration', 'migration_checksum'] as const;

const MADE =
  /^\s*create\s+(?:or\s+replace\s+)?(?:unlogged\s+)?(materialized\s+view|view|table|function|procedure|type|domain|sequence)\s+(?:if\s+not\s+exists\s+)?([a-z_]\w*)/gim;

/** What leans on nothing of a later kind goes first. Indexes and triggers go with their tables. */
const ORDER = ['materialized view', 'view', 'table', 'function', 'procedure', 'type', 'domain', 'sequence'];

const OTHERS_DEPEND = '2BP01';

/**
 * Drops what the migrations have made, in one transaction, and nothing else: names are taken from the migrations, and
 * the extensions stay. The next `migrate` makes everything anew.
 * @throws StartupError when something that is not the product's leans on it; nothing is dropped then
 */
export async function dropOwnObjects(client: pg.Client, migrationsFolder: string): Promise<void> {
  const made = ownObjects(migrationsFolder);
  await client.query('begin');
  try {
    // Nobody migrates meanwhile.
    await client.query(`select pg_advisory_xact_lock(hashtext('accord-migrations'))`);
    for (const kind of ORDER) {
      const names = made.get(kind) ?? [];
      if (names.length > 0) await client.query(`drop ${kind} if exists ${names.join(', ')} restrict`);
    }
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    const { code, detail = '' } = error as { code?: string; detail?: string };
    if (code !== OTHERS_DEPEND) throw error;
    throw new StartupError(
      `The product's tables cannot be made anew, for something else in this database leans on them: remove it and start again. ${detail}`,
    );
  }
}

/** Names by kind. */
function ownObjects(migrationsFolder: string): ReadonlyMap<string, readonly string[]> {
  const made = new Map<string, string[]>([['table', [...OF_THE_MIGRATOR]]]);
  for (const { sql } of readSqlFiles(migrationsFolder)) {
    for (const [, kind = '', name = ''] of sql.matchAll(MADE)) {
      const key = kind.toLowerCase().replace(/\s+/g, ' ');
      const names = made.get(key) ?? [];
      if (!names.includes(name)) made.set(key, [...names, name]);
    }
  }
  return made;
}
