import { type DynamicModule, Module } from '@nestjs/common';
import { CasesModule } from '../modules/cases/index.js';
import { CivilAffairsModule } from '../modules/civil-affairs/index.js';
import { CommunityModule } from '../modules/community/index.js';
import { CoordinationModule } from '../modules/coordination/index.js';
import { DocumentsModule } from '../modules/documents/index.js';
import { ExchangeModule } from '../modules/exchange/index.js';
import { ExpertsModule } from '../modules/experts/index.js';
import { GeneralAgencyModule } from '../modules/general-agency/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { LaborModule } from '../modules/labor/index.js';
import { NotificationsModule } from '../modules/notifications/index.js';
import { ReferralsModule, ReplayModule, RoutingModule } from '../modules/referrals/index.js';
import { SlaModule } from '../modules/sla/index.js';
import { StationModule } from '../modules/station/index.js';
import { TradeAssociationModule } from '../modules/trade-association/index.js';
import { UrbanManagementModule } from '../modules/urban-management/index.js';
import { VolunteersModule } from '../modules/volunteers/index.js';
import { WomensFederationModule } from '../modules/womens-federation/index.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { CryptoModule } from './platform/crypto/crypto.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import type { JobTiming } from './platform/jobs/job-timing.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';
import { RealtimeModule } from './platform/realtime/realtime.module.js';

export interface ProductOptions extends PlatformOptions {
  readonly jobTiming?: JobTiming;
}

/** The composition root: every module by its face. */
@Module({})
export class AppModule {
  static with(options: ProductOptions): DynamicModule {
    const { settings, database, jobTiming } = options;
    const works = settings.role !== 'api';
    return {
      module: AppModule,
      imports: [
        PlatformModule.with(options),
        CryptoModule,
        JobsModule.with({ database, queueUrl: settings.queueUrl, runsJobs: works, timing: jobTiming }),
        RealtimeModule.with({ database }),
        AuditModule.with({ dataDir: settings.dataDir, seals: works }),
        IdentityModule,
        SlaModule,
        CasesModule,
        NotificationsModule,
        DocumentsModule,
        ExchangeModule,
        ReferralsModule,
        ReplayModule,
        RoutingModule,
        CoordinationModule,
        CivilAffairsModule,
        CommunityModule,
        ExpertsModule,
        GeneralAgencyModule,
        LaborModule,
        StationModule,
        TradeAssociationModule,
        UrbanManagementModule,
        VolunteersModule,
        WomensFederationModule,
      ],
    };
  }
}
