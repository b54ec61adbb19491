import net from 'node:net';
import { Redis } from 'ioredis';
import { StartupError } from '../../../src/platform/config/startup-error.js';
import { requireQueue } from '../../../src/platform/jobs/require-queue.js';
import { redisIsAvailable, type RedisServer, startRedis } from './redis-server.js';

/** The sentence a start ends with; fails when it does not end, or ends with anything but a sentence. */
async function refusal(url: string): Promise<string> {
  const error: unknown = await requireQueue(url).then(
    () => new Error('it was not refused'),
    (reason: unknown) => reason,
  );
  if (error instanceof StartupError) return error.message;
  throw error;
}

describe('a queue in Redis', () => {
  it('that nobody serves is told in a sentence without the password', async () => {
    expect(await refusal('redis://:secret-word@127.0.0.1:9')).toBe(
      'The queue at 127.0.0.1:9 cannot be reached (ECONNREFUSED): start Redis, correct QUEUE_URL, or leave it out to use the database.',
    );
  });

  it('that accepts and never answers is given up after five seconds', async () => {
    const mute = net.createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve));
    const { port } = mute.address() as net.AddressInfo;
    const startedAt = performance.now();
    expect(await refusal(`redis://127.0.0.1:${port}`)).toMatch(/cannot be reached \(no answer within 5 s\)/);
    expect(performance.now() - startedAt).toBeLessThan(8_000);
    mute.close();
  });
});

(redisIsAvailable() && process.env['REDIS_URL'] === undefined ? describe : describe.skip)(
  'a queue in Redis that answers',
  () => {
    let server: RedisServer;
    beforeAll(async () => {
      server = await startRedis();
    });
    afterAll(() => server.stop());

    it('is accepted', async () => {
      await expect(requireQueue(server.url)).resolves.toBeUndefined();
    });

    it('and refuses the password is told in a sentence without it', async () => {
      const admin = new Redis(server.url);
      await admin.config('SET', 'requirepass', 'right-word');
      const { host } = new URL(server.url);
      expect(await refusal(`redis://:wrong-word@${host}`)).toBe(
        `The queue at ${host} refuses the login: check user and password in QUEUE_URL.`,
      );
      expect(await refusal(`redis://${host}`)).toMatch(/refuses the login/);
      await expect(requireQueue(`redis://:right-word@${host}`)).resolves.toBeUndefined();
      admin.disconnect();
    });
  },
);
