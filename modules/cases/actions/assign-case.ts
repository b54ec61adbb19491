import { Injectable } from '@nestjs/common';
import { Forbidden, Refused } from '../../../src/kernel/errors.js';
import { type Caller, holdsInAgency } from '../../../src/platform/auth/actor.js';
import { People } from '../../identity/index.js';
import { Cases } from '../cases.js';
import type { AssignCaseDto } from '../http/assignment.dto.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { CaseStep, requireOpen } from './case-step.js';

/** Names who of the custodian handles the case: the desk and the heads do, and the handler who gives it to a colleague. */
@Injectable()
export class AssignCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly cases: Cases,
    private readonly people: People,
  ) {}

  /** @throws Forbidden `case_not_your_step`; Refused `handler_not_ours`, `handler_same`; Conflict `case_closed` */
  perform(caller: Caller, caseId: string, { handlerUserId, note }: AssignCaseDto): Promise<CaseView> {
    return this.steps.change(caller, caseId, async (tx, theCase) => {
      requireOpen(theCase);
      const covers =
        theCase.handlerUserId === null ? [] : await this.people.coversOf(tx, [theCase.handlerUserId]);
      requireMayAssign(caller, theCase, covers);
      if (theCase.handlerUserId === handlerUserId)
        throw new Refused('handler_same', 'They handle it already.');
      const members = await this.people.members(tx, theCase.custodianAgencyId);
      if (!members.some(({ userId }) => userId === handlerUserId)) {
        throw new Refused('handler_not_ours', 'The handler is no active member of the agency.');
      }
      await this.cases.setHandler(tx, theCase, handlerUserId, note ?? null);
    });
  }
}

function requireMayAssign({ actor }: Caller, theCase: CaseRow, covers: readonly string[]): void {
  const isDesk = holdsInAgency(
    actor,
    theCase.custodianAgencyId,
    'agency_intake',
    'agency_head',
    'station_head',
  );
  const { userId } = actor;
  if (isDesk || (userId !== null && (userId === theCase.handlerUserId || covers.includes(userId)))) return;
  throw new Forbidden('case_not_your_step', 'The desk, the head or the handler names who handles it.');
}
