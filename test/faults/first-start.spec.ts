import { randomBytes } from 'node:crypto';
import path from 'node:path';
import pg from 'pg';
import { socketDirOf } from '../../src/platform/embedded/socket-dir.js';
import { callCommand } from '../support/built-command.js';
import {
  eventually,
  postmasterOf,
  ProductProcess,
  removeFolder,
  temporaryFolder,
} from '../support/product-process.js';

const SOMEBODYS_TABLE = 'create table somebodys (id int primary key)';

interface Place {
  /** What the product is told of it. */
  readonly settings: Readonly<Record<string, string>>;
  /** How a test looks into it while the product runs. */
  readonly reach: pg.ClientConfig;
}

describe('the first start', () => {
  const folders: string[] = [];
  const running: ProductProcess[] = [];
  const databases: string[] = [];

  const start = (settings: Readonly<Record<string, string>>): ProductProcess => {
    const product = ProductProcess.run(settings);
    running.push(product);
    return product;
  };

  const folder = (): string => {
    const made = temporaryFolder();
    folders.push(made);
    return made;
  };

  afterEach(async () => {
    for (const product of running.splice(0)) {
      product.kill('SIGKILL');
      await product.exit();
    }
    for (const made of folders.splice(0)) {
      await eventually('PostgreSQL ends with its owner', () => postmasterOf(made) === null);
      removeFolder(made);
    }
    for (const name of databases.splice(0)) await administer(`drop database ${name} with (force)`);
  });

  const embedded = async (): Promise<Place> => {
    const dataDir = folder();
    const host = socketDirOf(path.join(dataDir, 'postgres'));
    return { settings: { DATA_DIR: dataDir }, reach: { host, user: 'postgres', database: 'accord' } };
  };

  /** An empty database on the tests' own server, as an operator gives one to the product. */
  const external = async (): Promise<Place> => {
    const name = `first_${randomBytes(4).toString('hex')}`;
    await administer(`create database ${name} template template0`);
    databases.push(name);
    await administer(SOMEBODYS_TABLE, name);
    return { settings: { DATA_DIR: folder(), DATABASE_URL: urlOf(name) }, reach: reachOf(name) };
  };

  describe.each([
    ['embedded', embedded],
    ['external', external],
  ])('on an %s database', (kind, place) => {
    it('killed while it makes the demonstration is undone by the next start', async () => {
      const { settings, reach } = await place();
      const first = start({ ...settings, SEED: 'demo' });
      await eventually('disputes are being played', () => hasRows(reach, 'dispute_case'));
      first.kill('SIGKILL');
      await first.exit();

      const second = start(settings);
      const url = await second.ready();
      expect(second.output).toContain('An earlier first start was interrupted: beginning anew');
      expect((await fetch(`${url}/health/ready`)).status).toBe(200);
      expect(await look(reach, 'select login as name from app_user order by 1')).toEqual([
        'auditor',
        'secadmin',
        'sysadmin',
      ]);
      expect(await hasRows(reach, 'dispute_case')).toBe(false);
      expect(await look(reach, 'select offset_ms::text as name from clock_offset')).toEqual(['0']);
      if (kind === 'external')
        expect(
          await look(reach, `select 'there' as name from pg_tables where tablename = 'somebodys'`),
        ).toEqual(['there']);

      second.kill('SIGTERM');
      expect(await second.exit()).toBe(0);
      const verdict = await callCommand('audit-verify', [], { env: settings }).ended;
      expect(verdict.output).not.toContain('anchor');
      expect(verdict.code).toBe(0);
      const third = start(settings);
      await third.ready();
      expect(third.output).not.toContain('First start');
    });
  });

  it('of two processes at once is made by one, and both serve', async () => {
    const { settings, reach } = await external();
    const products = [start(settings), start({ ...settings, DATA_DIR: folder() })];
    await Promise.all(products.map((product) => product.ready()));
    const said = products.map(({ output }) => output);
    expect(said.filter((text) => text.includes('First start: making'))).toHaveLength(1);
    expect(said.join('\n')).not.toContain('interrupted');
    expect(
      await look(reach, 'select count(*)::text as name from first_start where finished_at is not null'),
    ).toEqual(['1']);
  });

  it('of a process that is killed while another waits is undone and made by the one that waited', async () => {
    const { settings, reach } = await external();
    const first = start({ ...settings, SEED: 'demo' });
    await eventually('disputes are being played', () => hasRows(reach, 'dispute_case'));
    const second = start(settings);
    await eventually('the second waits', () => second.output.includes('waiting for it'));
    first.kill('SIGKILL');
    await second.ready();
    expect(second.output).toContain('An earlier first start was interrupted: beginning anew');
    expect(await hasRows(reach, 'dispute_case')).toBe(false);
  });
});

function testHost(): string {
  return process.env['ACCORD_TEST_PG_HOST'] ?? '';
}

function reachOf(database: string): pg.ClientConfig {
  return { host: testHost(), user: 'postgres', database };
}

function urlOf(database: string): string {
  return `postgres://postgres@localhost:5432/${database}?host=${encodeURIComponent(testHost())}`;
}

function administer(sql: string, database = 'postgres'): Promise<string[]> {
  return look(reachOf(database), sql);
}

async function look(reach: pg.ClientConfig, sql: string): Promise<string[]> {
  const client = new pg.Client({ ...reach, port: 5432 });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(sql);
    return rows.map(({ name }) => name);
  } finally {
    await client.end();
  }
}

/** False also while there is no such database or table yet. */
async function hasRows(reach: pg.ClientConfig, table: string): Promise<boolean> {
  try {
    return (await look(reach, `select 'row' as name from ${table} limit 1`)).length > 0;
  } catch {
    return false;
  }
}
