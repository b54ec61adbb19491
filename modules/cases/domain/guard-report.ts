import type { AgencyKind } from './agency-kind.js';
import type { CaseRole } from './case-role.js';
import type { PartyAttribute } from './condition.js';
import type { FactCode, NumberCode } from './fact-codes.js';
import type { Fact, FactDefinition, NumberDefinition, Suspicion } from './facts.js';
import type { GuardOutcome, GuardRule, GuardRuleCode } from './guard-rule.js';
import type { LegalBasis } from './legal-basis.js';
import type { LegalPathKind } from './legal-path.js';
import type { Truth } from './truth.js';

/** A rule lifted on this case by somebody who may, with the reason on record. */
export interface GuardOverride {
  readonly rule: GuardRuleCode;
  readonly role: CaseRole;
}

export interface GuardInput {
  readonly typeCode: string | null;
  readonly facts: readonly Fact[];
  readonly suspicions: readonly Suspicion[];
  readonly numbers: Readonly<Partial<Record<NumberCode, number>>>;
  readonly parties: readonly { readonly attributes: readonly PartyAttribute[] }[];
  /** Rules that do not bind this kind are left out. Absent: all rules speak. */
  readonly agencyKind?: AgencyKind;
  readonly stage: 'registration' | 'before_mediation' | 'during_mediation';
  readonly overrides?: readonly GuardOverride[];
}

/** The rules with the words and questions they need. */
export interface GuardRuleBook {
  readonly rules: readonly GuardRule[];
  readonly catalogue: readonly FactDefinition[];
  readonly numbers: readonly NumberDefinition[];
}

/** What a rule comes to on this case. WARN: it would stop, but rests on nothing that was read. */
export type GuardEffect = GuardOutcome | 'WARN';

export interface Verdict {
  readonly rule: GuardRuleCode;
  readonly title: string;
  readonly truth: Truth;
  readonly outcome: GuardOutcome;
  /** What it comes to; null unless the truth is yes and nobody lifted it. */
  readonly effect: GuardEffect | null;
  /** Codes of what made it yes (`violence`, `type:0106`, `party:minor`, `danger_scale_score=7`). */
  readonly because: readonly string[];
  /** Words or types that only suggest it; not empty means: rests on a hint, ask. */
  readonly suspectedFrom: readonly string[];
  readonly missing: readonly (FactCode | NumberCode | 'type')[];
  readonly todo: readonly string[];
  readonly legalBasis: readonly LegalBasis[];
  readonly blockedForms: readonly string[];
  readonly opensPaths: readonly LegalPathKind[];
  readonly overridableBy: readonly CaseRole[];
  readonly isOverridden: boolean;
}

/** One thing to be asked. `rules` are those that the answer could decide. */
export interface ChecklistItem {
  readonly code: FactCode | NumberCode | 'type';
  /** Chinese. */
  readonly question: string;
  /** Words that gave the hint; empty when it is simply unknown. */
  readonly hints: readonly string[];
  readonly rules: readonly GuardRuleCode[];
}

export interface GuardReport {
  /** One a rule, in the order of the table. */
  readonly verdicts: readonly Verdict[];
  /** The strictest effect in force; `CLEAR` when no rule speaks. */
  readonly overall: GuardEffect | 'CLEAR';
  /** The rules behind `overall`. */
  readonly decidedBy: readonly GuardRuleCode[];
  /** To be answered before mediation starts; the most decisive first. Empty while only recording. */
  readonly unknownFacts: readonly ChecklistItem[];
  /** At most two at registration, for hints only; the most decisive first. */
  readonly questions: readonly ChecklistItem[];
  readonly blockedForms: readonly string[];
  readonly opensPaths: readonly LegalPathKind[];
}
