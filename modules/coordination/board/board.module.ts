import { Module } from '@nestjs/common';
import { Vocabularies } from '../../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../../identity/index.js';
import { SlaModule } from '../../sla/index.js';
import { BoardController } from './board.controller.js';
import { FoldCounts } from './fold-counts.js';
import { ReadBoard } from './read-board.js';
import { ShowLimits } from './show-limits.js';
import { STANDING_WORDS } from './standing.js';
import { BoardViews } from './views/board-views.js';
import { BoardViewsController } from './views/views.controller.js';
import { GONE_WORDS } from './views/views.view.js';

/** Who must do what by when, over all agencies of an area. */
@Module({
  imports: [IdentityModule, SlaModule],
  controllers: [BoardController, BoardViewsController],
  providers: [ShowLimits, ReadBoard, BoardViews, FoldCounts],
  exports: [ReadBoard, ShowLimits],
})
export class BoardModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({
      board_standing: STANDING_WORDS,
      board_view_gone: GONE_WORDS,
      audit_action: {
        'board.listed': '查看督办台',
        'limits.exported': '导出时限事项',
        'board_view.kept': '存下督办台视图',
        'board_view.changed': '修改督办台视图',
        'board_view.removed': '删除督办台视图',
      },
      audit_subject: { board_view: '督办台视图' },
    });
  }
}
