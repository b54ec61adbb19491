import type { DayMode, HourRule } from '../../../src/kernel/working-time/index.js';

/**
 * How much time a clock has. The unit is part of the promise: one is never turned into another.
 *
 * Periods of days and months exclude the starting day and end at the close of business of their last day (民法典 201-203).
 */
export type Amount =
  /** An absolute due time given from outside, epoch ms. */
  | { readonly unit: 'instant'; readonly dueAt: number }
  | { readonly unit: 'business_seconds'; readonly amount: number }
  | { readonly unit: 'working_days'; readonly amount: number; readonly mode: DayMode }
  | { readonly unit: 'statutory_working_days'; readonly amount: number }
  | { readonly unit: 'calendar_hours'; readonly amount: number; readonly hourRule: HourRule }
  | { readonly unit: 'calendar_days'; readonly amount: number; readonly rollLastDay: boolean }
  | { readonly unit: 'months'; readonly amount: number; readonly rollLastDay: boolean };

/**
 * When an escalation step is due: a distance from the deadline, negative = before it; or with `percent_of_time` the
 * instant at which that share of the time, above 0 and at most 100, is used up.
 */
export interface LadderStep {
  /** Unique within the ladder; names the step in fired marks. */
  readonly level: string;
  readonly unit: 'business_seconds' | 'working_days' | 'real_seconds' | 'percent_of_time';
  readonly amount: number;
}

/** What one clock promises, as one policy version says it. Immutable: a change arrives as a `recompute` event. */
export interface Target {
  readonly time: Amount;
  /** Calendar version the clock is pinned to. */
  readonly calendarId: string;
  /** Percents of the budget, ascending, each fired at most once a cycle. */
  readonly warningPercents: readonly number[];
  readonly ladder: readonly LadderStep[];
  /** Reasons that may pause this clock; `[]` = never pauses, whoever else does. */
  readonly pausableBy: 'any' | readonly string[];
  /**
   * All pauses of a cycle together, in ms of what the clock counts (working time or real time); then it resumes by itself.
   * null = no limit.
   */
  readonly maxTotalPauseMs: number | null;
  /**
   * `strict_instant`: met when stopped at or before the deadline. `elapsed_budget`: met when no more than the budget was used,
   * so that a deadline on closing time is shown as the next opening.
   */
  readonly breachMode: 'strict_instant' | 'elapsed_budget';
}
