import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import { agenciesOf } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { Cases, type CaseRow } from '../../cases/index.js';
import { Centres, Referrals } from '../../referrals/index.js';
import { type ClockStart, Clocks } from '../../sla/index.js';
import { ANSWER_CLOCK, REVIEW_CLOCK } from './order.js';
import type { OrderRow } from './order.store.js';

/** What the clocks of an order run on, and against whom. */
export type Charged = Pick<OrderRow, 'id' | 'subjectType' | 'subjectId' | 'agencyId' | 'reviewingAgencyId'>;

/** The two clocks of an order: its agency's, to answer, and the centre's, to say whether the answer will do. */
@Injectable()
export class OrderClocks {
  constructor(
    private readonly clocks: Clocks,
    private readonly cases: Cases,
    private readonly centres: Centres,
    private readonly referrals: Referrals,
  ) {}

  /**
   * The agency is waited for, from now on or anew.
   * @param dueAt left out: as long as the policy gives
   * @returns by when
   * @throws Refused `supervision_off` where the policy lets no such clock run
   */
  async awaitAnswer(
    tx: Tx,
    { theCase, order }: { readonly theCase: CaseRow; readonly order: Charged },
    { dueAt, ownerUserId = null }: { readonly dueAt?: Date; readonly ownerUserId?: string | null },
  ): Promise<Date> {
    const clock = await this.clocks.start(tx, {
      ...this.plain(theCase, order),
      name: ANSWER_CLOCK,
      ownerAgencyId: order.agencyId,
      ownerUserId,
      dueAt,
    });
    await this.follow(tx, order);
    if (clock?.deadlineAt == null)
      throw new Refused('supervision_off', 'The policy of this area lets no written order run.');
    return clock.deadlineAt;
  }

  /** The answer is there: the centre is waited for. */
  async awaitReview(
    tx: Tx,
    { theCase, order }: { readonly theCase: CaseRow; readonly order: Charged },
  ): Promise<void> {
    await this.clocks.stop(tx, { subjectId: order.subjectId, name: ANSWER_CLOCK, item: order.id });
    await this.clocks.start(tx, {
      ...this.plain(theCase, order),
      name: REVIEW_CLOCK,
      ownerAgencyId: order.reviewingAgencyId,
      senderAgencyId: order.agencyId,
    });
    await this.follow(tx, order);
  }

  /** Nobody is waited for any more, or not for this. */
  async stop(tx: Tx, order: Charged): Promise<void> {
    for (const name of [ANSWER_CLOCK, REVIEW_CLOCK])
      await this.clocks.stop(tx, { subjectId: order.subjectId, name, item: order.id });
    await this.follow(tx, order);
  }

  /** When an answer would be due that is ordered now; null where the policy lets none run. */
  proposedFor(tx: Tx, theCase: CaseRow, order: Charged): Promise<Date | null> {
    return this.clocks.wouldEnd(tx, {
      ...this.plain(theCase, order),
      name: ANSWER_CLOCK,
      ownerAgencyId: order.agencyId,
    });
  }

  /** Who owes the word on an answer: the nearest centre that is not ordered itself, else the agency of who stands in for it. */
  async reviewerOf(tx: Tx, theCase: CaseRow, orderedAgencyId: string): Promise<string> {
    const centres = await this.centres.over(tx, theCase.areaPath);
    const [centre] = centres.filter(({ id }) => id !== orderedAgencyId);
    return centre?.id ?? agenciesOf(tx.caller.actor)[0] ?? theCase.ownerAgencyId;
  }

  private plain(
    theCase: CaseRow,
    { id, subjectType, subjectId }: Charged,
  ): Omit<ClockStart, 'name' | 'ownerAgencyId'> {
    const { id: caseId, areaId, lane } = theCase;
    return { subjectType, subjectId, caseId, areaId, item: id, lane, band: this.cases.bandOf(theCase) };
  }

  private async follow(tx: Tx, { subjectType, subjectId }: Charged): Promise<void> {
    if (subjectType === 'referral') await this.referrals.deadlineMoved(tx, subjectId);
  }
}
