import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks, FOLLOW_UP_CLOCK, SAFETY_CHECK_CLOCK } from '../case-clocks.js';
import type { RecordVisitDto } from '../http/records.dto.js';
import { LegalPaths } from '../legal-path/legal-paths.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import { recorderAgency } from '../records/recorder.js';
import type { CaseRow } from '../store/case-row.js';
import { CaseStep } from './case-step.js';
import { readPast } from './intake.js';

/**
 * A visit after the case, or on a legal path that asks for visits. It answers the earliest visit that is due; after
 * violence at home the next one is due in three months, until three in a row were clean. Where somebody was met, it is also the
 * look that the safety plan asked for.
 */
@Injectable()
export class RecordVisit {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
    private readonly paths: LegalPaths,
    private readonly views: CaseViews,
  ) {}

  perform(caller: Caller, caseId: string, dto: RecordVisitDto): Promise<CaseView> {
    return this.steps.record(
      caller,
      caseId,
      async (tx, theCase) => {
        await this.record(tx, theCase, dto);
        return this.views.byId(tx, caseId);
      },
      'handle',
    );
  }

  /** The same on a case that is locked. */
  async record(tx: Tx, theCase: CaseRow, dto: RecordVisitDto): Promise<void> {
    const onPath = await this.paths.visited(tx, theCase, dto.result === 'clean');
    await insertVisit(tx, theCase, dto, onPath ? 'domestic_violence' : 'follow_up');
    if (!onPath) await this.stopEarliestFollowUp(tx, theCase.id);
    if (dto.result !== 'unreachable')
      await this.caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: SAFETY_CHECK_CLOCK });
    tx.emit({
      type: dto.result === 'flared_up' ? 'case.flared_up' : 'case.visited',
      subjectType: 'case',
      subjectId: theCase.id,
      streamId: theCase.id,
      payload: {
        ownerAgencyId: theCase.ownerAgencyId,
        manner: dto.manner,
        result: dto.result,
        purpose: onPath ? 'domestic_violence' : 'follow_up',
      },
    });
    tx.audit({
      action: 'case.visited',
      subjectType: 'case',
      subjectId: theCase.id,
      agencyId: theCase.ownerAgencyId,
      detail: { result: dto.result },
    });
  }

  private async stopEarliestFollowUp(tx: Tx, caseId: string): Promise<void> {
    const running = await this.caseClocks.clocks.running(tx, caseId);
    const due = running.find(({ name }) => name === FOLLOW_UP_CLOCK);
    if (due === undefined) return;
    await this.caseClocks.clocks.stop(tx, { subjectId: caseId, name: FOLLOW_UP_CLOCK, item: due.item });
  }
}

async function insertVisit(tx: Tx, theCase: CaseRow, dto: RecordVisitDto, purpose: string): Promise<void> {
  const now = await tx.now();
  await tx.query(
    `insert into visit_record (id, case_id, purpose, manner, result, note, visited_at, recorded_by, recorded_at,
       agency_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      uuidv7(),
      theCase.id,
      purpose,
      dto.manner,
      dto.result,
      dto.note ?? null,
      readPast(dto.visitedAt, 'visitedAt', now) ?? now,
      tx.caller.actor.userId,
      now,
      recorderAgency(tx.caller.actor, theCase),
    ],
  );
}
