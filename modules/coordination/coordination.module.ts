import { Module } from '@nestjs/common';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { SlaModule } from '../sla/index.js';
import { BoardController } from './board/board.controller.js';
import { ReadBoard } from './board/read-board.js';
import { STANDING_WORDS } from './board/standing.js';

/** What is seen and done over the agencies of an area together. */
@Module({
  imports: [SlaModule],
  controllers: [BoardController],
  providers: [ReadBoard],
})
export class CoordinationModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({ board_standing: STANDING_WORDS });
  }
}
