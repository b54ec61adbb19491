import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx.js';
import { bandOf, CaseClocks } from './case-clocks.js';
import { isHeavyRisk, isHigherRisk, type RiskLevel } from './domain/risk-level.js';
import { LiveWork } from './live-work.js';
import type { CaseRow } from './store/case-row.js';
import { changeCase } from './store/change-case.js';
import { oweOwnHandling } from './work/own-handling.js';

/**
 * The one way the risk of a case changes, with everything that follows. Higher: the lane rises, what is worked on for the
 * case follows, deadlines come nearer, and red asks for a safety plan. Lower: no deadline moves.
 */
@Injectable()
export class CaseRisk {
  constructor(
    private readonly caseClocks: CaseClocks,
    private readonly liveWork: LiveWork,
  ) {}

  /** @param why what the timeline shows beside the two levels; never personal data */
  async change(
    tx: Tx,
    theCase: CaseRow,
    { level, why }: { readonly level: RiskLevel; readonly why: Readonly<Record<string, unknown>> },
  ): Promise<CaseRow> {
    const rises = isHigherRisk(level, theCase.risk);
    const after = await changeCase(
      tx,
      theCase,
      { risk: level, lane: isHeavyRisk(level) ? 'full' : theCase.lane },
      {
        type: rises ? 'case.risk_raised' : 'case.risk_lowered',
        payload: { fromRisk: theCase.risk, toRisk: level, ...why },
      },
    );
    if (!rises) return after;
    // Referrals before clocks: the order of locks everywhere.
    await this.liveWork.caseRose(tx, after);
    await this.caseClocks.clocks.setBand(tx, [after.id], { band: bandOf(level), lane: after.lane });
    await oweOwnHandling(tx, this.caseClocks, after);
    if (level === 'red') await this.caseClocks.startSafety(tx, after);
    return after;
  }
}
