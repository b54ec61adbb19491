import { Module } from '@nestjs/common';
import { Vocabularies } from '../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../identity/index.js';
import { SlaModule } from '../sla/index.js';
import { BoardModule } from './board/board.module.js';
import { BulkModule } from './bulk/bulk.module.js';
import { FlowsModule } from './flows/flows.module.js';
import { HarmModule } from './harm/harm.module.js';
import { JointModule } from './joint/joint.module.js';
import { SupervisionModule } from './supervision/supervision.module.js';
import { ENDING_WORDS } from './unit/endings.js';
import { UnitLimitsController } from './unit/limits.controller.js';
import { ReadLimits } from './unit/read-limits.js';
import { ReadUnit } from './unit/read-unit.js';
import { UnitController } from './unit/unit.controller.js';

/** What is seen and done over the agencies of an area together, and over one agency by whoever answers for it. */
@Module({
  imports: [
    IdentityModule,
    SlaModule,
    BoardModule,
    BulkModule,
    FlowsModule,
    HarmModule,
    JointModule,
    SupervisionModule,
  ],
  controllers: [UnitController, UnitLimitsController],
  providers: [ReadUnit, ReadLimits],
})
export class CoordinationModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({ limit_ending: ENDING_WORDS, audit_action: { 'unit.listed': '查看本单位清单' } });
  }
}
