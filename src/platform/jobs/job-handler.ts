import type { Role } from '../auth/actor.js';

/** The queues of the product: what follows from events, what goes out of the house, and papers, which cost CPU. */
export const QUEUE_NAMES = ['events', 'deliveries', 'papers'] as const;
export type QueueName = (typeof QUEUE_NAMES)[number];

/** What a job is given: ids and codes, as plain JSON. */
export type JobPayload = Readonly<Record<string, unknown>>;

/** One run of a job. `attempt` counts from 1. */
export interface JobRun {
  readonly id: string;
  readonly attempt: number;
}

/** How often a job is tried when its handler does not say. */
export const DEFAULT_MAX_ATTEMPTS = 8;

/**
 * The shell around one use case that runs after a commit.
 *
 * `handle` is called at least once for each job, so its effect goes through `handleOnce`. An error it throws counts as
 * a failed attempt; after the last one the job becomes an incident shown to `ownerRole`.
 */
export interface JobHandler {
  readonly name: string;
  readonly queue: QueueName;
  readonly ownerRole: Role;
  readonly maxAttempts?: number;
  handle(payload: JobPayload, job: JobRun): Promise<void>;
}
