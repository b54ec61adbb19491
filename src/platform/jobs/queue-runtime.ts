import { Inject, Injectable } from '@nestjs/common';
import { type Job, WaitingError } from 'bullmq';
import type { Logger } from 'pino';
import { LOGGER } from '../telemetry/logger.js';
import { FailedJobs } from './failed-jobs.js';
import { DEFAULT_MAX_ATTEMPTS, type JobPayload, QUEUE_NAMES, type QueueName } from './job-handler.js';
import { JobRegistry } from './job-registry.js';
import { JOB_TIMING, type JobTiming } from './job-timing.js';
import { Precedence } from './precedence.js';
import {
  type FinishedJob,
  type JobQueue,
  type JobWorker,
  QUEUE_BACKEND,
  type QueueBackend,
} from './queue-backend.js';

/** Handlers wait for the database and for other houses far more than they compute; papers compute. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = { events: 8, deliveries: 4, papers: 1 };

/** A worker killed in the middle of a job is no fault of the job, unless it happens again and again. */
const MAX_STALLED = 5;

/** How often failed jobs are looked for whose worker died before it could say so. */
const COLLECT_EVERY_MS = 30_000;

/** A job on its way to its queue. */
export interface JobToAdd {
  readonly id: string;
  readonly name: string;
  readonly payload: JobPayload;
}

/** The product's queues, and the workers on them where this process runs jobs. */
@Injectable()
export class QueueRuntime {
  private queues: ReadonlyMap<QueueName, JobQueue> = new Map();
  private workers: readonly JobWorker[] = [];
  private running = 0;
  private readonly waiting = new Set<() => void>();
  private readonly collecting = new Map<QueueName, Promise<void>>();
  private collectTimer: NodeJS.Timeout | null = null;
  private readonly released = new AbortController();

  constructor(
    @Inject(QUEUE_BACKEND) private readonly backend: QueueBackend,
    private readonly registry: JobRegistry,
    private readonly failedJobs: FailedJobs,
    private readonly precedence: Precedence,
    @Inject(JOB_TIMING) private readonly timing: JobTiming,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Connects to the queues, without running any job. */
  async open(): Promise<void> {
    this.queues = new Map(QUEUE_NAMES.map((name) => [name, this.openQueue(name)]));
    await Promise.all([...this.queues.values()].map((queue) => queue.waitUntilReady()));
  }

  /** Starts to run jobs in this process; resolves when every worker listens. */
  async startWorkers(): Promise<void> {
    this.workers = QUEUE_NAMES.map((name) => this.openWorker(name));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
    this.collectTimer = setInterval(
      () => QUEUE_NAMES.forEach((name) => this.collectSoon(name)),
      COLLECT_EVERY_MS,
    ).unref();
    QUEUE_NAMES.forEach((name) => this.collectSoon(name));
  }

  /**
   * Puts the jobs into their handlers' queues, in their order. A job whose id is in its queue already is not added.
   * @throws Error when the queue cannot be reached; some of the jobs may then have been added
   */
  async add(jobs: readonly JobToAdd[]): Promise<void> {
    for (const [name, queue] of this.queues) {
      const own = jobs.filter((job) => this.registry.get(job.name).queue === name);
      if (own.length > 0) await queue.addBulk(own.map((job) => this.asBulkEntry(job)));
    }
  }

  /** Whether a job runs in this process: then something is not done, and it need not be counted. */
  get isRunning(): boolean {
    return this.running > 0;
  }

  /**
   * How many jobs are not done: waiting, running, to be tried again, or failed and not yet an incident. Jobs that wait
   * for their next attempt are told to run now.
   */
  async hurryAndCount(): Promise<number> {
    const open = await Promise.all(
      [...this.queues].map(async ([name, queue]) => {
        const counts = await queue.getJobCounts('wait', 'prioritized', 'active', 'delayed', 'failed');
        if ((counts['failed'] ?? 0) > 0) await this.collect(name);
        if ((counts['delayed'] ?? 0) > 0) await Promise.all((await queue.getDelayed()).map(promote));
        return sumOf(Object.values(counts));
      }),
    );
    return sumOf(open);
  }

  /** Resolves when a job leaves a worker of this process, or after `atMostMs`: other processes run jobs too. */
  nextChange(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.waiting.delete(done);
        resolve();
      };
      const timer = setTimeout(done, atMostMs);
      this.waiting.add(done);
    });
  }

  /** Lets running jobs finish; what still runs after the grace is given back to the queue, its attempt not counted. */
  async stopWorkers(): Promise<void> {
    if (this.collectTimer !== null) clearInterval(this.collectTimer);
    const grace = setTimeout(() => this.released.abort(), this.timing.closeGraceMs);
    await Promise.all(this.workers.map((worker) => worker.close()));
    clearTimeout(grace);
    await Promise.allSettled(this.collecting.values());
    this.workers = [];
  }

  async close(): Promise<void> {
    await this.stopWorkers();
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
    await this.backend.close();
  }

  private openQueue(name: QueueName): JobQueue {
    const queue = this.backend.openQueue(name);
    queue.on('error', (error) => this.warn(error, `queue ${name}`));
    return queue;
  }

  private openWorker(name: QueueName): JobWorker {
    const worker = this.backend.openWorker(name, (job, token) => this.run(job, token), {
      concurrency: CONCURRENCY[name],
      lockDuration: this.timing.lockMs,
      stalledInterval: this.timing.stalledCheckMs,
      maxStalledCount: MAX_STALLED,
    });
    worker.on('error', (error) => this.warn(error, `worker ${name}`));
    worker.on('completed', () => this.announce());
    worker.on('failed', (job, error) => {
      this.logFailure(job, error);
      // Unset while another attempt follows; the job itself is missing when its workers died once too often.
      if (job === undefined || job.finishedOn !== undefined) this.collectSoon(name);
      this.announce();
    });
    return worker;
  }

  private async run(job: Job<JobPayload, void>, token: string | undefined): Promise<void> {
    this.running += 1;
    try {
      await this.handle(job, token);
    } finally {
      this.running -= 1;
    }
  }

  private async handle(job: Job<JobPayload, void>, token: string | undefined): Promise<void> {
    const handler = this.registry.get(job.name);
    const run = { id: job.id ?? '', attempt: job.attemptsMade + 1 };
    await this.precedence.whenFree();
    const finished = await finishedOrReleased(handler.handle(job.data, run), this.released.signal);
    if (finished) return;
    await job.moveToWait(token);
    throw new WaitingError();
  }

  private asBulkEntry(job: JobToAdd): Parameters<JobQueue['addBulk']>[0][number] {
    return {
      name: job.name,
      data: job.payload,
      opts: {
        jobId: job.id,
        attempts: this.registry.get(job.name).maxAttempts ?? DEFAULT_MAX_ATTEMPTS,
        backoff: { type: 'exponential', delay: this.timing.firstRetryMs },
        // `{ count }` would delete by a sorted sub-select at every completion, which deadlocks on PostgreSQL.
        removeOnComplete: true,
        // Kept until it is an incident, see FailedJobs.
        removeOnFail: false,
      },
    };
  }

  private collectSoon(name: QueueName): void {
    this.collect(name).catch((error: unknown) => this.warn(error, `incidents of ${name}`));
  }

  /** One collection at a time: calls that come meanwhile follow it, for they may know of newer failures. */
  private collect(name: QueueName): Promise<void> {
    const queue = this.queues.get(name);
    if (queue === undefined) return Promise.resolve();
    const before = this.collecting.get(name) ?? Promise.resolve();
    const collected = before.catch(() => undefined).then(() => this.failedJobs.collect(queue));
    this.collecting.set(name, collected);
    return collected;
  }

  private announce(): void {
    for (const done of [...this.waiting]) done();
  }

  private logFailure(job: FinishedJob | undefined, error: Error): void {
    // The message may quote a value; it is kept with the incident, where its reader has a right to it.
    this.logger.warn(
      { job: job?.name, jobId: job?.id, attempt: job?.attemptsMade, error: error.name },
      'job failed',
    );
  }

  private warn(error: unknown, where: string): void {
    this.logger.warn({ error: error instanceof Error ? error.message : String(error) }, where);
  }
}

function sumOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A job may leave the state in which it can be promoted while we look at it. */
async function promote(job: Job<JobPayload, void>): Promise<void> {
  if (await job.isDelayed()) await job.promote().catch(() => undefined);
}

/** @returns false when the signal came first */
async function finishedOrReleased(work: Promise<void>, signal: AbortSignal): Promise<boolean> {
  if (signal.aborted) return false;
  let release: () => void = () => undefined;
  const released = new Promise<false>((resolve) => {
    release = (): void => resolve(false);
    signal.addEventListener('abort', release, { once: true });
  });
  try {
    return await Promise.race([work.then(() => true as const), released]);
  } finally {
    signal.removeEventListener('abort', release);
  }
}
