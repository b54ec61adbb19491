import { Injectable } from '@nestjs/common';
import { NotFound } from '../../../src/kernel/errors.js';
import { agenciesOf, areasOf, type Caller, holdsOverArea } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { decodeCursor, pageOf } from '../../../src/platform/http/page.js';
import { Agencies, People } from '../../identity/index.js';
import { ClockAccess, Clocks, ClockSubjects } from '../../sla/index.js';
import { tellList } from '../board/sight.js';
import { ordersOf } from './list.store.js';
import { maySupervise, placeOf, type Registers, stepsOn, answersFor } from './may-supervise.js';
import type { OrderStep } from './order.js';
import { ANSWER_CLOCK } from './order.js';
import { findOrder, type OrderRow } from './order.store.js';
import { orderView } from './order-view.js';
import type { OrdersQuery } from './supervision.dto.js';
import type { SupervisionOrderPageView, SupervisionOrderView } from './supervision.view.js';

/** Written orders as people read them. */
@Injectable()
export class ReadOrders {
  private readonly registers: Registers;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly clocks: Clocks,
    private readonly access: ClockAccess,
    private readonly subjects: ClockSubjects,
    people: People,
    agencies: Agencies,
  ) {
    this.registers = { people, agencies };
  }

  /** The orders to the reader's agencies, in the areas they coordinate or supervise, and by themselves; the latest first. */
  list(caller: Caller, { state, agencyId, limit, cursor }: OrdersQuery): Promise<SupervisionOrderPageView> {
    const key = decodeCursor(cursor, 1);
    const { actor } = caller;
    const sight = {
      areaPaths: areasOf(actor, 'coordinator', 'supervisor'),
      agencyIds: agenciesOf(actor),
      userId: actor.userId,
      state: state ?? null,
      agencyId: agencyId ?? null,
    };
    return this.uow.run(caller, async (tx) => {
      const rows = await ordersOf(tx, sight, {
        after: key === null ? null : String(key[0]),
        limit: limit + 1,
      });
      const { items, nextCursor } = pageOf(
        rows,
        limit,
        (row) => row,
        ({ id }) => [id],
      );
      const shown = await this.stillTheirs(tx, items);
      tellList(tx, 'supervision.listed', shown);
      return { items: await this.views(tx, shown), nextCursor };
    });
  }

  /** @throws NotFound also for whoever may not see it */
  one(caller: Caller, id: string): Promise<SupervisionOrderView> {
    return this.uow.run(caller, async (tx) => {
      const order = await this.see(tx, id);
      tellList(tx, 'supervision.listed', [order]);
      return this.view(tx, order);
    });
  }

  /** The order, where the caller sees what its clock runs on: the agency, the centre, and whoever sees the case. @throws NotFound */
  async see(tx: Tx, id: string): Promise<OrderRow> {
    const order = await this.get(tx, id);
    const [seen] = await this.seen(tx, [order]);
    if (seen === undefined) throw new NotFound('supervision_order');
    return seen;
  }

  /** Those of them that the caller sees. */
  async seen(tx: Tx, orders: readonly OrderRow[]): Promise<readonly OrderRow[]> {
    const seen: OrderRow[] = [];
    for (const order of orders) {
      const clocks = await this.clocks.forSubject(tx, order.subjectId);
      const own = clocks.filter(({ name, item }) => name === ANSWER_CLOCK && item === order.id);
      if ((await this.access.visible(tx, tx.caller, own)).length > 0) seen.push(order);
    }
    return seen;
  }

  /** What somebody ordered themselves they read as long as they see what it is about: who has left a post does not read on. */
  private async stillTheirs(tx: Tx, orders: readonly OrderRow[]): Promise<readonly OrderRow[]> {
    const { actor } = tx.caller;
    const held = orders.filter(
      ({ agencyId, areaPath }) =>
        agenciesOf(actor).includes(agencyId) || holdsOverArea(actor, areaPath, 'coordinator', 'supervisor'),
    );
    const others = await this.seen(
      tx,
      orders.filter((order) => !held.includes(order)),
    );
    return orders.filter((order) => held.includes(order) || others.includes(order));
  }

  /** Whoever asks. @throws NotFound */
  async get(tx: Tx, id: string): Promise<OrderRow> {
    const order = await findOrder(tx, id);
    if (order === null) throw new NotFound('supervision_order');
    return order;
  }

  async may(tx: Tx, order: OrderRow, step: OrderStep): Promise<boolean> {
    const { actor } = tx.caller;
    if (step === 'answer') return answersFor(actor, order.agencyId);
    return maySupervise(tx, this.registers, actor, placeOf(order));
  }

  async view(tx: Tx, order: OrderRow): Promise<SupervisionOrderView> {
    const [view] = await this.views(tx, [order]);
    if (view === undefined) throw new NotFound('supervision_order');
    return view;
  }

  async views(tx: Tx, orders: readonly OrderRow[]): Promise<SupervisionOrderView[]> {
    const named = await this.subjects.named(tx, orders);
    const views: SupervisionOrderView[] = [];
    for (const order of named)
      views.push(orderView(order, await stepsOn(tx, this.registers, tx.caller.actor, order)));
    return views;
  }
}
