import { type DynamicModule, Module } from '@nestjs/common';
import { DocumentsModule } from '../modules/documents/index.js';
import { IdentityModule } from '../modules/identity/index.js';
import { SlaModule } from '../modules/sla/index.js';
import { AuditModule } from './platform/audit/audit.module.js';
import { CryptoModule } from './platform/crypto/crypto.module.js';
import { JobsModule } from './platform/jobs/jobs.module.js';
import type { JobTiming } from './platform/jobs/job-timing.js';
import { PlatformModule, type PlatformOptions } from './platform/platform.module.js';

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
        AuditModule.with({ dataDir: settings.dataDir, seals: works }),
        IdentityModule,
        SlaModule,
        DocumentsModule,
      ],
    };
  }
}
