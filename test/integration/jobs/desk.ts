import { pino } from 'pino';
import type { PoolConfig } from 'pg';
import { DataSource } from 'typeorm';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { FailedJobs } from '../../../src/platform/jobs/failed-jobs.js';
import { handleOnce } from '../../../src/platform/jobs/handle-once.js';
import { Housekeeping } from '../../../src/platform/jobs/housekeeping.js';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import type { JobTiming } from '../../../src/platform/jobs/job-timing.js';
import { JobsHealth } from '../../../src/platform/jobs/jobs-health.js';
import type { QueueBackend } from '../../../src/platform/jobs/queue-backend.js';
import { Precedence } from '../../../src/platform/jobs/precedence.js';
import { QueueRuntime } from '../../../src/platform/jobs/queue-runtime.js';
import { OutboxRelay } from '../../../src/platform/outbox/outbox-relay.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';

/** Short enough for a test to see a dead worker's job taken over. */
export const IMPATIENT: JobTiming = {
  lockMs: 1_000,
  stalledCheckMs: 500,
  firstRetryMs: 60_000,
  closeGraceMs: 200,
  sweepMs: 1_000,
};

/** One process's worth of the product's job machinery, without HTTP. */
export class Desk {
  readonly registry = new JobRegistry();
  readonly incidents = new Incidents();
  readonly logLines: string[] = [];
  readonly uow: UnitOfWork;
  readonly runtime: QueueRuntime;
  readonly relay: OutboxRelay;
  readonly housekeeping: Housekeeping;
  readonly health: JobsHealth;

  private constructor(
    readonly dataSource: DataSource,
    database: PoolConfig,
    backend: QueueBackend,
  ) {
    const logger = pino({ level: 'debug' }, { write: (line: string) => void this.logLines.push(line) });
    this.uow = new UnitOfWork(dataSource, new Subscriptions());
    const precedence = new Precedence();
    const failedJobs = new FailedJobs(this.uow, this.incidents, this.registry, logger);
    this.runtime = new QueueRuntime(backend, this.registry, failedJobs, precedence, IMPATIENT, logger);
    const source = { dataSource, listen: database, sweepMs: IMPATIENT.sweepMs };
    this.relay = new OutboxRelay(source, this.registry, this.runtime, precedence, logger);
    this.housekeeping = new Housekeeping(backend, this.uow, IMPATIENT, logger);
    this.health = new JobsHealth(dataSource);
  }

  static async open(database: PoolConfig, backend: QueueBackend): Promise<Desk> {
    const dataSource = await openDataSource(database);
    const desk = new Desk(dataSource, database, backend);
    await desk.runtime.open();
    return desk;
  }

  /** Registers a handler whose effect is one audit row for each job, under the payload's `key`. */
  handles(
    name: string,
    before: (job: JobRun, payload: JobPayload) => Promise<void> | void = () => undefined,
  ): void {
    const handler: JobHandler = {
      name,
      queue: 'events',
      ownerRole: 'coordinator',
      handle: async (payload, job) => {
        await before(job, payload);
        await handleOnce(this.uow, name, job, async (tx) => {
          tx.audit({ action: 'test.done', subjectType: 'test', subjectId: String(payload['key']) });
        });
      },
    };
    this.registry.register(handler);
  }

  /** Commits one job for each key. */
  async enqueue(name: string, ...keys: string[]): Promise<void> {
    await this.run(async (tx) => keys.forEach((key) => tx.enqueue({ name, payload: { key } })));
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(systemCaller('test'), work);
  }

  /** How often the effect of each key has been committed. */
  async done(): Promise<Record<string, number>> {
    const rows = await this.dataSource.query<{ key: string; times: number }[]>(
      `select subject_id as key, count(*)::int as times from audit_row where action = 'test.done' group by 1`,
    );
    return Object.fromEntries(rows.map(({ key, times }) => [key, times]));
  }

  async close(): Promise<void> {
    await this.relay.stop();
    await this.runtime.close();
    await this.dataSource.destroy();
  }
}

function openDataSource({ host, port, user, database }: PoolConfig): Promise<DataSource> {
  return new DataSource({ type: 'postgres', host, port, username: user, database, poolSize: 8 }).initialize();
}
