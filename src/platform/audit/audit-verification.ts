import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Caller } from '../auth/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readAnchors } from './audit-anchors.js';
import { ANCHORS_FILE } from './audit-sealer.js';
import type { AuditVerificationView } from './audit.view.js';
import { verifyAudit } from './verify-audit.js';

/** Proves the trail to the auditor, who has no shell. That it was asked for is on record as well. */
@Injectable()
export class AuditVerification {
  /** The whole trail is read: whoever asks meanwhile is answered with what is found now. */
  private underWay: Promise<AuditVerificationView> | null = null;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(ANCHORS_FILE) private readonly anchorsFile: string,
    private readonly uow: UnitOfWork,
  ) {}

  async perform(caller: Caller): Promise<AuditVerificationView> {
    this.underWay ??= this.verify().finally(() => (this.underWay = null));
    const verdict = await this.underWay;
    await this.uow.run(caller, (tx) => {
      tx.audit({
        action: 'audit.verified',
        subjectType: 'audit',
        subjectId: 'all',
        detail: { rows: verdict.rowsChecked, findings: verdict.findings.length },
      });
      return Promise.resolve();
    });
    return verdict;
  }

  /** In one snapshot, so that sealing going on meanwhile cannot look like tampering. */
  private async verify(): Promise<AuditVerificationView> {
    const anchors = await readAnchors(this.anchorsFile);
    const verdict = await this.dataSource.transaction('REPEATABLE READ', (manager) =>
      verifyAudit(
        <Row extends object>(sql: string, values: readonly unknown[]) =>
          manager.query<Row[]>(sql, [...values]),
        anchors,
      ),
    );
    return { ...verdict, findings: [...verdict.findings], hasAnchors: anchors !== null };
  }
}
