import { countedMs, type Cycle } from './cycle.js';
import { isCountedInWorkingTime } from './measure.js';

/** One stretch of a clock's life: it counted for an owner, was paused (charged to nobody), or the owner was closed. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly kind: 'counted' | 'paused' | 'closed';
  /** Why it was paused; several reasons of one pause are joined with `+`. */
  readonly reason?: string;
  readonly owner?: string;
}

/** Counted time of one custodian, ms. */
export interface OwnerShare {
  readonly owner: string;
  readonly elapsedMs: number;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The life of a cycle without gaps, in order. */
export function segmentsOf(cycle: Cycle, until: number): readonly Segment[] {
  const paused: Segment[] = cycle.pauses.map(({ from, to, reasons }) => ({
    from,
    to,
    kind: 'paused',
    reason: reasons.join('+'),
  }));
  const { openPause } = cycle;
  if (openPause !== null && openPause.from < until) {
    paused.push({
      from: openPause.from,
      to: until,
      kind: 'paused',
      reason: [...openPause.reasons].join('+'),
    });
  }

  const segments: Segment[] = [];
  let reached = cycle.startedAt;
  for (const pause of paused) {
    segments.push(...unpausedSegments(cycle, { from: reached, to: pause.from }), pause);
    reached = pause.to;
  }
  segments.push(...unpausedSegments(cycle, { from: reached, to: until }));
  return segments;
}

/** Counted time per owner; the parts sum to the elapsed time of the cycle. */
export function attributionOf(cycle: Cycle, until: number): readonly OwnerShare[] {
  const shares = new Map<string, number>();
  for (const { owner, from, to } of custodies(cycle, until)) {
    shares.set(owner, (shares.get(owner) ?? 0) + countedMs(cycle, from, to));
  }
  return [...shares].map(([owner, elapsedMs]) => ({ owner, elapsedMs }));
}

function unpausedSegments(cycle: Cycle, stretch: Stretch): readonly Segment[] {
  return custodies(cycle, stretch.to).flatMap(({ owner, ...held }) => {
    const part = { from: Math.max(held.from, stretch.from), to: Math.min(held.to, stretch.to) };
    return part.from < part.to ? countedAndClosed(cycle, owner, part) : [];
  });
}

function countedAndClosed(cycle: Cycle, owner: string, { from, to }: Stretch): readonly Segment[] {
  const open = isCountedInWorkingTime(cycle.target.time)
    ? cycle.calendar.openBetween(from, to)
    : [{ from, to }];
  const segments: Segment[] = [];
  let reached = from;
  for (const stretch of open) {
    if (reached < stretch.from) segments.push({ from: reached, to: stretch.from, kind: 'closed' });
    segments.push({ from: stretch.from, to: stretch.to, kind: 'counted', owner });
    reached = stretch.to;
  }
  if (reached < to) segments.push({ from: reached, to, kind: 'closed' });
  return segments;
}

function custodies(cycle: Cycle, until: number): readonly (Stretch & { readonly owner: string })[] {
  return cycle.owners.map(({ owner, from }, index) => ({
    owner,
    from,
    to: Math.max(from, Math.min(until, cycle.owners[index + 1]?.from ?? until)),
  }));
}
