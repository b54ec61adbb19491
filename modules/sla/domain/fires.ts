import { assertNever } from '../../../src/kernel/assert-never.js';
import { addWorkingDaysTo, type WorkingTime } from '../../../src/kernel/working-time/index.js';
import { baseDeadline } from './base-deadline.js';
import { pushThroughPauses, type Breach, type Cycle, type Deadline } from './cycle.js';
import { measureOf } from './measure.js';
import type { LadderStep } from './target.js';

/** The instant at which a share of the budget is used up; 100 % is the deadline itself. */
export interface ThresholdFire {
  readonly percent: number;
  readonly at: number;
}

/** The instant an escalation step is due. */
export interface LadderFire {
  readonly level: string;
  readonly at: number;
}

/** What a sweep has to do now. */
export interface DueFires {
  /** The highest warning reached and not yet sent; null when one as high or higher was sent, or none is due. */
  readonly warning: ThresholdFire | null;
  /** Lower warnings passed meanwhile: to be marked, not sent. */
  readonly skipped: readonly ThresholdFire[];
  /** Every due step, earliest first. */
  readonly ladder: readonly LadderFire[];
  /** The breach to be written, unless marked already. */
  readonly breach: Breach | null;
}

/** What dueness is read from; a `ClockFold` is one. */
export interface FireableClock {
  readonly thresholds: readonly ThresholdFire[];
  readonly ladder: readonly LadderFire[];
  readonly breached: Breach | null;
}

export const BREACH_KEY = 'breach';
const WARNING_PREFIX = 'warning:';

/** The mark of a warning, unique within a cycle. */
export function warningKey(percent: number): string {
  return `${WARNING_PREFIX}${percent}`;
}

/** The mark of a ladder step, unique within a cycle. */
export function ladderKey(level: string): string {
  return `ladder:${level}`;
}

/**
 * What is due at `now` and not among the marks of this cycle. After an outage only the highest warning is sent.
 * @param fold the clock as of `now`
 */
export function dueThresholds(fold: FireableClock, fired: ReadonlySet<string>, now: number): DueFires {
  const open = unsent(fold.thresholds, fired).filter(({ at }) => at <= now);
  const [warning = null, ...skipped] = open.toSorted((a, b) => b.percent - a.percent);
  const ladder = fold.ladder.filter(({ level, at }) => at <= now && !fired.has(ladderKey(level)));
  return {
    warning,
    skipped: skipped.reverse(),
    ladder: ladder.toSorted((a, b) => a.at - b.at),
    breach: fired.has(BREACH_KEY) ? null : fold.breached,
  };
}

/** The thresholds in the order of the target; none while there is no deadline. */
export function thresholdsAt(cycle: Cycle, deadline: Deadline): readonly ThresholdFire[] {
  const { effective } = deadline;
  if (effective === null || cycle.target.warningPercents.length === 0) return [];
  const at = sharesOf(cycle, deadline, effective);
  return cycle.target.warningPercents.map((percent) => ({ percent, at: at(percent) }));
}

/** The ladder in the order of the target; empty while there is no deadline. */
export function ladderAt(cycle: Cycle, deadline: Deadline): readonly LadderFire[] {
  const { effective } = deadline;
  if (effective === null) return [];
  return cycle.target.ladder.map((step) => ({
    level: step.level,
    at:
      step.unit === 'percent_of_time'
        ? sharesOf(cycle, deadline, effective)(step.amount)
        : stepAt({ ...step, unit: step.unit }, effective, cycle.calendar),
  }));
}

/** Tells of a percent when that share of the time is used up, pauses left out; never after the deadline. */
function sharesOf(cycle: Cycle, { binding }: Deadline, deadlineAt: number): (percent: number) => number {
  const { time, origin } = binding;
  const measure = measureOf(time, cycle.calendar);
  const budget = measure.elapsed(origin, baseDeadline(time, origin, cycle.calendar));
  return (percent) => {
    if (percent === 100) return deadlineAt;
    const used = measure.add(origin, Math.ceil((budget * percent) / 100));
    return Math.min(pushThroughPauses(cycle, origin, used, measure), deadlineAt);
  };
}

/** The first instant at which something of the clock is to be done, marks considered. */
export function nextFire(
  clock: Omit<FireableClock, 'breached'> & {
    readonly deadlineAt: number | null;
    readonly autoResumeAt: number | null;
  },
  fired: ReadonlySet<string>,
): number | null {
  let next = clock.autoResumeAt ?? Infinity;
  for (const { at } of unsent(clock.thresholds, fired)) next = Math.min(next, at);
  for (const { level, at } of clock.ladder) if (!fired.has(ladderKey(level))) next = Math.min(next, at);
  // Met at the deadline is met; the first instant of a breach is the next millisecond.
  if (clock.deadlineAt !== null && !fired.has(BREACH_KEY)) next = Math.min(next, clock.deadlineAt + 1);
  return next === Infinity ? null : next;
}

/** A warning below one already sent has nothing left to say. */
function unsent(thresholds: readonly ThresholdFire[], fired: ReadonlySet<string>): readonly ThresholdFire[] {
  let highest = 0;
  // Read off the marks, for a re-issue may have taken the percent that was sent out of the target.
  for (const mark of fired) {
    if (mark.startsWith(WARNING_PREFIX))
      highest = Math.max(highest, Number(mark.slice(WARNING_PREFIX.length)));
  }
  return thresholds.filter(({ percent }) => percent > highest);
}

type Offset = LadderStep & { readonly unit: Exclude<LadderStep['unit'], 'percent_of_time'> };

function stepAt({ unit, amount }: Offset, deadlineAt: number, calendar: WorkingTime): number {
  switch (unit) {
    case 'business_seconds':
      return amount < 0
        ? calendar.subtract(deadlineAt, -amount * 1000)
        : calendar.add(deadlineAt, amount * 1000);
    case 'working_days':
      return addWorkingDaysTo(calendar, deadlineAt, { count: amount, mode: 'same_clock_time' });
    case 'real_seconds':
      return deadlineAt + amount * 1000;
    default:
      return assertNever(unit);
  }
}
