import { Queue, Worker, type RedisOptions } from 'bullmq';
import type { JobPayload } from './job-handler.js';
import type { JobQueue, JobWorker, QueueBackend } from './queue-backend.js';

const RECONNECT_MS = 1_000;

/**
 * Queues in Redis, for more work than one database should carry.
 *
 * What is added to a queue fails at once while Redis is away: the relay then rolls back and the outbox keeps the row.
 * Workers wait instead.
 */
export function redisBackend(url: string, prefix = 'accord'): QueueBackend {
  const server = { ...redisOptions(url), retryStrategy: () => RECONNECT_MS };
  const adding = { ...server, maxRetriesPerRequest: 1, enableOfflineQueue: false };
  const working = { ...server, maxRetriesPerRequest: null };
  return {
    openQueue: (name): JobQueue => new Queue<JobPayload, void>(name, { connection: adding, prefix }),
    openWorker: (name, processor, settings): JobWorker =>
      new Worker<JobPayload, void>(name, processor, { connection: working, prefix, ...settings }),
    // Every queue and worker has connections of its own and has closed them.
    close: () => Promise.resolve(),
  };
}

/** How the address in QUEUE_URL reaches Redis. */
export function redisOptions(url: string): RedisOptions {
  const { protocol, hostname, port, username, password, pathname } = new URL(url);
  const db = Number(pathname.slice(1) || '0');
  return {
    host: hostname,
    port: Number(port || '6379'),
    db,
    ...(username === '' ? {} : { username: decodeURIComponent(username) }),
    ...(password === '' ? {} : { password: decodeURIComponent(password) }),
    ...(protocol === 'rediss:' ? { tls: {} } : {}),
  };
}
