import { Injectable } from '@nestjs/common';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { handleOnce } from '../../../src/platform/jobs/handle-once.js';
import type { JobHandler } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { getReferral, lockReferral, refreshBindingDeadline } from '../store/referrals.store.js';

/** The job that shows a referral by the deadline to which a recomputation has moved its clock. */
export const FOLLOW_RECOMPUTED_JOB = 'referrals.follow-recomputed';
/** The job that looks whether anybody has opened a referral half of whose time to accept is gone. */
export const PROMPT_SENDER_JOB = 'referrals.prompt-sender';

/** A clock of a referral, as an event tells of it. */
interface ToldClock {
  readonly referralId: string;
  readonly name: string;
  readonly band: string;
}

/** What a referral does when something is told of one of its clocks that is no step of its own. */
@Injectable()
export class FollowClocks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly subscriptions: Subscriptions,
    private readonly registry: JobRegistry,
  ) {
    // What is written is read off the clocks at that moment: done twice it leaves the same, so no inbox row is kept.
    this.on('clock.recomputed', FOLLOW_RECOMPUTED_JOB, (payload, job) =>
      this.uow.run(systemCaller(job.id), (tx) => withClock(tx, payload['eventId'], followMoved)),
    );
    this.on('clock.prompted', PROMPT_SENDER_JOB, (payload, job) =>
      handleOnce(this.uow, PROMPT_SENDER_JOB, job, (tx) => withClock(tx, payload['eventId'], promptSender)),
    );
  }

  private on(event: string, name: string, handle: JobHandler['handle']): void {
    this.registry.register({ name, queue: 'events', ownerRole: 'system_administrator', handle });
    this.subscriptions.on(event, name);
  }
}

/** Does nothing for the clock of a case or of anything else. */
async function withClock(
  tx: Tx,
  eventId: unknown,
  work: (tx: Tx, clock: ToldClock) => Promise<void>,
): Promise<void> {
  const [clock] = await tx.query<ToldClock>(
    `select (payload->>'clockSubjectId')::uuid as "referralId", payload->>'name' as name, payload->>'band' as band
     from domain_event where id = $1 and payload->>'clockSubjectType' = 'referral'`,
    [eventId],
  );
  if (clock !== undefined) await work(tx, clock);
}

/**
 * A new year or a re-issued policy moves clocks without a step of their referral, so its binding deadline and its place in
 * the queues follow here. Its row is locked first: the clocks are read when a step under way has changed them, not as they
 * were when we began to wait for it. However often and in whatever order the jobs of a referral run, the last of them leaves
 * what is true.
 */
async function followMoved(tx: Tx, { referralId }: ToldClock): Promise<void> {
  await lockReferral(tx, referralId);
  await refreshBindingDeadline(tx, referralId);
}

/**
 * Before any breach is charged the sender is to pick up the telephone (workflow 3.2), but only for what lies there unopened.
 * The clock knows the time and not who has seen what, so the question is asked here, as late as possible.
 */
async function promptSender(tx: Tx, { referralId, name, band }: ToldClock): Promise<void> {
  if (name !== 'accept') return;
  const referral = await getReferral(tx, referralId);
  const { state, acknowledgedAt, caseId, areaId, senderAgencyId, recipientAgencyId } = referral;
  if (state !== 'queued' || acknowledgedAt !== null) return;
  tx.emit({
    type: 'referral.left_unopened',
    subjectType: 'referral',
    subjectId: referralId,
    streamId: caseId,
    payload: { areaId, senderAgencyId, recipientAgencyId, band },
  });
  const detail = { caseId };
  tx.audit({ action: 'referral.left_unopened', subjectType: 'referral', subjectId: referralId, detail });
}
