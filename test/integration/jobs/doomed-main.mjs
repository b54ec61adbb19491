/**
 * A process of the product that is going to be killed: as a `worker` it takes a job and never ends it, as a `relay` it
 * dies between handing rows to the queue and committing their deletion. Runs the compiled product, as a real one does.
 */
import { pino } from 'pino';
import { DataSource } from 'typeorm';

// A test run that is cut off takes its children along.
process.stdin.resume().on('end', () => process.exit());

const { role, database, redis, timing, jobName } = JSON.parse(process.argv[2]);
const dist = new URL('../../../dist/src/platform/', import.meta.url);
const load = (file) => import(new URL(file, dist).href);

const { JobRegistry } = await load('jobs/job-registry.js');
const { QueueRuntime } = await load('jobs/queue-runtime.js');
const { Precedence } = await load('jobs/precedence.js');
const { OutboxRelay } = await load('outbox/outbox-relay.js');
const { postgresBackend } = await load('jobs/postgres-backend.js');
const { redisBackend } = await load('jobs/redis-backend.js');

const logger = pino({ level: 'silent' });
const backend =
  redis === null ? postgresBackend(database, () => undefined) : redisBackend(redis.url, redis.prefix);
const registry = new JobRegistry();
registry.register({
  name: jobName,
  queue: 'events',
  ownerRole: 'coordinator',
  handle: () => {
    process.stdout.write('taken\n');
    return new Promise(() => undefined);
  },
});

const runtime = new QueueRuntime(
  role === 'relay' ? dyingAfterAdding(backend) : backend,
  registry,
  null,
  new Precedence(),
  timing,
  logger,
);
await runtime.open();
if (role === 'worker') {
  await runtime.startWorkers();
} else {
  const { host, port, user, database: name } = database;
  const dataSource = await new DataSource({
    type: 'postgres',
    host,
    port,
    username: user,
    database: name,
  }).initialize();
  await new OutboxRelay(
    { dataSource, listen: database, sweepMs: 1000 },
    registry,
    runtime,
    new Precedence(),
    logger,
  ).relayAll();
}

function dyingAfterAdding(real) {
  return {
    ...real,
    openQueue: (name) => {
      const queue = real.openQueue(name);
      const addBulk = queue.addBulk.bind(queue);
      queue.addBulk = async (jobs) => {
        await addBulk(jobs);
        process.kill(process.pid, 'SIGKILL');
      };
      return queue;
    },
  };
}
