import { Injectable } from '@nestjs/common';
import { InvalidInput } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks, SAFETY_CHECK_CLOCK, SAFETY_CLOCK } from '../case-clocks.js';
import type { PlanSafetyDto } from '../http/records.dto.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import { recorderAgency } from '../records/recorder.js';
import { owesSafety } from '../owed-safety.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep, requireOpen } from './case-step.js';

/**
 * What was arranged so that nobody is hurt: answers the safety clock. Who names the next look is reminded of it, whoever holds the
 * case by then. What was still owed as the case ended is answered on the closed case (docs/adr/0049).
 */
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

  /** The same on a case that is locked. @throws Conflict `case_closed` where none is owed; InvalidInput `in_past` */
  async record(tx: Tx, theCase: CaseRow, dto: PlanSafetyDto): Promise<void> {
    if (!(await owesSafety(tx, this.caseClocks, theCase.id))) requireOpen(theCase);
    const nextCheckAt = readFuture(dto.nextCheckAt, await tx.now());
    await tx.query(
      `insert into safety_plan (id, case_id, measures, told, next_check_at, planned_by, at, agency_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        uuidv7(),
        theCase.id,
        dto.measures,
        dto.told ?? [],
        nextCheckAt,
        tx.caller.actor.userId,
        await tx.now(),
        recorderAgency(tx.caller.actor, theCase),
      ],
    );
    const after = await changeCase(
      tx,
      theCase,
      {},
      {
        type: 'case.safety_planned',
        payload: { told: dto.told ?? [], nextCheckAt: nextCheckAt?.toISOString() ?? null },
      },
    );
    await this.caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: SAFETY_CLOCK });
    await this.caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: SAFETY_CHECK_CLOCK });
    if (nextCheckAt !== null)
      await this.caseClocks.start(tx, after, SAFETY_CHECK_CLOCK, {
        dueAt: nextCheckAt,
        ...(after.state === 'closed' ? { ownerAgencyId: after.ownerAgencyId } : {}),
      });
  }
}

function readFuture(text: string | undefined, now: Date): Date | null {
  if (text === undefined) return null;
  const instant = new Date(text);
  if (instant > now) return instant;
  throw InvalidInput.at('nextCheckAt', 'in_past', 'The next look lies ahead.');
}
