import type { RiskLevel } from '../../cases/index.js';

const RANKED = ['red', 'orange', 'yellow', 'blue'] as const satisfies readonly RiskLevel[];

/** The risk that a rank stands for. */
export function riskOfRank(rank: number): RiskLevel {
  const risk = RANKED[rank];
  if (risk === undefined) throw new Error(`there is no risk of rank ${rank}`);
  return risk;
}

/** 0 red to 3 blue: the order of lists among equal deadlines. */
export function riskRankOf(risk: RiskLevel): number {
  return RANKED.indexOf(risk);
}
