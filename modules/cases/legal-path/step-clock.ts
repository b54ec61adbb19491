import type { ClockSelector } from '../../sla/index.js';
import type { StepRow } from './legal-path.store.js';

/** Which clock of the case a step runs. */
export type StepClock = Required<Pick<ClockSelector, 'name' | 'item'>>;

/**
 * The clock of a step; none for a checklist item. Each step has its own: two paths may ask for clocks of one name, and the
 * case for another besides.
 */
export function clockOf({ code, definition: { clock } }: StepRow): readonly StepClock[] {
  return clock === null ? [] : [{ name: clock, item: code }];
}

/** Waits to be done. */
export function isOpen({ startedAt, completedAt }: StepRow): boolean {
  return startedAt !== null && completedAt === null;
}
