import type { LadderStep, Target } from '../domain/target.js';
import type { Band, ClockClass, ClockSubject, Lane } from '../clocks/clock-words.js';

/** Who is told at a step: people of the owner, of the sender, or over the area; `docs/glossary.md` has the terms. */
export const RECIPIENT_ROLES = [
  'owner_handler',
  'owner_head',
  'sender',
  'coordinator',
  'next_area_up',
  'station_head',
] as const;
export type RecipientRole = (typeof RECIPIENT_ROLES)[number];

/**
 * `reminder`: of a date, to those who have to keep it. `prompt`: to whom waits for the other side, before anything is late,
 * to go and ask.
 */
export const STEP_KINDS = ['escalation', 'reminder', 'prompt'] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What a step is away from the deadline in, or the share of the time that is gone. */
export const STEP_UNITS = [
  'business_seconds',
  'working_days',
  'real_seconds',
  'percent_of_time',
] as const satisfies readonly LadderStep['unit'][];

/** A step of a ladder: when, and who is told. */
export interface EscalationStep extends LadderStep {
  readonly recipients: readonly RecipientRole[];
  /** How it is told. Only an escalation asks for acknowledgement. */
  readonly kind: StepKind;
}

/**
 * How well a number is founded: text of the law read (`verified`), read second-hand, remembered, or ours (`design`).
 * A remembered limit may warn and may never stop a case.
 */
export type SourceMark = 'verified' | 'secondary' | 'memory' | 'design';

/** Where a number comes from. */
export interface LegalBasis {
  readonly text: string;
  readonly mark: SourceMark;
}

/** Whether and how more time may be given. */
export interface ExtensionRule {
  readonly count: number;
  /** At most this share of the original amount. */
  readonly maxPercent: number;
  readonly approver: 'owner_head' | 'coordinator' | 'law';
  readonly needsConsent: boolean;
}

/** A target as a clock is pinned to it. */
export interface PinnedTarget extends Target {
  /** Names the rule in its policy version. */
  readonly key: string;
  readonly class: ClockClass;
  readonly legalBasis: LegalBasis;
  readonly ladder: readonly EscalationStep[];
  readonly extension: ExtensionRule | null;
  /** Real milliseconds after the deadline before silence is answered. */
  readonly graceMs: number;
  /** Its end is a normal end that nobody is charged with: a silence that counts as consent, a rest that is over. */
  readonly lapses: boolean;
  /** The amount was named by whoever started the clock; no re-issue of the policy changes it. */
  readonly given: boolean;
}

/** When a rule applies; a part left out always does. */
export interface TargetMatch {
  readonly subjects?: readonly ClockSubject[];
  readonly lanes?: readonly Lane[];
  readonly bands?: readonly Band[];
  /** `'*'` stands for any kind that is given. */
  readonly kinds?: readonly string[];
}

/**
 * The amount of a rule; `given` = an absolute instant that the starter of the clock names. Where it is `optional` and none
 * is named, nothing was promised and no clock starts.
 */
export type RuleTime =
  | Exclude<Target['time'], { readonly unit: 'instant' }>
  | { readonly unit: 'given'; readonly optional?: true };

/** One rule of a policy version: what a clock of this name promises where the rule matches. */
export interface TargetRule {
  readonly key: string;
  readonly clock: string;
  readonly when: TargetMatch;
  /** Null: no such clock here. */
  readonly time: RuleTime | null;
  /** Whose calendar counts. */
  readonly calendar: 'owner' | 'office' | 'station';
  readonly class: ClockClass;
  readonly legalBasis: LegalBasis;
  readonly warningPercents: readonly number[];
  /** Name of a ladder of the policy version. */
  readonly ladder: string;
  readonly pausableBy: 'any' | readonly string[];
  /** All pauses of a cycle together, hours of what the clock counts; null = no limit. */
  readonly maxPauseHours: number | null;
  readonly extension: ExtensionRule | null;
  readonly graceMinutes: number;
  readonly lapses: boolean;
}

/** One version of a policy: rules in order, the first that matches decides. */
export interface PolicyDefinition {
  readonly rules: readonly TargetRule[];
  readonly ladders: Readonly<Record<string, readonly EscalationStep[]>>;
}
