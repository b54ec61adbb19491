import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { CaseClocks } from '../case-clocks.js';
import { dropSettlement } from '../held-settlements.js';
import type { CaseView } from '../reading/case.view.js';
import { changeCase } from '../store/change-case.js';
import { CaseStep } from './case-step.js';

/** triage: registered → triage, by the custodian. Somebody is looking at it; the routing clock goes on. */
@Injectable()
export class TriageCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
  ) {}

  perform(caller: Caller, caseId: string): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'triage', async (tx, { theCase }) => {
      await changeCase(tx, theCase, { state: 'triage' }, { type: 'case.triaged' });
      await dropSettlement(tx, this.caseClocks, theCase);
    });
  }
}
