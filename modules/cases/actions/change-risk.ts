import { Injectable } from '@nestjs/common';
import { Conflict, Forbidden, Refused } from '../../../src/kernel/errors.js';
import type { Caller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { CaseRisk } from '../case-risk.js';
import { isHigherRisk } from '../domain/risk-level.js';
import { CaseGuards } from '../guards/case-guards.js';
import type { ChangeRiskDto } from '../http/steps.dto.js';
import type { CaseView } from '../reading/case.view.js';
import type { CaseRow } from '../store/case-row.js';
import { caseRolesOf } from './case-roles.js';
import { CaseStep, requireOpen } from './case-step.js';

/**
 * Another risk: higher by whoever works on the case, lower by a supervisor and never below what the triggers prove.
 * Higher brings deadlines nearer and, at red, asks for a safety plan; lower changes no deadline.
 */
@Injectable()
export class ChangeRisk {
  constructor(
    private readonly steps: CaseStep,
    private readonly guards: CaseGuards,
    private readonly risk: CaseRisk,
  ) {}

  /** @throws Forbidden `risk_down_needs_supervisor`; Refused `risk_proven`; Conflict `same_risk`, `case_closed` */
  perform(caller: Caller, caseId: string, { level, reason }: ChangeRiskDto): Promise<CaseView> {
    return this.steps.change(caller, caseId, async (tx, theCase, relations) => {
      requireOpen(theCase);
      if (theCase.risk === level) throw new Conflict('same_risk', 'The case has this risk.', { level });
      if (!isHigherRisk(level, theCase.risk)) {
        const roles = caseRolesOf(caller.actor, theCase, relations);
        if (!roles.some((role) => role === 'supervisor' || role === 'station_head')) {
          throw new Forbidden('risk_down_needs_supervisor', 'Down only by a supervisor.');
        }
        const { risk } = await this.guards.judge(tx, theCase);
        if (isHigherRisk(risk.level, level)) {
          throw new Refused('risk_proven', 'What is on record proves a higher risk.', {
            proven: risk.level,
            reasons: risk.reasons.map(({ code }) => code),
          });
        }
      }
      await this.risk.change(tx, theCase, { level, why: { reason } });
    });
  }

  /** Higher, on a case that is locked. @throws Conflict `same_risk`, `case_closed`; Forbidden `risk_down_needs_supervisor` */
  async raise(tx: Tx, theCase: CaseRow, { level, reason }: ChangeRiskDto): Promise<void> {
    requireOpen(theCase);
    if (theCase.risk === level) throw new Conflict('same_risk', 'The case has this risk.', { level });
    if (!isHigherRisk(level, theCase.risk)) {
      throw new Forbidden('risk_down_needs_supervisor', 'Down only by a supervisor.');
    }
    await this.risk.change(tx, theCase, { level, why: { reason } });
  }
}
