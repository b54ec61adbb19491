import { Module } from '@nestjs/common';
import { Vocabularies } from '../../../src/platform/words/vocabularies.js';
import { CasesModule } from '../../cases/index.js';
import { DocumentsModule } from '../../documents/index.js';
import { IdentityModule } from '../../identity/index.js';
import { ReferralsModule } from '../../referrals/index.js';
import { SlaModule } from '../../sla/index.js';
import { AnswerOrders } from './answer-orders.js';
import { EndOrders } from './end-with-subject.js';
import { OrderClocks } from './order-clocks.js';
import { PrintOrder } from './print-order.js';
import { RaiseLines } from './raise.js';
import { RaiseController } from './raise.controller.js';
import { ReadOrders } from './read-orders.js';
import { ReadSupervision } from './read-supervision.js';
import { Supervise } from './supervise.js';
import { SupervisionController } from './supervision.controller.js';
import { SUPERVISION_WORDS } from './words.js';

/** What a coordinator orders in writing about what is late, and what they raise to the next area up. */
@Module({
  imports: [IdentityModule, SlaModule, DocumentsModule, CasesModule, ReferralsModule],
  controllers: [SupervisionController, RaiseController],
  providers: [
    OrderClocks,
    ReadOrders,
    ReadSupervision,
    Supervise,
    AnswerOrders,
    EndOrders,
    PrintOrder,
    RaiseLines,
  ],
  exports: [Supervise, RaiseLines],
})
export class SupervisionModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register(SUPERVISION_WORDS);
  }
}
