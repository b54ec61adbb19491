import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { PoolClient } from 'pg';
import type { DataSource, QueryRunner } from 'typeorm';
import { Conflict, DomainError } from '../../kernel/errors.js';
import type { Caller, CommandKey } from '../auth/actor.js';
import { Subscriptions } from '../outbox/subscriptions.js';
import { Looks } from './looks.js';
import {
  committedOf,
  FLUSH_SQL,
  flushValues,
  markOf,
  nothingPending,
  pendingEvent,
  type Pending,
  undoTo,
} from './pending.js';
import type { Tx } from './tx.js';

/**
 * Deadlock, serialisation failure: the transaction did nothing and may simply run again. `LOCK_NOT_AVAILABLE` is not
 * among them: whoever holds the row would be waited for as many times as long.
 */
const RUN_AGAIN = new Set(['40P01', '40001']);
/** Two have written what there may be one of. */
export const UNIQUE_VIOLATION = '23505';
/** Somebody has held a row for longer than `lock_timeout` lets a session wait. */
export const LOCK_NOT_AVAILABLE = '55P03';
const MAX_ATTEMPTS = 6;

/**
 * The one way to change anything: state, clocks, timeline, audit and outbox commit together or not at all.
 *
 * Deadlocks and serialisation failures re-run the whole function, so it must do nothing but work on its `tx`: no
 * network call, no message, no state outside. When the caller sent a command key, the function's result is kept with
 * the change, and the same command asked again is answered with it (invariant I11): the function therefore returns
 * what the client shall see, as plain JSON.
 */
@Injectable()
export class UnitOfWork {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * @throws DomainError as `work` throws it; `Conflict` `command_key_reused` when the key was used for another command
   */
  async run<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.attempt(caller, work);
      } catch (error) {
        if (attempt < MAX_ATTEMPTS && RUN_AGAIN.has(sqlState(error))) continue;
        // Nothing is looked up before the work: a repeated command always runs into its own first result, be it at
        // the version check or at the key itself.
        const repeated =
          caller.command === null ? null : await this.firstResult(caller, caller.command, error);
        if (repeated !== null) return repeated.result as T;
        throw error;
      }
    }
  }

  private async attempt<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      await runner.startTransaction();
      const pending = nothingPending();
      const tx = openTx(caller, runner, client, pending);
      const result = await work(tx);
      await this.flush(tx, pending, result);
      await runner.commitTransaction();
      this.subscriptions.committed(committedOf(pending));
      return result;
    } catch (error) {
      // A session that the server has ended, for it stood still too long, has rolled back by itself.
      if (runner.isTransactionActive && !runner.isReleased) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
  }

  private async flush(tx: Tx, pending: Pending, result: unknown): Promise<void> {
    const { events, audits, jobs } = pending;
    if (events.length + audits.length + jobs.length === 0 && tx.caller.command === null) return;
    const at = await tx.now();
    await tx.query(
      FLUSH_SQL,
      flushValues(pending, tx.caller, at, result, (type) => this.subscriptions.jobsFor(type)),
    );
  }

  private async firstResult(
    caller: Caller,
    command: CommandKey,
    error: unknown,
  ): Promise<{ readonly result: unknown } | null> {
    if (!(error instanceof DomainError) && sqlState(error) !== UNIQUE_VIOLATION) return null;
    const rows = await this.dataSource.query<{ route: string; body_hash: string; result: unknown }[]>(
      'select route, body_hash, result from command_key where actor_id = $1 and key = $2',
      [caller.actor.userId, command.key],
    );
    const first = rows[0];
    if (first === undefined) return null;
    if (first.route !== command.route || first.body_hash !== command.bodyHash) {
      throw new Conflict(
        'command_key_reused',
        'This Idempotency-Key was used for another command. Send a new key with a new command.',
      );
    }
    return { result: first.result };
  }
}

function openTx(caller: Caller, runner: QueryRunner, client: PoolClient, pending: Pending): Tx {
  const query = async <Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> => {
    looks.passing(sql);
    const name = `${statementName(sql)}${isPlannedApart ? '.apart' : ''}`;
    const answer = await client.query<Row>({ name, text: sql, values: [...values] });
    return answer.rows;
  };
  const looks = new Looks(query);
  let isPlannedApart = false;
  let instant: Promise<Date> | null = null;
  let depth = 0;
  const part = async <T>(work: () => Promise<T>): Promise<T> => {
    const name = `part_${++depth}`;
    const mark = markOf(pending);
    await query(`savepoint ${name}`);
    try {
      const result = await work();
      await query(`release savepoint ${name}`);
      return result;
    } catch (error) {
      await query(`rollback to savepoint ${name}`);
      looks.forget();
      undoTo(pending, mark);
      throw error;
    } finally {
      depth -= 1;
    }
  };
  const opened = {
    caller,
    manager: runner.manager,
    query,
    look: <Row extends object>(sql: string, values: readonly unknown[] = []) =>
      looks.ask(sql, values) as Promise<Row[]>,
    part,
    now: () => (instant ??= query<{ now: Date }>('select accord_now() as now').then(readNow)),
    emit: (event) => void pending.events.push(pendingEvent(event, null)),
    audit: (entry) => void pending.audits.push(entry),
    enqueue: (job) => void pending.jobs.push(job),
    moved: (moved) => void pending.moved.push(moved),
    planApart: async (settings) => {
      isPlannedApart = true;
      await query(settings);
    },
    at: (past: Date): Tx => ({
      ...opened,
      now: () => Promise.resolve(past),
      emit: (event) => void pending.events.push(pendingEvent(event, past)),
    }),
  } as Tx;
  return opened;
}

function readNow(rows: { now: Date }[]): Date {
  const row = rows[0];
  if (row === undefined) throw new Error('accord_now() answered no row');
  return row.now;
}

const names = new Map<string, string>();

/** PostgreSQL keeps a prepared statement by name for each connection, and its plan with it; the name is the text's own digest. */
function statementName(sql: string): string {
  const known = names.get(sql);
  if (known !== undefined) return known;
  const name = createHash('sha1').update(sql).digest('base64url');
  names.set(sql, name);
  return name;
}

/** The five-letter SQLSTATE of a PostgreSQL error, however wrapped; empty for any other error. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const own = (error as { code?: unknown }).code;
  if (typeof own === 'string' && /^[0-9A-Z]{5}$/.test(own)) return own;
  const inner = (error as { driverError?: unknown }).driverError;
  return inner === undefined ? '' : sqlState(inner);
}
