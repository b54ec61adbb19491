import type { Interval } from './working-time.js';

/** The open intervals of one block of time with their running sum, laid out for binary search. */
export class OpenBlock {
  private constructor(
    private readonly starts: Float64Array,
    private readonly ends: Float64Array,
    /** Working ms of the block before each interval. */
    private readonly before: Float64Array,
    /** Working ms of the whole block. */
    readonly total: number,
  ) {}

  /** From intervals in order; touching ones are merged. */
  static of(open: readonly Interval[]): OpenBlock {
    const merged: { from: number; to: number }[] = [];
    for (const { from, to } of open) {
      const last = merged.at(-1);
      if (last !== undefined && from <= last.to) last.to = to;
      else merged.push({ from, to });
    }
    const before = new Float64Array(merged.length);
    let total = 0;
    merged.forEach(({ from, to }, index) => {
      before[index] = total;
      total += to - from;
    });
    const starts = Float64Array.from(merged, (interval) => interval.from);
    return new OpenBlock(
      starts,
      Float64Array.from(merged, (interval) => interval.to),
      before,
      total,
    );
  }

  isOpen(instant: number): boolean {
    const index = lastAtMost(this.starts, instant);
    return index >= 0 && instant < at(this.ends, index);
  }

  /** Working ms of this block before an instant. */
  workedBefore(instant: number): number {
    const index = lastAtMost(this.starts, instant);
    if (index < 0) return 0;
    return at(this.before, index) + Math.min(instant, at(this.ends, index)) - at(this.starts, index);
  }

  /** The first instant before which the block has worked `worked` ms; `0 < worked <= total`. Stays at closing time. */
  firstInstantWith(worked: number): number {
    const index = lastBelow(this.before, worked);
    return at(this.starts, index) + worked - at(this.before, index);
  }

  /** The last instant before which the block has worked `worked` ms; `0 <= worked < total`. Never a closing time. */
  lastInstantWith(worked: number): number {
    const index = lastAtMost(this.before, worked);
    return at(this.starts, index) + worked - at(this.before, index);
  }

  /** The instant when open, else the next opening of this block, else null. */
  nextOpen(instant: number): number | null {
    const index = lastAtMost(this.starts, instant);
    if (index >= 0 && instant < at(this.ends, index)) return instant;
    return this.starts[index + 1] ?? null;
  }

  /** The instant when open, else the last closing at or before it in this block, else null. */
  previousOpen(instant: number): number | null {
    const index = lastAtMost(this.starts, instant);
    return index < 0 ? null : Math.min(instant, at(this.ends, index));
  }

  openBetween(from: number, to: number): readonly Interval[] {
    const found: Interval[] = [];
    for (let index = Math.max(0, lastAtMost(this.starts, from)); index < this.starts.length; index += 1) {
      const open = { from: Math.max(from, at(this.starts, index)), to: Math.min(to, at(this.ends, index)) };
      if (at(this.starts, index) >= to) break;
      if (open.from < open.to) found.push(open);
    }
    return found;
  }
}

/** Index of the last element <= value, or -1. */
function lastAtMost(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Index of the last element < value, or -1. */
function lastBelow(sorted: Float64Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(sorted, middle) < value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** An index that is known to exist; typed arrays hold no holes. */
function at(values: Float64Array, index: number): number {
  return values[index] ?? NaN;
}
