import { randomUUID } from 'node:crypto';
import { Redis } from 'ioredis';
import { emptyQueues } from '../../../src/platform/jobs/empty-queues.js';
import { postgresBackend } from '../../../src/platform/jobs/postgres-backend.js';
import type { QueueBackend } from '../../../src/platform/jobs/queue-backend.js';
import { redisBackend } from '../../../src/platform/jobs/redis-backend.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { Desk, IMPATIENT } from './desk.js';
import { killWhenItHasTakenTheJob, signalOf, startDoomed } from './doomed-process.js';
import { redisIsAvailable, startRedis } from './redis-server.js';

interface Store {
  readonly redis: { readonly url: string; readonly prefix: string } | null;
  stop(): Promise<void>;
}

async function inPostgres(): Promise<Store> {
  return { redis: null, stop: () => Promise.resolve() };
}

async function inRedis(): Promise<Store> {
  const server = await startRedis();
  return { redis: { url: server.url, prefix: `test-${randomUUID()}` }, stop: () => server.stop() };
}

describe('jobs with queues in PostgreSQL', () => behavesAsAQueue(inPostgres));
(redisIsAvailable() ? describe : describe.skip)('jobs with queues in Redis', () => {
  behavesAsAQueue(inRedis);
  losesNothingWhenFlushed();
});

function behavesAsAQueue(openStore: () => Promise<Store>): void {
  let database: TestDatabase;
  let store: Store;
  let desks: Desk[] = [];

  beforeAll(async () => {
    [database, store] = await Promise.all([freshDatabase(), openStore()]);
  });
  afterEach(async () => {
    await Promise.all(desks.map((desk) => desk.close()));
    desks = [];
  });
  afterAll(() => store.stop());

  const openDesk = async (): Promise<Desk> => {
    const desk = await Desk.open(database.runtimeConfig, openBackend(database, store));
    desks.push(desk);
    return desk;
  };

  it('emptied queues have forgotten every job and go on working', async () => {
    const desk = await openDesk();
    desk.handles('emptied');
    await desk.runtime.add([{ id: randomUUID(), name: 'emptied', payload: { key: 'undone' } }]);
    const backend = openBackend(database, store);
    await emptyQueues(backend);
    await backend.close();
    await desk.runtime.startWorkers();
    await desk.enqueue('emptied', 'after-emptying');
    await desk.relay.drain();
    const done = await desk.done();
    expect([done['undone'], done['after-emptying']]).toEqual([undefined, 1]);
  });

  it('a job committed with a change reaches its handler', async () => {
    const desk = await openDesk();
    desk.handles('delivered');
    await desk.runtime.startWorkers();
    desk.relay.start();
    await desk.enqueue('delivered', 'delivered');
    await desk.relay.drain();
    expect((await desk.done())['delivered']).toBe(1);
  });

  it('a change that is rolled back leaves no job', async () => {
    const desk = await openDesk();
    desk.handles('rolled-back');
    const change = desk.run(async (tx) => {
      tx.enqueue({ name: 'rolled-back', payload: { key: 'rolled-back' } });
      await tx.query('select 1 / 0');
    });
    await expect(change).rejects.toThrow('division by zero');
    expect(await desk.relay.relayAll()).toBe(0);
  });

  it('a job that fails is tried again until it is done', async () => {
    const desk = await openDesk();
    const attempts: number[] = [];
    desk.handles('recovers', (job) => {
      attempts.push(job.attempt);
      if (job.attempt < 3) throw new Error('not yet');
    });
    await desk.runtime.startWorkers();
    await desk.enqueue('recovers', 'recovers');
    await desk.relay.drain();
    expect(attempts).toEqual([1, 2, 3]);
    expect((await desk.done())['recovers']).toBe(1);
    expect((await desk.run((tx) => desk.incidents.list(tx))).items).toEqual([]);
  });

  it('a job that fails at every attempt is one incident, shown to its owner and retried by a person', async () => {
    const desk = await openDesk();
    let broken = true;
    desk.handles('hopeless', () => {
      if (broken) throw new Error('the other house is closed');
    });
    await desk.runtime.startWorkers();
    await desk.enqueue('hopeless', 'secret-of-a-party');
    await desk.relay.drain();

    const { items } = await desk.run((tx) => desk.incidents.list(tx, { ownerRoles: ['coordinator'] }));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ handler: 'hopeless', attempts: 8, resolvedAt: null });
    expect(items[0]?.error).toContain('the other house is closed');
    expect((await desk.run((tx) => desk.incidents.list(tx, { ownerRoles: ['auditor'] }))).items).toEqual([]);
    expect(desk.logLines.join()).toContain('job given up');
    expect(desk.logLines.join()).not.toContain('secret-of-a-party');
    expect((await desk.health.snapshot()).failedIncidents).toBe(1);

    broken = false;
    const id = items[0]?.id ?? '';
    await desk.run((tx) => desk.incidents.retry(tx, id));
    await desk.relay.drain();
    expect((await desk.done())['secret-of-a-party']).toBe(1);
    await expect(desk.run((tx) => desk.incidents.retry(tx, id))).rejects.toMatchObject({
      code: 'incident_resolved',
    });
    expect((await desk.health.snapshot()).failedIncidents).toBe(0);
  });

  it('a job that nobody here handles any more becomes an incident of the system administrator', async () => {
    const [old, current] = [await openDesk(), await openDesk()];
    old.handles('removed');
    await old.enqueue('removed', 'removed');
    await old.relay.relayAll();
    await current.runtime.startWorkers();
    await current.relay.drain();
    const { items } = await current.run((tx) => current.incidents.list(tx));
    expect(items).toMatchObject([{ handler: 'removed', ownerRole: 'system_administrator' }]);
    await current.run((tx) => current.incidents.resolve(tx, items[0]?.id ?? ''));
    expect((await current.run((tx) => current.incidents.list(tx))).items).toEqual([]);
    expect(
      (await current.run((tx) => current.incidents.list(tx, { includeResolved: true }))).items,
    ).not.toEqual([]);
  });

  it('a row whose job this process does not know stays in the outbox', async () => {
    const desk = await openDesk();
    await desk.enqueue('of-a-newer-release', 'newer');
    expect(await desk.relay.relayAll()).toBe(0);
    expect((await desk.health.snapshot()).outboxRows).toBe(1);
    desk.handles('of-a-newer-release');
    await desk.runtime.startWorkers();
    await desk.relay.drain();
    expect((await desk.done())['newer']).toBe(1);
  });

  it('a job delivered twice is done once', async () => {
    const desk = await openDesk();
    let runs = 0;
    desk.handles('twice', () => void runs++);
    await desk.runtime.startWorkers();
    const job = { id: 'ob-twice', name: 'twice', payload: { key: 'twice' } };
    await desk.runtime.add([job]);
    await desk.relay.drain();
    await desk.runtime.add([job]);
    await desk.relay.drain();
    expect(runs).toBe(2);
    expect((await desk.done())['twice']).toBe(1);
  });

  it('two relays and two workers do every job once', async () => {
    const [one, two] = [await openDesk(), await openDesk()];
    const keys = Array.from({ length: 450 }, (_, index) => `shared-${index}`);
    for (const desk of [one, two]) {
      desk.handles('shared');
      await desk.runtime.startWorkers();
    }
    await one.enqueue('shared', ...keys);
    const relayed = await Promise.all([one.relay.relayAll(), two.relay.relayAll()]);
    await one.relay.drain();
    expect(relayed[0] + relayed[1]).toBe(450);
    const done = await one.done();
    expect(keys.filter((key) => done[key] !== 1)).toEqual([]);
  });

  it('a relay whose connections are cut goes on by itself', async () => {
    const desk = await openDesk();
    desk.handles('after-the-cut');
    await desk.runtime.startWorkers();
    desk.relay.start();
    await desk.enqueue('after-the-cut', 'before-the-cut');
    await desk.relay.drain();
    await desk.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'accord-outbox'`,
    );
    await desk.enqueue('after-the-cut', 'after-the-cut');
    while ((await desk.done())['after-the-cut'] === undefined) await desk.runtime.nextChange(50);
    expect((await desk.done())['after-the-cut']).toBe(1);
  });

  it('a job that does not end in time is given back when its worker stops, and another worker does it', async () => {
    const [stopping, staying] = [await openDesk(), await openDesk()];
    const taken = new Promise<void>((resolve) => {
      stopping.handles('handed-over', () => {
        resolve();
        return new Promise(() => undefined);
      });
    });
    await stopping.runtime.startWorkers();
    await stopping.enqueue('handed-over', 'handed-over');
    await stopping.relay.relayAll();
    await taken;
    await stopping.runtime.stopWorkers();

    const attempts: number[] = [];
    staying.handles('handed-over', (job) => void attempts.push(job.attempt));
    await staying.runtime.startWorkers();
    await staying.relay.drain();
    expect(attempts).toEqual([1]);
    expect((await staying.done())['handed-over']).toBe(1);
  });

  it('a job whose worker is killed in the middle is taken over by another', async () => {
    const child = startDoomed({ role: 'worker', jobName: 'orphaned', ...whereabouts(database, store) });
    const desk = await openDesk();
    desk.handles('orphaned');
    await desk.enqueue('orphaned', 'orphaned');
    await desk.relay.relayAll();
    await killWhenItHasTakenTheJob(child);
    await desk.runtime.startWorkers();
    await desk.relay.drain();
    expect((await desk.done())['orphaned']).toBe(1);
  });

  it('a relay killed between the queue and its commit leaves jobs that are done once', async () => {
    const desk = await openDesk();
    desk.handles('relayed-twice');
    await desk.enqueue('relayed-twice', 'relayed-1', 'relayed-2');
    const child = startDoomed({ role: 'relay', jobName: 'relayed-twice', ...whereabouts(database, store) });
    expect(await signalOf(child)).toBe('SIGKILL');

    expect((await desk.health.snapshot()).outboxRows).toBe(2);
    await desk.runtime.startWorkers();
    await desk.relay.drain();
    expect(await desk.done()).toMatchObject({ 'relayed-1': 1, 'relayed-2': 1 });
  });
}

function losesNothingWhenFlushed(): void {
  it('a flushed Redis loses nothing that is still in the outbox', async () => {
    const [database, store] = [await freshDatabase(), await inRedis()];
    const desk = await Desk.open(database.runtimeConfig, openBackend(database, store));
    desk.handles('kept');
    await desk.runtime.startWorkers();
    await desk.enqueue('kept', 'kept-1', 'kept-2');
    await flush(store);
    await desk.relay.drain();
    expect(await desk.done()).toEqual({ 'kept-1': 1, 'kept-2': 1 });
    await desk.close();
    await store.stop();
  });
}

/** Removes every key of this test's queues, and no other: the server may be somebody's. */
async function flush({ redis }: Store): Promise<void> {
  if (redis === null) throw new Error('only Redis is flushed');
  const client = new Redis(redis.url);
  const keys = await client.keys(`${redis.prefix}:*`);
  expect(keys).not.toEqual([]);
  await client.del(keys);
  client.disconnect();
}

function openBackend(database: TestDatabase, { redis }: Store): QueueBackend {
  return redis === null
    ? postgresBackend(database.runtimeConfig, () => undefined)
    : redisBackend(redis.url, redis.prefix);
}

function whereabouts(
  database: TestDatabase,
  { redis }: Store,
): { database: object; redis: Store['redis']; timing: object } {
  return { database: database.runtimeConfig, redis, timing: IMPATIENT };
}
