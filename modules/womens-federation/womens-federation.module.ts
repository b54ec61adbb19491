import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { WOMENS_FEDERATION_POLICY } from './womens-federation.policy.js';

/** The women's federation: family disputes, and support against violence at home. */
@Module({ imports: [ReferralsModule] })
export class WomensFederationModule {
  constructor(policies: AgencyPolicies) {
    policies.register(WOMENS_FEDERATION_POLICY);
  }
}
