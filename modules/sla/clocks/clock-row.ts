import type { PinnedTarget } from '../policy/policy-definition.js';
import type { Band, ClockClass, ClockSubject, Lane } from './clock-words.js';

export type { Band, ClockClass, ClockSubject, Lane };

export type ClockRowState = 'running' | 'paused' | 'stopped' | 'cancelled';

/**
 * A clock as of its last step, materialised for boards and the sweep. Folded from `clock_event`, and never more than
 * that: `Clocks.rebuild` gives the same row again.
 */
export interface ClockRow {
  readonly id: string;
  readonly subjectType: ClockSubject;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly areaId: string;
  /** Such as `accept`; a subject has one clock of a name (and item). */
  readonly name: string;
  /** Which of several of the same name: an instalment, a visit. Empty for most. */
  readonly item: string;
  /** Kind of agency or dispute the limit depends on; null where it depends on none. */
  readonly kind: string | null;
  readonly lane: Lane;
  readonly band: Band;
  readonly class: ClockClass;
  readonly policyVersionId: string;
  readonly calendarVersionId: string;
  /** What is promised now. */
  readonly target: PinnedTarget;
  readonly ownerAgencyId: string;
  readonly ownerUserId: string | null;
  /** Who waits for it; told when it is late. */
  readonly senderAgencyId: string | null;
  readonly state: ClockRowState;
  /** 1 for the first start, one more for each reopening or restart. */
  readonly cycle: number;
  readonly startedAt: Date;
  /** Null while paused. */
  readonly deadlineAt: Date | null;
  readonly stoppedAt: Date | null;
  readonly nextFireAt: Date | null;
  /** The deadline lies beyond the published calendar and may still move. */
  readonly provisional: boolean;
  /** The present cycle is late, as far as the last step or sweep knew. */
  readonly breached: boolean;
  /** Marks of the present cycle: what was warned of, escalated, charged. */
  readonly fired: readonly string[];
  /** How many events it was folded from. */
  readonly version: number;
}
