import { evaluate, type Circumstances, type Condition } from './condition.js';
import type { FactCode, NumberCode } from './fact-codes.js';
import type { LegalBasis } from './legal-basis.js';

/** 红 橙 黄 蓝: may become a serious act; may escalate; ordinary, watch; latent. */
export const RISK_LEVELS = ['red', 'orange', 'yellow', 'blue'] as const;

export type RiskLevel = (typeof RISK_LEVELS)[number];

/** A circumstance that lifts a case to a level by itself. Data, editable. */
export interface RiskTrigger {
  readonly code: string;
  readonly level: RiskLevel;
  readonly condition: Condition;
  /** Chinese, shown as the reason. */
  readonly reason: string;
  readonly legalBasis: readonly LegalBasis[];
}

export interface RiskAssessment {
  readonly level: RiskLevel;
  /** The triggers that are met, from the highest level down; empty when the level is the default. */
  readonly reasons: readonly { readonly code: string; readonly level: RiskLevel; readonly reason: string }[];
  /** Codes that are unknown and could still lift the level. */
  readonly couldRise: readonly (FactCode | NumberCode | 'type')[];
}

/** The highest level any trigger proves, else `otherwise`. Unknown never raises and never lowers; it is listed. */
export function assessRisk(
  on: Circumstances,
  triggers: readonly RiskTrigger[],
  otherwise: RiskLevel,
): RiskAssessment {
  const judged = triggers.map((trigger) => ({ trigger, result: evaluate(trigger.condition, on) }));
  const met = judged
    .filter(({ result }) => result.truth === 'yes')
    .map(({ trigger: { code, level, reason } }) => ({ code, level, reason }))
    .sort((a, b) => rank(a.level) - rank(b.level));
  const level = met[0]?.level ?? otherwise;
  const higher = judged.filter(({ trigger }) => rank(trigger.level) < rank(level));
  return { level, reasons: met, couldRise: [...new Set(higher.flatMap(({ result }) => result.missing))] };
}

/** Whether `a` is more severe than `b`. */
export function isHigherRisk(a: RiskLevel, b: RiskLevel): boolean {
  return rank(a) < rank(b);
}

/** Whether no light lane is for it, whatever else is known (workflow.md §1.2). */
export function isHeavyRisk(level: RiskLevel): boolean {
  return level === 'red' || level === 'orange';
}

function rank(level: RiskLevel): number {
  return RISK_LEVELS.indexOf(level);
}
