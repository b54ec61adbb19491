import { Module } from '@nestjs/common';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../identity/index.js';
import { SlaModule } from '../sla/index.js';
import { BoardController } from './board/board.controller.js';
import { ReadBoard } from './board/read-board.js';
import { STANDING_WORDS } from './board/standing.js';
import { FlowsModule } from './flows/flows.module.js';
import { HarmModule } from './harm/harm.module.js';
import { JointModule } from './joint/joint.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { ENDING_WORDS } from './unit/endings.js';
import { ReadUnit } from './unit/read-unit.js';
import { UnitController } from './unit/unit.controller.js';

/** What is seen and done over the agencies of an area together, and over one agency by whoever answers for it. */
@Module({
  imports: [IdentityModule, SlaModule, FlowsModule, HarmModule, JointModule, SupervisionModule],
  controllers: [BoardController, UnitController],
  providers: [ReadBoard, ReadUnit],
})
export class CoordinationModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({
      board_standing: STANDING_WORDS,
      limit_ending: ENDING_WORDS,
      audit_action: { 'board.listed': '查看督办台', 'unit.listed': '查看本单位清单' },
    });
  }
}
