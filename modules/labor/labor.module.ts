import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { LABOR_POLICY } from './labor.policy.js';

/** The labour bureau: inspection, and mediation and arbitration of labour disputes. */
@Module({ imports: [ReferralsModule] })
export class LaborModule {
  constructor(policies: AgencyPolicies) {
    policies.register(LABOR_POLICY);
  }
}
