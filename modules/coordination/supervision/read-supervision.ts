import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Cases } from '../../cases/index.js';
import { Agencies, People } from '../../identity/index.js';
import { ClockAccess, Clocks, clockTask } from '../../sla/index.js';
import { tellList } from '../board/sight.js';
import { type LimitOfAgency, limitsOn } from './limits.store.js';
import { ordersAbout } from './list.store.js';
import { maySupervise } from './may-supervise.js';
import { OrderClocks } from './order-clocks.js';
import { ReadOrders } from './read-orders.js';
import type { OrderableLimitView, SupervisionView } from './supervision.view.js';

/** What was ordered in writing about a case or a referral, and what may be. */
@Injectable()
export class ReadSupervision {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reading: ReadOrders,
    private readonly clocks: Clocks,
    private readonly access: ClockAccess,
    private readonly orderClocks: OrderClocks,
    private readonly cases: Cases,
    private readonly people: People,
    private readonly agencies: Agencies,
  ) {}

  /** Empty for whoever sees none of it, as for what does not exist. @param subjectId of whatever a limit runs on */
  about(caller: Caller, subjectId: string): Promise<SupervisionView> {
    return this.uow.run(caller, async (tx) => {
      const orders = await this.reading.seen(tx, await ordersAbout(tx, subjectId));
      const orderable: OrderableLimitView[] = [];
      for (const limit of await limitsOn(tx, subjectId)) {
        const view = await this.orderable(tx, limit);
        if (view !== null) orderable.push(view);
      }
      tellList(tx, 'supervision.listed', orders);
      return { orders: await this.reading.views(tx, orders), orderable };
    });
  }

  private async orderable(tx: Tx, limit: LimitOfAgency): Promise<OrderableLimitView | null> {
    const theCase = await this.cases.get(tx, limit.caseId);
    const { agencyId, senderAgencyId, recipientAgencyId, clockId } = limit;
    const { people, agencies } = this;
    const place = { ...theCase, parties: [agencyId, senderAgencyId, recipientAgencyId] };
    if (!(await maySupervise(tx, { people, agencies }, tx.caller.actor, place))) return null;
    if ((await this.access.visible(tx, tx.caller, [await this.clocks.get(tx, clockId)])).length === 0)
      return null;
    const subject =
      limit.subjectType === 'referral'
        ? ({ subjectType: 'referral', subjectId: limit.subjectId } as const)
        : ({ subjectType: 'case', subjectId: theCase.id } as const);
    const order = { id: 'proposed', ...subject, agencyId, reviewingAgencyId: agencyId };
    const proposed = await this.orderClocks.proposedFor(tx, theCase, order);
    return {
      clockId,
      words: clockTask({ name: limit.clockName, subjectType: limit.subjectType }),
      deadlineAt: limit.deadlineAt?.toISOString() ?? null,
      isLate: limit.deadlineAt !== null && limit.deadlineAt < (await tx.now()),
      agencyId,
      agencyName: limit.agencyName,
      proposedDueAt: proposed?.toISOString() ?? null,
    };
  }
}
