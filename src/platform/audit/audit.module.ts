import { type DynamicModule, Module } from '@nestjs/common';
import { anchorsPath } from './audit-anchors.js';
import { AuditController } from './audit.controller.js';
import { AuditVerification } from './audit-verification.js';
import { AuditSchedule, SEALS_AUDIT } from './audit-schedule.js';
import { ANCHORS_FILE, AuditSealer } from './audit-sealer.js';

export interface AuditOptions {
  /** The folder that holds the anchors file. */
  readonly dataDir: string;
  /** Whether this process seals (roles `all` and `worker`). */
  readonly seals: boolean;
}

/** Makes the audit trail's integrity provable. Rows are written by the unit of work. */
@Module({})
export class AuditModule {
  static with({ dataDir, seals }: AuditOptions): DynamicModule {
    return {
      module: AuditModule,
      controllers: [AuditController],
      providers: [
        { provide: ANCHORS_FILE, useValue: anchorsPath(dataDir) },
        { provide: SEALS_AUDIT, useValue: seals },
        AuditSealer,
        AuditSchedule,
        AuditVerification,
      ],
      exports: [AuditSealer],
    };
  }
}
