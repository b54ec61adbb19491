import type { FactDefinition, Suspicion, TriggerWord } from './facts.js';
import { isNegated } from './negation.js';

/**
 * The facts that free text suggests: a hint for each fact and word that stands in the text and is not denied there.
 *
 * Never an answer. Somebody is asked; see `readFacts` for what a hint counts as until then.
 */
export function suspicionsInText(text: string, catalogue: readonly FactDefinition[], at?: Date): Suspicion[] {
  return catalogue.flatMap((definition) =>
    affirmedWords(text, definition.triggerWords).map(({ word }) => hint(definition, word, at)),
  );
}

/** Those of the words that stand in the text, in no harmless phrase, and are not denied there. */
export function affirmedWords(text: string, words: readonly TriggerWord[]): TriggerWord[] {
  return words.filter((trigger) => isAffirmed(text, trigger, words));
}

/** The facts that the chosen dispute type suggests, such as 0106 for domestic violence. */
export function suspicionsOfType(typeCode: string | null, catalogue: readonly FactDefinition[]): Suspicion[] {
  if (typeCode === null) return [];
  return catalogue
    .filter((definition) => definition.suggestedByTypes?.some((prefix) => typeCode.startsWith(prefix)))
    .map((definition) => hint(definition, typeCode));
}

/** What a rule rested on when it was judged before, and since when. */
export interface Ground {
  /** As `Verdict.because`. */
  readonly because: readonly string[];
  readonly at: Date;
}

/** What such a hint is called on the screen, where the word that gave it is no longer in the text. */
const ON_RECORD = '此前记载';

/**
 * Somebody may be hurt: what was once suspected stays so until somebody says no. Other words in the text, another type, or the
 * number of another case say nothing of the kind.
 * @param told what text and type suggest now
 */
export function suspicionsOnRecord(
  grounds: readonly Ground[],
  catalogue: readonly FactDefinition[],
  told: readonly Suspicion[],
): Suspicion[] {
  return catalogue.flatMap((definition) => {
    const { code, isSafety = false } = definition;
    const ground = grounds.find(({ because }) => because.includes(code));
    if (!isSafety || ground === undefined || told.some(({ fact }) => fact === code)) return [];
    return [hint(definition, ON_RECORD, ground.at)];
  });
}

function hint(definition: FactDefinition, because: string, at?: Date): Suspicion {
  return { fact: definition.code, because, ...(at ? { at } : {}) };
}

function isAffirmed(text: string, trigger: TriggerWord, all: readonly TriggerWord[]): boolean {
  const first = text.indexOf(trigger.word);
  if (first < 0) return false;
  const harmless = [...(trigger.exceptIn ?? []), ...longerThan(trigger, all)];
  for (let from = first; from >= 0; from = text.indexOf(trigger.word, from + 1)) {
    const isInPhrase = harmless.some((phrase) => standsIn(phrase, { text, from, word: trigger.word }));
    if (!isInPhrase && !isNegated(text, from, trigger.word.length)) return true;
  }
  return false;
}

/** Longer words of the same fact speak for themselves: of 拖欠工资 it is not 欠工资 that is denied or not. */
function longerThan(trigger: TriggerWord, all: readonly TriggerWord[]): string[] {
  return all.map((each) => each.word).filter((word) => word !== trigger.word && word.includes(trigger.word));
}

function standsIn(
  phrase: string,
  found: { readonly text: string; readonly from: number; readonly word: string },
): boolean {
  const offset = phrase.indexOf(found.word);
  return offset >= 0 && found.text.startsWith(phrase, found.from - offset);
}
