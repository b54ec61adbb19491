/** A code and its word. */
export class WordView {
  /** @example queued */
  code: string;
  /** Chinese. @example 待签收 */
  label: string;
  /** What else is known of the code, such as whether a reason of refusal is reviewed. @example {} */
  traits: Readonly<Record<string, unknown>>;
}

/** A closed list of codes that the API speaks in. */
export class VocabularyView {
  /** @example referral_state */
  name: string;
  words: WordView[];
}
