import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks, ROUTING_CLOCK } from '../case-clocks.js';
import { CaseRisk } from '../case-risk.js';
import { caseTransition } from '../domain/case-state.js';
import { type CloseOutcome, isSettling } from '../domain/close-outcome.js';
import type { GuardReport } from '../domain/guard-report.js';
import { isHigherRisk } from '../domain/risk-level.js';
import { dropSettlement, HeldSettlements } from '../held-settlements.js';
import { LegalPaths } from '../legal-path/legal-paths.js';
import { LiveWork } from '../live-work.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
import { oweOwnHandling } from '../work/own-handling.js';
import { holdRefusal, inForce, isMediated, stopRefusal } from './bars.js';
import { insertFinding, latestEffects } from './circumstances.store.js';
import type { Judgement } from './judge.js';
import { Judging } from './judging.js';

/** What follows from the guard rules for a case: at intake, and at every change of what is known. */
@Injectable()
export class CaseGuards {
  constructor(
    private readonly judging: Judging,
    private readonly paths: LegalPaths,
    private readonly caseClocks: CaseClocks,
    private readonly risk: CaseRisk,
    private readonly liveWork: LiveWork,
    private readonly heldSettlements: HeldSettlements,
  ) {}

  /** The rules on what is on record now; nothing changes. */
  judge(tx: Tx, theCase: CaseRow): Promise<Judgement> {
    return this.judging.ofCase(tx, theCase, 'before_mediation');
  }

  /**
   * Bars steps of mediation where a rule stops them. HOLD bars too, until somebody who may has lifted it; recording,
   * adding and closing are never barred. What is unknown bars nothing: it is the checklist's.
   * @throws Refused `guard_stop` or `guard_hold` with the rules, their grounds and who may lift them
   */
  async requireMediable(tx: Tx, theCase: CaseRow): Promise<void> {
    const { guards } = await this.judge(tx, theCase);
    refuseStop(guards, theCase);
    refuseHold(guards);
  }

  /** @throws Refused `guard_stop` with the rules; a person's stop counts as one */
  async requireNotStopped(tx: Tx, theCase: CaseRow): Promise<void> {
    refuseStop((await this.judge(tx, theCase)).guards, theCase);
  }

  /**
   * Somebody begins to handle the case itself. On the legal track that is no mediation, and no HOLD stands in its way.
   * @throws Refused `guard_hold`
   */
  async requireNotHeld(tx: Tx, theCase: CaseRow): Promise<void> {
    if (theCase.legalTrack) return;
    refuseHold((await this.judge(tx, theCase)).guards);
  }

  /** Bars an outcome that the rules do not allow: a stopped case ends unsettled, a held one without an agreement. */
  async requireOutcomeAllowed(tx: Tx, theCase: CaseRow, outcome: CloseOutcome): Promise<void> {
    if (!isSettling(outcome)) return;
    if (isMediated(outcome)) await this.requireMediable(tx, theCase);
    else await this.requireNotStopped(tx, theCase);
  }

  /**
   * Bars handing the case to somebody who would mediate it. A HOLD that binds them as well goes along and bars their
   * agreement; one that binds only the holder (police procedure) is settled before, for nobody would ask it afterwards.
   * What stops mediation for everybody is the recipient's own verdict.
   * @throws Refused `guard_hold`
   */
  async requireHandover(tx: Tx, theCase: CaseRow, toKind: string): Promise<void> {
    const { here, there } = await this.judging.forBoth(tx, theCase, toKind);
    const goesAlong = inForce(there.guards, 'HOLD').map(({ rule }) => rule);
    const left = inForce(here.guards, 'HOLD').filter(({ rule }) => !goesAlong.includes(rule));
    if (left.length > 0) throw holdRefusal(left);
  }

  /**
   * Judges the case anew and lets follow what must: the findings that changed go on record, the risk rises, paths open,
   * and a STOP puts the case on the legal track at once. A stop that rested on a hint somebody denied is taken back.
   */
  async apply(tx: Tx, theCase: CaseRow, judged?: Judgement): Promise<CaseRow> {
    const judgement = judged ?? (await this.judge(tx, theCase));
    const { guards } = judgement;
    await recordFindings(tx, theCase, judgement);
    const risen = await this.raiseRisk(tx, theCase, judgement);
    // Nobody has been asked yet about what is only being taken in.
    if (judged === undefined) await this.heldSettlements.follow(tx, risen, guards);
    const stops = guards.overall === 'STOP';
    const after = stops ? await this.stop(tx, risen, { by: 'guard', rules: guards.decidedBy }) : risen;
    await this.paths.openFor(tx, after, guards);
    const hasNoPath = await this.paths.withdrawUnfounded(tx, after, guards);
    return stops || !after.legalTrack || !hasNoPath ? after : this.takeBack(tx, after);
  }

  /** A person with the power to stop does so; see `CaseTransition` `stop_legal`. */
  async stopByPerson(
    tx: Tx,
    theCase: CaseRow,
    how: { readonly reason: string; readonly pathKinds: readonly string[] },
  ): Promise<CaseRow> {
    const after = await this.stop(tx, theCase, { by: 'person', rules: [], reason: how.reason });
    await this.paths.openByPerson(tx, after, how.pathKinds);
    return after;
  }

  /** A merged case was stopped by a person: no answer tells so, and the survivor is stopped all the same. */
  async carryStop(tx: Tx, from: CaseRow, into: CaseRow): Promise<CaseRow> {
    if (!from.legalTrack || into.legalTrack) return into;
    // Its paths have gone along before.
    return this.stopByPerson(tx, into, { reason: '并案: 原案已停止调解', pathKinds: [] });
  }

  private async stop(
    tx: Tx,
    theCase: CaseRow,
    why: { readonly by: 'guard' | 'person'; readonly rules: readonly string[]; readonly reason?: string },
  ): Promise<CaseRow> {
    if (theCase.legalTrack || theCase.state === 'closed') return theCase;
    caseTransition(theCase.state, 'stop_legal');
    const after = await changeCase(
      tx,
      theCase,
      { state: 'handling', legalTrack: true, triageReason: null, lane: 'full' },
      { type: 'case.legal_stopped', payload: { ...why } },
    );
    if (theCase.lane !== 'full') await this.liveWork.caseRose(tx, after);
    await this.caseClocks.clocks.stop(tx, { subjectId: theCase.id, name: ROUTING_CLOCK });
    await dropSettlement(tx, this.caseClocks, theCase);
    await oweOwnHandling(tx, this.caseClocks, after);
    return after;
  }

  /** Where nobody had begun to handle the case before it was stopped, it waits to be routed again. */
  private async takeBack(tx: Tx, theCase: CaseRow): Promise<CaseRow> {
    const live = await this.liveWork.liveOn(tx, theCase.id);
    const isAtWork = theCase.takenAt !== null || live.some(({ carriesCase }) => carriesCase);
    const waits = theCase.state === 'handling' && !isAtWork;
    const after = await changeCase(
      tx,
      theCase,
      { legalTrack: false, ...(waits ? { state: 'triage' as const, triageReason: 'stop_lifted' } : {}) },
      { type: 'case.legal_stop_lifted', payload: { toTriage: waits } },
    );
    if (waits) await this.caseClocks.startRouting(tx, after);
    return after;
  }

  /** Never lowered by itself: that is a person's word. */
  private async raiseRisk(tx: Tx, theCase: CaseRow, { risk }: Judgement): Promise<CaseRow> {
    if (theCase.state === 'closed' || !isHigherRisk(risk.level, theCase.risk)) return theCase;
    const reasons = risk.reasons.map(({ code }) => code);
    return this.risk.change(tx, theCase, { level: risk.level, why: { reasons } });
  }
}

function refuseStop(guards: GuardReport, theCase: CaseRow): void {
  const rules = inForce(guards, 'STOP');
  if (rules.length > 0 || theCase.legalTrack) throw stopRefusal(rules);
}

function refuseHold(guards: GuardReport): void {
  const rules = inForce(guards, 'HOLD');
  if (rules.length > 0) throw holdRefusal(rules);
}

async function recordFindings(tx: Tx, theCase: CaseRow, { guards, rulesVersion }: Judgement): Promise<void> {
  const before = await latestEffects(tx, theCase.id);
  for (const { rule, truth, effect, because } of guards.verdicts) {
    if ((before.get(rule) ?? null) === effect) continue;
    await insertFinding(tx, { caseId: theCase.id, rule, rulesVersion, truth, effect, because });
  }
}
