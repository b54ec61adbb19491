import { Module } from '@nestjs/common';
import { Vocabularies } from '../../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../../identity/index.js';
import { SlaModule } from '../../sla/index.js';
import { BoardController } from './board.controller.js';
import { ReadBoard } from './read-board.js';
import { STANDING_WORDS } from './standing.js';

/** Who must do what by when, over all agencies of an area. */
@Module({
  imports: [IdentityModule, SlaModule],
  controllers: [BoardController],
  providers: [ReadBoard],
  exports: [ReadBoard],
})
export class BoardModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({
      board_standing: STANDING_WORDS,
      audit_action: { 'board.listed': '查看督办台' },
    });
  }
}
