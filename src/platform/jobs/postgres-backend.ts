import { createPostgresBackend, withBackend } from 'bullmq';
import pg, { type PoolConfig } from 'pg';
import type { JobPayload } from './job-handler.js';
import type { JobQueue, JobWorker, QueueBackend } from './queue-backend.js';

/** Each worker keeps one connection to listen on, and each running job uses one for a moment at its ends. */
const MAX_CONNECTIONS = 20;

const bullmq = withBackend(createPostgresBackend);

/**
 * Queues in the schema `bullmq` of the product's own database, which the migrations have made.
 *
 * One pool for all of them: a configuration object would give every queue and worker a pool of its own. The pool's
 * search path is what selects the schema.
 */
export function postgresBackend(database: PoolConfig, onError: (error: Error) => void): QueueBackend {
  const pool = new pg.Pool({
    ...database,
    max: MAX_CONNECTIONS,
    keepAlive: true,
    application_name: 'accord-queue',
    options: [database.options, '-c search_path=bullmq'].filter(Boolean).join(' '),
  });
  pool.on('error', onError);
  const connection = pool;
  return {
    openQueue: (name): JobQueue => new bullmq.Queue<JobPayload, void>(name, { connection }),
    openWorker: (name, processor, settings): JobWorker =>
      new bullmq.Worker<JobPayload, void>(name, processor, { connection, ...settings }),
    close: () => pool.end(),
  };
}
