import type { ClockRow } from './clock-row.js';
import type { RecordedEvent } from './history.js';

/** A clock with its history; its row is locked wherever a step is to be taken. */
export interface HeldClock {
  readonly row: ClockRow;
  readonly events: readonly RecordedEvent[];
}
