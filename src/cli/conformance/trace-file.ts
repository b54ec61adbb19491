import { StartupError } from '../../platform/config/startup-error.js';

/** One trace: events from a fresh draft on, and the state they must end in. `DENIED`: the last one must be refused. */
export interface TraceScenario {
  readonly name: string;
  /** Names of events, separated by spaces. */
  readonly events: string;
  readonly expect: string;
}

/** A file of traces; only its `scenarios` list is needed. */
export interface TraceFile {
  readonly scenarios: readonly TraceScenario[];
}

/** How a scenario went: `actual` is the state, or the sentence that says at which event it broke off. */
export interface TraceVerdict {
  readonly scenario: TraceScenario;
  readonly passed: boolean;
  readonly actual: string;
}

/** @throws StartupError when the file is no list of scenarios */
export function readTraceFile(json: unknown): TraceFile {
  const { scenarios } = (json ?? {}) as { scenarios?: unknown };
  if (!Array.isArray(scenarios)) throw new StartupError('The file has no list "scenarios".');
  return { scenarios: scenarios.map(readScenario) };
}

function readScenario(entry: unknown, index: number): TraceScenario {
  const { name, events, expect } = (entry ?? {}) as Record<string, unknown>;
  const list = Array.isArray(events) ? events.join(' ') : events;
  if (typeof list !== 'string' || typeof expect !== 'string') {
    throw new StartupError(`Scenario ${index + 1} needs "events" and "expect".`);
  }
  return { name: typeof name === 'string' ? name : `scenario ${index + 1}`, events: list, expect };
}
