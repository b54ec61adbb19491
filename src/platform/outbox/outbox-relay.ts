import { Inject, Injectable } from '@nestjs/common';
import type { ClientConfig, PoolClient } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { JobPayload } from '../jobs/job-handler.js';
import { JobRegistry } from '../jobs/job-registry.js';
import { Precedence } from '../jobs/precedence.js';
import { QueueRuntime } from '../jobs/queue-runtime.js';
import { LOGGER } from '../telemetry/logger.js';
import { OutboxListener } from './outbox-listener.js';

const BATCH = 200;

/** How soon a drain looks again when no worker of this process has finished a job. */
const DRAIN_LOOK_MS = 20;

/**
 * Claims by deleting: a row whose transaction commits late is simply found later, where a cursor over ids would have
 * passed it by. Rows that a newer release's job names are left to a process that knows them.
 */
const CLAIM_SQL = `
delete from outbox where id in (
  select id from outbox where name = any($1) order by id limit ${BATCH} for update skip locked
) returning id, name, payload`;

interface OutboxRow {
  readonly id: string | number;
  readonly name: string;
  readonly payload: JobPayload;
}

/** Injects the process's `OutboxSource`. */
export const OUTBOX_SOURCE = Symbol('OutboxSource');

/** Where the outbox is. */
export interface OutboxSource {
  readonly dataSource: DataSource;
  /** For the connection that listens; it is kept open, so it comes from no pool. */
  readonly listen: ClientConfig;
  /** How often the relay looks unasked; milliseconds. */
  readonly sweepMs: number;
}

/**
 * Turns committed outbox rows into queue jobs, at least once. Several may run.
 *
 * The jobs are added before the deletion commits: a relay killed in between adds them again, under the same job id,
 * and the handlers' inbox does the rest. Nothing is deleted that the queue has not taken.
 */
@Injectable()
export class OutboxRelay {
  private readonly listener: OutboxListener;
  private timer: NodeJS.Timeout | null = null;
  private lastTurn: Promise<unknown> = Promise.resolve();
  private awake = false;
  private failing = false;
  private stopped = false;

  constructor(
    @Inject(OUTBOX_SOURCE) private readonly source: OutboxSource,
    private readonly registry: JobRegistry,
    private readonly runtime: QueueRuntime,
    private readonly precedence: Precedence,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    this.listener = new OutboxListener(source.listen, () => this.wake());
  }

  /** Relays what waits, then whatever is committed: told by the database, and looking unasked now and then. */
  start(): void {
    this.timer = setInterval(() => this.wake(), this.source.sweepMs).unref();
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer !== null) clearInterval(this.timer);
    await this.lastTurn;
    await this.listener.stop();
  }

  /**
   * Relays until the outbox holds nothing that this process knows.
   * @returns how many rows became jobs
   * @throws Error when the database or the queue cannot be reached; the rows concerned stay in the outbox
   */
  relayAll(): Promise<number> {
    return this.inTurn(() => this.relayBatches());
  }

  /**
   * Waits until everything committed has been done: the outbox is empty and every job of the queues is finished or an
   * incident. Jobs that wait for their next attempt are told to run now. For tests and for an orderly end of commands.
   * @throws Error when there is work left after `timeoutMs`
   */
  async drain(timeoutMs = 20_000): Promise<void> {
    const deadline = Date.now() + timeoutMs;
    for (;;) {
      while (this.runtime.isRunning && Date.now() < deadline) await this.runtime.nextChange(DRAIN_LOOK_MS);
      const left = await this.inTurn(() => this.countLeft());
      if (left === 0) return;
      if (Date.now() > deadline) throw new Error(`after ${timeoutMs} ms ${left} jobs are not done`);
      await this.runtime.nextChange(DRAIN_LOOK_MS);
    }
  }

  private wake(): void {
    if (this.awake || this.stopped) return;
    this.awake = true;
    void this.inTurn(async () => {
      this.awake = false;
      try {
        await this.relayBatches();
        await this.listener.ensure();
        this.report(null);
      } catch (error) {
        this.report(error);
      }
    });
  }

  /**
   * The queue is counted before the outbox, and no relay of this process runs in between: a job commits what follows
   * from it before it leaves the queue, so nothing can hide between the two counts.
   */
  private async countLeft(): Promise<number> {
    await this.relayBatches();
    const inQueues = await this.runtime.hurryAndCount();
    const rows = await this.source.dataSource.query<{ left: number }[]>(
      'select count(*)::int as left from outbox where name = any($1)',
      [this.registry.names()],
    );
    return inQueues + (rows[0]?.left ?? 0);
  }

  private async relayBatches(): Promise<number> {
    let total = 0;
    for (;;) {
      await this.precedence.whenFree();
      const relayed = await this.relayBatch();
      if (relayed === 0) return total;
      total += relayed;
    }
  }

  private async relayBatch(): Promise<number> {
    const runner = this.source.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const claimed = await client.query<OutboxRow>(CLAIM_SQL, [this.registry.names()]);
      const rows = claimed.rows.sort((a, b) => Number(a.id) - Number(b.id));
      await this.runtime.add(rows.map(({ id, name, payload }) => ({ id: `ob-${id}`, name, payload })));
      await runner.commitTransaction();
      return rows.length;
    } catch (error) {
      if (runner.isTransactionActive && !runner.isReleased) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** One at a time in this process. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.lastTurn.then(work);
    this.lastTurn = turn.catch(() => undefined);
    return turn;
  }

  /** An outage is one line at its beginning and one at its end, not one a second. */
  private report(error: unknown): void {
    const failing = error !== null;
    if (failing === this.failing) return;
    this.failing = failing;
    if (!failing) this.logger.info('the outbox is relayed again');
    else
      this.logger.warn(
        { error: error instanceof Error ? error.message : 'unknown' },
        'the outbox cannot be relayed',
      );
  }
}
