import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { type ClockRow, CutShort } from '../../sla/index.js';
import { ANSWER_CLOCK, REVIEW_CLOCK } from './order.js';
import { findOrder, moveOrder } from './order.store.js';
import { tellOrder } from './tell-order.js';

/** What is supervised has ended, and its clocks with it: the order asks nobody any more (docs/adr/0032). */
@Injectable()
export class EndOrders {
  constructor(cutShort: CutShort) {
    for (const name of [ANSWER_CLOCK, REVIEW_CLOCK]) cutShort.on(name, endOrder);
  }
}

async function endOrder(tx: Tx, { item }: ClockRow): Promise<void> {
  const order = await findOrder(tx, item);
  if (order === null || (order.state !== 'open' && order.state !== 'answered')) return;
  await moveOrder(tx, item, { state: 'ended' });
  tellOrder(tx, order, { type: 'supervision.ended' });
}
