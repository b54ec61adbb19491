/** Whom to call when a red case does not wait for office hours. */
export interface AgencyDuty {
  readonly person: string;
  readonly phone: string;
  /** Local hours of every day, `HH:MM-HH:MM`; `00:00-24:00` is round the clock. */
  readonly hours: string;
}

/** An agency that takes part: it serves its area and everything below it. */
export interface Agency {
  readonly id: string;
  /** Stable short name, such as `station-caotang`. */
  readonly key: string;
  readonly name: string;
  /** Names the policy it works under. */
  readonly kind: string;
  readonly areaId: string;
  readonly areaPath: string;
  /** The agency that guides it and may be its delegator. */
  readonly parentId: string | null;
  readonly calendarKey: string;
  /** Open referrals it can carry at once; null when no limit is known. */
  readonly capacity: number | null;
  /** Null: nobody is on call, so red cases stay with their sender. */
  readonly duty: AgencyDuty | null;
  /** Dispute type codes it takes; empty for all that its kind does. */
  readonly capabilities: readonly string[];
  /** Codes of the trades an association speaks for. */
  readonly trades: readonly string[];
  readonly active: boolean;
  /** What differs from the policy of its kind. */
  readonly profile: Readonly<Record<string, unknown>>;
  readonly version: number;
}
