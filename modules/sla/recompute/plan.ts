import type { Tx } from '../../../src/platform/database/tx.js';
import { sqlState } from '../../../src/platform/database/unit-of-work.js';
import type { CalendarVersions } from '../calendar/calendar-versions.js';
import type { ClockStep, EventDraft } from '../clocks/clock-step.js';
import { calendarsOf, stepOf } from '../clocks/clock-steps.js';
import type { HeldClock } from '../clocks/held-clock.js';
import { foldEvents } from '../clocks/materialise.js';

/** What a recomputation of one clock writes, and what it does. */
export interface Plan {
  readonly step: ClockStep;
  /** Its deadline moves. */
  readonly moves: boolean;
  /** Its new deadline has passed already, and the old one had not. */
  readonly breaches: boolean;
  /** Late by the old rule and by the new one. */
  readonly late: boolean;
}

/** Plans for several clocks. */
export interface Planned {
  readonly plans: readonly Plan[];
  /** How many stay as they are. */
  readonly kept: number;
  /** Those that cannot be folded, with the name and message of the error. */
  readonly failures: readonly { readonly clockId: string; readonly error: string }[];
}

/** Folds the clock with and without the step; writes nothing. */
export async function planOf(
  tx: Tx,
  calendars: CalendarVersions,
  { clock, draft }: { readonly clock: HeldClock; readonly draft: EventDraft },
): Promise<Plan> {
  const asOf = await tx.now();
  const { row, events } = clock;
  const added = { clockId: row.id, seq: events.length + 1, at: asOf, ...draft };
  const history = [...events, added];
  const known = await calendars.load(tx, calendarsOf(history));
  const before = foldEvents(events, { calendars: known, asOf });
  const after = foldEvents(history, { calendars: known, asOf });
  const passed = after.nominalDeadlineAt !== null && after.nominalDeadlineAt < asOf.getTime();
  return {
    step: stepOf(clock, draft),
    moves: after.deadlineAt !== before.deadlineAt,
    breaches: passed && before.breached === null,
    late: passed && before.breached !== null,
  };
}

/** Plans each clock; one that cannot be folded holds up no other. @param planFor null for a clock that stays as it is */
export async function planEach(
  clocks: readonly HeldClock[],
  planFor: (clock: HeldClock) => Promise<Plan | null>,
): Promise<Planned> {
  const plans: Plan[] = [];
  const failures: { clockId: string; error: string }[] = [];
  for (const clock of clocks) {
    try {
      const plan = await planFor(clock);
      if (plan !== null) plans.push(plan);
    } catch (error) {
      if (!(error instanceof Error) || sqlState(error) !== '') throw error;
      failures.push({ clockId: clock.row.id, error: `${error.name}: ${error.message}` });
    }
  }
  return { plans, kept: clocks.length - plans.length - failures.length, failures };
}
