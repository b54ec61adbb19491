/** A policy version as the server keeps it; only what the page says of it. */
export interface PolicyDefinition {
  readonly rules: readonly PolicyRule[];
  readonly ladders: Readonly<Record<string, readonly LadderStep[]>>;
}

export interface PolicyRule {
  readonly key: string;
  readonly clock: string;
  readonly when: {
    readonly lanes?: readonly string[];
    readonly bands?: readonly string[];
    readonly kinds?: readonly string[];
  };
  readonly time: RuleTime | null;
  /** A statutory one is counted as the law says. */
  readonly class: 'service' | 'statutory' | 'contract';
  readonly calendar: 'owner' | 'office' | 'station';
  readonly legalBasis: { readonly text: string; readonly mark: string };
  readonly warningPercents: readonly number[];
  readonly ladder: string;
  readonly graceMinutes: number;
}

export type RuleTime =
  | { readonly unit: 'given'; readonly optional?: true }
  | { readonly unit: CountedUnit; readonly amount: number };

export type CountedUnit =
  | 'business_seconds'
  | 'working_days'
  | 'statutory_working_days'
  | 'calendar_hours'
  | 'calendar_days'
  | 'months';

export interface LadderStep {
  readonly level: string;
  readonly unit: 'business_seconds' | 'real_seconds' | 'working_days' | 'percent_of_time';
  /** Before the deadline where it is below zero. */
  readonly amount: number;
  readonly recipients: readonly string[];
  /** Only an escalation wants to be taken up. */
  readonly kind: 'escalation' | 'reminder' | 'prompt';
}
