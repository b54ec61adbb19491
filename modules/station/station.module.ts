import { Module } from '@nestjs/common';
import { AgencyPolicies, ReferralsModule } from '../referrals/index.js';
import { STATION_POLICY } from './station.policy.js';

/** The police station: public-security mediation, violence and danger. */
@Module({ imports: [ReferralsModule] })
export class StationModule {
  constructor(policies: AgencyPolicies) {
    policies.register(STATION_POLICY);
  }
}
