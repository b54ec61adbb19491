import type { RecordedEvent } from './history.js';

/** A clock that rests. */
export interface ClockRest {
  /** For what, as its pauses named it: each ends its own. */
  readonly reasons: readonly string[];
  /** When it would end if the rest were over now. */
  readonly endsAt: Date | null;
}

/** For what a live clock rests; empty while it runs. */
export function restingFor(events: readonly RecordedEvent[]): readonly string[] {
  const live = new Set<string>();
  for (const { type, payload } of events) {
    const { reason } = payload as { readonly reason?: string };
    if (type === 'pause' && reason !== undefined) live.add(reason);
    else if (type === 'resume' && reason !== undefined) live.delete(reason);
    else if (type === 'start' || type === 'resume') live.clear();
  }
  return [...live];
}
