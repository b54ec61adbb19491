import type { ClockRow } from './clock-row.js';
import type { EventPayload, EventType, RecordedEvent } from './history.js';
import type { ClockIdentity } from './materialise.js';

/** An event to be recorded; now, when no instant is given. */
export interface EventDraft {
  readonly type: EventType;
  readonly payload: EventPayload;
  readonly at?: Date;
}

/** A clock and what is to be recorded of it. `row` is null for a clock that begins. */
export interface ClockStep {
  readonly identity: ClockIdentity;
  readonly row: ClockRow | null;
  readonly events: readonly RecordedEvent[];
  readonly drafts: readonly EventDraft[];
}
