import pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import { requestPool, reservedPool } from '../../../src/platform/database/pools.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/product-process.js';

const HOLD = 'select from clock_offset for update';

let database: TestDatabase;
let beside: pg.Pool;
const open: DataSource[] = [];

beforeAll(async () => {
  configurePgTypes();
  database = await freshDatabase();
  beside = new pg.Pool({ ...database.ownerConfig, max: 2 });
});
afterEach(async () => {
  for (const source of open.splice(0)) await source.destroy();
});
afterAll(async () => {
  await beside.end();
  await database.drop();
});

/** The pool of requests, with what the address adds. */
async function sessions(options?: string, pool = requestPool): Promise<DataSource> {
  const config = { ...database.runtimeConfig, ...(options === undefined ? {} : { options }) };
  const source = await new DataSource(pool(config) as DataSourceOptions).initialize();
  open.push(source);
  return source;
}

async function limitsOf(source: DataSource): Promise<unknown> {
  const [limits] = await source.query<object[]>(
    `select current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle`,
  );
  return limits;
}

it('every session of the product waits ten seconds for a row and stands still for a minute at most', async () => {
  const limits = { lock: '10s', idle: '1min' };
  expect(await limitsOf(await sessions())).toEqual(limits);
  expect(await limitsOf(await sessions(undefined, reservedPool))).toEqual(limits);
});

it('what the address says of its sessions wins', async () => {
  expect(await limitsOf(await sessions('-c lock_timeout=30s'))).toEqual({ lock: '30s', idle: '1min' });
});

it('a wait that was ended is not begun again', async () => {
  const uow = new UnitOfWork(await sessions('-c lock_timeout=200ms'), new Subscriptions());
  const holder = await beside.connect();
  await holder.query('begin');
  await holder.query(HOLD);
  let runs = 0;
  const waited = uow.run(systemCaller('waits'), async (tx) => {
    runs += 1;
    await tx.query(HOLD);
  });
  await expect(waited).rejects.toMatchObject({ code: '55P03' });
  expect(runs).toBe(1);
  await holder.query('rollback');
  holder.release();
});

it('who stands still in a transaction loses its locks, and the session is not used again', async () => {
  const source = await sessions('-c idle_in_transaction_session_timeout=200ms');
  const uow = new UnitOfWork(source, new Subscriptions());
  const stood = uow.run(systemCaller('stands'), async (tx) => {
    const [me] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
    await tx.query(HOLD);
    await eventually('the session is ended', async () => {
      const { rowCount } = await beside.query('select from pg_stat_activity where pid = $1', [me?.pid]);
      return rowCount === 0;
    });
    await tx.query('select 1');
  });
  await expect(stood).rejects.toThrow('connection');
  expect(await uow.run(systemCaller('next'), (tx) => tx.query(HOLD))).toHaveLength(1);
});
