import { Global, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { RESERVED } from '../../../src/platform/database/pools.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { JobsModule } from '../../../src/platform/jobs/jobs.module.js';
import { postgresBackend } from '../../../src/platform/jobs/postgres-backend.js';
import { OutboxRelay } from '../../../src/platform/outbox/outbox-relay.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, IMPATIENT } from './desk.js';

let database: TestDatabase;
let desk: Desk;

beforeEach(async () => {
  database = await freshDatabase();
  desk = await Desk.open(
    database.runtimeConfig,
    postgresBackend(database.runtimeConfig, () => undefined),
  );
});
afterEach(async () => {
  await desk.close();
  await database.drop();
});

describe('old rows', () => {
  it('are deleted when they no longer matter, and no younger ones, however often', async () => {
    await desk.dataSource.query(
      `insert into inbox (handler, job_id, handled_at) select 'h', 'ob-' || days, clock_timestamp() - make_interval(days => days)
       from unnest(array[1, 29, 31, 400]) as days`,
    );
    await desk.dataSource.query(
      `insert into command_key (actor_id, key, route, body_hash, created_at)
       select gen_random_uuid(), days::text, 'r', 'h', accord_now() - make_interval(days => days) from unnest(array[1, 6, 8]) as days`,
    );
    await desk.housekeeping.deleteOldRows();
    await desk.housekeeping.deleteOldRows();
    expect(await desk.dataSource.query('select job_id from inbox order by 1')).toEqual([
      { job_id: 'ob-1' },
      { job_id: 'ob-29' },
    ]);
    expect(await desk.dataSource.query('select key from command_key order by 1')).toEqual([
      { key: '1' },
      { key: '6' },
    ]);
  });

  it('have one nightly schedule, however many processes start', async () => {
    await desk.housekeeping.start();
    await desk.housekeeping.stop();
    await desk.housekeeping.start();
    await desk.housekeeping.stop();
    const rows = await desk.dataSource.query<{ n: number }[]>(
      'select count(*)::int as n from bullmq.scheduler',
    );
    expect(rows).toEqual([{ n: 1 }]);
  });
});

describe('the health of the jobs', () => {
  it('is calm when there is nothing to do', async () => {
    expect(await desk.health.snapshot()).toEqual({
      outboxRows: 0,
      oldestSeconds: 0,
      stuckRows: 0,
      failedIncidents: 0,
    });
  });

  it('tells rows that no relay has taken for five minutes', async () => {
    await desk.dataSource.query(
      `insert into outbox (name, payload, created_at) values ('x', '{}', clock_timestamp() - interval '6 minutes'), ('x', '{}', clock_timestamp())`,
    );
    const snapshot = await desk.health.snapshot();
    expect(snapshot).toMatchObject({ outboxRows: 2, stuckRows: 1 });
    expect(snapshot.oldestSeconds).toBeGreaterThanOrEqual(360);
  });
});

describe('the start of the product', () => {
  it('fails in a sentence when an event is followed by a job that nobody handles', async () => {
    const app = await compose(true);
    app.get(Subscriptions).on('case.registered', 'tell-nobody');
    await expect(app.init()).rejects.toThrow(
      'Events are subscribed to by jobs that have no handler: tell-nobody.',
    );
    await app.close();
  });

  it('runs the jobs of its events and stops in an orderly way', async () => {
    const app = await compose(true);
    const handled: unknown[] = [];
    app.get(JobRegistry).register({
      name: 'follow',
      queue: 'papers',
      ownerRole: 'coordinator',
      handle: async (payload) => void handled.push(payload),
    });
    await app.init();
    await desk.enqueue('follow', 'followed');
    await app.get(OutboxRelay).drain();
    expect(handled).toEqual([{ key: 'followed' }]);
    await app.close();
  });

  it('leaves the jobs alone where the process only serves HTTP', async () => {
    const app = await compose(false);
    app
      .get(JobRegistry)
      .register({ name: 'idle', queue: 'events', ownerRole: 'coordinator', handle: async () => undefined });
    await app.init();
    await desk.enqueue('idle', 'kept');
    expect((await desk.health.snapshot()).outboxRows).toBe(1);
    await app.close();
  });

  it('refuses two handlers of one job', () => {
    desk.handles('doubled');
    expect(() => desk.handles('doubled')).toThrow('job doubled has two handlers');
  });
});

/** The job module on what it needs of the platform; HTTP and its guards are not part of the question. */
async function compose(runsJobs: boolean) {
  const { host, port, user, database: name } = database.runtimeConfig;
  @Global()
  @Module({
    imports: [
      TypeOrmModule.forRoot({
        type: 'postgres',
        host,
        port,
        username: user,
        database: name,
        retryAttempts: 0,
      }),
    ],
    providers: [
      Subscriptions,
      UnitOfWork,
      { provide: LOGGER, useValue: pino({ level: 'silent' }) },
      { provide: getDataSourceToken(RESERVED), useExisting: DataSource },
    ],
    exports: [Subscriptions, UnitOfWork, LOGGER, getDataSourceToken(RESERVED)],
  })
  class Ground {}
  const jobs = JobsModule.with({
    database: database.runtimeConfig,
    queueUrl: null,
    runsJobs,
    timing: IMPATIENT,
  });
  return Test.createTestingModule({ imports: [Ground, jobs] }).compile();
}
