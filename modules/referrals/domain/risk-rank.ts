import type { RiskLevel } from '../../cases/index.js';

const RANKED = ['red', 'orange', 'yellow', 'blue'] as const satisfies readonly RiskLevel[];

/** 0 red to 3 blue: the order of lists among equal deadlines. */
export function riskRankOf(risk: RiskLevel): number {
  return RANKED.indexOf(risk);
}
