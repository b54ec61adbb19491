import type { AgencyKind } from './agency-kind.js';
import type { LegalBasis } from './legal-basis.js';

export const LEGAL_PATH_KINDS = [
  'domestic_violence',
  'criminal',
  'public_security_penalty',
  'minor_protection',
  'safety',
  'sham_mediation',
  'discipline',
  'other_body',
] as const;

/** Where a stopped or diverted case goes on. */
export type LegalPathKind = (typeof LEGAL_PATH_KINDS)[number];

/** A span in the unit the law states it in; `WD` are working days. Amount 0 with unit `h` means at once. */
export interface Due {
  readonly amount: number;
  readonly unit: 'min' | 'h' | 'CD' | 'WD' | 'month';
}

/** One thing to be done on a path. */
export interface LegalPathStep {
  readonly code: string;
  /** Chinese. */
  readonly title: string;
  /** The clock that watches it; null: a checklist item without a time of its own. */
  readonly clock: string | null;
  /** Counted from `startsOn`; null where no limit is known. */
  readonly due: Due | null;
  /** The code of the event the time is counted from: the opening of the path, or an earlier step. */
  readonly startsOn: string;
  /** The event that completing it raises, for steps that are counted from it; its own code when left out. */
  readonly raises?: string;
  /** Repeated until this many clean results in a row. */
  readonly repeat?: { readonly every: Due; readonly untilCleanInARow: number };
  /** Kinds of agency that do it, the first before the others. */
  readonly toKinds: readonly AgencyKind[];
  /** Kinds of agency that the law has told of it as it begins, whoever does it. */
  readonly tells?: readonly AgencyKind[];
  readonly legalBasis: readonly LegalBasis[];
}

export interface LegalPath {
  readonly kind: LegalPathKind;
  /** Chinese. */
  readonly title: string;
  readonly steps: readonly LegalPathStep[];
}

/** The paths that a guard report opens, in the order of the seed, each once. */
export function pathsToOpen(kinds: readonly LegalPathKind[], paths: readonly LegalPath[]): LegalPath[] {
  return paths.filter((path) => kinds.includes(path.kind));
}
