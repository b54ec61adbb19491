import type { LocalDay } from './local-day.js';

/** Half-open stretch of real time, epoch ms. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/**
 * What a clock may ask of a calendar. All instants are epoch milliseconds, all amounts real elapsed milliseconds.
 *
 * An instant is open when its local wall time lies in the hours of its local day; across a clock change the real time counts.
 */
export interface WorkingTime {
  isOpen(instant: number): boolean;
  /**
   * The first instant at which `amount` of working time has passed since `start`.
   *
   * A deadline that lands on closing time stays there (民法典 203).
   * @param amount milliseconds of working time, >= 0
   * @throws NoWorkingTime when the calendar opens on no day of the next ten years
   * @throws NegativeAmount
   */
  add(start: number, amount: number): number;
  /** The last instant from which exactly `amount` of working time passes until `start`. Throws as `add` does. */
  subtract(start: number, amount: number): number;
  /** Working time in `[from, to)`; 0 when the interval is reversed. */
  elapsed(from: number, to: number): number;
  /** The instant itself when open, else the next opening. Throws NoWorkingTime. */
  nextOpen(instant: number): number;
  /** The instant itself when open, else the closing before it. Throws NoWorkingTime. */
  previousOpen(instant: number): number;
  /** The open stretches inside `[from, to)`, in order, touching ones merged. */
  openBetween(from: number, to: number): readonly Interval[];

  /** Whether the local day has any working time after overrides, holidays and breaks. */
  isWorkingDay(day: LocalDay): boolean;
  /** When business stops on a working day; midnight at the end of the day on others (民法典 203). */
  closingOf(day: LocalDay): number;
  /** The local day an instant falls on. */
  dayOf(instant: number): LocalDay;
  /** The instant at which local clocks show `wallMs` after midnight of `day`; the first of two, and after a skipped hour. */
  instantOf(day: LocalDay, wallMs: number): number;
  /** Local wall time in ms since midnight. */
  wallTimeOf(instant: number): number;

  /** Whether the instant lies beyond the published arrangement, so that a new notice may move it. */
  isProvisional(instant: number): boolean;
}
