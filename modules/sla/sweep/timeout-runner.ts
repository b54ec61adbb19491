import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { RESERVED_UNIT_OF_WORK } from '../../../src/platform/database/pools.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { JobHandler, JobPayload } from '../../../src/platform/jobs/job-handler.js';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { readClocks } from '../clocks/clock.store.js';
import type { ClockRow } from '../clocks/clock-row.js';
import { Timeouts } from './timeouts.js';

/** A deadline whose handler is to be called. */
interface DueTimeout {
  readonly clockId: string;
  readonly cycle: number;
  readonly deadlineAt: Date;
  readonly attempts: number;
}

type Outcome = 'handled' | 'overtaken' | 'waits';

/** The job an incident of the clocks runs anew. */
export const TIMEOUT_JOB = 'clock.timeout';
const BATCH = 100;
const MAX_ATTEMPTS = 5;
/** How long a handler may take before another process may try. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 2_000;
/** A clock that rests after its deadline, or whose subject stands where nothing can follow, is looked at again. */
const WAITING_MS = 60_000;

const KEY = `clock_id = $1 and cycle = $2 and deadline_at = $3`;

/**
 * Calls the handlers of deadlines that passed, each in a transaction of its own, so that one that fails holds up no other.
 * It is tried again with growing distance and becomes an incident after five tries.
 */
@Injectable()
export class TimeoutRunner implements JobHandler {
  readonly name = TIMEOUT_JOB;
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';

  constructor(
    @Inject(RESERVED_UNIT_OF_WORK) private readonly uow: UnitOfWork,
    private readonly timeouts: Timeouts,
    private readonly incidents: Incidents,
    registry: JobRegistry,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    registry.register(this);
  }

  /** @returns how many deadlines were answered */
  async runDue(): Promise<number> {
    let answered = 0;
    for (;;) {
      const due = await this.claim();
      for (const timeout of due) if (await this.run(timeout)) answered += 1;
      if (due.length < BATCH) return answered;
    }
  }

  /** An incident that somebody retries: the deadline waits for its handler again. */
  async handle(payload: JobPayload): Promise<void> {
    const { clockId, cycle, deadlineAt } = payload;
    // A clock that could not be folded is due again by itself.
    if (cycle === undefined) return;
    await this.uow.run(systemCaller(uuidv7()), async (tx) => {
      await tx.query(
        `update clock_timeout set attempts = 0, next_try_at = $4, ended_at = null, ended_by = null
         where ${KEY} and ended_by = 'given_up'`,
        [clockId, cycle, deadlineAt, await tx.now()],
      );
    });
  }

  private async claim(): Promise<DueTimeout[]> {
    return this.uow.run(systemCaller(uuidv7()), async (tx) => {
      const now = await tx.now();
      return tx.query<DueTimeout>(
        `update clock_timeout t set attempts = t.attempts + 1, next_try_at = $2
         from (select clock_id, cycle, deadline_at from clock_timeout where ended_at is null and next_try_at <= $1
               order by next_try_at limit $3 for update skip locked) as due
         where t.clock_id = due.clock_id and t.cycle = due.cycle and t.deadline_at = due.deadline_at
         returning t.clock_id as "clockId", t.cycle, t.deadline_at as "deadlineAt", t.attempts`,
        [now, new Date(now.getTime() + LEASE_MS), BATCH],
      );
    });
  }

  /** @returns whether the handler was called and succeeded */
  private async run(timeout: DueTimeout): Promise<boolean> {
    try {
      const outcome = await this.uow.run(systemCaller(uuidv7()), (tx) => this.answer(tx, timeout));
      return outcome === 'handled';
    } catch (error) {
      await this.failed(timeout, error instanceof Error ? error : new Error(String(error)));
      return false;
    }
  }

  private async answer(tx: Tx, timeout: DueTimeout): Promise<Outcome> {
    // Unlocked: the handler locks the subject first, and only then what belongs to it.
    const [clock] = await readClocks(tx, 'c.id = $1', [timeout.clockId]);
    const handler = clock === undefined ? null : this.timeouts.find(clock);
    if (clock === undefined || handler === null || !stillExpired(clock, timeout)) {
      await this.end(tx, timeout, 'overtaken');
      return 'overtaken';
    }
    if (clock.state === 'paused' || (await handler(tx, clock)) === 'waits') {
      await this.wait(tx, timeout);
      return 'waits';
    }
    await this.end(tx, timeout, 'handled');
    return 'handled';
  }

  private async end(
    tx: Tx,
    { clockId, cycle, deadlineAt }: DueTimeout,
    by: 'handled' | 'overtaken',
  ): Promise<void> {
    await tx.query(
      `update clock_timeout set ended_at = $4, ended_by = $5, next_try_at = null where ${KEY} and ended_at is null`,
      [clockId, cycle, deadlineAt, await tx.now(), by],
    );
  }

  private async wait(tx: Tx, { clockId, cycle, deadlineAt }: DueTimeout): Promise<void> {
    const next = new Date((await tx.now()).getTime() + WAITING_MS);
    await tx.query(`update clock_timeout set attempts = 0, next_try_at = $4 where ${KEY}`, [
      clockId,
      cycle,
      deadlineAt,
      next,
    ]);
  }

  private async failed(timeout: DueTimeout, error: Error): Promise<void> {
    const { clockId, cycle, deadlineAt, attempts } = timeout;
    this.logger.warn(
      { job: TIMEOUT_JOB, clockId, attempt: attempts, error: error.name },
      'answering an expiry failed',
    );
    await this.uow.run(systemCaller(uuidv7()), async (tx) => {
      const now = await tx.now();
      const text = `${error.name}: ${error.message}`.slice(0, 2_000);
      if (attempts < MAX_ATTEMPTS) {
        const next = new Date(now.getTime() + FIRST_RETRY_MS * 4 ** (attempts - 1));
        await tx.query(
          `update clock_timeout set last_error = $4, next_try_at = $5 where ${KEY} and ended_at is null`,
          [clockId, cycle, deadlineAt, text, next],
        );
        return;
      }
      await tx.query(
        `update clock_timeout set last_error = $4, next_try_at = null, ended_at = $5, ended_by = 'given_up'
         where ${KEY} and ended_at is null`,
        [clockId, cycle, deadlineAt, text, now],
      );
      await this.incidents.record(tx, {
        id: `${clockId}:${cycle}:${deadlineAt.getTime()}:${now.getTime()}`,
        name: TIMEOUT_JOB,
        payload: { clockId, cycle, deadlineAt: deadlineAt.toISOString() },
        error: text,
        attempts,
        ownerRole: this.ownerRole,
      });
    });
  }
}

function stillExpired(clock: ClockRow, { cycle, deadlineAt }: DueTimeout): boolean {
  if (clock.cycle !== cycle || (clock.state !== 'running' && clock.state !== 'paused')) return false;
  // Paused after it expired, a clock keeps its deadline; paused before, it has none.
  return clock.deadlineAt?.getTime() === deadlineAt.getTime();
}
