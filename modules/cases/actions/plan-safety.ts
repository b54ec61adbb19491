import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks, SAFETY_CLOCK } from '../case-clocks.js';
import type { PlanSafetyDto } from '../http/steps.dto.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep, requireOpen } from './case-step.js';

/** What was arranged so that nobody is hurt: answers the safety clock. */
@Injectable()
export class PlanSafety {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
    private readonly views: CaseViews,
  ) {}

  perform(caller: Caller, caseId: string, dto: PlanSafetyDto): Promise<CaseView> {
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

  /** The same on a case that is locked. @throws Conflict `case_closed` */
  async record(tx: Tx, theCase: CaseRow, dto: PlanSafetyDto): Promise<void> {
    requireOpen(theCase);
    await tx.query(
      `insert into safety_plan (id, case_id, measures, told, next_check_at, planned_by, at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        uuidv7(),
        theCase.id,
        dto.measures,
        dto.told ?? [],
        dto.nextCheckAt ?? null,
        tx.caller.actor.userId,
        await tx.now(),
      ],
    );
    await changeCase(
      tx,
      theCase,
      {},
      {
        type: 'case.safety_planned',
        payload: { told: dto.told ?? [], nextCheckAt: dto.nextCheckAt ?? null },
      },
    );
    await this.caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: SAFETY_CLOCK });
  }
}
