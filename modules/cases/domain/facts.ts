import type { FactCode, NumberCode } from './fact-codes.js';
import type { Truth } from './truth.js';

/** One answer as somebody gave it. Later answers supersede earlier ones; none is ever overwritten. */
export interface Fact {
  readonly code: FactCode;
  readonly value: Truth;
  /** Who said so: a person's id, or the name of a feed. */
  readonly saidBy: string;
  readonly at: Date;
}

/** A word that makes a fact likely, unless it stands in one of the harmless phrases. */
export interface TriggerWord {
  readonly word: string;
  readonly exceptIn?: readonly string[];
}

/** When a question makes sense: before the mediation starts, or only once it is under way. */
export type AskStage = 'before_mediation' | 'during_mediation';

/** What the desk knows about a fact apart from its value. Data, editable. */
export interface FactDefinition {
  readonly code: FactCode;
  /** Chinese, answerable with 是 / 否 / 不清楚. */
  readonly question: string;
  readonly triggerWords: readonly TriggerWord[];
  /** Dispute types that suggest the fact by themselves: prefixes, so that `08` covers `0801`. */
  readonly suggestedByTypes?: readonly string[];
  /**
   * Somebody may be hurt if the hint is right: it counts as yes until somebody says no. For every other fact a hint
   * only asks the question.
   */
  readonly isSafety?: boolean;
  readonly askStage: AskStage;
  /** Ask only for these types (prefixes); unless `askAfter` is given too, a case without a type is asked as well. */
  readonly askForTypes?: readonly string[];
  /** Ask only after this fact is yes. With `askForTypes`, either is enough. */
  readonly askAfter?: FactCode;
}

/** A number somebody has to count or measure, with its Chinese question. */
export interface NumberDefinition {
  readonly code: NumberCode;
  readonly question: string;
  /** Ask only after this fact is yes. */
  readonly askAfter?: FactCode;
}

/** A hint that a fact may be yes, from free text or from the chosen type; not an answer. */
export interface Suspicion {
  readonly fact: FactCode;
  /** The word or the type code that gave the hint. */
  readonly because: string;
  /** When the text was written; a hint younger than a "no" asks again. Absent: as old as the case. */
  readonly at?: Date;
}

/** What is to be taken as the value of a fact now, and why. */
export interface FactReading {
  readonly code: FactCode;
  readonly value: Truth;
  /** True when the value, or the doubt, comes from a hint that nobody has answered yet. */
  readonly isSuspected: boolean;
  /** The words or type codes that gave the hint. */
  readonly hints: readonly string[];
  readonly saidBy: string | null;
}

/**
 * Reads every fact of the catalogue as of now.
 *
 * 1. The latest spoken yes or no holds, unless a younger hint speaks for the opposite of a "no".
 * 2. A standing hint makes a safety fact (domestic violence, weapon, harmed minor, self-harm …) yes until somebody
 *    says no, and leaves any other fact unknown; either way `isSuspected` asks the question.
 * 3. What nobody spoke of is unknown.
 */
export function readFacts(
  facts: readonly Fact[],
  suspicions: readonly Suspicion[],
  catalogue: readonly FactDefinition[],
): ReadonlyMap<FactCode, FactReading> {
  const latest = latestFacts(facts);
  return new Map(
    catalogue.map((definition) => {
      const hints = suspicions.filter((suspicion) => suspicion.fact === definition.code);
      return [definition.code, readFact(definition, latest.get(definition.code), hints)];
    }),
  );
}

/** The last answer to each code; of two at the same instant a yes wins, because doubt must not weaken a warning. */
export function latestFacts(facts: readonly Fact[]): ReadonlyMap<FactCode, Fact> {
  const latest = new Map<FactCode, Fact>();
  for (const fact of facts) {
    const known = latest.get(fact.code);
    if (!known || isLater(fact, known)) latest.set(fact.code, fact);
  }
  return latest;
}

function isLater(fact: Fact, known: Fact): boolean {
  const difference = fact.at.getTime() - known.at.getTime();
  return difference > 0 || (difference === 0 && fact.value === 'yes');
}

function readFact(
  definition: FactDefinition,
  spoken: Fact | undefined,
  hints: readonly Suspicion[],
): FactReading {
  const saidBy = spoken?.saidBy ?? null;
  const standing = hints.filter((hint) => stands(hint, spoken));
  if (standing.length === 0) {
    return {
      code: definition.code,
      value: spoken?.value ?? 'unknown',
      isSuspected: false,
      hints: [],
      saidBy,
    };
  }
  return {
    code: definition.code,
    value: definition.isSafety === true ? 'yes' : 'unknown',
    isSuspected: true,
    hints: [...new Set(standing.map((hint) => hint.because))],
    saidBy,
  };
}

function stands(hint: Suspicion, spoken: Fact | undefined): boolean {
  if (!spoken || spoken.value === 'unknown') return true;
  if (spoken.value === 'yes') return false;
  return hint.at !== undefined && hint.at > spoken.at;
}
