import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { EXPERTS_POLICY } from './experts.policy.js';

/** The pool of experts: asked for an opinion, never handed a case. */
@Module({ imports: [ReferralsModule] })
export class ExpertsModule {
  constructor(policies: AgencyPolicies) {
    policies.register(EXPERTS_POLICY);
  }
}
