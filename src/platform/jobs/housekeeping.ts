import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { CHINA_ZONE } from '../../kernel/china-time.js';
import { systemCaller } from '../auth/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { LOGGER } from '../telemetry/logger.js';
import { JOB_TIMING, type JobTiming } from './job-timing.js';
import { type JobQueue, type JobWorker, QUEUE_BACKEND, type QueueBackend } from './queue-backend.js';

export const KEEP_INBOX_DAYS = 30;
export const KEEP_COMMAND_KEY_DAYS = 7;

const QUEUE = 'housekeeping';
const SCHEDULE = 'delete-old-job-rows';
const NIGHTLY = { pattern: '0 30 3 * * *', tz: CHINA_ZONE };
const ATTEMPTS = 5;
const CHUNK = 5_000;

/**
 * Deletes what only mattered for a while: the memory of jobs done, and of commands answered.
 *
 * A queue of its own, so that its endless schedule is not counted as work left to do. Every worker process writes the
 * schedule at its start, under one name: it exists once. A night missed is made up for by the next.
 */
@Injectable()
export class Housekeeping {
  private queue: JobQueue | null = null;
  private worker: JobWorker | null = null;
  private stopped = false;

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly uow: UnitOfWork,
    @Inject(JOB_TIMING) private readonly timing: JobTiming,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async start(): Promise<void> {
    const heard = (error: Error): void => this.logger.warn({ error: error.message }, 'queue housekeeping');
    this.queue = this.backend.openQueue(QUEUE);
    this.queue.on('error', heard);
    await this.queue.upsertJobScheduler(SCHEDULE, NIGHTLY, {
      name: SCHEDULE,
      data: {},
      opts: {
        attempts: ATTEMPTS,
        backoff: { type: 'exponential', delay: this.timing.firstRetryMs },
        removeOnComplete: true,
        removeOnFail: true,
      },
    });
    this.worker = this.backend.openWorker(QUEUE, () => this.deleteOldRows(), {
      concurrency: 1,
      lockDuration: this.timing.lockMs,
      stalledInterval: this.timing.stalledCheckMs,
      maxStalledCount: ATTEMPTS,
    });
    this.worker.on('error', heard);
    this.worker.on('failed', (_job, error) => heard(error));
    await this.worker.waitUntilReady();
  }

  /** May run at any time, and any number of times. Deletes little by little, so that a stop need not wait. */
  async deleteOldRows(): Promise<void> {
    // Each by the clock that wrote it: the inbox belongs to the machine, commands to domain time.
    await this.deleteInChunks('inbox', `handled_at < clock_timestamp() - interval '${KEEP_INBOX_DAYS} days'`);
    await this.deleteInChunks(
      'command_key',
      `created_at < accord_now() - interval '${KEEP_COMMAND_KEY_DAYS} days'`,
    );
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.worker?.close();
    await this.queue?.close();
  }

  private async deleteInChunks(table: 'inbox' | 'command_key', condition: string): Promise<void> {
    const sql = `delete from ${table} where ctid = any(array(
      select ctid from ${table} where ${condition} limit ${CHUNK})) returning 1`;
    while (!this.stopped) {
      const deleted = await this.uow.run(systemCaller(SCHEDULE), (tx) => tx.query(sql));
      if (deleted.length < CHUNK) return;
    }
  }
}
