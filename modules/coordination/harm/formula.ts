import type { RiskLevel } from '../../cases/index.js';

/** From so many people on, harm counts so many times. */
export interface PeopleStep {
  readonly from: number;
  readonly factor: number;
}

/** How the board weighs what is late, as data of its administrator. All shipped numbers are ours [design]. */
export interface HarmFormula {
  /** A limit that is late counts twice after so long, four times after twice as long: real time, for people wait at night too. */
  readonly doublingMinutes: number;
  readonly redFactor: number;
  readonly orangeFactor: number;
  /** Blue is the measure: 1. */
  readonly yellowFactor: number;
  /** Ascending; below the first step people count once. */
  readonly people: readonly PeopleStep[];
  /** Once for each time it was asked after, `mostChases` times at most. */
  readonly chaseFactor: number;
  readonly mostChases: number;
}

/** What harm is weighed by. */
export interface HarmFacts {
  /** Of the case; null where there is none. */
  readonly risk: string | null;
  /** How many people the dispute is about; null where there is no case. */
  readonly headcount: number | null;
  /** How often the recipient was asked after it. */
  readonly chases: number;
  /** Milliseconds since the deadline; negative before it. */
  readonly lateMs: number;
}

/** The factors of one line; `value` is their product. */
export interface Harm {
  readonly value: number;
  readonly risk: number;
  readonly people: number;
  readonly chases: number;
  readonly lateness: number;
}

/** More than this is said as this: lateness doubles without end. */
const MOST = 1e9;
const MINUTE_MS = 60_000;

/** The same product by which `harm_head_start` orders the board: of two running limits the one with more harm stands first. */
export function harmOf(formula: HarmFormula, { risk, headcount, chases, lateMs }: HarmFacts): Harm {
  const factors = {
    risk: riskFactor(formula, risk),
    people: formula.people.filter(({ from }) => from <= (headcount ?? 1)).at(-1)?.factor ?? 1,
    chases: formula.chaseFactor ** Math.min(chases, formula.mostChases),
    lateness: Math.min(MOST, 2 ** (lateMs / MINUTE_MS / formula.doublingMinutes)),
  };
  const product = factors.risk * factors.people * factors.chases * factors.lateness;
  return { ...factors, value: Math.min(MOST, product) };
}

function riskFactor(formula: HarmFormula, risk: string | null): number {
  switch (risk as RiskLevel | null) {
    case 'red':
      return formula.redFactor;
    case 'orange':
      return formula.orangeFactor;
    case 'yellow':
      return formula.yellowFactor;
    default:
      return 1;
  }
}
