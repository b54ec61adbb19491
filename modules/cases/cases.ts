import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';
import { Clocks } from '../sla/index.js';
import type { CloseOutcome } from './domain/close-outcome.js';
import { caseTransition } from './domain/case-state.js';
import type { CaseRow } from './store/case-row.js';
import { getCase, lockCase } from './store/cases.store.js';
import { changeCase } from './store/change-case.js';

export type Band = 'normal' | 'orange' | 'red';

/** Names of the clocks that run on the case itself. */
export const ROUTING_CLOCK = 'routing';
export const CASE_RESOLVE_CLOCK = 'resolve_case';
export const FOLLOW_UP_CLOCK = 'follow_up';

/** What other modules may do to a case. Each takes the locked row and returns the row after the change. */
@Injectable()
export class Cases {
  constructor(private readonly clocks: Clocks) {}

  /** @throws NotFound `case_not_found` */
  get(tx: Tx, id: string): Promise<CaseRow> {
    return getCase(tx, id);
  }

  /** Reads the case and holds it for this transaction. Where several are needed, lock them in the order of their ids. */
  lock(tx: Tx, id: string): Promise<CaseRow> {
    return lockCase(tx, id);
  }

  /** Which column of the limits applies. */
  bandOf(theCase: Pick<CaseRow, 'risk'>): Band {
    return theCase.risk === 'red' || theCase.risk === 'orange' ? theCase.risk : 'normal';
  }

  /** Hands custody to another agency; its running case clocks are charged to it from now on. */
  async setCustodian(tx: Tx, theCase: CaseRow, agencyId: string, cause: string): Promise<CaseRow> {
    if (theCase.custodianAgencyId === agencyId) return theCase;
    const after = await changeCase(
      tx,
      theCase,
      { custodianAgencyId: agencyId, handlerUserId: null },
      {
        type: 'case.custody_moved',
        payload: { fromAgencyId: theCase.custodianAgencyId, toAgencyId: agencyId, cause },
      },
    );
    await this.clocks.reassign(tx, { subjectId: theCase.id, name: CASE_RESOLVE_CLOCK }, agencyId);
    return after;
  }

  /** A transfer was handed over: the case changes its owner. */
  async setOwner(tx: Tx, theCase: CaseRow, agencyId: string, cause: string): Promise<CaseRow> {
    if (theCase.ownerAgencyId === agencyId) return theCase;
    return changeCase(
      tx,
      theCase,
      { ownerAgencyId: agencyId },
      {
        type: 'case.ownership_moved',
        payload: { fromAgencyId: theCase.ownerAgencyId, toAgencyId: agencyId, cause },
      },
    );
  }

  /** The first live primary referral: the routing clock stops. A case that is being handled already stays as it is. */
  async toHandling(tx: Tx, theCase: CaseRow, cause: string): Promise<CaseRow> {
    await this.clocks.stop(tx, { subjectId: theCase.id, name: ROUTING_CLOCK });
    if (theCase.state === 'handling') return theCase;
    caseTransition(theCase.state, 'route');
    return changeCase(
      tx,
      theCase,
      { state: 'handling', triageReason: null },
      { type: 'case.routed', payload: { cause } },
    );
  }

  /** Every referral has ended without closing the case: it is its custodian's to route again, with the reason shown. */
  async toTriage(tx: Tx, theCase: CaseRow, reason: string): Promise<CaseRow> {
    caseTransition(theCase.state, 'all_referrals_ended');
    const after = await changeCase(
      tx,
      theCase,
      { state: 'triage', triageReason: reason },
      { type: 'case.returned_to_triage', payload: { reason } },
    );
    await this.startRouting(tx, after);
    return after;
  }

  /** The last live primary referral was confirmed with an outcome that settles the dispute. */
  async closeByOutcome(tx: Tx, theCase: CaseRow, outcome: CloseOutcome, cause: string): Promise<CaseRow> {
    caseTransition(theCase.state, 'confirm');
    return this.end(tx, theCase, { outcome, note: null, cause, event: 'case.closed' });
  }

  /** A closed case begins its next cycle. `toHandling` when a successor referral is queued already. */
  async reopen(
    tx: Tx,
    theCase: CaseRow,
    how: { readonly reason: string; readonly successorQueued: boolean },
  ): Promise<CaseRow> {
    caseTransition(theCase.state, 'reopen');
    const after = await changeCase(
      tx,
      theCase,
      {
        state: how.successorQueued ? 'handling' : 'triage',
        cycle: theCase.cycle + 1,
        triageReason: how.successorQueued ? null : how.reason,
        outcome: null,
        closingNote: null,
        closedAt: null,
      },
      { type: 'case.reopened', payload: { reason: how.reason, cycle: theCase.cycle + 1 } },
    );
    await this.clocks.stop(tx, { subjectId: after.id, name: FOLLOW_UP_CLOCK });
    await this.startResolve(tx, after);
    if (!how.successorQueued) await this.startRouting(tx, after);
    return after;
  }

  /** Ends the case with its outcome: every clock of it stops, the follow-up is planned. */
  async end(
    tx: Tx,
    theCase: CaseRow,
    how: {
      readonly outcome: CloseOutcome;
      readonly note: string | null;
      readonly cause: string;
      readonly event: string;
    },
  ): Promise<CaseRow> {
    const after = await changeCase(
      tx,
      theCase,
      {
        state: 'closed',
        outcome: how.outcome,
        closingNote: how.note,
        closedAt: await tx.now(),
        triageReason: null,
      },
      { type: how.event, payload: { outcome: how.outcome, cause: how.cause } },
    );
    await this.clocks.stopAll(tx, theCase.id);
    if (after.lane !== 'on_the_spot') await this.startClock(tx, after, FOLLOW_UP_CLOCK, after.ownerAgencyId);
    return after;
  }

  /** The custodian must find who handles the case: from registration and from every return of custody. */
  async startRouting(tx: Tx, theCase: CaseRow): Promise<void> {
    await this.startClock(tx, theCase, ROUTING_CLOCK, theCase.custodianAgencyId);
  }

  /** The whole case's own limit, from registration to the close. */
  async startResolve(tx: Tx, theCase: CaseRow): Promise<void> {
    await this.startClock(tx, theCase, CASE_RESOLVE_CLOCK, theCase.custodianAgencyId);
  }

  private async startClock(tx: Tx, theCase: CaseRow, name: string, ownerAgencyId: string): Promise<void> {
    await this.clocks.start(tx, {
      subjectType: 'case',
      subjectId: theCase.id,
      caseId: theCase.id,
      areaId: theCase.areaId,
      name,
      lane: theCase.lane,
      band: this.bandOf(theCase),
      kind: theCase.typeCode ?? 'unclassified',
      ownerAgencyId,
    });
  }
}
