import type { LegalBasis } from './legal-basis.js';

/** One question of the scale, answered by the person at risk or filled in with her or him. */
export interface DangerScaleItem {
  readonly code: string;
  /** Chinese. */
  readonly question: string;
  /** Special items are not counted in the score; one yes makes the danger high by itself. */
  readonly isSpecial: boolean;
}

/** The scale as data: items, thresholds (inclusive) and where they come from. */
export interface DangerScale {
  readonly items: readonly DangerScaleItem[];
  /** Scores up to this are low. */
  readonly lowUpTo: number;
  /** Scores from this on are high; between the two, mid. */
  readonly highFrom: number;
  readonly legalBasis: readonly LegalBasis[];
}

export type DangerLevel = 'low' | 'mid' | 'high';

export interface DangerAssessment {
  /** Yes answers among the counted items. */
  readonly score: number;
  /** The level that the answers so far prove. */
  readonly level: DangerLevel;
  /** True when no open answer could raise the level. */
  readonly isFinal: boolean;
  /** Codes of the special items answered yes. */
  readonly specialYes: readonly string[];
  /** Codes not answered, in the order of the scale. */
  readonly unanswered: readonly string[];
}

/** Scores the answers. A missing answer is not a no: it is listed, and the level is not final while it could matter. */
export function assessDanger(
  answers: Readonly<Partial<Record<string, 'yes' | 'no'>>>,
  scale: DangerScale,
): DangerAssessment {
  const yes = scale.items.filter((item) => answers[item.code] === 'yes');
  const specialYes = yes.filter((item) => item.isSpecial).map((item) => item.code);
  const score = yes.length - specialYes.length;
  const open = scale.items.filter((item) => answers[item.code] === undefined);
  const level = levelOf(score, specialYes.length, scale);
  const worstScore = score + open.filter((item) => !item.isSpecial).length;
  const worstSpecial = specialYes.length + open.filter((item) => item.isSpecial).length;
  return {
    score,
    level,
    isFinal: levelOf(worstScore, worstSpecial, scale) === level,
    specialYes,
    unanswered: open.map((item) => item.code),
  };
}

function levelOf(score: number, specialYes: number, scale: DangerScale): DangerLevel {
  if (specialYes > 0 || score >= scale.highFrom) return 'high';
  return score <= scale.lowUpTo ? 'low' : 'mid';
}
