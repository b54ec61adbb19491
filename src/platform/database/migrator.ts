import path from 'node:path';
import { runMigrations as bringQueueUpToDate } from 'bullmq';
import pg, { type PoolConfig } from 'pg';
import { DataSource, type MigrationInterface, type QueryRunner } from 'typeorm';
import { packageRoot } from '../config/package-root.js';
import { StartupError } from '../config/startup-error.js';
import { ensureExtensions, requireChineseSearch } from './extensions.js';
import { grantRuntimeRights } from './runtime-rights.js';
import { readSqlFiles, type SqlFile } from './sql-files.js';
import { withClient } from './with-client.js';

/** The product's own migrations, in the sources and in a build alike. */
export const MIGRATIONS_FOLDER = path.join(packageRoot(), 'migrations');

/**
 * Brings the database to this version: every `migrations/NNNN-idea.sql` that has not run yet, in order, each in a
 * transaction of its own; then the queue's schema and the runtime role's rights. Several processes may start at once.
 * @throws StartupError when a migration that has run was changed afterwards, or the database lacks what they need
 */
export async function migrate(
  owner: PoolConfig,
  progress: (line: string) => void,
  folder: string = MIGRATIONS_FOLDER,
): Promise<void> {
  const files = readSqlFiles(folder);
  await withClient(owner, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('accord-migrations'))`);
    try {
      await refuseChangedFiles(client, files);
      await ensureExtensions(client);
      await requireChineseSearch(client);
      const ran = await runPending(owner, files);
      if (ran > 0) progress(`  ${ran} migrations applied`);
      await migrateQueue(owner);
      await grantRuntimeRights(client);
    } finally {
      await client.query(`select pg_advisory_unlock(hashtext('accord-migrations'))`);
    }
  });
}

async function refuseChangedFiles(client: pg.Client, files: readonly SqlFile[]): Promise<void> {
  await client.query(
    'create table if not exists migration_checksum (name text primary key, checksum text not null)',
  );
  const { rows } = await client.query<{ name: string; checksum: string }>(
    'select name, checksum from migration_checksum',
  );
  for (const { name, checksum } of rows) {
    const file = files.find((candidate) => candidate.name === name);
    if (file === undefined) {
      throw new StartupError(
        `The database has migration ${name}, which this version does not know: start the newer version.`,
      );
    }
    if (file.checksum !== checksum) {
      throw new StartupError(
        `Migration ${file.fileName} was changed after it had run on this database: restore the file and put the change into a new one.`,
      );
    }
  }
}

async function runPending(owner: PoolConfig, files: readonly SqlFile[]): Promise<number> {
  const { connectionString, host, port, user, password, database } = owner;
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
    return (await dataSource.runMigrations({ transaction: 'each' })).length;
  } finally {
    await dataSource.destroy();
  }
}

function migrationClass(file: SqlFile): new () => MigrationInterface {
  return class implements MigrationInterface {
    readonly name = file.name;

    async up(runner: QueryRunner): Promise<void> {
      try {
        await runner.query(file.sql);
      } catch (error) {
        throw new Error(`migration ${file.fileName} failed: ${(error as Error).message}`, { cause: error });
      }
      // In the migration's own transaction: a kill in between must not leave one without the other.
      await runner.query('insert into migration_checksum (name, checksum) values ($1, $2)', [
        file.name,
        file.checksum,
      ]);
    }

    async down(): Promise<void> {
      throw new Error('migrations go forward only: write a new one that undoes this');
    }
  };
}

/** BullMQ's own schema, on one connection: it takes a lock of its own for the session. */
async function migrateQueue(owner: PoolConfig): Promise<void> {
  await withClient(owner, (client) => bringQueueUpToDate(client));
}
