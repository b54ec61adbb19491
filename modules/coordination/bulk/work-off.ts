import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DomainError } from '../../../src/kernel/errors.js';
import { type Actor, type Caller, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { STATUS } from '../../../src/platform/http/problem.filter.js';
import {
  DEFAULT_MAX_ATTEMPTS,
  type JobHandler,
  type JobPayload,
  type JobRun,
} from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { LOGGER } from '../../../src/platform/telemetry/logger.js';
import { Actors } from '../../identity/index.js';
import type { BulkAct, BulkRow } from './bulk-act.js';
import { askedBy, type Bulk, holdBulk, moveBulk } from './bulk.store.js';
import {
  keepResult,
  keepVerdict,
  leaveTheRest,
  nextUnchecked,
  nextWaiting,
  type RowProblem,
} from './bulk-rows.store.js';
import { PerformBulk } from './perform-bulk.js';

export const BULK_JOB = 'board.bulk';

/** Lines of one job: with what whoever asked may do is looked at anew as often. */
const LINES = 50;

/** Ends a trial: what it did is undone, whatever that was. */
class Tried extends Error {}

/**
 * Works off the lines of one act, each in a transaction with what became of it. Only a line that waits is touched, under the lock of
 * the act: a job that is delivered twice does nothing twice, and one that dies leaves lines that wait for the next.
 *
 * A trial does what the act would do and takes it back, so that it says what the act would say. Both are done in the name of whoever
 * asked, with what they may do by now.
 */
@Injectable()
export class WorkOffBulk implements JobHandler {
  readonly name = BULK_JOB;
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';
  readonly maxAttempts = DEFAULT_MAX_ATTEMPTS;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly actors: Actors,
    private readonly performing: PerformBulk,
    @Inject(LOGGER) private readonly logger: Logger,
    registry: JobRegistry,
  ) {
    registry.register(this);
  }

  async handle(payload: JobPayload, job: JobRun): Promise<void> {
    const id = String(payload['bulkId']);
    const actor = await this.uow.run(systemCaller(job.id), async (tx) => {
      const userId = await askedBy(tx, id);
      return userId === null ? null : this.actors.ofToday(tx, userId);
    });
    if (!mayAct(actor)) {
      await this.uow.run(systemCaller(job.id), (tx) => giveUp(tx, id));
      return;
    }
    const caller: Caller = { ...systemCaller(job.id), actor };
    for (let line = 0; line < LINES; line += 1) {
      if (!(await this.step(caller, id, job))) return;
    }
    await this.uow.run(caller, (tx) =>
      Promise.resolve(tx.enqueue({ name: BULK_JOB, payload: { bulkId: id } })),
    );
  }

  /** A line at which even the last attempt breaks is left as it is: the others are not kept waiting for it. */
  private async step(caller: Caller, id: string, job: JobRun): Promise<boolean> {
    try {
      return await this.uow.run(caller, (tx) => this.next(tx, id));
    } catch (error) {
      if (job.attempt < this.maxAttempts) throw error;
      this.logger.error({ err: error, bulkId: id }, 'a line of a bulk act cannot be done');
      await this.uow.run(caller, (tx) => passOver(tx, id));
      return true;
    }
  }

  /** @returns false where nothing is left to do */
  private async next(tx: Tx, id: string): Promise<boolean> {
    const bulk = await holdBulk(tx, id);
    if (bulk === null) return false;
    const row = await nextRow(tx, bulk);
    if (row === null) {
      await end(tx, bulk);
      return false;
    }
    const act = { act: bulk.act, params: bulk.params } as BulkAct;
    if (bulk.state === 'checking') await this.try(tx, bulk, { act, row });
    else await keepResult(tx, id, row.place, await this.do(tx, act, row));
    return true;
  }

  private async try(
    tx: Tx,
    { id }: Bulk,
    { act, row }: { readonly act: BulkAct; readonly row: BulkRow },
  ): Promise<void> {
    let read: Partial<BulkRow['read']> = {};
    const problem = await refusalOf(tx, async () => {
      read = await this.performing.choose(tx, act, row);
      await this.performing.perform(tx, act, { ...row, read: { ...row.read, ...read } });
      throw new Tried();
    });
    await keepVerdict(tx, id, row.place, { problem, read });
  }

  private do(tx: Tx, act: BulkAct, row: BulkRow): Promise<RowProblem | null> {
    return refusalOf(tx, () => this.performing.perform(tx, act, row));
  }
}

/** The permissions of the board and of the acts: what of it reaches which line, each act asks itself. */
function mayAct(actor: Actor | null): actor is Actor {
  return actor !== null && actor.permissions.has('board.read') && actor.permissions.has('referral.read');
}

/** @returns what it was refused for; null where it was not */
async function refusalOf(tx: Tx, work: () => Promise<void>): Promise<RowProblem | null> {
  try {
    await tx.part(work);
    return null;
  } catch (error) {
    if (error instanceof Tried) return null;
    if (!(error instanceof DomainError)) throw error;
    return { status: STATUS[error.kind], code: error.code, facts: error.facts };
  }
}

function nextRow(tx: Tx, { id, state }: Bulk): Promise<BulkRow | null> {
  return state === 'checking' ? nextUnchecked(tx, id) : nextWaiting(tx, id);
}

/** Something is wrong on our side with the line that is next: it stands on record with that. */
async function passOver(tx: Tx, id: string): Promise<void> {
  const bulk = await holdBulk(tx, id);
  const row = bulk === null ? null : await nextRow(tx, bulk);
  if (bulk === null || row === null) return;
  const problem = { status: 500, code: 'internal_error', facts: {} };
  if (bulk.state === 'checking') await keepVerdict(tx, id, row.place, { problem, read: {} });
  else await keepResult(tx, id, row.place, problem);
}

async function end(tx: Tx, { id, state, act }: Bulk): Promise<void> {
  await moveBulk(tx, id, { from: [state], to: state === 'checking' ? 'checked' : 'ended' });
  if (state === 'checking') return;
  tx.audit({ action: 'bulk_act.ended', subjectType: 'bulk_act', subjectId: id, detail: { act } });
}

/** Whoever asked may not do such things any more: nobody goes on in their name. */
async function giveUp(tx: Tx, id: string): Promise<void> {
  const bulk = await holdBulk(tx, id);
  if (bulk === null) return;
  await leaveTheRest(tx, id);
  await moveBulk(tx, id, { from: [bulk.state], to: 'cancelled' });
  tx.audit({
    action: 'bulk_act.cancelled',
    subjectType: 'bulk_act',
    subjectId: id,
    detail: { act: bulk.act, reason: 'permission_missing' },
  });
}
