import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { VOLUNTEERS_POLICY } from './volunteers.policy.js';

/** Volunteer mediators: a pool for everyday quarrels. */
@Module({ imports: [ReferralsModule] })
export class VolunteersModule {
  constructor(policies: AgencyPolicies) {
    policies.register(VOLUNTEERS_POLICY);
  }
}
