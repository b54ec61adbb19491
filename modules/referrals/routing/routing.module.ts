import { Module } from '@nestjs/common';
import { CasesModule } from '../../cases/index.js';
import { IdentityModule } from '../../identity/index.js';
import { ReferralsModule } from '../referrals.module.js';
import { EditRoutingRules } from './edit-routing-rules.js';
import { RoutingRulesController } from './http/routing-rules.controller.js';
import { RoutingSuggestionsController } from './http/routing-suggestions.controller.js';
import { PreviewRoutingRules } from './preview-rules.js';
import { RankedSuccessor } from './ranked-successor.js';
import { SuggestForCaller } from './suggest-for-caller.js';

/** Who could take a case: the list for people, and the successor for a referral that nobody answered. */
@Module({
  imports: [IdentityModule, CasesModule, ReferralsModule],
  controllers: [RoutingSuggestionsController, RoutingRulesController],
  providers: [SuggestForCaller, RankedSuccessor, EditRoutingRules, PreviewRoutingRules],
})
export class RoutingModule {}
