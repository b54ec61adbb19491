import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import { Agencies } from '../../identity/index.js';
import { CaseClocks, chargedFor, RESOLVE_CLOCK } from '../case-clocks.js';
import { askedThere } from '../more-time.js';
import type { CaseView } from '../reading/case.view.js';
import { changeCase } from '../store/change-case.js';
import { answerExtension, openExtension } from '../store/extensions.store.js';
import { CaseStep } from './case-step.js';

/** A request for more time is taken back before anybody has answered it: nobody owes the answer, and it may be asked anew. */
@Injectable()
export class WithdrawExtension {
  constructor(
    private readonly steps: CaseStep,
    private readonly caseClocks: CaseClocks,
    private readonly agencies: Agencies,
  ) {}

  /**
   * By whoever asked, their colleagues, and the owner. Asking steps the version, so who read an earlier request takes back no later one.
   * @throws Conflict `version_stale`, `no_extension_asked`; Forbidden `case_not_your_step`
   */
  perform(caller: Caller, caseId: string): Promise<CaseView> {
    return this.steps.change(caller, caseId, async (tx, theCase, relations) => {
      if (!relations.has('custodian') && !relations.has('owner')) {
        throw new Forbidden('case_not_your_step', 'Whoever asked for more time takes the request back.', {
          event: 'extend',
        });
      }
      const request = await openExtension(tx, caseId);
      if (request === null) throw new Conflict('no_extension_asked', 'Nobody asks for more time.');
      await answerExtension(tx, caseId, { decision: 'withdrawn', reason: null });
      const { amount, approverAgencyId } = request;
      const { kind } = await this.agencies.get(tx, approverAgencyId);
      await this.caseClocks.clocks.withdrawExtension(
        tx,
        { subjectId: caseId, name: RESOLVE_CLOCK },
        {
          approverAgencyId,
          decidedBy: askedThere(
            { agencyId: approverAgencyId, isCentre: kind === 'coordination-centre' },
            chargedFor(theCase, theCase.custodianAgencyId),
          ).decidedBy,
          caseOwnerAgencyId: theCase.ownerAgencyId,
        },
      );
      await changeCase(tx, theCase, {}, { type: 'case.extension_withdrawn', payload: { amount } });
    });
  }
}
