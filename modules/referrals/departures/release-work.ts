import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { handleOnce } from '../../../src/platform/jobs/handle-once.js';
import type { JobHandler, JobPayload, JobRun } from '../../../src/platform/jobs/job-handler.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { Cases } from '../../cases/index.js';
import { Clocks, Escalations } from '../../sla/index.js';
import { lockReferral, setHandler } from '../store/referrals.store.js';
import { chargedTo, heldBy, type HeldWork, placesOf } from './release.store.js';

interface Released {
  referrals: number;
  cases: number;
}

/**
 * Somebody has left: what they handled is nobody's of the agency again, and its heads are told how much there is to give
 * to others (workflow.md 2.2, 14). A job and no part of the disabling itself, which must not wait for every case.
 */
@Injectable()
export class ReleaseWork implements JobHandler {
  readonly name = 'work.release';
  readonly queue = 'events';
  readonly ownerRole = 'system_administrator';

  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly escalations: Escalations,
    subscriptions: Subscriptions,
    registry: JobRegistry,
  ) {
    registry.register(this);
    for (const type of ['user.disabled', 'membership.revoked', 'membership.ended'])
      subscriptions.on(type, this.name);
  }

  handle(payload: JobPayload, job: JobRun): Promise<void> {
    return handleOnce(this.uow, this.name, job, async (tx) => {
      const [event] = await tx.query<{ userId: string }>(
        'select subject_id as "userId" from domain_event where id = $1',
        [payload['eventId']],
      );
      if (event !== undefined) await this.release(tx, event.userId);
    });
  }

  /** Of every agency that somebody no longer belongs to. Cases are locked in the order of their ids. */
  private async release(tx: Tx, userId: string): Promise<void> {
    const places = await placesOf(tx, userId);
    const isLeft = ({ agencyId }: { readonly agencyId: string }): boolean => !places.has(agencyId);
    const released = new Map<string, Released>();
    for (const work of (await heldBy(tx, userId)).filter(isLeft)) {
      if (!(await this.releaseOne(tx, userId, work))) continue;
      const sum = released.get(work.agencyId) ?? { referrals: 0, cases: 0 };
      sum[work.referralId === null ? 'cases' : 'referrals'] += 1;
      released.set(work.agencyId, sum);
    }
    for (const { subjectId, agencyId } of (await chargedTo(tx, userId)).filter(isLeft)) {
      await this.clocks.giveTo(tx, subjectId, { agencyId, userId: null });
    }
    await this.escalations.abandon(tx, userId);
    for (const [agencyId, sum] of released) tell(tx, { userId, agencyId, ...sum });
  }

  /** @returns whether it was still theirs under the lock */
  private async releaseOne(
    tx: Tx,
    userId: string,
    { caseId, referralId, agencyId }: HeldWork,
  ): Promise<boolean> {
    const theCase = await this.cases.lock(tx, caseId);
    if (referralId === null) {
      if (theCase.handlerUserId !== userId) return false;
      await this.cases.setHandler(tx, theCase, null, { note: 'handler_left' });
      return true;
    }
    const referral = await lockReferral(tx, referralId);
    if (referral.handlerUserId !== userId || referral.endedAt !== null) return false;
    await setHandler(tx, referralId, null);
    await this.clocks.giveTo(tx, referralId, { agencyId, userId: null });
    tx.emit({
      type: 'referral.released',
      subjectType: 'referral',
      subjectId: referralId,
      streamId: caseId,
      audienceAgencyId: agencyId,
      payload: { fromUserId: userId, recipientAgencyId: agencyId, cause: 'handler_left' },
    });
    tx.audit({
      action: 'referral.released',
      subjectType: 'referral',
      subjectId: referralId,
      agencyId,
      detail: { caseId, fromUserId: userId },
    });
    return true;
  }
}

function tell(tx: Tx, left: { readonly userId: string; readonly agencyId: string } & Released): void {
  tx.emit({
    type: 'agency.work_released',
    subjectType: 'agency',
    subjectId: left.agencyId,
    streamId: left.agencyId,
    payload: { ...left, count: left.referrals + left.cases },
  });
}
