import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { CaseClocks, WITHDRAWAL_CLOCK } from '../case-clocks.js';
import type { ReportWithdrawalDto } from '../http/steps.dto.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import { recorderAgency } from '../records/recorder.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep, requireOpen } from './case-step.js';

/** What was done up to the withdrawal, by who handles the case itself; an agency reports with its referral's outcome. */
@Injectable()
export class ReportWithdrawal {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
    private readonly views: CaseViews,
  ) {}

  /** @throws Refused `consent_not_withdrawn`; Conflict `case_closed` */
  perform(caller: Caller, caseId: string, { summary }: ReportWithdrawalDto): Promise<CaseView> {
    return this.steps.record(caller, caseId, async (tx, theCase) => {
      requireOpen(theCase);
      if (theCase.withdrawnAt === null)
        throw new Refused('consent_not_withdrawn', 'Nobody has withdrawn consent.');
      await tx.query(
        `insert into withdrawal_report (id, case_id, cycle, summary, reported_by, at, agency_id)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [
          uuidv7(),
          caseId,
          theCase.cycle,
          summary,
          caller.actor.userId,
          await tx.now(),
          recorderAgency(caller.actor, theCase),
        ],
      );
      await changeCase(tx, theCase, {}, { type: 'case.withdrawal_reported' });
      await this.caseClocks.clocks.stop(tx, { subjectId: caseId, name: WITHDRAWAL_CLOCK });
      return this.views.byId(tx, caseId);
    });
  }
}
