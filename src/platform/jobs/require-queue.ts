import { Redis } from 'ioredis';
import { StartupError } from '../config/startup-error.js';
import { redisOptions } from './redis-backend.js';

const ANSWER_LIMIT_MS = 5_000;
const REFUSED = /NOAUTH|WRONGPASS|NOPERM|invalid password/i;

/**
 * Asks Redis once whether it is there. The queue itself reconnects for ever, as it should while the product runs; a start
 * that waits for ever for a mistyped address tells nobody anything.
 * @throws StartupError in one sentence that never repeats the password
 */
export async function requireQueue(queueUrl: string): Promise<void> {
  const redis = new Redis({
    ...redisOptions(queueUrl),
    lazyConnect: true,
    enableReadyCheck: false,
    connectTimeout: ANSWER_LIMIT_MS,
    retryStrategy: () => null,
  });
  let said: string | null = null;
  // A refused login and a broken connection are told here, before the call they belong to fails with less.
  redis.on('error', (error: Error) => (said ??= reasonOf(error)));
  const limit = setTimeout(() => {
    said ??= `no answer within ${ANSWER_LIMIT_MS / 1000} s`;
    redis.disconnect();
  }, ANSWER_LIMIT_MS);
  try {
    await redis.connect();
    await redis.ping();
  } catch (error) {
    throw new StartupError(whyUnusable(queueUrl, said ?? reasonOf(error)));
  } finally {
    clearTimeout(limit);
    redis.disconnect();
  }
}

function reasonOf(error: unknown): string {
  const { code, message = 'no answer' } = error as { code?: string; message?: string };
  return code ?? message;
}

function whyUnusable(queueUrl: string, reason: string): string {
  const { hostname, port } = new URL(queueUrl);
  const where = `The queue at ${hostname}:${port === '' ? '6379' : port}`;
  if (REFUSED.test(reason)) return `${where} refuses the login: check user and password in QUEUE_URL.`;
  return `${where} cannot be reached (${reason}): start Redis, correct QUEUE_URL, or leave it out to use the database.`;
}
