import type { ClockRow } from './clock-row.js';
import type { RecordedEvent } from './history.js';

/** A clock with its history; its row is locked wherever a step is to be taken. */
export interface HeldClock {
  readonly row: ClockRow;
  readonly events: readonly RecordedEvent[];
}

/** A clock that a step is about to be taken on. */
export interface SteppedClock extends HeldClock {
  /** The newest version of its calendar where that is not the one it counts by; null where it is. */
  readonly newer: CalendarInForce | null;
}

/** A version of a calendar that clocks are put on. */
export interface CalendarInForce {
  readonly versionId: string;
  readonly inForceSince: Date;
}
