import type { WorkingTime } from '../../../src/kernel/working-time/index.js';
import type { Amount } from './target.js';

/** What a clock counts: working time of its calendar, or real time. Amounts in ms. */
export interface Measure {
  add(start: number, amount: number): number;
  subtract(start: number, amount: number): number;
  /** 0 when the interval is reversed. */
  elapsed(from: number, to: number): number;
}

export const REAL_TIME: Measure = {
  add: (start, amount) => start + amount,
  subtract: (start, amount) => start - amount,
  elapsed: (from, to) => Math.max(0, to - from),
};

/** Units that count the working time of a calendar. */
export const WORKING_UNITS: readonly Amount['unit'][] = [
  'business_seconds',
  'working_days',
  'statutory_working_days',
];

/** Working units pause by working time; absolute and calendar units by the real length of the pause. */
export function isCountedInWorkingTime(time: Amount): boolean {
  return WORKING_UNITS.includes(time.unit);
}

/** The measure that goes with a unit. */
export function measureOf(time: Amount, calendar: WorkingTime): Measure {
  return isCountedInWorkingTime(time) ? calendar : REAL_TIME;
}
