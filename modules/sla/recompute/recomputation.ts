/** What running clocks are recomputed for: a new version of their calendar, or a re-issue of their policy. */
export type RecomputeReason = 'calendar' | 'policy';

/** Why a recomputation came to its end. `overtaken`: a newer version has one of its own. `given_up`: an incident tells why. */
export type RecomputeEnd = 'done' | 'overtaken' | 'given_up';

/** The version that clocks are put on. */
export interface RecomputeTarget {
  readonly reason: RecomputeReason;
  readonly versionId: string;
}

/** A recomputation and how far it has come. */
export interface Recomputation extends RecomputeTarget {
  readonly id: string;
  /** Of the calendar or policy. */
  readonly key: string;
  readonly number: number;
  /** Live clocks pinned to an older version when it began. */
  readonly clocks: number;
  /** Put on the version so far. */
  readonly recomputed: number;
  /** Of these, the ones whose deadline moved. */
  readonly moved: number;
  /** Of these, the ones whose new deadline had passed already: they ended there and then, tagged `policy_induced`. */
  readonly breached: number;
  /** Looked at and left as they are. */
  readonly kept: number;
  /** Could not be folded; each is an incident. */
  readonly failed: number;
  readonly startedAt: Date;
  /** Null while it runs. */
  readonly endedAt: Date | null;
  readonly endedBy: RecomputeEnd | null;
}

/** A recomputation that a worker holds. */
export interface HeldRecomputation extends RecomputeTarget {
  readonly id: string;
  readonly afterClockId: string | null;
  readonly takenInPass: number;
  readonly skippedInPass: number;
  /** When the version came into force. */
  readonly inForceSince: Date;
}

/** What one batch did. `kept`, `failed` and `skipped` count for the pass, the others for the whole. */
export interface BatchDone {
  readonly lastClockId: string;
  readonly recomputed: number;
  readonly moved: number;
  readonly breached: number;
  readonly kept: number;
  readonly failed: number;
  readonly skipped: number;
}
