import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../src/kernel/errors.js';
import { type Actor, type Caller, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { STATUS } from '../../../src/platform/http/problem.filter.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
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

  constructor(
    private readonly uow: UnitOfWork,
    private readonly actors: Actors,
    private readonly performing: PerformBulk,
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
      if (!(await this.uow.run(caller, (tx) => this.next(tx, id)))) return;
    }
    await this.uow.run(caller, (tx) =>
      Promise.resolve(tx.enqueue({ name: BULK_JOB, payload: { bulkId: id } })),
    );
  }

  /** @returns false where nothing is left to do */
  private async next(tx: Tx, id: string): Promise<boolean> {
    const bulk = await holdBulk(tx, id);
    if (bulk === null) return false;
    const isTrial = bulk.state === 'checking';
    const row = await (isTrial ? nextUnchecked(tx, id) : nextWaiting(tx, id));
    if (row === null) {
      await end(tx, bulk);
      return false;
    }
    const act = { act: bulk.act, params: bulk.params } as BulkAct;
    if (isTrial) await this.try(tx, bulk, { act, row });
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
