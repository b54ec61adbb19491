import type { AudiencePart, RuleCondition } from '../domain/audience.js';
import type { Urgency } from '../domain/urgency.js';

/** What a rule says: after which event, to whom, in which words, how urgently. */
export interface NoticeRuleTerms {
  readonly eventType: string;
  readonly condition: RuleCondition;
  readonly audience: readonly AudiencePart[];
  /** Names the text. */
  readonly code: string;
  readonly urgency: Urgency;
  /** The clock of the event's subject whose deadline is told; null: the payload's own `deadlineAt`, where it has one. */
  readonly dueClock: string | null;
  /** Notices of one code to one person within this many minutes are one; 0: each by itself. */
  readonly coalesceMinutes: number;
  readonly active: boolean;
}

/** A rule by which people are told. */
export interface NoticeRule extends NoticeRuleTerms {
  readonly id: string;
  /** Stable short name, such as `referral.submitted.desk`. */
  readonly key: string;
  readonly version: number;
}
