import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Abstract, Type } from '@nestjs/common';
import pg from 'pg';
import { AccountSeeder, type SeededIds } from '../../../modules/identity/index.js';
import { AppModule } from '../../../src/app.module.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import { createHttpApp } from '../../../src/platform/http/create-http-app.js';
import { TINY_WORLD, WORLD_PASSWORD } from '../../support/world.js';
import type { Victim } from './victim.js';

/**
 * The product's own classes on the victim's database, in the test's process: they make the cast, and afterwards judge
 * what is there. No sweep and no job runs in it.
 */
export class Inspector {
  private constructor(
    private readonly app: NestFastifyApplication,
    readonly sql: pg.Pool,
  ) {}

  static async open(victim: Victim): Promise<Inspector> {
    configurePgTypes();
    const settings = readSettings(
      { DATA_DIR: victim.dataDir, CLOCK: 'driven', LOG_LEVEL: 'silent', SEED: 'none', PORT: '0' },
      ['--role=api'],
    );
    const app = await createHttpApp(AppModule.with({ settings, database: victim.runtimeConfig() }), {
      uploadLimitBytes: 1_000_000,
      trustedProxies: 0,
    });
    await app.init();
    return new Inspector(app, new pg.Pool({ ...victim.ownerConfig(), max: 2 }));
  }

  get<T>(token: Type<T> | Abstract<T>): T {
    return this.app.get<T>(token, { strict: false });
  }

  /**
   * The cast, but for the logins that an empty installation has already. The federation takes every sort of dispute
   * here and stands below the committee, which can hand a part on to it.
   */
  async seedWorld(): Promise<SeededIds> {
    const { rows } = await this.sql.query<{ login: string }>('select login from app_user');
    const taken = new Set(rows.map(({ login }) => login));
    const people = TINY_WORLD.people.filter(({ login }) => !taken.has(login));
    const agencies = TINY_WORLD.agencies.map((agency) =>
      agency.key === 'womens-federation'
        ? { ...agency, parentKey: 'community', profile: { capabilities: [] } }
        : agency,
    );
    return this.get(AccountSeeder).seed({ ...TINY_WORLD, agencies, people }, () => WORLD_PASSWORD);
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.sql.end();
  }
}
