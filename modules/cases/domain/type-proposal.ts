import type { TriggerWord } from './facts.js';
import { affirmedWords } from './suspicions.js';

/** Words by which a dispute type is recognised. Data, editable. */
export interface TypeWords {
  /** A code of the taxonomy. */
  readonly code: string;
  readonly words: readonly TriggerWord[];
}

/** A type that the words suggest. */
export interface TypeProposal {
  readonly code: string;
  /** The words that do, as they stand in the text. */
  readonly because: readonly string[];
}

/** More than these is no proposal but a list. */
const PROPOSED_AT_MOST = 3;

/**
 * The types that a text suggests, the likeliest first: who has more and longer words in it, and none that is denied there.
 * Never an answer: somebody chooses.
 */
export function proposeTypes(text: string, types: readonly TypeWords[]): TypeProposal[] {
  return types
    .map(({ code, words }) => ({ code, because: affirmedWords(text, words).map(({ word }) => word) }))
    .filter(({ because }) => because.length > 0)
    .sort((one, other) => lengthOf(other) - lengthOf(one))
    .slice(0, PROPOSED_AT_MOST);
}

function lengthOf({ because }: TypeProposal): number {
  return because.reduce((sum, word) => sum + word.length, 0);
}
