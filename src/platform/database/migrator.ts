import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runMigrations } from 'bullmq';
import pg, { type PoolConfig } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { StartupError } from '../config/startup-error.js';
import { packageRoot } from '../config/package-root.js';
import { RUNTIME_ROLE, withClient } from './connection.js';

/** TypeORM orders migrations by the 13 digits at the end of their names. */
const TIMESTAMP_BASE = 1_700_000_000_000;
const FILE_NAME = /^(\d{4})-([a-z0-9-]+)\.sql$/;

interface SqlFile {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/**
 * Brings the database to this version: every `migrations/NNNN-idea.sql` that has not run yet, in order, each in a
 * transaction of its own; then the queue's schema and the runtime role's rights. Several processes may start at once.
 * @throws StartupError when a migration that has run was changed afterwards
 */
export async function migrate(owner: PoolConfig, progress: (line: string) => void): Promise<void> {
  const files = readSqlFiles(path.join(packageRoot(), 'migrations'));
  await withClient(owner, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('accord-migrations'))`);
    try {
      await refuseChangedFiles(client, files);
      await runPending(owner, files, progress);
      await keepChecksums(client, files);
      await migrateQueue(owner);
      await grantRuntimeRights(client);
    } finally {
      await client.query(`select pg_advisory_unlock(hashtext('accord-migrations'))`);
    }
  });
}

function readSqlFiles(folder: string): SqlFile[] {
  const files = fs.readdirSync(folder).flatMap((file) => {
    const [, number, idea] = FILE_NAME.exec(file) ?? [];
    if (number === undefined || idea === undefined) return [];
    const sql = fs.readFileSync(path.join(folder, file), 'utf8');
    const camel = idea.replace(/(^|-)([a-z0-9])/g, (_, __, letter: string) => letter.toUpperCase());
    return [
      {
        number: Number(number),
        name: `${camel}${TIMESTAMP_BASE + Number(number)}`,
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      },
    ];
  });
  return files.sort((a, b) => a.number - b.number);
}

async function refuseChangedFiles(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  await client.query('create table if not exists migration_checksum (name text primary key, checksum text not null)');
  const { rows } = await client.query<{ name: string; checksum: string }>('select name, checksum from migration_checksum');
  for (const { name, checksum } of rows) {
    const file = files.find((candidate) => candidate.name === name);
    if (file === undefined) {
      throw new StartupError(`The database has migration ${name}, which this version does not know: start the newer version.`);
    }
    if (file.checksum !== checksum) {
      throw new StartupError(`Migration ${name} was changed after it had run here: restore the file and add a new one.`);
    }
  }
}

async function runPending(owner: PoolConfig, files: readonly SqlFile[], progress: (line: string) => void): Promise<void> {
  const { host, port, user, password, database, connectionString } = owner;
  const dataSource = new DataSource({
    type: 'postgres',
    ...(connectionString === undefined
      ? { host, port, username: user, password: password as string | undefined, database }
      : { url: connectionString }),
    migrations: files.map(migrationClass),
    migrationsTableName: 'migration',
    installExtensions: false,
    poolSize: 2,
  });
  await dataSource.initialize();
  try {
    const ran = await dataSource.runMigrations({ transaction: 'each' });
    if (ran.length > 0) progress(`  ${ran.length} migrations applied`);
  } finally {
    await dataSource.destroy();
  }
}

function migrationClass(file: SqlFile): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = file.name;

    async up(runner: QueryRunner): Promise<void> {
      await runner.query(file.sql);
    }

    async down(): Promise<void> {
      throw new Error('migrations go forward only: write a new one that undoes this');
    }
  };
}

async function keepChecksums(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  await client.query(
    `insert into migration_checksum select * from unnest($1::text[], $2::text[]) on conflict (name) do nothing`,
    [files.map(({ name }) => name), files.map(({ checksum }) => checksum)],
  );
}

async function migrateQueue(owner: PoolConfig): Promise<void> {
  const pool = new pg.Pool({ ...owner, max: 1 });
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  } finally {
    await pool.end();
  }
}

/** The runtime role reads and writes rows; on tables that say they are append-only it may only add. */
async function grantRuntimeRights(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage on schema public, bullmq to ${RUNTIME_ROLE};
    grant select, insert, update, delete on all tables in schema public to ${RUNTIME_ROLE};
    grant usage, select on all sequences in schema public to ${RUNTIME_ROLE};
    grant execute on all functions in schema public to ${RUNTIME_ROLE};
    grant all on all tables in schema bullmq to ${RUNTIME_ROLE};
    grant all on all sequences in schema bullmq to ${RUNTIME_ROLE};
    grant execute on all functions in schema bullmq to ${RUNTIME_ROLE};
    revoke insert, update, delete on migration, migration_checksum from ${RUNTIME_ROLE};`);
  const { rows } = await client.query<{ name: string }>(
    `select format('%I', c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'public' and c.relkind in ('r', 'p') and obj_description(c.oid, 'pg_class') like 'append-only:%'`,
  );
  for (const { name } of rows) await client.query(`revoke update, delete, truncate on ${name} from ${RUNTIME_ROLE}`);
}
