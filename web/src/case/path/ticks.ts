import { DAY_MS } from '../../../../src/kernel/china-time.js';

const HOUR_MS = 60 * 60_000;
/** Midnights are those of China, eight hours before those that milliseconds are counted from. */
const CHINA_MS = 8 * HOUR_MS;
const STEPS = [1, 3, 6, 12, 24, 48, 96, 168, 336, 720, 1440, 4320].map((hours) => hours * HOUR_MS);

/** A mark of the line of time. */
export interface Tick {
  readonly at: number;
  /** Percent of the width. */
  readonly left: number;
  /** Whether its day is written at it; within a day it is the hour. */
  readonly isDay: boolean;
}

/** About four days or hours to write along the line of time. @param span milliseconds since 1970 */
export function ticksOf({ from, to }: { readonly from: number; readonly to: number }): readonly Tick[] {
  const step = STEPS.find((each) => (to - from) / each <= 5) ?? (to - from) / 4;
  const first = Math.ceil((from + CHINA_MS) / step) * step - CHINA_MS;
  const ticks: Tick[] = [];
  for (let at = first; at < to; at += step) {
    const isDay = step >= DAY_MS || (at + CHINA_MS) % DAY_MS === 0;
    ticks.push({ at, left: ((at - from) / (to - from)) * 100, isDay });
  }
  return ticks;
}
