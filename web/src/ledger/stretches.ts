import type { WorkingTime } from '../../../src/kernel/working-time';
import type { Explanation } from './explanation-query';

/** `ahead` is what is left until the deadline, as it will count. */
export type Kind = 'counted' | 'paused' | 'closed' | 'ahead';

/** A stretch of time that is all of one kind; milliseconds since 1970. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly kind: Kind;
  /** Why it was paused. */
  readonly reason: string | null;
}

/**
 * The life of a limit from its start to its deadline: what the server has counted until now, and what is left as it will count.
 * @param hours in which it counts; null where nights and weekends count too
 */
export function stretchesOf(explanation: Explanation, hours: WorkingTime | null): readonly Stretch[] {
  const past = explanation.segments.map(({ from, to, kind, reason }) => ({
    from: Date.parse(from),
    to: Date.parse(to),
    kind: kind as Kind,
    reason,
  }));
  const { deadlineAt, state } = explanation.clock;
  const until = deadlineAt === null || state !== 'running' ? 0 : Date.parse(deadlineAt);
  return [...past, ...ahead(Date.parse(explanation.asOf), until, hours)];
}

function ahead(from: number, to: number, hours: WorkingTime | null): Stretch[] {
  if (to <= from) return [];
  const open = hours === null ? [{ from, to }] : hours.openBetween(from, to);
  const found: Stretch[] = [];
  let reached = from;
  for (const stretch of open) {
    if (reached < stretch.from) found.push({ from: reached, to: stretch.from, kind: 'closed', reason: null });
    found.push({ from: stretch.from, to: stretch.to, kind: 'ahead', reason: null });
    reached = stretch.to;
  }
  return found;
}
