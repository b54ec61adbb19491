import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Abstract, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { type AccountSeed, AccountSeeder, type SeededIds } from '../../modules/identity/index.js';
import { AppModule } from '../../src/app.module.js';
import { readSettings, type Settings } from '../../src/platform/config/settings.js';
import { configurePgTypes } from '../../src/platform/database/pg-types.js';
import { createHttpApp } from '../../src/platform/http/create-http-app.js';
import { DOCS_PATH } from '../../src/platform/http/openapi.js';
import { OutboxRelay } from '../../src/platform/outbox/outbox-relay.js';
import { cheapHash } from './cheap-hash.js';
import { freshDatabase, type TestDatabase } from './database.js';
import { AGENCY_KEYS, type AgencyKey, type Login, LOGINS, TINY_WORLD, WORLD_PASSWORD } from './world.js';

export interface TestProductOptions {
  /** Serve on a free port of the loopback as well; otherwise requests are handed straight to the application. */
  readonly listen?: boolean;
  readonly role?: Settings['role'];
  /** Further environment, over CLOCK=driven, LOG_LEVEL=silent, SEED=none. */
  readonly env?: Readonly<Record<string, string>>;
  /** On a copy of what another product has left, which has stopped; else on what a first start writes. */
  readonly copyOf?: TestDatabase;
}

/** What came back. `body` is parsed JSON (undefined when there was none). */
export interface Answer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** What a request carries besides its body. */
export interface RequestParts {
  /** If-Match. */
  readonly version?: number;
  /** Idempotency-Key; a new one for each POST when left out. */
  readonly key?: string;
}

/** The product, whole, on a database of its own. */
export class TestProduct {
  private readonly cookies = new Map<string, Promise<string>>();

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: TestDatabase,
    /** `http://127.0.0.1:port` when it listens. */
    readonly url: string | null,
    private readonly folder: string,
    /** For looking beneath the interface: audit rows, sealed columns. */
    readonly sql: pg.Pool,
  ) {}

  static async start({
    listen = false,
    role = 'all',
    env = {},
    copyOf,
  }: TestProductOptions = {}): Promise<TestProduct> {
    const database = await freshDatabase(copyOf?.name ?? 'tpl_started');
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-product-'));
    const settings = readSettings(
      {
        DATA_DIR: folder,
        CLOCK: 'driven',
        LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
        SEED: 'none',
        PORT: '0',
        ...env,
      },
      [`--role=${role}`],
    );
    configurePgTypes();
    const app = await createHttpApp(AppModule.with({ settings, database: database.runtimeConfig }), {
      uploadLimitBytes: settings.uploadMaxMb * 1024 * 1024,
      trustedProxies: 0,
    });
    const url = listen ? await listenOn(app) : null;
    if (!listen) {
      await app.init();
      await app.getHttpAdapter().getInstance().ready();
    }
    const sql = new pg.Pool({ ...database.ownerConfig, max: 2 });
    return new TestProduct(app, database, url, folder, sql);
  }

  get<T>(token: Type<T> | Abstract<T>): T {
    return this.app.get<T>(token, { strict: false });
  }

  /** Makes these people, who all have the password of the world, and what they belong to. */
  async seed(accounts: AccountSeed): Promise<SeededIds> {
    const ids = await this.get(AccountSeeder).seed(accounts, () => WORLD_PASSWORD);
    await this.sql.query('update credential set password_hash = $1', [await cheapHash(WORLD_PASSWORD)]);
    return ids;
  }

  /** Makes the tiny world and tells its ids by code, key and login. */
  async seedWorld(): Promise<World> {
    const { areas, agencies, users } = await this.seed(TINY_WORLD);
    return { areas, agencies: idsOf(agencies, AGENCY_KEYS), users: idsOf(users, LOGINS) };
  }

  /** Speaks for somebody of the world; signs in at the first request. */
  as(login: Login | (string & {})): Speaker {
    return new Speaker(this.app, () => this.cookieOf(login));
  }

  /** Speaks for nobody. */
  anonymous(): Speaker {
    return new Speaker(this.app, () => Promise.resolve(null));
  }

  /** The product's own instant, which is not the machine's. */
  async now(): Promise<Date> {
    const { rows } = await this.sql.query<{ now: Date }>('select accord_now() as now');
    return rows[0]?.now ?? new Date(Number.NaN);
  }

  /** Moves the product's clock and sweeps what has come due, as its administrator. */
  async moveClock(advanceMs: number): Promise<void> {
    await this.driveClock({ advanceMs });
  }

  /**
   * The product's clock shows this local time; what has come due meanwhile has happened, and people have been told.
   * @param local `2027-03-01T09:00`
   */
  async goTo(local: string): Promise<void> {
    await this.driveClock({ to: `${local}+08:00` });
    await this.drain();
  }

  /** Sets the product's clock, back or forth, and sweeps nothing: for before anything happens. */
  async beginAt(instant: Date | string): Promise<void> {
    await this.sql.query(
      `update clock_offset set offset_ms = (extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint`,
      [instant],
    );
  }

  /** The description of the API as it serves it, with what the build's compiler read from the classes and their comments. */
  async description<Description>(): Promise<Description> {
    const { statusCode, body } = await this.app.inject({ method: 'GET', url: `/${DOCS_PATH}/openapi.json` });
    if (statusCode !== 200) throw new Error(`the API is not described: ${statusCode} ${body}`);
    return JSON.parse(body) as Description;
  }

  /** Waits until everything committed has been followed up. */
  drain(): Promise<void> {
    return this.get(OutboxRelay).drain();
  }

  async close(): Promise<void> {
    await this.stop();
    await this.database.drop();
  }

  /** Leaves the database as it is, for others to copy: whoever stops a product drops it. */
  async stop(): Promise<void> {
    await this.app.close();
    await this.sql.end();
    fs.rmSync(this.folder, { recursive: true, force: true });
  }

  private async driveClock(to: object): Promise<void> {
    const answer = await this.as('admin').post('/clock', to);
    if (answer.status !== 200) throw new Error(`the clock did not move: ${JSON.stringify(answer.body)}`);
  }

  private cookieOf(login: string): Promise<string> {
    const known = this.cookies.get(login);
    if (known !== undefined) return known;
    const opening = this.signIn(login);
    this.cookies.set(login, opening);
    return opening;
  }

  private async signIn(login: string): Promise<string> {
    const answer = await this.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password: WORLD_PASSWORD },
    });
    const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
    if (answer.statusCode !== 201) throw new Error(`${login} could not sign in: ${answer.body}`);
    return cookie;
  }
}

/** Ids of the tiny world. */
export interface World {
  readonly areas: Readonly<Record<string, string>>;
  readonly agencies: Readonly<Record<AgencyKey, string>>;
  readonly users: Readonly<Record<Login, string>>;
}

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';

/** Sends requests in one person's name. Paths begin after `/api/v1`. */
export class Speaker {
  constructor(
    private readonly app: NestFastifyApplication,
    private readonly cookie: () => Promise<string | null>,
  ) {}

  get<Body = Record<string, unknown>>(path: string): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, undefined, {});
  }

  post<Body = Record<string, unknown>>(
    path: string,
    body: unknown = {},
    parts: RequestParts = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, body, { key: randomUUID(), ...parts });
  }

  patch<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    parts: RequestParts = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, body, parts);
  }

  put<Body = Record<string, unknown>>(
    path: string,
    body: unknown,
    parts: RequestParts = {},
  ): Promise<Answer<Body>> {
    return this.send<Body>('PUT', path, body, parts);
  }

  /** Attaches one file, as a browser sends it. */
  async attach<Body = Record<string, unknown>>(
    subject: { readonly type: 'case' | 'referral'; readonly id: string },
    { content, name = '现场照片.jpg' }: { readonly content: Buffer; readonly name?: string },
  ): Promise<Answer<Body>> {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(content)]), name);
    const encoded = new Response(form);
    const cookie = await this.cookie();
    const answer = await this.app.inject({
      method: 'POST',
      url: '/api/v1/files',
      query: { subjectType: subject.type, subjectId: subject.id },
      headers: {
        ...(cookie === null ? {} : { cookie }),
        'idempotency-key': randomUUID(),
        'content-type': encoded.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return { status: answer.statusCode, body: parsed(answer.body) as Body, headers: answer.headers };
  }

  /** The answer's bytes as they came. */
  async download(path: string, asking: Readonly<Record<string, string>> = {}): Promise<Answer<Buffer>> {
    const cookie = await this.cookie();
    const headers = cookie === null ? asking : { ...asking, cookie };
    const answer = await this.app.inject({ method: 'GET', url: `/api/v1${path}`, headers });
    return { status: answer.statusCode, body: answer.rawPayload, headers: answer.headers };
  }

  delete<Body = Record<string, unknown>>(path: string, parts: RequestParts = {}): Promise<Answer<Body>> {
    return this.send<Body>('DELETE', path, undefined, parts);
  }

  private async send<Body>(
    method: Method,
    path: string,
    body: unknown,
    { version, key }: RequestParts,
  ): Promise<Answer<Body>> {
    const cookie = await this.cookie();
    const answer = await this.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: {
        ...(cookie === null ? {} : { cookie }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { payload: body as object }),
    });
    return { status: answer.statusCode, body: parsed(answer.body) as Body, headers: answer.headers };
  }
}

/** Boots the whole product on a fresh database. */
export function startTestProduct(options: TestProductOptions = {}): Promise<TestProduct> {
  return TestProduct.start(options);
}

function idsOf<Key extends string>(
  ids: Readonly<Record<string, string>>,
  keys: readonly Key[],
): Record<Key, string> {
  return Object.fromEntries(keys.map((key) => [key, ids[key] ?? ''])) as Record<Key, string>;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

async function listenOn(app: NestFastifyApplication): Promise<string> {
  await app.listen(0, '127.0.0.1');
  return (await app.getUrl()).replace('[::1]', '127.0.0.1');
}
