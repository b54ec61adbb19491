import { Injectable } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { refreshBindingDeadline } from '../store/referrals.store.js';

/** The job that shows a referral by the deadline to which a recomputation has moved its clock. */
export const FOLLOW_RECOMPUTED_JOB = 'referrals.follow-recomputed';

/**
 * A new year or a re-issued policy moves clocks without a step of their referral, so its binding deadline and its place in
 * the queues follow here. What is written is read off the clocks at that moment: however often and in whatever order the
 * jobs of a referral run, the last of them leaves what is true.
 */
@Injectable()
export class FollowRecomputed implements JobHandler {
  readonly name = FOLLOW_RECOMPUTED_JOB;
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';

  constructor(
    private readonly uow: UnitOfWork,
    subscriptions: Subscriptions,
    registry: JobRegistry,
  ) {
    registry.register(this);
    subscriptions.on('clock.recomputed', this.name);
  }

  async handle(payload: JobPayload, job: JobRun): Promise<void> {
    await this.uow.run(systemCaller(job.id), async (tx) => {
      const id = await lockMoved(tx, String(payload['eventId']));
      if (id !== null) await refreshBindingDeadline(tx, id);
    });
  }
}

/**
 * The referral whose clock was moved, null where it was another's. Its row is locked first: the clocks are read when a step
 * under way has changed them, not as they were when we began to wait for it.
 */
async function lockMoved(tx: Tx, eventId: string): Promise<string | null> {
  const [moved] = await tx.query<{ id: string }>(
    `select r.id from referral r where r.id = (
       select (payload->>'clockSubjectId')::uuid from domain_event
       where id = $1 and payload->>'clockSubjectType' = 'referral')
     for update`,
    [eventId],
  );
  return moved?.id ?? null;
}
