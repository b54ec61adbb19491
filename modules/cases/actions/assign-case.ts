import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import { agenciesOf, type Caller, holdsInAgency } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { People, type Person } from '../../identity/index.js';
import { Cases } from '../cases.js';
import type { AssignCaseDto } from '../http/assignment.dto.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { CaseStep, requireOpen } from './case-step.js';

/**
 * Names who of the custodian handles the case: the desk and the heads do, and the handler who gives it to a colleague. What
 * nobody handles yet, anybody of the agency may lay before its head: whoever came must not take it first to report it.
 */
@Injectable()
export class AssignCase {
  constructor(
    private readonly steps: CaseStep,
    private readonly cases: Cases,
    private readonly people: People,
  ) {}

  /** @throws Forbidden `case_not_your_step`; Refused `handler_not_ours`, `handler_same`; Conflict `case_closed` */
  perform(caller: Caller, caseId: string, { handlerUserId, note }: AssignCaseDto): Promise<CaseView> {
    return this.steps.change(caller, caseId, (tx, theCase) =>
      this.assign(tx, theCase, handlerUserId, { note: note ?? null }),
    );
  }

  /**
   * In a whole queue: only while it is still with whoever it was when that was asked for. The note is the agency's own.
   * @throws as `perform` does; Conflict `handler_changed`
   */
  async inQueue(
    tx: Tx,
    caseId: string,
    {
      fromUserId,
      toUserId,
      note,
    }: { readonly fromUserId: string; readonly toUserId: string; readonly note: string },
  ): Promise<void> {
    await this.steps.changeIn(tx, caseId, async (theCase) => {
      const { handlerUserId } = theCase;
      requireOpen(theCase);
      if (handlerUserId !== fromUserId)
        throw new Conflict('handler_changed', 'Somebody else handles it by now.', { handlerUserId });
      await this.assign(tx, theCase, toUserId, { note: null, inQueue: true });
      tx.emit({
        type: 'case.handover_noted',
        subjectType: 'case',
        subjectId: caseId,
        streamId: caseId,
        audienceAgencyId: theCase.custodianAgencyId,
        payload: { note },
      });
    });
  }

  private async assign(
    tx: Tx,
    theCase: CaseRow,
    toUserId: string,
    said: { readonly note: string | null; readonly inQueue?: true },
  ): Promise<void> {
    requireOpen(theCase);
    const covers =
      theCase.handlerUserId === null ? [] : await this.people.coversOf(tx, [theCase.handlerUserId]);
    const members = await this.people.members(tx, theCase.custodianAgencyId);
    const handler = members.find(({ userId }) => userId === toUserId) ?? null;
    if (!isReport(tx.caller, theCase, handler)) requireMayAssign(tx.caller, theCase, covers);
    if (theCase.handlerUserId === toUserId) throw new Refused('handler_same', 'They handle it already.');
    if (handler === null) {
      throw new Refused('handler_not_ours', 'The handler is no active member of the agency.');
    }
    await this.cases.setHandler(tx, theCase, toUserId, said);
  }
}

function isReport({ actor }: Caller, theCase: CaseRow, to: Person | null): boolean {
  const isHead = to !== null && to.roles.some((role) => role === 'station_head' || role === 'agency_head');
  return isHead && theCase.handlerUserId === null && agenciesOf(actor).includes(theCase.custodianAgencyId);
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
