import type { PoolConfig } from 'pg';
import { postgresBackend } from './postgres-backend.js';
import type { QueueBackend } from './queue-backend.js';
import { redisBackend } from './redis-backend.js';

/** Which store holds the queues. */
export interface QueuePlace {
  /** How the runtime role reaches the database; the queues live in it unless `queueUrl` is set. */
  readonly database: PoolConfig;
  /** `redis://…` or `rediss://…`; null for queues in the database. */
  readonly queueUrl: string | null;
}

/** The store that the settings choose. Redis says itself, through each queue, when a connection is lost. */
export function openBackend(
  { queueUrl, database }: QueuePlace,
  onError: (error: Error) => void,
): QueueBackend {
  return queueUrl === null ? postgresBackend(database, onError) : redisBackend(queueUrl);
}
