import { Injectable } from '@nestjs/common';
import { assertNever } from '../../../src/kernel/assert-never.js';
import { DomainError, type ErrorFacts } from '../../../src/kernel/errors.js';
import { type Actor, type Caller, holdsInAgency, systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { AssignCase } from '../../cases/index.js';
import { Actors } from '../../identity/index.js';
import { HandReferrals } from '../services/handing.js';
import { HandDuties } from './hand-duties.js';
import {
  askedBy,
  type HandoverRow,
  holdHandover,
  keepTheRest,
  markEnded,
  markRow,
  type QueueHandover,
  sharesOf,
  waitingRows,
} from './queue-handover.store.js';

export const HAND_OVER_JOB = 'queue.hand_over';

/** Cases that are locked together: a step on one of them waits half a second at most. */
const BATCH = 20;

type Held = Pick<QueueHandover, 'id' | 'agencyId' | 'fromUserId' | 'note'>;

/**
 * Hands rows over, some in each transaction, each with what became of it; the next job is sent with them. A row that waits is
 * the only one that is touched, so nothing is done twice however often a job is delivered, and nothing is left out when a
 * process dies: the job is delivered again and goes on with the rows that wait.
 *
 * It is done in the name of whoever asked, with what they may do by now.
 */
@Injectable()
export class HandOverRows implements JobHandler {
  readonly name = HAND_OVER_JOB;
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly actors: Actors,
    private readonly referrals: HandReferrals,
    private readonly assigning: AssignCase,
    private readonly duties: HandDuties,
    registry: JobRegistry,
  ) {
    registry.register(this);
  }

  async handle(payload: JobPayload, job: JobRun): Promise<void> {
    const id = String(payload['handoverId']);
    const actor = await this.uow.run(systemCaller(job.id), async (tx) => {
      const userId = await askedBy(tx, id);
      return userId === null ? null : this.actors.ofToday(tx, userId);
    });
    const caller: Caller = actor === null ? systemCaller(job.id) : { ...systemCaller(job.id), actor };
    await this.uow.run(caller, async (tx) => {
      const held = await holdHandover(tx, id);
      if (held === null) return;
      if (isHead(actor, held.agencyId)) await this.batch(tx, held);
      else await keepTheRest(tx, id, 'not_its_head');
      if ((await waitingRows(tx, id, 1)).length === 0) await end(tx, held);
      else tx.enqueue({ name: HAND_OVER_JOB, payload: { handoverId: id } });
    });
  }

  private async batch(tx: Tx, held: Held): Promise<void> {
    for (const row of await waitingRows(tx, held.id, BATCH)) {
      const refusal = await this.tryRow(tx, held, row);
      const result = refusal === null ? 'moved' : 'kept';
      await markRow(tx, held.id, row.subjectId, {
        result,
        code: refusal?.code ?? null,
        facts: refusal?.facts ?? {},
      });
    }
  }

  /** @returns why it stays; null when it was handed over */
  private async tryRow(
    tx: Tx,
    held: Held,
    row: HandoverRow,
  ): Promise<{ readonly code: string; readonly facts: ErrorFacts } | null> {
    try {
      await tx.part(() => this.handOver(tx, held, row));
      return null;
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return error;
    }
  }

  private handOver(
    tx: Tx,
    { agencyId, fromUserId, note }: Held,
    { kind, subjectId, caseId, toUserId }: HandoverRow,
  ): Promise<void> {
    switch (kind) {
      case 'referral':
        return this.referrals.inQueue(tx, subjectId, { fromUserId, toUserId, note });
      case 'case':
        return this.assigning.inQueue(tx, subjectId, { fromUserId, toUserId, note });
      case 'duty':
        return this.duties.inQueue(tx, { subjectId, caseId, agencyId, fromUserId, toUserId, note });
      default:
        return assertNever(kind);
    }
  }
}

function isHead(actor: Actor | null, agencyId: string): actor is Actor {
  return actor !== null && holdsInAgency(actor, agencyId, 'agency_head', 'station_head');
}

/** Everybody who received something is told once, and so is whoever had it. */
async function end(tx: Tx, { id, agencyId, fromUserId }: Held): Promise<void> {
  await markEnded(tx, id);
  const received = (await sharesOf(tx, id)).filter(({ moved }) => moved > 0);
  const told = { subjectType: 'agency', subjectId: agencyId, streamId: agencyId, audienceAgencyId: agencyId };
  for (const { userId, moved } of received) {
    tx.emit({
      type: 'agency.queue_handed_over',
      ...told,
      payload: { agencyId, handoverId: id, fromUserId, toUserId: userId, count: moved },
    });
  }
  const count = received.reduce((sum, { moved }) => sum + moved, 0);
  if (count > 0) {
    tx.emit({
      type: 'agency.queue_left',
      ...told,
      payload: { agencyId, handoverId: id, fromUserId, count },
    });
  }
  tx.audit({
    action: 'queue_handover.ended',
    subjectType: 'queue_handover',
    subjectId: id,
    agencyId,
    detail: { moved: count },
  });
}
