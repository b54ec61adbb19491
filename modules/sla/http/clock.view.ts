import type { ClockRow } from '../clocks/clock-row.js';
import type { ClockExplanation } from '../clocks/explain.js';
import { hoursCountedBy } from '../clocks/hours-counted.js';
import { instant } from './instant.js';

/** A clock as boards show it. */
export class ClockView {
  /** @example '0199d3a0-0000-7000-8000-000000000001' */
  id: string;
  /** What it runs on. @example 'referral' */
  subjectType: string;
  subjectId: string;
  caseId: string | null;
  /** @example 'accept' */
  name: string;
  /** Which of several of the same name; empty for most. @example '' */
  item: string;
  /** @example 'full' */
  lane: string;
  /** @example 'normal' */
  band: string;
  /** `service`, `statutory` or `contract`. @example 'service' */
  class: string;
  ownerAgencyId: string;
  ownerUserId: string | null;
  /** @example 'running' */
  state: string;
  /** @example 1 */
  cycle: number;
  startedAt: string;
  /** Null while paused. */
  deadlineAt: string | null;
  /**
   * The version of the calendar in whose hours the time until then counts; null where nights and weekends count too.
   * @example '01890a5d-ac96-774b-bcce-b302099a8060'
   */
  hoursOf: string | null;
  stoppedAt: string | null;
  /** The deadline lies beyond the published calendar and may still move. */
  provisional: boolean;
  breached: boolean;
  /** Where the limit comes from. */
  legalBasis: string;
  /** How well that is founded: `verified`, `secondary`, `memory` or `design`. @example 'verified' */
  sourceMark: string;

  static of(row: ClockRow): ClockView {
    return {
      id: row.id,
      subjectType: row.subjectType,
      subjectId: row.subjectId,
      caseId: row.caseId,
      name: row.name,
      item: row.item,
      lane: row.lane,
      band: row.band,
      class: row.class,
      ownerAgencyId: row.ownerAgencyId,
      ownerUserId: row.ownerUserId,
      state: row.state,
      cycle: row.cycle,
      startedAt: instant(row.startedAt),
      deadlineAt: instant(row.deadlineAt),
      hoursOf: hoursCountedBy(row),
      stoppedAt: instant(row.stoppedAt),
      provisional: row.provisional,
      breached: row.breached,
      legalBasis: row.target.legalBasis.text,
      sourceMark: row.target.legalBasis.mark,
    };
  }
}

/** A stretch of a clock's life. */
export class SegmentView {
  from: string;
  to: string;
  /** `counted`, `paused` or `closed` (outside working time). @example 'counted' */
  kind: string;
  /** Why it was paused. */
  reason: string | null;
  /** The agency it was charged to. */
  ownerAgencyId: string | null;
}

/** How much of the time one agency used. */
export class ShareView {
  ownerAgencyId: string;
  /** Milliseconds of what the clock counts. @example 30600000 */
  elapsedMs: number;
}

/** A step of the clock's history. */
export class ClockEventView {
  /** @example 1 */
  seq: number;
  at: string;
  /** @example 'start' */
  type: string;
  /** Reason of a pause or a recomputation. */
  reason: string | null;
}

/** The rules a deadline follows from. */
export class ClockSourceView {
  /** @example 'default' */
  key: string;
  name: string;
  /** @example 1 */
  version: number;
  sourceDocument: string;
  /** Last day of the published arrangement; null for policies, and for calendars that depend on no notice. */
  publishedThrough: string | null;
}

/** "Why this deadline?" */
export class ClockExplanationView {
  clock: ClockView;
  asOf: string;
  /** Rule of the policy that set the limit. @example 'accept/full/normal' */
  rule: string;
  /** `business_seconds`, `working_days`, `calendar_days` … @example 'working_days' */
  unit: string;
  /** In the unit; null for an absolute due time. @example 1 */
  amount: number | null;
  /** Milliseconds of what the clock counts. */
  elapsedMs: number;
  /** Below zero when overdue. */
  remainingMs: number;
  /** Share of the time used. @example 47.5 */
  percent: number;
  segments: SegmentView[];
  attribution: ShareView[];
  events: ClockEventView[];
  calendar: ClockSourceView;
  policy: ClockSourceView;

  static of({ clock, asOf, fold, events, calendar, policy }: ClockExplanation): ClockExplanationView {
    const { time, key } = clock.target;
    return {
      clock: ClockView.of(clock),
      asOf: instant(asOf),
      rule: key,
      unit: time.unit,
      amount: time.unit === 'instant' ? null : time.amount,
      elapsedMs: fold.elapsedMs,
      remainingMs: fold.remainingMs,
      percent: fold.percent,
      segments: fold.segments.map(({ from, to, kind, reason = null, owner = null }) => ({
        from: instant(new Date(from)),
        to: instant(new Date(to)),
        kind,
        reason,
        ownerAgencyId: owner,
      })),
      attribution: fold.attribution.map(({ owner, elapsedMs }) => ({ ownerAgencyId: owner, elapsedMs })),
      events: events.map(({ seq, at, type, payload }) => ({
        seq,
        at: instant(at),
        type,
        reason: 'reason' in payload && payload.reason !== undefined ? payload.reason : null,
      })),
      calendar: {
        key: calendar.key,
        name: calendar.name,
        version: calendar.number,
        sourceDocument: calendar.sourceDocument,
        publishedThrough: calendar.publishedThrough,
      },
      policy: {
        key: policy.key,
        name: policy.name,
        version: policy.number,
        sourceDocument: policy.sourceDocument,
        publishedThrough: null,
      },
    };
  }
}
