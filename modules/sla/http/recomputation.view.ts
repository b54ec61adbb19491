import type { Page } from '../../../src/platform/http/page.js';
import type { Recomputation, RecomputeEnd, RecomputeReason } from '../recompute/recomputation.js';
import { instant } from './instant.js';

/** Running clocks on their way to a new version of their calendar, or of their policy. */
export class RecomputationView {
  id: string;
  /** @example 'calendar' */
  reason: RecomputeReason;
  /** Of the calendar or policy. @example 'office' */
  key: string;
  versionId: string;
  /** @example 2 */
  number: number;
  /**
   * `overtaken`: a newer version has a recomputation of its own. `given_up`: an incident tells why, and retries it.
   * @example 'running'
   */
  state: 'running' | RecomputeEnd;
  /** Running clocks pinned to an older version when it began: what there was to do. @example 120 */
  clocks: number;
  /** Put on the version so far. @example 112 */
  recomputed: number;
  /** Of these, the ones whose deadline moved. @example 30 */
  moved: number;
  /** Of these, the ones whose new deadline had passed already; tagged as induced and charged to nobody. @example 2 */
  breached: number;
  /** Looked at and left as they are: legal and contractual periods, clocks the version does not have. @example 8 */
  kept: number;
  /** Could not be recomputed; each is an incident. @example 0 */
  failed: number;
  startedAt: string;
  endedAt: string | null;

  static of(recomputation: Recomputation): RecomputationView {
    const { id, reason, key, versionId, number, clocks, recomputed, moved, breached, kept, failed } =
      recomputation;
    const { startedAt, endedAt, endedBy } = recomputation;
    return {
      ...{ id, reason, key, versionId, number, state: endedBy ?? 'running' },
      ...{ clocks, recomputed, moved, breached, kept, failed },
      startedAt: instant(startedAt),
      endedAt: instant(endedAt),
    };
  }
}

/** A page of recomputations, the newest first. */
export class RecomputationPageView {
  items: RecomputationView[];
  nextCursor: string | null;

  static of({ items, nextCursor }: Page<Recomputation>): RecomputationPageView {
    return { items: items.map((item) => RecomputationView.of(item)), nextCursor };
  }
}
