import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { COMMUNITY_POLICY } from './community.policy.js';

/** The residents' committee and its people's mediation. */
@Module({ imports: [ReferralsModule] })
export class CommunityModule {
  constructor(policies: AgencyPolicies) {
    policies.register(COMMUNITY_POLICY);
  }
}
