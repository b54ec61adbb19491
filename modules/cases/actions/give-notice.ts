import { Injectable } from '@nestjs/common';
import { uuidv7 } from '../../../src/kernel/ids.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import type { NoticeOfOtherWaysDto } from '../http/records.dto.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import { recorderAgency } from '../records/recorder.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep, requireOpen } from './case-step.js';

/** Form F13 on record: the parties were told of the other ways open to them (人民调解法 26). */
@Injectable()
export class GiveNotice {
  constructor(
    private readonly steps: CaseStep,
    private readonly views: CaseViews,
  ) {}

  perform(caller: Caller, caseId: string, dto: NoticeOfOtherWaysDto): Promise<CaseView> {
    return this.steps.record(caller, caseId, async (tx, theCase) => {
      await this.record(tx, theCase, dto);
      return this.views.byId(tx, caseId);
    });
  }

  /** The same on a case that is locked. @throws Conflict `case_closed` */
  async record(tx: Tx, theCase: CaseRow, { reason, ways, manner }: NoticeOfOtherWaysDto): Promise<void> {
    requireOpen(theCase);
    await tx.query(
      `insert into other_ways_notice (id, case_id, cycle, reason, ways, manner, given_at, given_by, agency_id)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        uuidv7(),
        theCase.id,
        theCase.cycle,
        reason,
        ways,
        manner,
        await tx.now(),
        tx.caller.actor.userId,
        recorderAgency(tx.caller.actor, theCase),
      ],
    );
    await changeCase(
      tx,
      theCase,
      {},
      { type: 'case.other_ways_told', payload: { form: 'F13', reason, ways, manner } },
    );
  }
}
