import fs from 'node:fs';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { parse } from 'yaml';
import { Voice } from '../../src/cli/client/voice.js';
import { makeTraceWorld, type TraceWorld } from '../../src/cli/conformance/trace-world.js';
import { readAccountsFile } from '../../src/first-start/accounts-file.js';
import { KeyRing } from '../../src/platform/crypto/key-ring.js';
import { redisIsAvailable, type RedisServer, startRedis } from '../integration/jobs/redis-server.js';
import { type NetworkPostgres, startNetworkPostgres } from '../support/network-postgres.js';
import { eventually, ProductProcess, removeFolder, temporaryFolder } from '../support/product-process.js';

type Environment = Readonly<Record<string, string>>;

const NEXT = 'battery-staple-9';

interface Service {
  readonly environment: Environment;
  readonly command?: readonly string[];
}

/** What an operator sets beside the compose file. */
const SECRETS: Environment = {
  POSTGRES_PASSWORD: randomBytes(12).toString('hex'),
  REDIS_PASSWORD: randomBytes(12).toString('hex'),
  KEY_RING: KeyRing.generate(),
};

const { services } = parse(
  fs.readFileSync(path.resolve(import.meta.dirname, '../../docker-compose.yml'), 'utf8'),
) as { services: Readonly<Record<'accord' | 'database' | 'queue', Service>> };

/** As Compose fills variables in: `${NAME:?…}` must be set, `${NAME:-default}` need not. */
function filledIn(text: string): string {
  return text.replace(/\$\{(\w+)(?::([?-])([^}]*))?\}/g, (_whole, name: string, sign?: string, rest = '') => {
    const value = SECRETS[name];
    if (value !== undefined) return value;
    if (sign === '-') return rest as string;
    throw new Error(`${name} is not set`);
  });
}

function environmentOf({ environment }: Service): Environment {
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [name, filledIn(value)]));
}

(redisIsAvailable() ? describe : describe.skip)(
  'the settings of docker-compose.yml, run as processes',
  () => {
    const dataDir = temporaryFolder();
    let database: NetworkPostgres;
    let queue: RedisServer;
    let products: ProductProcess[] = [];

    beforeAll(async () => {
      const image = environmentOf(services.database);
      database = await startNetworkPostgres({
        user: image['POSTGRES_USER'] ?? '',
        password: image['POSTGRES_PASSWORD'] ?? '',
        database: image['POSTGRES_DB'] ?? '',
        initdbArgs: image['POSTGRES_INITDB_ARGS'] ?? '',
      });
      const [, ...args] = services.queue.command ?? [];
      queue = await startRedis(...args.map(filledIn));
    });

    afterAll(async () => {
      for (const product of products) {
        product.kill('SIGKILL');
        await product.exit();
      }
      await database.stop();
      await queue.stop();
      removeFolder(dataDir);
    });

    /** The containers' settings; only the names of their network and folder are those of this machine. */
    const settings = (): Environment => {
      const set = environmentOf(services.accord);
      return {
        ...set,
        PORT: '0',
        DATA_DIR: dataDir,
        DATABASE_URL: (set['DATABASE_URL'] ?? '').replace('database:5432', database.place),
        QUEUE_URL:
          process.env['REDIS_URL'] ?? (set['QUEUE_URL'] ?? '').replace('queue:6379', new URL(queue.url).host),
      };
    };

    it('serve: a referral is sent over one process and its job is done by the other, and both stop cleanly', async () => {
      const api = ProductProcess.run(settings(), { role: 'api' });
      const worker = ProductProcess.run(settings(), { role: 'worker' });
      products = [api, worker];
      const [url] = await Promise.all([api.ready(), worker.ready()]);
      expect(api.output + worker.output).not.toContain('password ');

      const world = await worldOn(url);
      const referralId = await sendReferral(world);
      const notices = (): Promise<{ items: readonly { subjectId: string }[] }> =>
        world.voices.intake.must('GET', '/me/notices');
      await eventually('the worker tells the recipient', async () =>
        (await notices()).items.some(({ subjectId }) => subjectId === referralId),
      );

      worker.kill('SIGTERM');
      api.kill('SIGTERM');
      expect([await worker.exit(), await api.exit()]).toEqual([0, 0]);
    });

    async function worldOn(url: string): Promise<TraceWorld> {
      const { accounts } = readAccountsFile(path.join(dataDir, 'demo-accounts.json'));
      const signIn = async (login: string): Promise<Voice> => {
        const first = accounts.find((account) => account.login === login)?.password ?? '';
        await expect(Voice.signIn(url, login, first)).rejects.toThrow('must be changed');
        await changePassword(url, { login, current: first, next: NEXT });
        return Voice.signIn(url, login, NEXT);
      };
      return makeTraceWorld({
        system: await signIn('sysadmin'),
        security: await signIn('secadmin'),
        securityPassword: NEXT,
        speakWith: (token) => Voice.withToken(url, token),
      });
    }
  },
);

/** As whoever was handed a first password does it. */
async function changePassword(
  url: string,
  { login, current, next }: { readonly login: string; readonly current: string; readonly next: string },
): Promise<void> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ login, password: current });
  const signedIn = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body });
  const cookie = signedIn.headers.getSetCookie().join('; ').split(';')[0] ?? '';
  const changed = await fetch(`${url}/api/v1/session/password`, {
    method: 'PUT',
    headers: { ...headers, cookie },
    body: JSON.stringify({ current, next }),
  });
  if (changed.status !== 204) throw new Error(`${login} could not change the password: ${changed.status}`);
}

async function sendReferral({
  voices,
  senderAgencyId,
  recipientAgencyId,
  areaCode,
}: TraceWorld): Promise<string> {
  const { case: registered } = await voices.sender.must<{ case: { id: string } }>('POST', '/cases', {
    agencyId: senderAgencyId,
    areaCode,
    source: 'walk_in',
    narrative: '双方因借用工具归还时间发生争执',
    placeText: '合规路1号',
    typeCode: '0403',
    lane: 'full',
  });
  const sent = await voices.sender.must<{ id: string }>('POST', `/cases/${registered.id}/referrals`, {
    recipientAgencyId,
    request: '请组织双方调解并反馈结果',
    mode: 'refer',
    fields: ['number', 'type', 'narrative', 'place'],
    scope: [{ key: 'first', text: '归还工具' }],
    choice: { code: 'knows_the_dispute' },
  });
  return sent.id;
}
