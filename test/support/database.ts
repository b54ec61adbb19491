import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg, { type PoolConfig } from 'pg';
import { DataSource } from 'typeorm';
import { configurePgTypes } from '../../src/platform/database/pg-types.js';

const DATABASE_IN_USE = '55006';
const LEAVING_ATTEMPTS = 100;
const TEMPLATES = ['tpl', 'tpl_started'];

/** A minute after the first start that it has copied, every test begins: whenever in a run, and however slow the machine. */
const BEGIN = `update clock_offset
  set offset_ms = (extract(epoch from $1::timestamptz + interval '1 minute' - clock_timestamp()) * 1000)::bigint`;

/** A database of this test file's own, migrated, and how each role reaches it. */
export interface TestDatabase {
  readonly name: string;
  readonly runtimeConfig: PoolConfig;
  readonly ownerConfig: PoolConfig;
  /** For tests that tamper: triggers can be switched off. */
  readonly superuserConfig: PoolConfig;
  drop(): Promise<void>;
}

/**
 * Copies a database to which nobody is connected: some ten milliseconds on a memory disk.
 * @param template `tpl` has the tables alone, `tpl_started` also what a first start of the product writes; or another test's
 */
export async function freshDatabase(template = 'tpl'): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  const config = (user: string, database = name): PoolConfig => ({
    host: ofRun('ACCORD_TEST_PG_HOST'),
    port: 5432,
    user,
    database,
  });
  const administer = (sql: string): Promise<void> => asked(config('postgres', 'postgres'), sql);
  for (let attempt = 1; ; attempt++) {
    try {
      await administer(`create database ${name} template ${template} strategy file_copy owner accord_owner`);
      break;
    } catch (error) {
      if ((error as { code?: string }).code !== DATABASE_IN_USE || attempt === 50) throw error;
      await pause(20);
    }
  }
  if (TEMPLATES.includes(template))
    await asked(config('accord_owner'), BEGIN, [ofRun('ACCORD_TESTS_BEGIN_AT')]);
  return {
    name,
    runtimeConfig: config('accord_app'),
    ownerConfig: config('accord_owner'),
    superuserConfig: config('postgres'),
    drop: () => dropWhenLeft(name, administer),
  };
}

/**
 * A pool that has ended may have a connection for a moment longer, and the server's word to it would be an error nobody
 * listens for: so connections are given time to leave before they are forced out.
 */
async function dropWhenLeft(name: string, administer: (sql: string) => Promise<void>): Promise<void> {
  for (let attempt = 1; attempt <= LEAVING_ATTEMPTS; attempt++) {
    try {
      await administer(`drop database if exists ${name}`);
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== DATABASE_IN_USE) throw error;
      await pause(20);
    }
  }
  await administer(`drop database if exists ${name} with (force)`);
}

async function asked(config: PoolConfig, sql: string, values: readonly string[] = []): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await client.query(sql, [...values]);
  } finally {
    await client.end();
  }
}

/** What the setup of the run has left for every test. */
function ofRun(name: 'ACCORD_TEST_PG_HOST' | 'ACCORD_TESTS_BEGIN_AT'): string {
  const value = process.env[name];
  if (value === undefined)
    throw new Error('the test server was not started: run the tests through jest.config.js');
  return value;
}

/** TypeORM as the runtime role, to a database of the test's own. @param pool of its connections, as `pg` takes it */
export function connectedTo(
  { runtimeConfig: { host, port, user, database } }: TestDatabase,
  pool: { readonly max?: number } = {},
): Promise<DataSource> {
  configurePgTypes();
  return new DataSource({
    type: 'postgres',
    ...{ host, port, username: user, database },
    installExtensions: false,
    extra: pool,
  }).initialize();
}
