import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';
import {
  type Band,
  bandOf,
  CaseClocks,
  chargedFor,
  CONFIRMATION_CLOCK,
  FOLLOW_UP_CLOCK,
  ROUTING_CLOCK,
} from './case-clocks.js';
import { CaseFollowers } from './case-followers.js';
import { CaseRisk } from './case-risk.js';
import { followCompletion, handCompletionOn } from './completion.js';
import { type Agreement, Confirmations } from './confirmation/confirmations.js';
import { chargeAnew, chargeInside, moveCustody } from './charging.js';
import type { CloseOutcome } from './domain/close-outcome.js';
import { caseTransition } from './domain/case-state.js';
import { isHigherRisk, type RiskLevel } from './domain/risk-level.js';
import { CaseGuards } from './guards/case-guards.js';
import { dropSettlement } from './held-settlements.js';
import { carryPaths } from './legal-path/carry-paths.js';
import { LegalPaths } from './legal-path/legal-paths.js';
import { LiveWork } from './live-work.js';
import { mergeCases } from './merge-cases.js';
import { overtakeExtension } from './overtake-extension.js';
import { handAlarmOn, oweSafetyAfterEnd, safetyAfterEnd } from './owed-safety.js';
import type { CaseRow } from './store/case-row.js';
import { getCase, lockCase, lockCaseShared } from './store/cases.store.js';
import { changeCase } from './store/change-case.js';
import { freezeWork } from './work/freeze-work.js';
import { isHeavierLane, takeLane } from './work/take-lane.js';
import { countCarriedContacts, endOwnHandling } from './work/own-handling.js';
import { type EndedBy, insertEnding } from './store/endings.store.js';

/** What other modules may do to a case. Each takes the locked row and returns the row after the change. */
@Injectable()
export class Cases {
  constructor(
    private readonly caseClocks: CaseClocks,
    private readonly guards: CaseGuards,
    private readonly risk: CaseRisk,
    private readonly paths: LegalPaths,
    private readonly confirmations: Confirmations,
    private readonly liveWork: LiveWork,
    private readonly followers: CaseFollowers,
  ) {}

  /** @throws NotFound `case_not_found` */
  get(tx: Tx, id: string): Promise<CaseRow> {
    return getCase(tx, id);
  }

  /** Reads the case and holds it for this transaction. Where several are needed, lock them in the order of their ids. */
  lock(tx: Tx, id: string): Promise<CaseRow> {
    return lockCase(tx, id);
  }

  /** Holds the case as it is, beside others who do the same: for what is added to a case and changes nothing of it. */
  lockShared(tx: Tx, id: string): Promise<void> {
    return lockCaseShared(tx, id);
  }

  /** Which column of the limits applies. */
  bandOf(theCase: Pick<CaseRow, 'risk'>): Band {
    return bandOf(theCase.risk);
  }

  /** Somebody at the work finds it more dangerous than it was held for. At that level or above it stays as it is. */
  async raiseRisk(
    tx: Tx,
    theCase: CaseRow,
    { level, reason }: { readonly level: RiskLevel; readonly reason: string },
  ): Promise<CaseRow> {
    if (!isHigherRisk(level, theCase.risk)) return theCase;
    return this.risk.change(tx, theCase, { level, why: { reason } });
  }

  /**
   * Hands custody to another agency; the case's clocks are charged to it from now on, or to the one named. Where it holds the case
   * already, they are charged anew.
   * @param why what moved it, and whether the work of whoever held it is over
   */
  async setCustodian(
    tx: Tx,
    theCase: CaseRow,
    agencyId: string,
    {
      chargedAgencyId,
      ...why
    }: { readonly cause: string; readonly isOver: boolean; readonly chargedAgencyId: string },
  ): Promise<CaseRow> {
    const means = { caseClocks: this.caseClocks, paths: this.paths };
    return theCase.custodianAgencyId === agencyId
      ? chargeAnew(tx, theCase, { to: chargedAgencyId, cause: why.cause }, means)
      : moveCustody(tx, theCase, { agencyId, chargedAgencyId, why }, means);
  }

  /**
   * What lives on the case and is charged to one of these bodies outside the network is charged as it would be if it began now.
   * Left where it is when nobody else is charged for the case.
   * @returns how many clocks moved
   */
  chargeInside(tx: Tx, theCase: CaseRow, bodies: ReadonlySet<string>): Promise<number> {
    return chargeInside(tx, theCase, bodies, { caseClocks: this.caseClocks, paths: this.paths });
  }

  /**
   * Who of the custodian handles it; null: nobody yet. What the custodian owes on the case is theirs from now on.
   * @param said what the colleague has to know, or why nobody handles it any more; and whether it comes to them in a whole queue
   */
  async setHandler(
    tx: Tx,
    theCase: CaseRow,
    userId: string | null,
    said: { readonly note: string | null; readonly inQueue?: true },
  ): Promise<CaseRow> {
    const after = await changeCase(
      tx,
      theCase,
      { handlerUserId: userId },
      {
        type: userId === null ? 'case.released' : 'case.assigned',
        payload: { fromUserId: theCase.handlerUserId, handlerUserId: userId, ...said },
      },
    );
    await this.caseClocks.clocks.giveTo(tx, after.id, { agencyId: after.custodianAgencyId, userId });
    return after;
  }

  /** A transfer was handed over: the case changes its owner. */
  async setOwner(tx: Tx, theCase: CaseRow, agencyId: string, cause: string): Promise<CaseRow> {
    if (theCase.ownerAgencyId === agencyId) return theCase;
    const after = await changeCase(
      tx,
      theCase,
      { ownerAgencyId: agencyId },
      {
        type: 'case.ownership_moved',
        payload: { fromAgencyId: theCase.ownerAgencyId, toAgencyId: agencyId, cause },
      },
    );
    await handCompletionOn(tx, this.caseClocks, after);
    const [from, to] = [theCase.ownerAgencyId, chargedFor(after, agencyId)];
    await handAlarmOn(tx, this.caseClocks, { caseId: after.id, from, to });
    await this.followers.owned(tx, after, from);
    return after;
  }

  /** The first live primary referral: the routing clock stops. A case that is being handled already stays as it is. */
  async toHandling(tx: Tx, theCase: CaseRow, cause: string): Promise<CaseRow> {
    await this.caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: ROUTING_CLOCK });
    await dropSettlement(tx, this.caseClocks, theCase);
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
      { state: 'triage', triageReason: reason, takenAt: null },
      { type: 'case.returned_to_triage', payload: { reason } },
    );
    await endOwnHandling(tx, this.caseClocks, theCase);
    await this.caseClocks.startRouting(tx, after);
    return after;
  }

  /**
   * Whoever works on the case may report this outcome.
   * @throws Refused `guard_stop`, `guard_hold`
   */
  requireOutcomeAllowed(tx: Tx, theCase: CaseRow, outcome: CloseOutcome): Promise<void> {
    return this.guards.requireOutcomeAllowed(tx, theCase, outcome);
  }

  /**
   * The case may be mediated elsewhere. As its row says: a rule that stops it has put it on the legal track at once.
   * @throws Refused `guard_stop` with the rules that are in force
   */
  async requireNotStopped(tx: Tx, theCase: CaseRow): Promise<void> {
    if (theCase.legalTrack) await this.guards.requireNotStopped(tx, theCase);
  }

  /**
   * The case may go to an agency of this kind to be mediated there.
   * @throws Refused `guard_hold`
   */
  requireHandover(tx: Tx, theCase: CaseRow, toKind: string): Promise<void> {
    return this.guards.requireHandover(tx, theCase, toKind);
  }

  /** An agency has reported how its mediation ended; see `CaseClocks.stopStatutory`. */
  mediationEnded(tx: Tx, caseId: string): Promise<void> {
    return this.caseClocks.stopStatutory(tx, caseId);
  }

  /** What was reported then was returned; see `CaseClocks.runOnStatutory`. */
  mediationGoesOn(tx: Tx, caseId: string, reportedAt: Date): Promise<void> {
    return this.caseClocks.runOnStatutory(tx, caseId, reportedAt);
  }

  /**
   * The last live primary referral was confirmed with an outcome that settles the dispute.
   * @param how with who brought it about, in what words, and since when it holds
   * @throws Refused `guard_stop` when mediation was stopped since it was reported
   */
  async closeByOutcome(
    tx: Tx,
    theCase: CaseRow,
    {
      outcome,
      cause,
      by,
      ...agreement
    }: { readonly outcome: CloseOutcome; readonly cause: string; readonly by: EndedBy } & Agreement,
  ): Promise<CaseRow> {
    caseTransition(theCase.state, 'confirm');
    await this.requireNotStopped(tx, theCase);
    return this.end(tx, theCase, { outcome, note: null, cause, event: 'case.closed', agreement, by });
  }

  /**
   * A part of the matter was confirmed with a written agreement while the case goes on: what was agreed is in force, and may
   * be confirmed by a court as any other. Not where mediation was stopped since.
   */
  async agreedInPart(tx: Tx, theCase: CaseRow, agreement: Required<Agreement>): Promise<void> {
    if (!theCase.legalTrack) await this.confirmations.open(tx, theCase, agreement);
  }

  /**
   * A closed case begins its next cycle: in handling when a successor referral is queued already. From the second time on the
   * event says so, and the coordinators of the area are told.
   */
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
        // What flares up again is no longer settled by whoever came.
        lane: theCase.lane === 'on_the_spot' ? 'full' : theCase.lane,
      },
      {
        type: 'case.reopened',
        payload: {
          reason: how.reason,
          cycle: theCase.cycle + 1,
          isRepeated: theCase.cycle > 1,
        },
      },
    );
    await this.stopFollowUps(tx, after.id);
    await this.caseClocks.startResolve(tx, after);
    if (!how.successorQueued) await this.caseClocks.startRouting(tx, after);
    // Whoever handled it before the close may be gone.
    await followCompletion(tx, this.caseClocks, { theCase: after, userId: null });
    return after;
  }

  /**
   * Ends the case with its outcome: what was prepared for it is laid aside, what was asked for it is overtaken, its clocks stop
   * but for those of its legal paths and of people's safety, the follow-up is planned.
   */
  async end(
    tx: Tx,
    theCase: CaseRow,
    how: {
      readonly outcome: CloseOutcome;
      readonly note: string | null;
      readonly cause: string;
      readonly event: string;
      /** The case that goes on as the same event. */
      readonly duplicateOf?: string;
      /** Whoever holds the case, and now, when left out. */
      readonly agreement?: Agreement;
      /** Whoever handles or ends it for its custodian, in the words of the note, when left out. */
      readonly by?: EndedBy;
    },
  ): Promise<CaseRow> {
    await this.liveWork.discardDrafts(tx, theCase.id);
    const after = await changeCase(
      tx,
      theCase,
      {
        state: 'closed',
        outcome: how.outcome,
        closingNote: how.note,
        closedAt: await tx.now(),
        triageReason: null,
        takenAt: null,
      },
      {
        type: how.event,
        payload: {
          outcome: how.outcome,
          cause: how.cause,
          workedByAgencyId: how.by?.agencyId ?? theCase.custodianAgencyId,
        },
      },
    );
    await insertEnding(tx, after, {
      agencyId: theCase.custodianAgencyId,
      userId: theCase.handlerUserId ?? tx.caller.actor.userId,
      text: how.note,
      ...how.by,
      outcome: how.outcome,
    });
    await overtakeExtension(tx, this.caseClocks, theCase.id);
    const except = [
      ...(await this.paths.openClocks(tx, theCase.id)),
      ...(await safetyAfterEnd(tx, this.caseClocks, { caseId: theCase.id, duplicateOf: how.duplicateOf })),
      { name: CONFIRMATION_CLOCK },
    ];
    await this.caseClocks.clocks.stopAll(tx, theCase.id, { except });
    await oweSafetyAfterEnd(tx, this.caseClocks, after);
    await this.caseClocks.startFollowUp(tx, after);
    await this.followers.ended(tx, after);
    if (how.outcome === 'written_agreement') {
      const own = { mediatorAgencyId: theCase.custodianAgencyId, inForceAt: await tx.now() };
      await this.confirmations.open(tx, after, how.agreement ?? own);
    }
    return after;
  }

  /**
   * A supervisor, or a module that learned of it, stops mediation: the named legal paths open.
   * @param how `pathKinds` at least one: a stop must lead somewhere
   */
  async stopLegal(
    tx: Tx,
    theCase: CaseRow,
    how: { readonly reason: string; readonly pathKinds: readonly string[] },
  ): Promise<CaseRow> {
    return this.guards.stopByPerson(tx, theCase, how);
  }

  /**
   * Two cases are one: `from` ends as a duplicate and leads to `into`, which keeps the earliest registration. Both must be
   * locked, in the order of their ids; referrals have been carried over by then.
   * @throws Refused `same_case`; Conflict `case_merged` when either was merged before
   */
  async merge(tx: Tx, from: CaseRow, into: CaseRow, cause: string): Promise<CaseRow> {
    await carryPaths(tx, { from, into }, { paths: this.paths, caseClocks: this.caseClocks });
    await this.confirmations.carry(tx, from, into);
    await this.followers.merged(tx, from, into);
    const after = await mergeCases(
      tx,
      { from, into, cause },
      { caseClocks: this.caseClocks, risk: this.risk },
    );
    const judged = await this.guards.carryStop(tx, from, await this.guards.apply(tx, after));
    const survivor = await this.keepHeavierLane(tx, from, judged);
    await followCompletion(tx, this.caseClocks, { theCase: survivor, before: into });
    await countCarriedContacts(tx, this.caseClocks, survivor);
    if (into.withdrawnAt === null && survivor.withdrawnAt !== null)
      await freezeWork(tx, survivor, { caseClocks: this.caseClocks, liveWork: this.liveWork });
    return survivor;
  }

  /** Down a lane goes a case only by a supervisor's word, and a merge is none. */
  private async keepHeavierLane(tx: Tx, { lane }: CaseRow, into: CaseRow): Promise<CaseRow> {
    if (!isHeavierLane(lane, into.lane)) return into;
    const means = { caseClocks: this.caseClocks, liveWork: this.liveWork };
    return takeLane(tx, into, { lane, reason: '并案: 沿用原案通道' }, means);
  }

  private async stopFollowUps(tx: Tx, caseId: string): Promise<void> {
    for (const item of ['', 'second', 'spot']) {
      await this.caseClocks.clocks.stop(tx, { subjectId: caseId, name: FOLLOW_UP_CLOCK, item });
    }
  }
}
