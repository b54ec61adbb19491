import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { requireVersion } from '../../../src/platform/http/version.js';
import { Cases, type CaseRow } from '../../cases/index.js';
import { ORDER_STATE_WORDS, type OrderStep, isPossible } from './order.js';
import { OrderClocks } from './order-clocks.js';
import {
  beginRound,
  keepAnswer,
  keepReturn,
  lockReferralOf,
  moveOrder,
  type OrderRow,
} from './order.store.js';
import { ReadOrders } from './read-orders.js';
import { dueOf } from './supervise.js';
import type { AnswerDto, ReturnAnswerDto, WithdrawOrderDto } from './supervision.dto.js';
import type { SupervisionOrderView } from './supervision.view.js';
import { tellOrder } from './tell-order.js';

interface Held {
  readonly tx: Tx;
  readonly order: OrderRow;
  readonly theCase: CaseRow;
}

/** What becomes of a written order: answered, and the answer accepted or returned; or withdrawn. */
@Injectable()
export class AnswerOrders {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: Cases,
    private readonly clocks: OrderClocks,
    private readonly reading: ReadOrders,
  ) {}

  /** The agency says what was done and what remains; late is taken as well. */
  answer(caller: Caller, id: string, { done, remains }: AnswerDto): Promise<SupervisionOrderView> {
    return this.take(caller, { id, step: 'answer' }, async ({ tx, order, theCase }) => {
      await keepAnswer(tx, order, { done, remains: remains ?? null });
      await moveOrder(tx, id, { state: 'answered' });
      await this.clocks.awaitReview(tx, { theCase, order });
      tellOrder(tx, order, { type: 'supervision.answered' });
    });
  }

  /** The answer will do. */
  accept(caller: Caller, id: string): Promise<SupervisionOrderView> {
    return this.take(caller, { id, step: 'accept' }, async ({ tx, order }) => {
      await moveOrder(tx, id, { state: 'accepted' });
      await this.clocks.stop(tx, order);
      tellOrder(tx, order, { type: 'supervision.accepted' });
    });
  }

  /** It will not: the agency answers again, by a new deadline. @throws InvalidInput `in_past` */
  return(caller: Caller, id: string, dto: ReturnAnswerDto): Promise<SupervisionOrderView> {
    return this.take(caller, { id, step: 'return' }, async ({ tx, order, theCase }) => {
      const dueAt = await dueOf(tx, dto.dueAt);
      const round = order.round + 1;
      await keepReturn(tx, order, dto.reason);
      await moveOrder(tx, id, { state: 'open', round });
      await this.clocks.stop(tx, order);
      const deadlineAt = await this.clocks.awaitAnswer(tx, { theCase, order }, { dueAt });
      await beginRound(tx, id, round, deadlineAt);
      tellOrder(tx, order, { type: 'supervision.returned', deadlineAt: deadlineAt.toISOString() });
    });
  }

  /** It no longer stands. */
  withdraw(caller: Caller, id: string, { reason }: WithdrawOrderDto): Promise<SupervisionOrderView> {
    return this.take(caller, { id, step: 'withdraw' }, async ({ tx, order }) => {
      await moveOrder(tx, id, { state: 'withdrawn', reason });
      await this.clocks.stop(tx, order);
      tellOrder(tx, order, { type: 'supervision.withdrawn' });
    });
  }

  /**
   * @throws NotFound; Forbidden `not_yours`; Conflict `supervision_moved` with how it stands, and who was faster, where it was read
   *   before that or stands where the step is not possible
   */
  private take(
    caller: Caller,
    { id, step }: { readonly id: string; readonly step: OrderStep },
    work: (held: Held) => Promise<void>,
  ): Promise<SupervisionOrderView> {
    const version = requireVersion(caller);
    return this.uow.run(caller, async (tx) => {
      const seen = await this.reading.see(tx, id);
      const theCase = await this.cases.lock(tx, seen.caseId);
      if (seen.subjectType === 'referral') await lockReferralOf(tx, seen.subjectId);
      const order = await this.reading.get(tx, id);
      await this.requireMay(tx, order, step);
      if (order.version !== version || !isPossible(step, order.state)) throw moved(order);
      await work({ tx, order, theCase });
      return this.reading.view(tx, await this.reading.get(tx, id));
    });
  }

  private async requireMay(tx: Tx, order: OrderRow, step: OrderStep): Promise<void> {
    if (await this.reading.may(tx, order, step)) return;
    throw new Forbidden('not_yours', 'The agency answers, and the centre decides on the answer.', {
      may: step === 'answer' ? ['recipient_handler', 'recipient_supervisor'] : ['coordinator'],
    });
  }
}

function moved({ state, number, rounds, closedAt, closedByName }: OrderRow): Conflict {
  const last = rounds.findLast(({ answeredAt }) => answeredAt !== null);
  return new Conflict('supervision_moved', 'Somebody was faster: read the order again.', {
    number,
    state,
    word: ORDER_STATE_WORDS[state],
    by: closedByName ?? last?.returnedBy ?? last?.answeredBy ?? null,
    at: closedAt?.toISOString() ?? last?.returnedAt ?? last?.answeredAt ?? null,
  });
}
