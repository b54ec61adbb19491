import type { Job, Processor, Queue } from 'bullmq';
import type { JobPayload } from './job-handler.js';

/** Injects the process's `QueueBackend`. */
export const QUEUE_BACKEND = Symbol('QueueBackend');

/** A BullMQ queue, whichever store is behind it. */
export type JobQueue = Pick<
  Queue<JobPayload, void>,
  | 'name'
  | 'addBulk'
  | 'getJobCounts'
  | 'getDelayed'
  | 'getFailed'
  | 'upsertJobScheduler'
  | 'waitUntilReady'
  | 'obliterate'
  | 'close'
> & { on(event: 'error', heard: (error: Error) => void): unknown };

/** What the runtime hears of a job when it leaves a worker. */
export type FinishedJob = Pick<Job<JobPayload, void>, 'id' | 'name' | 'attemptsMade' | 'finishedOn'>;

/** A BullMQ worker, whichever store is behind it. */
export interface JobWorker {
  on(event: 'completed', heard: (job: FinishedJob) => void): unknown;
  on(event: 'failed', heard: (job: FinishedJob | undefined, error: Error) => void): unknown;
  on(event: 'error', heard: (error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export type JobProcessor = Processor<JobPayload, void>;

export interface WorkerSettings {
  readonly concurrency: number;
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly maxStalledCount: number;
}

/** Where the queues live. Two stores are behind it, and both may be open in one process. */
export interface QueueBackend {
  openQueue(name: string): JobQueue;
  openWorker(name: string, processor: JobProcessor, settings: WorkerSettings): JobWorker;
  /** Closes what the queues and workers shared; call it after they are closed. */
  close(): Promise<void>;
}
