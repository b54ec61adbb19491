/** A job that was given up and waits for a person. */
export class IncidentView {
  /** @example 0198c0de-0000-7000-8000-000000000031 */
  id: string;
  /** Which work it was. @example notices.deliver */
  handler: string;
  /** Name and message of the last error. @example "Error: the gateway answered 500" */
  error: string;
  /** @example 8 */
  attempts: number;
  /** @example 2026-03-05T01:00:00.000Z */
  happenedAt: string;
  /** Whose it is to look after. @example system_administrator */
  ownerRole: string;
  /** @example null */
  resolvedAt: string | null;
}

/** A page of incidents, the newest first. */
export class IncidentPageView {
  items: IncidentView[];
  /** @example null */
  nextCursor: string | null;
}

/** How the work after commits stands. */
export class JobsHealthView {
  /** Rows of the outbox that no queue has taken yet. @example 0 */
  outboxRows: number;
  /** Age of the oldest of them, in seconds. @example 0 */
  oldestSeconds: number;
  /** Rows older than five minutes. @example 0 */
  stuckRows: number;
  /** Incidents nobody has resolved. @example 0 */
  failedIncidents: number;
}
