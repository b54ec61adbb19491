import type { Target } from './target.js';

interface Recorded {
  /** Order of recording; decides between events of the same instant. */
  readonly seq: number;
  /** Epoch ms. */
  readonly at: number;
}

/** The reason of a `resume` that continues a stopped clock in the same cycle: the stopped time is left out. */
export const REOPENED = 'reopened';

/** The reason of a `resume` after a stop that did not stand: the clock runs on as if it had never stopped. */
export const RUNS_ON = 'runs_on';

/** What happened to a clock. Append-only; everything else about a clock is folded from these. */
export type ClockEvent = Recorded &
  (
    | /** Begins a cycle; on a live clock it ends the cycle before (update clocks), on a stopped one it reopens in a new cycle. */
      { readonly type: 'start'; readonly owner: string; readonly target?: Target }
    | { readonly type: 'pause'; readonly reason: string }
    /** Ends the pause of that reason, or of all when none is named. */
    | { readonly type: 'resume'; readonly reason?: string }
    | { readonly type: 'stop' }
    | { readonly type: 'cancel' }
    | { readonly type: 'reassign'; readonly owner: string }
    /**
     * `policy` replaces the target from the start of the cycle; `calendar` replaces the calendar for the time to come;
     * `risk` sets the earlier of the old deadline and the new target counted from now.
     */
    | { readonly type: 'recompute'; readonly reason: 'policy' | 'risk'; readonly target: Target }
    | { readonly type: 'recompute'; readonly reason: 'calendar'; readonly calendarId: string }
    /** `amount` in the unit of the binding target; real seconds for an `instant`. */
    | { readonly type: 'extend'; readonly amount: number; readonly approver: string }
  );

/** The events in their order: by instant, then by recording. The input is returned when it is already in order. */
export function inOrder(events: readonly ClockEvent[]): readonly ClockEvent[] {
  let last: ClockEvent | undefined;
  for (const event of events) {
    if (last !== undefined && compare(last, event) > 0) return events.toSorted(compare);
    last = event;
  }
  return events;
}

function compare(a: ClockEvent, b: ClockEvent): number {
  return a.at - b.at || a.seq - b.seq;
}
