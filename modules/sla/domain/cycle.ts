import type { WorkingTime } from '../../../src/kernel/working-time/index.js';
import { baseDeadline, rollPushed } from './base-deadline.js';
import { measureOf, isCountedInWorkingTime, type Measure } from './measure.js';
import type { Amount, Target } from './target.js';

/** A stretch that does not count. `stopped` = the clock was stopped and reopened in the same cycle. */
export interface Pause {
  readonly from: number;
  readonly to: number;
  readonly reasons: readonly string[];
  readonly kind: 'pause' | 'stopped';
}

/** The deadline that was passed. `policyInduced`: it came from a decision taken later than the rule it applied. */
export interface Breach {
  readonly deadlineAt: number;
  readonly policyInduced: boolean;
}

/** One amount counted from one instant. A clock has several only after its risk was raised; the earliest binds. */
export interface Commitment {
  readonly origin: number;
  readonly time: Amount;
  readonly extensionAmount: number;
}

export type CycleEnd = 'stop' | 'cancel' | 'restart';

/** One run of a clock from start to end, as the fold builds it up. Local to a fold. */
export interface Cycle {
  readonly number: number;
  readonly startedAt: number;
  target: Target;
  calendar: WorkingTime;
  commitments: readonly Commitment[];
  /** No deadline in force lies before this instant: the time of the last re-issue. */
  notBefore: number;
  readonly pauses: Pause[];
  openPause: { readonly from: number; readonly live: Set<string>; readonly reasons: Set<string> } | null;
  autoResumeAt: number | null;
  readonly owners: { readonly owner: string; readonly from: number }[];
  breached: Breach | null;
  end: { readonly at: number; readonly by: CycleEnd } | null;
}

/** What the deadlines of a cycle are at this point of its history. */
export interface Deadline {
  /** The commitment that ends first. */
  readonly binding: Commitment;
  /** By the rules alone; null while paused. */
  readonly nominal: number | null;
  /** Never before the decision that set it; null while paused. */
  readonly effective: number | null;
  /** What the effective deadline would be if the open pause ended where it began. */
  readonly resting: number;
  readonly policyInduced: boolean;
}

/** What the cycle counts at present. */
export function measureOfCycle(cycle: Cycle): Measure {
  return measureOf(cycle.target.time, cycle.calendar);
}

/** The deadlines as the history so far gives them. Throws NoWorkingTime. */
export function deadlineOf(cycle: Cycle): Deadline {
  const [first, ...others] = cycle.commitments;
  if (first === undefined) throw new RangeError('a cycle without a commitment');
  let binding = first;
  let nominal = commitmentDeadline(cycle, first);
  for (const commitment of others) {
    const at = commitmentDeadline(cycle, commitment);
    if (at < nominal) [binding, nominal] = [commitment, at];
  }

  const pausedFrom = cycle.openPause?.from ?? Infinity;
  const policyInduced = nominal < cycle.notBefore;
  const resting = policyInduced ? cycle.notBefore : rolledToOpen(cycle, nominal);
  return {
    binding,
    policyInduced,
    resting,
    nominal: nominal > pausedFrom ? null : nominal,
    effective: inForce(cycle, { resting, policyInduced, pausedFrom }),
  };
}

/** Pushes an instant counted from `origin` through the pauses that begin before it; later ones change nothing. */
export function pushThroughPauses(cycle: Cycle, origin: number, instant: number, measure: Measure): number {
  let pushed = instant;
  for (const pause of cycle.pauses) {
    if (pause.from >= pushed) break;
    pushed = measure.add(pushed, measure.elapsed(Math.max(pause.from, origin), pause.to));
  }
  return pushed;
}

/** Whether a deadline is set and lies before `now`; a breach once written stays. */
export function markBreach(cycle: Cycle, now: number): void {
  if (cycle.breached !== null) return;
  const { effective, policyInduced } = deadlineOf(cycle);
  if (effective !== null && effective < now) cycle.breached = { deadlineAt: effective, policyInduced };
}

/** What was counted up to `until`, pauses left out, in ms. */
export function countedMs(cycle: Cycle, from: number, until: number): number {
  const measure = measureOfCycle(cycle);
  let counted = measure.elapsed(from, Math.min(until, cycle.openPause?.from ?? Infinity));
  for (const pause of cycle.pauses) {
    counted -= measure.elapsed(Math.max(from, pause.from), Math.min(until, pause.to));
  }
  return counted;
}

function commitmentDeadline(cycle: Cycle, { time, origin }: Commitment): number {
  const { calendar } = cycle;
  const base = baseDeadline(time, origin, calendar);
  if (cycle.pauses.length === 0) return base;
  const pushed = pushThroughPauses(cycle, origin, base, measureOf(time, calendar));
  return rollPushed(time, { base, pushed }, calendar);
}

/** With `elapsed_budget` a deadline on closing time is shown, and judged, as the next opening. */
function rolledToOpen(cycle: Cycle, deadline: number): number {
  const rolls = cycle.target.breachMode === 'elapsed_budget' && isCountedInWorkingTime(cycle.target.time);
  return rolls ? cycle.calendar.nextOpen(deadline) : deadline;
}

function inForce(
  cycle: Cycle,
  { resting, policyInduced, pausedFrom }: { resting: number; policyInduced: boolean; pausedFrom: number },
): number | null {
  if (!policyInduced) return resting > pausedFrom ? null : resting;
  // A re-issue that leaves nothing may not breach a clock that stands still: it takes effect when the pause ends.
  if (cycle.notBefore >= pausedFrom) return null;
  return cycle.pauses.find(({ from, to }) => from <= cycle.notBefore && cycle.notBefore < to)?.to ?? resting;
}
