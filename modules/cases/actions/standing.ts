import { Refused } from '../../../src/kernel/errors.js';
import { isHigherRisk, type RiskLevel } from '../domain/risk-level.js';
import type { Judgement } from '../guards/judge.js';
import type { RegisterCaseDto } from '../http/register.dto.js';
import type { CaseRow } from '../store/case-row.js';

/** A dispute has two sides until somebody says otherwise. */
export const USUAL_HEADCOUNT = 2;

/**
 * With which risk and in which lane a dispute goes on record. Up is one tap; a lighter lane than the one proposed is not taken.
 * @throws Refused `risk_only_up`
 */
export function standingOf(
  { lane, risk }: Pick<RegisterCaseDto, 'lane' | 'risk'>,
  judged: Judgement,
): Pick<CaseRow, 'lane' | 'risk'> {
  return {
    lane: judged.lane.lane === 'full' ? 'full' : (lane ?? judged.lane.lane),
    risk: riskOf(risk, judged.risk.level),
  };
}

function riskOf(given: RiskLevel | undefined, proven: RiskLevel): RiskLevel {
  if (given === undefined || given === proven) return proven;
  if (isHigherRisk(given, proven)) return given;
  throw new Refused('risk_only_up', 'What is known proves a higher risk.', { proven });
}
