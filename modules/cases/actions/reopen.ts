import { Injectable } from '@nestjs/common';
import { DAY_MS } from '../../../src/kernel/china-time.js';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Cases } from '../cases.js';
import type { ReopenCaseDto } from '../http/steps.dto.js';
import type { CaseView } from '../reading/case.view.js';
import { Reference } from '../reference/reference.js';
import { CaseStep } from './case-step.js';

/**
 * reopen: closed → triage, cycle n+1; by a party, the owner or the centre, however often. From the second time on the centre is
 * told, here as when a referral is reopened: who may ask does not change, who looks at it does.
 */
@Injectable()
export class ReopenCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly cases: Cases,
    private readonly reference: Reference,
  ) {}

  /** @throws Refused `reopening_window_over`; Forbidden `case_not_your_step` */
  perform(caller: Caller, caseId: string, dto: ReopenCaseDto): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'reopen', async (tx, { theCase, relations }) => {
      if (dto.askedBy === 'agency' && !relations.has('owner') && !relations.has('centre')) {
        throw new Forbidden('case_not_your_step', 'Its owner, the centre or a party reopens a case.', {
          event: 'reopen',
        });
      }
      const { closedAt } = theCase;
      if (closedAt === null)
        throw new Conflict('case_wrong_step', 'The case is open.', { state: theCase.state });
      const { definition: terms } = await this.reference.get(tx, 'case_terms');
      const until = new Date(closedAt.getTime() + terms.reopenWithinDays * DAY_MS);
      if ((await tx.now()) > until) {
        throw new Refused('reopening_window_over', 'Too long closed: register a new case.', {
          until: until.toISOString(),
        });
      }
      await this.cases.reopen(tx, theCase, { reason: dto.reason, successorQueued: false });
    });
  }
}
