/**
 * How far a source was checked: `verified` = statute text read; `secondary` = press, government page or excerpt;
 * `memory` = not checked; `design` = our own proposal, no official source.
 */
export type LegalMark = 'verified' | 'secondary' | 'memory' | 'design';

/** One legal or other ground for a rule, a step or a limit. `source` is the Chinese title, `article` as cited in it. */
export interface LegalBasis {
  readonly source: string;
  readonly article: string;
  readonly mark: LegalMark;
}

/**
 * Whether a rule on these grounds may stop somebody, or only warn.
 *
 * At least one ground must have been read, in the primary text or in a reproduction of it: a number from memory must
 * not decide what citizens may do.
 */
export function mayStopOn(grounds: readonly LegalBasis[]): boolean {
  return grounds.some((ground) => ground.mark === 'verified' || ground.mark === 'secondary');
}
