/** Injects the queue's `JobTiming`. */
export const JOB_TIMING = Symbol('JobTiming');

/** How patient the queue is; milliseconds. */
export interface JobTiming {
  /** How long a running job stays its worker's without a sign of life; renewed at half of it. */
  readonly lockMs: number;
  /** How often workers look for jobs whose lock has run out. */
  readonly stalledCheckMs: number;
  /** The wait before the second attempt; it doubles with each further one. */
  readonly firstRetryMs: number;
  /** How long a stop waits for running jobs before it gives them back to the queue. */
  readonly closeGraceMs: number;
  /** How often the relay looks at the outbox unasked. */
  readonly sweepMs: number;
}

/** Eight attempts spread over about two minutes; a stop ends within ten seconds. */
export const DEFAULT_JOB_TIMING: JobTiming = {
  lockMs: 30_000,
  stalledCheckMs: 15_000,
  firstRetryMs: 1_000,
  closeGraceMs: 7_000,
  sweepMs: 1_000,
};
