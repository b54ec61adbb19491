import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Injectable, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import {
  DocumentsModule,
  FileSubjects,
  PrintableSources,
  type FileSubject,
} from '../../../modules/documents/index.js';
import { AccountSeeder, IdentityModule } from '../../../modules/identity/index.js';
import { NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { agenciesOf, type Caller } from '../../../src/platform/auth/actor.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { CryptoModule } from '../../../src/platform/crypto/crypto.module.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { PlatformModule } from '../../../src/platform/platform.module.js';
import { RealtimeModule } from '../../../src/platform/realtime/realtime.module.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { TINY_WORLD, WORLD_PASSWORD, type AgencyKey, type Login } from '../../support/world.js';
import { aReferralLetter } from '../../unit/documents/paper-records.js';

/** An owner of cases as strict as the real one, told by the row: the custodian adds, the registering agency reads. */
class CaseOwner implements FileSubject {
  async mayRead(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    return this.standsAs('registering_agency_id', tx, caller, caseId);
  }

  async mayWrite(tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    return this.standsAs('custodian_agency_id', tx, caller, caseId);
  }

  async caseIdOf(tx: Tx, caseId: string): Promise<string | null> {
    const rows = await tx.query('select 1 from dispute_case where id = $1', [caseId]);
    return rows.length === 0 ? null : caseId;
  }

  async lockShared(tx: Tx, caseId: string): Promise<void> {
    await tx.query('select 1 from dispute_case where id = $1 for share', [caseId]);
  }

  private async standsAs(column: string, tx: Tx, caller: Caller, caseId: string): Promise<boolean> {
    const sql = `select 1 from dispute_case where id = $1 and $2::uuid[] && array[${column}, custodian_agency_id]`;
    return (await tx.query(sql, [caseId, agenciesOf(caller.actor)])).length > 0;
  }
}

/** The referral whose letter the test prints; whoever is no station does not know of it. */
export const LETTER_ID = '0190b6a4-6d2c-7a51-8f00-0a4c0b7d3e11';

@Injectable()
class Owners {
  constructor(subjects: FileSubjects, sources: PrintableSources) {
    subjects.register('case', new CaseOwner());
    sources.register('f15', async (_tx, caller, referralId) => {
      const isOfficer = caller.actor.grants.some((grant) => grant.role === 'station_officer');
      if (!isOfficer || referralId !== LETTER_ID) throw new NotFound('referral');
      return aReferralLetter({ referralId });
    });
  }
}

@Module({ imports: [DocumentsModule], providers: [Owners] })
class OwnersModule {}

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

export interface Sending {
  readonly name?: string;
  readonly declaredType?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly key?: string;
}

/** Documents over a database of the test's own, asked through HTTP. */
export class DocumentsDesk {
  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly database: TestDatabase,
    readonly folder: string,
    readonly db: pg.Pool,
    private readonly agencies: Readonly<Record<string, string>>,
    private readonly areas: Readonly<Record<string, string>>,
  ) {}

  static async open(): Promise<DocumentsDesk> {
    configurePgTypes();
    const database = await freshDatabase();
    const folder = mkdtempSync(path.join(tmpdir(), 'accord-documents-'));
    const settings = readSettings({
      DATA_DIR: folder,
      SEED: 'none',
      LOG_LEVEL: 'silent',
      UPLOAD_MAX_MB: '1',
    });
    const platform = PlatformModule.with({ settings, database: database.runtimeConfig });
    const realtime = RealtimeModule.with({ database: database.runtimeConfig });
    const root = {
      module: class Root {},
      imports: [platform, realtime, CryptoModule, IdentityModule, OwnersModule],
    };
    const app = await createHttpApp(root, { uploadLimitBytes: 1024 * 1024, trustedProxies: 0 });
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    const seeded = await app.get(AccountSeeder, { strict: false }).seed(TINY_WORLD, () => WORLD_PASSWORD);
    const db = new pg.Pool({ ...database.ownerConfig, max: 2 });
    return new DocumentsDesk(app, database, folder, db, seeded.agencies, seeded.areas);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.db.end();
    await this.database.drop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** A case registered by the station and held by the agency named. */
  async aCase(custodian: AgencyKey = 'station'): Promise<string> {
    const id = uuidv7();
    await this.db.query(
      `insert into dispute_case (id, number, registering_agency_id, owner_agency_id, custodian_agency_id, area_id, area_path,
         source, lane, risk, state, narrative, registered_at, changed_at, changed_by_name)
       select $1::uuid, $1::uuid::text, $2::uuid, $2::uuid, $3::uuid, area.id, area.path, 'visit', 'full', 'blue', 'triage', '噪声', accord_now(), accord_now(), 'x'
       from area where id = $4`,
      [id, this.agencies['station'], this.agencies[custodian], Object.values(this.areas)[0]],
    );
    return id;
  }

  async rows(sql: string, ...values: readonly unknown[]): Promise<Record<string, unknown>[]> {
    return (await this.db.query<Record<string, unknown>>(sql, [...values])).rows;
  }

  /** Sends one file to a case. */
  async send(login: Login, caseId: string, content: Buffer, sending: Sending = {}): Promise<Answer> {
    const form = new FormData();
    const { name = '现场照片.jpg', declaredType = 'image/jpeg', query = {}, key = uuidv7() } = sending;
    form.append('file', new Blob([new Uint8Array(content)], { type: declaredType }), name);
    return this.sendForm(login, { subjectType: 'case', subjectId: caseId, ...query }, { form, key });
  }

  async sendForm(
    login: Login,
    query: Readonly<Record<string, string>>,
    { form, key = uuidv7() }: { readonly form: FormData; readonly key?: string },
  ): Promise<Answer> {
    const encoded = new Response(form);
    const answer = await this.app.inject({
      method: 'POST',
      url: '/api/v1/files',
      query: { ...query },
      headers: {
        cookie: await this.cookieOf(login),
        'idempotency-key': key,
        'content-type': encoded.headers.get('content-type') ?? '',
      },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    return answerOf(answer);
  }

  async get(login: Login | null, url: string): Promise<Answer> {
    const headers = login === null ? {} : { cookie: await this.cookieOf(login) };
    return answerOf(await this.app.inject({ method: 'GET', url: `/api/v1/${url}`, headers }));
  }

  private async cookieOf(login: Login): Promise<string> {
    const answer = await this.app.inject({
      method: 'POST',
      url: '/api/v1/session',
      payload: { login, password: WORLD_PASSWORD },
    });
    if (answer.statusCode !== 201) throw new Error(`${login} could not sign in: ${answer.body}`);
    return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}

interface Injected {
  readonly statusCode: number;
  readonly rawPayload: Buffer;
  readonly headers: Readonly<Record<string, unknown>>;
}

function answerOf({ statusCode, rawPayload, headers }: Injected): Answer {
  const isJson = String(headers['content-type']).includes('json');
  const body = isJson ? (JSON.parse(rawPayload.toString('utf8')) as Record<string, unknown>) : {};
  return { status: statusCode, body, bytes: rawPayload, headers };
}
