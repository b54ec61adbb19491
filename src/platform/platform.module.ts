import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { getDataSourceToken, TypeOrmModule } from '@nestjs/typeorm';
import type { PoolConfig } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { AuditNames } from './audit/audit-names.js';
import type { Settings } from './config/settings.js';
import { SETTINGS } from './config/settings.token.js';
import { RESERVED, RESERVED_UNIT_OF_WORK, requestPool, reservedPool } from './database/pools.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { AccessGuard } from './http/access.guard.js';
import { HealthController } from './http/health.controller.js';
import { ProblemFilter } from './http/problem.filter.js';
import { RouteAccessCheck } from './http/route-access.check.js';
import { Subscriptions } from './outbox/subscriptions.js';
import { createLogger, LOGGER } from './telemetry/logger.js';
import { PLATFORM_WORDS } from './words/platform-words.js';
import { Vocabularies } from './words/vocabularies.js';
import { WordsController } from './words/words.controller.js';

export interface PlatformOptions {
  readonly settings: Settings;
  /** How the runtime role reaches the database. */
  readonly database: PoolConfig;
}

/** What every module stands on; it knows no word of disputes. */
@Global()
@Module({})
export class PlatformModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register(PLATFORM_WORDS);
  }

  static with({ settings, database }: PlatformOptions): DynamicModule {
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        TypeOrmModule.forRoot(requestPool(database)),
        TypeOrmModule.forRoot(reservedPool(database)),
      ],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: LOGGER, useFactory: (): Logger => createLogger(settings.logLevel) },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        AuditNames,
        RouteAccessCheck,
        Subscriptions,
        UnitOfWork,
        Vocabularies,
        {
          provide: RESERVED_UNIT_OF_WORK,
          inject: [getDataSourceToken(RESERVED), Subscriptions],
          useFactory: (reserved: DataSource, subscriptions: Subscriptions): UnitOfWork =>
            new UnitOfWork(reserved, subscriptions),
        },
      ],
      controllers: [HealthController, WordsController],
      exports: [
        SETTINGS,
        LOGGER,
        AuditNames,
        Subscriptions,
        UnitOfWork,
        RESERVED_UNIT_OF_WORK,
        TypeOrmModule,
        Vocabularies,
      ],
    };
  }
}
