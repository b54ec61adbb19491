import { Injectable } from '@nestjs/common';
import { Refused } from '../../../src/kernel/errors.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseClocks, ROUTING_CLOCK } from '../case-clocks.js';
import { CaseRisk } from '../case-risk.js';
import { caseTransition } from '../domain/case-state.js';
import type { GuardReport } from '../domain/guard-report.js';
import { isHigherRisk } from '../domain/risk-level.js';
import { LegalPaths } from '../legal-path/legal-paths.js';
import { LiveWork } from '../live-work.js';
import type { CaseRow } from '../store/case-row.js';
import { changeCase } from '../store/change-case.js';
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
  ) {}

  /** The rules on what is on record now; nothing changes. */
  judge(tx: Tx, theCase: CaseRow): Promise<Judgement> {
    return this.judging.ofCase(tx, theCase, 'before_mediation');
  }

  /**
   * Bars steps of mediation where a rule stops them. HOLD bars too, until somebody who may has lifted it; recording,
   * adding and closing are never barred.
   * @throws Refused `guard_stop` or `guard_hold` with the rules
   */
  async requireMediable(tx: Tx, theCase: CaseRow): Promise<void> {
    const { guards } = await this.judge(tx, theCase);
    refuseOn(guards, theCase);
    if (guards.overall === 'HOLD') {
      throw new Refused('guard_hold', 'A supervisor decides first whether this may be mediated.', {
        rules: guards.decidedBy,
      });
    }
  }

  /** @throws Refused `guard_stop` with the rules; a supervisor's stop counts as one */
  async requireNotStopped(tx: Tx, theCase: CaseRow): Promise<void> {
    refuseOn((await this.judge(tx, theCase)).guards, theCase);
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
    const pathKinds = (await this.paths.ofCase(tx, from.id)).map(({ kind }) => kind);
    return this.stopByPerson(tx, into, { reason: '并案: 原案已停止调解', pathKinds });
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
    return after;
  }

  private takeBack(tx: Tx, theCase: CaseRow): Promise<CaseRow> {
    return changeCase(tx, theCase, { legalTrack: false }, { type: 'case.legal_stop_lifted', payload: {} });
  }

  /** Never lowered by itself: that is a person's word. */
  private async raiseRisk(tx: Tx, theCase: CaseRow, { risk }: Judgement): Promise<CaseRow> {
    if (theCase.state === 'closed' || !isHigherRisk(risk.level, theCase.risk)) return theCase;
    const reasons = risk.reasons.map(({ code }) => code);
    return this.risk.change(tx, theCase, { level: risk.level, why: { reasons } });
  }
}

function refuseOn(guards: GuardReport, theCase: CaseRow): void {
  if (guards.overall !== 'STOP' && !theCase.legalTrack) return;
  throw new Refused('guard_stop', 'This may not be mediated: the legal path goes on.', {
    rules: guards.decidedBy,
  });
}

async function recordFindings(tx: Tx, theCase: CaseRow, { guards, rulesVersion }: Judgement): Promise<void> {
  const before = await latestEffects(tx, theCase.id);
  for (const { rule, truth, effect, because } of guards.verdicts) {
    if ((before.get(rule) ?? null) === effect) continue;
    await insertFinding(tx, { caseId: theCase.id, rule, rulesVersion, truth, effect, because });
  }
}
