import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { URBAN_MANAGEMENT_POLICY } from './urban-management.policy.js';

/** Urban management: streets, construction noise, fumes, unlawful building. */
@Module({ imports: [ReferralsModule] })
export class UrbanManagementModule {
  constructor(policies: AgencyPolicies) {
    policies.register(URBAN_MANAGEMENT_POLICY);
  }
}
