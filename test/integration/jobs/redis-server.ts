import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../../support/free-port.js';

export interface RedisServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Whether the Redis half of the tests can run; says so in a line when it cannot. */
export function redisIsAvailable(): boolean {
  if (process.env['REDIS_URL'] !== undefined) return true;
  if (spawnSync('redis-server', ['--version']).status === 0) return true;
  process.stdout.write('skipped: the tests on Redis need redis-server on the PATH, or REDIS_URL\n');
  return false;
}

/**
 * The server of `REDIS_URL`, or one of our own on a free loopback port with a folder that goes away with it.
 * @param more arguments for the one of our own
 */
export async function startRedis(...more: readonly string[]): Promise<RedisServer> {
  const given = process.env['REDIS_URL'];
  if (given !== undefined) return { url: given, stop: () => Promise.resolve() };
  const folder = await mkdtemp(path.join(os.tmpdir(), 'redis-'));
  const port = await freePort();
  const child = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', ...more],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await saysReady(child);
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function saysReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      if (said.includes('Ready to accept connections')) resolve();
    });
    child.once('exit', () => reject(new Error(`redis-server did not start: ${said}`)));
  });
}
