import { type Job, DelayedError } from 'bullmq';
import type { Logger } from 'pino';
import { DEFAULT_MAX_ATTEMPTS, type JobPayload, QUEUE_NAMES, type QueueName } from './job-handler.js';
import type { JobRegistry } from './job-registry.js';
import type { JobTiming } from './job-timing.js';
import type { FailedJobs } from './failed-jobs.js';
import type { JobQueue, JobWorker, QueueBackend } from './queue-backend.js';

/** Handlers wait for the database and for other houses far more than they compute; papers compute. */
const CONCURRENCY: Readonly<Record<QueueName, number>> = { events: 8, deliveries: 4, papers: 1 };

/** A worker killed in the middle of a job is no fault of the job, unless it happens again and again. */
const MAX_STALLED = 5;

/** A job on its way from the outbox to its queue. */
export interface JobToAdd {
  readonly id: string;
  readonly name: string;
  readonly payload: JobPayload;
}

/** The product's queues, and the workers on them where this process runs jobs. */
export class QueueRuntime {
  private readonly queues: ReadonlyMap<QueueName, JobQueue>;
  private workers: readonly JobWorker[] = [];
  private readonly changed = new Set<() => void>();
  private readonly closing = new AbortController();

  constructor(
    private readonly backend: QueueBackend,
    private readonly registry: JobRegistry,
    private readonly failedJobs: FailedJobs,
    private readonly timing: JobTiming,
    private readonly logger: Logger,
  ) {
    this.queues = new Map(QUEUE_NAMES.map((name) => [name, this.open(name)]));
  }

  /** Resolves when every queue answers. */
  async ready(): Promise<void> {
    await Promise.all([...this.queues.values()].map((queue) => queue.waitUntilReady()));
  }

  /** Starts to run jobs in this process. */
  async startWorkers(): Promise<void> {
    this.workers = QUEUE_NAMES.map((name) => this.work(name));
    await Promise.all(this.workers.map((worker) => worker.waitUntilReady()));
  }
