import { Injectable } from '@nestjs/common';
import { DomainError } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Cases } from '../../cases/index.js';
import { type ClockRow, Clocks, Timeouts } from '../../sla/index.js';
import { isLive } from '../domain/states.js';
import { findTransition, type ReferralEvent, type TaskClock } from '../domain/transitions.js';
import { climbReview, getReferral, lockReferral, refreshBindingDeadline } from '../store/referrals.store.js';
import type { Referral } from '../store/referral.js';
import { Centres } from './centres.js';
import { ReferralEngine } from './engine.js';

/** Which clock's silence is which event. Clocks that are not here only escalate. */
const EVENT_OF: Readonly<Partial<Record<TaskClock, ReferralEvent>>> = {
  accept: 'accept_timeout',
  info_supply: 'info_timeout',
  review: 'review_timeout',
  recall_answer: 'recall_timeout',
  hold_until: 'hold_timeout',
  confirm: 'confirm_timeout',
};

/** Answers silence: the sweep calls, the engine takes the step as `system`, by the same table as for everybody. */
@Injectable()
export class ReferralTimeouts {
  constructor(
    timeouts: Timeouts,
    private readonly engine: ReferralEngine,
    private readonly cases: Cases,
    private readonly clocks: Clocks,
    private readonly centres: Centres,
  ) {
    for (const [name, event] of Object.entries(EVENT_OF)) {
      timeouts.on(`referral.${name}`, (tx, clock) => this.fire(tx, clock, event));
    }
  }

  /** Where the table has no such step now, it has one later, or another step stops the clock. */
  private async fire(tx: Tx, clock: ClockRow, event: ReferralEvent): Promise<void | 'waits'> {
    const { caseId } = await getReferral(tx, clock.subjectId);
    await this.cases.lock(tx, caseId);
    const locked = await lockReferral(tx, clock.subjectId);
    const referral = event === 'accept_timeout' ? await this.endQuestion(tx, locked) : locked;
    if (findTransition(referral.state, event) === null) return isLive(referral.state) ? 'waits' : undefined;
    if (event === 'review_timeout' && referral.reviewLevel === 0) return this.climb(tx, clock);
    await this.play(tx, event, referral);
  }

  /** A question that the policy gives no time of its own ends unanswered with the time to decide. */
  private async endQuestion(tx: Tx, referral: Referral): Promise<Referral> {
    if (referral.state !== 'info_requested') return referral;
    const running = await this.clocks.running(tx, referral.id);
    if (running.some(({ name }) => name === 'info_supply')) return referral;
    await this.play(tx, 'info_timeout', referral);
    return getReferral(tx, referral.id);
  }

  /** Takes the step, unless there is nothing left to do. */
  private async play(tx: Tx, event: ReferralEvent, referral: Referral): Promise<void> {
    try {
      await this.engine.playIn(tx)(event, referral.id, {}, 'system');
    } catch (error) {
      if (!isSettledOtherwise(error)) throw error;
    }
  }

  /** The first silence takes the review to the next centre up, with time of its own. */
  private async climb(tx: Tx, clock: ClockRow): Promise<void> {
    const referral = await lockReferral(tx, clock.subjectId);
    const running = await this.clocks.running(tx, referral.id);
    const review = running.find(({ name }) => name === 'review');
    if (
      review?.deadlineAt === undefined ||
      review.deadlineAt === null ||
      review.deadlineAt > (await tx.now())
    )
      return;
    const theCase = await this.cases.get(tx, referral.caseId);
    const centre = await this.centres.at(tx, theCase.areaPath, 1);
    await climbReview(tx, referral.id);
    const owner = centre === null ? {} : { ownerAgencyId: centre.id };
    await this.clocks.restart(tx, { subjectId: referral.id, name: 'review' }, owner);
    await refreshBindingDeadline(tx, referral.id);
    tx.emit({
      type: 'referral.review_climbed',
      subjectType: 'referral',
      subjectId: referral.id,
      streamId: referral.caseId,
      payload: {
        areaId: referral.areaId,
        centreAgencyId: centre?.id ?? null,
        recipientAgencyId: referral.recipientAgencyId,
      },
    });
  }
}

/**
 * A pause or a new policy moved the deadline, or the agency's kind is never re-routed by silence: then there is nothing to
 * do. The guards throw before anything is written.
 */
function isSettledOtherwise(error: unknown): boolean {
  return (
    error instanceof DomainError && (error.code === 'deadline_not_passed' || error.code === 'no_auto_reroute')
  );
}
