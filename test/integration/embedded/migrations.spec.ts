import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { PoolConfig } from 'pg';
import { StartupError } from '../../../src/platform/config/startup-error.js';
import { migrate } from '../../../src/platform/database/migrator.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

describe('migrations', () => {
  let database: TestDatabase;
  let folder: string;

  beforeEach(async () => {
    database = await freshDatabase();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-migrations-'));
    // As if no migration had run yet: these tests bring files of their own.
    await run(database.ownerConfig, 'drop table migration, migration_checksum');
    write(
      '0001-colours.sql',
      `create table colour (name text); comment on table colour is 'append-only: a trial';`,
    );
    write('0002-shapes.sql', `create table shape (name text);`);
  });

  afterEach(async () => {
    fs.rmSync(folder, { recursive: true, force: true });
    await database.drop();
  });

  function write(name: string, sql: string): void {
    fs.writeFileSync(path.join(folder, name), sql);
  }

  async function migrateHere(): Promise<string[]> {
    const lines: string[] = [];
    await migrate(database.ownerConfig, (line) => lines.push(line), folder);
    return lines;
  }

  it('run in the order of their numbers, and only once', async () => {
    write('0003-circles.sql', `insert into shape values ('circle');`);
    expect(await migrateHere()).toEqual(['  3 migrations applied']);
    expect(await migrateHere()).toEqual([]);
    expect(await run(database.ownerConfig, 'select name from shape')).toEqual([['circle']]);
    expect(await run(database.ownerConfig, 'select name from migration order by id')).toEqual([
      ['Colours1700000000001'],
      ['Shapes1700000000002'],
      ['Circles1700000000003'],
    ]);
  });

  it('run once when two processes start together', async () => {
    const lines = await Promise.all([migrateHere(), migrateHere()]);
    expect(lines.flat()).toEqual(['  2 migrations applied']);
  });

  it('are refused when a file was changed after it had run', async () => {
    await migrateHere();
    write('0002-shapes.sql', `create table shape (name text, corners int);`);
    await expect(migrateHere()).rejects.toThrow(
      new StartupError(
        'Migration 0002-shapes.sql was changed after it had run on this database: restore the file and put the change into a new one.',
      ),
    );
  });

  it('are refused when the database is ahead of this version', async () => {
    await migrateHere();
    fs.rmSync(path.join(folder, '0002-shapes.sql'));
    await expect(migrateHere()).rejects.toThrow(
      new StartupError(
        'The database has migration Shapes1700000000002, which this version does not know: start the newer version.',
      ),
    );
  });

  it('leave nothing behind when one fails, and go on once it is mended', async () => {
    write('0003-broken.sql', `create table half (name text); select 1/0;`);
    await expect(migrateHere()).rejects.toThrow('migration 0003-broken.sql failed: division by zero');
    expect(
      await run(database.ownerConfig, `select to_regclass('shape')::text, to_regclass('half')::text`),
    ).toEqual([['shape', null]]);
    write('0003-broken.sql', `create table half (name text);`);
    expect(await migrateHere()).toEqual(['  1 migrations applied']);
  });

  it('are refused when a file would be left out for its name or its number', async () => {
    write('0002-sizes.sql', 'select 1');
    await expect(migrateHere()).rejects.toThrow('0002-shapes.sql and 0002-sizes.sql have the same number');
    fs.renameSync(path.join(folder, '0002-sizes.sql'), path.join(folder, '3_sizes.sql'));
    await expect(migrateHere()).rejects.toThrow('3_sizes.sql is not named like 0001-idea.sql');
  });

  it('let the runtime role add to an append-only table and change nothing in it', async () => {
    await migrateHere();
    const { runtimeConfig } = database;
    await run(runtimeConfig, `insert into colour values ('red')`);
    expect(await run(runtimeConfig, 'select name from colour')).toEqual([['red']]);
    await expect(run(runtimeConfig, `update colour set name = 'blue'`)).rejects.toThrow(
      'permission denied for table colour',
    );
    await expect(run(runtimeConfig, 'delete from colour')).rejects.toThrow(
      'permission denied for table colour',
    );
    await expect(run(runtimeConfig, 'truncate colour')).rejects.toThrow('permission denied for table colour');
  });

  it('let the runtime role change rows elsewhere, but neither tables nor the record of migrations', async () => {
    await migrateHere();
    const { runtimeConfig, ownerConfig } = database;
    await run(runtimeConfig, `insert into shape values ('circle')`);
    await run(runtimeConfig, `update shape set name = 'square'`);
    await run(runtimeConfig, 'delete from shape');
    await expect(run(runtimeConfig, 'create table mine (id int)')).rejects.toThrow(
      'permission denied for schema public',
    );
    await expect(run(runtimeConfig, 'drop table shape')).rejects.toThrow('must be owner of table shape');
    await expect(run(runtimeConfig, 'delete from migration_checksum')).rejects.toThrow('permission denied');
    await run(ownerConfig, 'create table later (id int)');
    expect(await run(runtimeConfig, 'select count(*)::int from later')).toEqual([[0]]);
  });

  it('bring the schema of the queue, which the runtime role may use', async () => {
    await run(database.ownerConfig, 'drop schema bullmq cascade');
    await migrateHere();
    expect(await run(database.runtimeConfig, 'select max(version) >= 11 from bullmq.migration')).toEqual([
      [true],
    ]);
  });
});

describe('the product’s clock and its append-only trigger', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await freshDatabase();
  });

  afterAll(() => database.drop());

  it('tells the database’s time in whole milliseconds, ahead by the offset', async () => {
    const [row] = await run(
      database.runtimeConfig,
      `select accord_now() - clock_timestamp() - (select offset_ms from clock_offset) * interval '1 millisecond' between interval '-1 second' and interval '1 second',
         (select date_trunc('milliseconds', n) = n from accord_now() as n)`,
    );
    expect(row).toEqual([true, true]);
    await run(database.runtimeConfig, 'update clock_offset set offset_ms = 259200000');
    const [moved] = await run(
      database.runtimeConfig,
      `select accord_now() - clock_timestamp() > interval '2 days 23 hours'`,
    );
    expect(moved).toEqual([true]);
  });

  it('moves on within one statement', async () => {
    expect(
      await run(database.runtimeConfig, 'select accord_now() < (select accord_now() from pg_sleep(0.01))'),
    ).toEqual([[true]]);
  });

  it('refuses a change even to the owner', async () => {
    await run(
      database.ownerConfig,
      `create table trail (id int); insert into trail values (1);
       create trigger trail_append_only before update or delete on trail for each row execute function refuse_change();`,
    );
    await expect(run(database.ownerConfig, 'update trail set id = 2')).rejects.toThrow(
      'append-only table trail: UPDATE is refused',
    );
    await expect(run(database.ownerConfig, 'delete from trail')).rejects.toThrow(
      'append-only table trail: DELETE is refused',
    );
  });
});

async function run(config: PoolConfig, sql: string): Promise<unknown[][]> {
  return withClient(
    config,
    async (client) => (await client.query<unknown[]>({ text: sql, rowMode: 'array' })).rows,
  );
}
