import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { TRADE_ASSOCIATION_POLICY } from './trade-association.policy.js';

/** Trade associations and chambers: disputes of their trade, mediated without profit. */
@Module({ imports: [ReferralsModule] })
export class TradeAssociationModule {
  constructor(policies: AgencyPolicies) {
    policies.register(TRADE_ASSOCIATION_POLICY);
  }
}
