import { Module } from '@nestjs/common';
import { Vocabularies } from '../../../src/platform/words/vocabularies.js';
import { IdentityModule } from '../../identity/index.js';
import { ReferralsModule } from '../../referrals/index.js';
import { SlaModule } from '../../sla/index.js';
import { GAP_WORDS } from './duty-gaps.js';
import { FlowsController } from './flows.controller.js';
import { MOVE_WORDS } from './moves.js';
import { ReadFlows } from './read-flows.js';
import { STAGE_WORDS, TURN_WORDS } from './stages.js';
import { WAIT_WORDS } from './waiting.js';

/** Who holds how much, where it waits, and what goes from agency to agency. */
@Module({
  imports: [IdentityModule, SlaModule, ReferralsModule],
  controllers: [FlowsController],
  providers: [ReadFlows],
})
export class FlowsModule {
  constructor(vocabularies: Vocabularies) {
    vocabularies.register({
      held_stage: STAGE_WORDS,
      waiting_turn: TURN_WORDS,
      waiting_time: WAIT_WORDS,
      agency_move: MOVE_WORDS,
      duty_gap: GAP_WORDS,
      audit_action: { 'flow.listed': '查看负荷与流向清单' },
    });
  }
}
