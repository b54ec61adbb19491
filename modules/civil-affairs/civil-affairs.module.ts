import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { CIVIL_AFFAIRS_POLICY } from './civil-affairs.policy.js';

/** Civil affairs: guardianship, the old, the disabled, relief and shelter. */
@Module({ imports: [ReferralsModule] })
export class CivilAffairsModule {
  constructor(policies: AgencyPolicies) {
    policies.register(CIVIL_AFFAIRS_POLICY);
  }
}
