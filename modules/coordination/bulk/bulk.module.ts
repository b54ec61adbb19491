import { Module } from '@nestjs/common';
import { Vocabularies } from '../../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../../identity/index.js';
import { ReferralsModule } from '../../referrals/index.js';
import { SlaModule } from '../../sla/index.js';
import { BoardModule } from '../board/board.module.js';
import { SupervisionModule } from '../supervision/supervision.module.js';
import { BULK_ACT_WORDS, BULK_PART_WORDS, BULK_STATE_WORDS } from './bulk-act.js';
import { BulkActs } from './bulk-acts.js';
import { BulkController } from './bulk.controller.js';
import { PerformBulk } from './perform-bulk.js';
import { WorkOffBulk } from './work-off.js';

/** What is done about many lines of the board at once. */
@Module({
  imports: [IdentityModule, SlaModule, ReferralsModule, BoardModule, SupervisionModule],
  controllers: [BulkController],
  providers: [BulkActs, PerformBulk, WorkOffBulk],
})
export class BulkModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({
      bulk_act: BULK_ACT_WORDS,
      bulk_state: BULK_STATE_WORDS,
      bulk_part: BULK_PART_WORDS,
      audit_action: {
        'bulk_act.asked': '试算批量办理',
        'bulk_act.started': '开始批量办理',
        'bulk_act.cancelled': '取消批量办理',
        'bulk_act.ended': '批量办理办完',
      },
      audit_subject: { bulk_act: '批量办理' },
    });
  }
}
