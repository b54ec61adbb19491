import { type DynamicModule, Global, Module } from '@nestjs/common';
import { getDataSourceToken } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { RESERVED } from '../database/pools.js';
import { OUTBOX_SOURCE, OutboxRelay, type OutboxSource } from '../outbox/outbox-relay.js';
import { LOGGER } from '../telemetry/logger.js';
import { FailedJobs } from './failed-jobs.js';
import { Housekeeping } from './housekeeping.js';
import { IncidentsController } from './incidents.controller.js';
import { Incidents } from './incidents.js';
import { JobRegistry } from './job-registry.js';
import { DEFAULT_JOB_TIMING, JOB_TIMING, type JobTiming } from './job-timing.js';
import { JobsHealth } from './jobs-health.js';
import { JobsLifecycle, RUNS_JOBS } from './jobs-lifecycle.js';
import { Precedence } from './precedence.js';
import { openBackend, type QueuePlace } from './open-backend.js';
import { QUEUE_BACKEND, type QueueBackend } from './queue-backend.js';
import { QueueRuntime } from './queue-runtime.js';

export interface JobsOptions extends QueuePlace {
  /** Whether this process relays and runs jobs (roles `all` and `worker`). */
  readonly runsJobs: boolean;
  readonly timing?: JobTiming;
}

/** Work after the commit: handlers, queues, the outbox relay, and the jobs that need a person. */
@Global()
@Module({})
export class JobsModule {
  static with(options: JobsOptions): DynamicModule {
    const timing = options.timing ?? DEFAULT_JOB_TIMING;
    return {
      module: JobsModule,
      controllers: [IncidentsController],
      providers: [
        { provide: JOB_TIMING, useValue: timing },
        { provide: RUNS_JOBS, useValue: options.runsJobs },
        {
          provide: QUEUE_BACKEND,
          inject: [LOGGER],
          useFactory: (logger: Logger): QueueBackend =>
            openBackend(options, (error) => logger.warn({ error: error.message }, 'queue connection lost')),
        },
        {
          provide: OUTBOX_SOURCE,
          inject: [getDataSourceToken(RESERVED)],
          useFactory: (dataSource: DataSource): OutboxSource => ({
            dataSource,
            listen: options.database,
            sweepMs: timing.sweepMs,
          }),
        },
        JobRegistry,
        Incidents,
        FailedJobs,
        Precedence,
        QueueRuntime,
        OutboxRelay,
        Housekeeping,
        JobsHealth,
        JobsLifecycle,
      ],
      exports: [JobRegistry, Incidents, OutboxRelay, JobsHealth, Precedence],
    };
  }
}
