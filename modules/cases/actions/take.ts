import { Injectable } from '@nestjs/common';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { CaseClocks, ROUTING_CLOCK } from '../case-clocks.js';
import { CaseGuards } from '../guards/case-guards.js';
import { dropSettlement } from '../held-settlements.js';
import type { CaseView } from '../reading/case.view.js';
import { changeCase } from '../store/change-case.js';
import { oweOwnHandling } from '../work/own-handling.js';
import { CaseStep } from './case-step.js';

/** take: registered, triage → handling, by the custodian for its own handling; routing stops, the lane's clocks start. */
@Injectable()
export class TakeCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
    private readonly guards: CaseGuards,
  ) {}

  /** @throws Refused `guard_hold`: own handling is where mediation starts */
  perform(caller: Caller, caseId: string): Promise<CaseView> {
    return this.steps.take(caller, caseId, 'take', async (tx, { theCase }) => {
      await this.guards.requireNotHeld(tx, theCase);
      const after = await changeCase(
        tx,
        theCase,
        {
          state: 'handling',
          handlerUserId: caller.actor.userId,
          triageReason: null,
          takenAt: await tx.now(),
        },
        { type: 'case.taken' },
      );
      await this.caseClocks.clocks.stop(tx, { subjectId: caseId, name: ROUTING_CLOCK });
      await dropSettlement(tx, this.caseClocks, theCase);
      await this.caseClocks.startResolve(tx, after);
      await oweOwnHandling(tx, this.caseClocks, after);
      await this.caseClocks.clocks.giveTo(tx, caseId, {
        agencyId: after.custodianAgencyId,
        userId: caller.actor.userId,
      });
    });
  }
}
