import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import {
  PaperPrinter,
  type PrintedPaper,
  type PrintOptions,
  type SupervisionOrderPaper,
} from '../../documents/index.js';
import { ReadOrders } from './read-orders.js';
import type { SupervisionOrderView } from './supervision.view.js';

/** Prints a written order for somebody who may see it. */
@Injectable()
export class PrintOrder {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reading: ReadOrders,
    private readonly printer: PaperPrinter,
  ) {}

  /** That it was printed is on the audit trail before the first byte leaves. @throws NotFound; Refused `paper_glyph_missing` */
  async print(caller: Caller, id: string, options: PrintOptions): Promise<PrintedPaper> {
    const record = await this.uow.run(caller, async (tx) => {
      const order = await this.reading.see(tx, id);
      tx.audit({
        action: 'paper.printed',
        subjectType: 'supervision_order',
        subjectId: id,
        detail: { form: 'supervision', caseId: order.caseId },
      });
      return paperOf(await this.reading.view(tx, order));
    });
    return this.printer.print({ form: 'supervision', record }, options);
  }
}

function paperOf({ id, number, rounds, ...order }: SupervisionOrderView): SupervisionOrderPaper {
  return {
    orderId: id,
    number,
    sender: order.reviewingAgencyName,
    recipient: order.agencyName,
    caseNumber: order.caseNumber,
    disputeType: order.typeName,
    about: order.about,
    text: order.text,
    issuedAt: order.issuedAt,
    issuedBy: order.issuedBy,
    state: order.word,
    dueAt: order.dueAt,
    answers: rounds.flatMap(({ done, remains, answeredAt, answeredBy, returnReason }) =>
      done === null || answeredAt === null ? [] : [{ done, remains, answeredAt, answeredBy, returnReason }],
    ),
  };
}
