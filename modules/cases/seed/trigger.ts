import type { TriggerWord } from '../domain/facts.js';

/** Trigger words without exceptions. */
export function words(...list: readonly string[]): TriggerWord[] {
  return list.map((word) => ({ word }));
}

/** A trigger word that says nothing inside the given phrases. */
export function except(word: string, ...exceptIn: readonly string[]): TriggerWord {
  return { word, exceptIn };
}
