import type { Band, ClockRow, ClockSubject, Lane } from './clock-row.js';

/** A clock to be started. */
export interface ClockStart {
  readonly subjectType: ClockSubject;
  readonly subjectId: string;
  readonly caseId: string | null;
  readonly areaId: string;
  readonly name: string;
  /** Which of several of the same name. */
  readonly item?: string;
  readonly lane: Lane;
  readonly band: Band;
  /** Kind of agency or dispute, for limits that differ by kind. */
  readonly kind?: string | null;
  readonly ownerAgencyId: string;
  readonly ownerUserId?: string | null;
  /** Who waits for it, and is told with the owner's head when it is late. */
  readonly senderAgencyId?: string | null;
  /** When it began, where that was earlier than now: the day an application was received. */
  readonly at?: Date;
  /** Absolute due time, for clocks that have one: a hold, an instalment. Replaces the amount of the policy. */
  readonly dueAt?: Date;
  /** Another amount in the unit of the policy. */
  readonly amountOverride?: number;
}

/** A clock of a subject, by name. */
export interface ClockSelector {
  readonly subjectId: string;
  readonly name: string;
  readonly item?: string;
}

/** Where a clock goes on. */
export interface ClockPlace extends ClockSelector {
  readonly caseId: string | null;
  readonly areaId: string;
}

/** More time, granted. */
export interface ClockExtension {
  /** In the unit of the clock's target; real seconds for an absolute due time. */
  readonly amount: number;
  /** User who approved it. */
  readonly approver: string;
  /** When it was asked for; now, when left out. It must lie before the deadline. */
  readonly askedAt?: Date;
}

/** The same more time for another clock, where that counts the same limit as `like`. */
export interface SharedExtension extends ClockExtension {
  readonly like: ClockRow;
}

/** Who is charged from a restart on; what is left out stays. */
export interface ClockOwner {
  readonly ownerAgencyId?: string;
  readonly ownerUserId?: string | null;
}
