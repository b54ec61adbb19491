import { Injectable } from '@nestjs/common';
import { Conflict, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { CaseClocks, CONFIRMATION_CLOCK } from '../case-clocks.js';
import { confirmationsOf, saveApplication } from '../confirmation/confirmation.store.js';
import type { ApplyForConfirmationDto } from '../http/steps.dto.js';
import { CaseViews } from '../reading/case-views.js';
import type { CaseView } from '../reading/case.view.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep } from './case-step.js';
import { readPast } from './intake.js';

/** Both parties have asked a court to confirm the agreement (form F11): the window is answered, on the closed case too. */
@Injectable()
export class ApplyForConfirmation {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
    private readonly views: CaseViews,
  ) {}

  /**
   * @throws Refused `confirmation_not_open`, `confirmation_barred` with the rules, `confirmation_too_late`; Conflict
   *   `confirmation_applied_for`
   */
  perform(caller: Caller, caseId: string, dto: ApplyForConfirmationDto): Promise<CaseView> {
    const { confirmationId, appliedAt, court } = dto;
    return this.steps.record(caller, caseId, async (tx, theCase) => {
      const agreements = await confirmationsOf(tx, caseId);
      const row = agreements.find(({ id }) => confirmationId === undefined || id === confirmationId);
      if (row === undefined)
        throw new Refused('confirmation_not_open', 'No agreement waits for confirmation by a court.');
      if (row.until === null)
        throw new Refused('confirmation_barred', 'This agreement cannot be confirmed.', {
          rules: row.barredBy,
        });
      if (row.appliedAt !== null)
        throw new Conflict('confirmation_applied_for', 'It has been applied for.', {
          at: row.appliedAt.toISOString(),
        });
      const now = await tx.now();
      const at = readPast(appliedAt, 'appliedAt', now) ?? now;
      if (at > row.until)
        throw new Refused('confirmation_too_late', 'The window has passed: a civil suit remains.', {
          until: row.until.toISOString(),
        });
      await saveApplication(tx, row.id, { appliedAt: at, court });
      await changeCase(
        tx,
        theCase,
        {},
        { type: 'case.confirmation_applied_for', payload: { appliedAt: at.toISOString(), court } },
      );
      const window = { subjectId: caseId, name: CONFIRMATION_CLOCK, item: row.item };
      await this.caseClocks.clocks.stop(tx, window);
      return this.views.byId(tx, caseId);
    });
  }
}
