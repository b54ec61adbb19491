import { Injectable } from '@nestjs/common';
import { chinaDay } from '../../../src/kernel/china-time.js';
import { Conflict, Forbidden, InvalidInput, NotFound } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { type Actor, areasOf, type Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Cases, type CaseRow, requireUnmerged } from '../../cases/index.js';
import { Agencies, People } from '../../identity/index.js';
import { Referrals } from '../../referrals/index.js';
import { ClockAccess, type ClockRow, Clocks } from '../../sla/index.js';
import { maySupervise } from './may-supervise.js';
import { OrderClocks } from './order-clocks.js';
import { ANSWER_CLOCK, REVIEW_CLOCK } from './order.js';
import {
  beginRound,
  insertOrder,
  lockReferralOf,
  nextOrderNumber,
  openOrder,
  type OrderRow,
} from './order.store.js';
import { ReadOrders } from './read-orders.js';
import type { OrderDto } from './supervision.dto.js';
import type { SupervisionOrderView } from './supervision.view.js';
import { tellOrder } from './tell-order.js';

/** 督办: the centre orders in writing the agency that is charged with a limit. */
@Injectable()
export class Supervise {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: Cases,
    private readonly referrals: Referrals,
    private readonly clocks: Clocks,
    private readonly access: ClockAccess,
    private readonly orderClocks: OrderClocks,
    private readonly reading: ReadOrders,
    private readonly people: People,
    private readonly agencies: Agencies,
  ) {}

  /** @throws as `orderIn` */
  order(caller: Caller, dto: OrderDto): Promise<SupervisionOrderView> {
    return this.uow.run(caller, async (tx) => this.reading.view(tx, await this.orderIn(tx, dto)));
  }

  /**
   * The same in a transaction that is open.
   * @throws NotFound `clock_not_found`; Forbidden `not_yours`; Conflict `limit_ended`, or `supervision_open` with the number of the
   *   order that the agency has about the same already, and whose it is; InvalidInput `in_past`; Refused `supervision_off`
   */
  async orderIn(tx: Tx, dto: OrderDto): Promise<OrderRow> {
    const { limit, theCase } = await this.hold(tx, dto.clockId);
    await this.requireMay(tx, theCase, limit);
    requireLive(limit);
    const dueAt = await dueOf(tx, dto.dueAt);
    const subject = subjectOf(limit);
    const agencyId = limit.ownerAgencyId;
    await refuseSecond(tx, { ...subject, agencyId });
    const number = await nextOrderNumber(
      tx,
      numberedOver(tx.caller.actor, theCase.areaPath),
      Number(chinaDay(await tx.now()).slice(0, 4)),
    );
    const order = {
      id: uuidv7(),
      number,
      ...subject,
      agencyId,
      areaId: theCase.areaId,
      limitClockId: limit.id,
      reviewingAgencyId: await this.orderClocks.reviewerOf(tx, theCase, agencyId),
      text: dto.text,
    };
    if (!(await insertOrder(tx, order))) await refuseSecond(tx, order);
    const deadlineAt = await this.orderClocks.awaitAnswer(
      tx,
      { theCase, order },
      { dueAt, ownerUserId: limit.ownerUserId },
    );
    await beginRound(tx, order.id, 1, deadlineAt);
    const row = await this.reading.get(tx, order.id);
    tellOrder(tx, row, {
      type: 'supervision.ordered',
      deadlineAt: deadlineAt.toISOString(),
      handlerUserId: limit.ownerUserId,
    });
    return row;
  }

  /** The limit, and with it the case and the referral, locked in their order. */
  private async hold(
    tx: Tx,
    clockId: string,
  ): Promise<{ readonly limit: ClockRow; readonly theCase: CaseRow }> {
    const seen = await this.clocks.get(tx, clockId);
    await this.access.require(tx, tx.caller, seen);
    const isAboutOrder = seen.name === ANSWER_CLOCK || seen.name === REVIEW_CLOCK;
    if (seen.caseId === null || isAboutOrder) throw new NotFound('clock');
    const theCase = await this.cases.lock(tx, seen.caseId);
    await requireUnmerged(tx, theCase);
    if (seen.subjectType === 'referral') await lockReferralOf(tx, seen.subjectId);
    return { limit: await this.clocks.get(tx, clockId), theCase };
  }

  private async requireMay(tx: Tx, theCase: CaseRow, limit: ClockRow): Promise<void> {
    const { areaPath, ownerAgencyId } = theCase;
    const sides = limit.subjectType === 'referral' ? await this.referrals.get(tx, limit.subjectId) : null;
    const parties = [
      limit.ownerAgencyId,
      ...(sides === null ? [] : [sides.senderAgencyId, sides.recipientAgencyId]),
    ];
    const { people, agencies } = this;
    const place = { areaPath, ownerAgencyId, parties };
    if (await maySupervise(tx, { people, agencies }, tx.caller.actor, place)) return;
    throw new Forbidden('not_yours', 'Whoever coordinates the area and belongs to neither side orders it.', {
      may: ['coordinator'],
    });
  }
}

function requireLive({ state }: ClockRow): void {
  if (state === 'running' || state === 'paused') return;
  throw new Conflict('limit_ended', 'Nobody is waited for any more.', { state });
}

/** Of whatever is no referral, as an agreement or an item of a joint plan, it is about the case. */
function subjectOf({ subjectType, subjectId, caseId }: ClockRow): {
  readonly subjectType: 'case' | 'referral';
  readonly subjectId: string;
} {
  return subjectType === 'referral'
    ? { subjectType, subjectId }
    : { subjectType: 'case', subjectId: caseId ?? subjectId };
}

async function refuseSecond(
  tx: Tx,
  subject: { readonly subjectId: string; readonly agencyId: string },
): Promise<void> {
  const open = await openOrder(tx, subject);
  if (open === null) return;
  throw new Conflict('supervision_open', 'The agency has an order about this already.', {
    orderId: open.id,
    number: open.number,
    by: open.issuedByName,
    at: open.issuedAt.toISOString(),
  });
}

/** The instant somebody named. @throws InvalidInput `in_past` */
export async function dueOf(tx: Tx, dueAt: string | undefined, path = 'dueAt'): Promise<Date | undefined> {
  if (dueAt === undefined) return undefined;
  const due = new Date(dueAt);
  if (due <= (await tx.now()))
    throw InvalidInput.at(path, 'in_past', 'Name an instant that is still to come.');
  return due;
}

/** The area in whose name it is numbered: the nearest that the actor coordinates, else where it happened. */
function numberedOver(actor: Actor, areaPath: string): string {
  const over = areasOf(actor, 'coordinator', 'supervisor').filter(
    (path) => areaPath === path || areaPath.startsWith(`${path}.`),
  );
  return over.sort((one, other) => other.length - one.length)[0] ?? areaPath;
}
