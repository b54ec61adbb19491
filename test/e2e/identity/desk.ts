import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { AccountSeeder, type SeededIds } from '../../../modules/identity/index.js';
import { AppModule } from '../../../src/app.module.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { CAST, PASSWORD } from '../../integration/identity/cast.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';

/** What came back. `body` is the parsed JSON, or null. */
export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly cookie: string | null;
  readonly headers: Record<string, unknown>;
}

export interface Asking {
  readonly cookie?: string | null;
  readonly bearer?: string;
  readonly body?: unknown;
  readonly version?: number;
  readonly key?: string;
  /** The address it comes from. */
  readonly from?: string;
  /** Whatever else it carries. */
  readonly headers?: Readonly<Record<string, string>>;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** The whole product over a database of the test's own, asked through HTTP. */
export class HttpDesk {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly database: TestDatabase,
    private readonly folder: string,
    /** Beside the product: to look at rows and to let real time pass. */
    readonly db: pg.Pool,
    readonly ids: SeededIds,
  ) {}

  static async open(env: Readonly<Record<string, string>> = {}): Promise<HttpDesk> {
    configurePgTypes();
    const database = await freshDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'accord-e2e-'));
    const settings = readSettings({ DATA_DIR: folder, SEED: 'none', PORT: '0', LOG_LEVEL: 'silent', ...env });
    const root = AppModule.with({ settings, database: database.runtimeConfig });
    const app = await createHttpApp(root, { uploadLimitBytes: 1024, trustedProxies: 0 });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const ids = await app.get(AccountSeeder).seed(CAST, () => PASSWORD);
    return new HttpDesk(app, database, folder, new pg.Pool({ ...database.ownerConfig, max: 2 }), ids);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  id(of: keyof SeededIds, name: string): string {
    const id = this.ids[of][name];
    if (id === undefined) throw new Error(`${name} was not seeded`);
    return id;
  }

  async ask(
    method: Method,
    path: string,
    { cookie, bearer, body, version, key, from, headers = {} }: Asking = {},
  ): Promise<Answer> {
    const answer = await this.app.inject({
      method,
      url: `/api/v1/${path}`,
      headers: {
        ...headers,
        ...(method === 'POST' ? { 'idempotency-key': key ?? uuidv7() } : {}),
        ...(cookie === undefined || cookie === null ? {} : { cookie: `accord_session=${cookie}` }),
        ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer}` }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { payload: body as object }),
      ...(from === undefined ? {} : { remoteAddress: from }),
    });
    const cookieOf = answer.cookies.find(({ name }) => name === 'accord_session');
    return {
      status: answer.statusCode,
      body: answer.body === '' ? {} : (JSON.parse(answer.body) as Record<string, unknown>),
      cookie: cookieOf?.value ?? null,
      headers: answer.headers,
    };
  }

  signIn(login: string, password: string = PASSWORD, from?: string): Promise<Answer> {
    return this.ask('POST', 'session', {
      body: { login, password },
      ...(from === undefined ? {} : { from }),
    });
  }

  /** The session cookie of a user of the cast. */
  async cookieOf(login: string, password: string = PASSWORD): Promise<string> {
    const { status, cookie } = await this.signIn(login, password);
    if (status !== 201 || cookie === null) throw new Error(`${login} cannot sign in: ${status}`);
    return cookie;
  }
}
