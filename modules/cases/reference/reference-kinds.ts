import type { CaseTerms } from '../domain/case-terms.js';
import { CLOSE_OUTCOME_TERMS, type CloseOutcome, type CloseOutcomeTerms } from '../domain/close-outcome.js';
import type { DangerScale } from '../domain/danger-scale.js';
import type { DisputeType } from '../domain/dispute-type.js';
import type { DuplicateWeights } from '../domain/duplicates.js';
import type { FactDefinition, NumberDefinition } from '../domain/facts.js';
import type { GuardRule } from '../domain/guard-rule.js';
import type { LaneLimits } from '../domain/lane.js';
import type { LegalPath } from '../domain/legal-path.js';
import type { ReferralTerms } from '../domain/referral-terms.js';
import type { RiskLevel, RiskTrigger } from '../domain/risk-level.js';
import type { TypeWords } from '../domain/type-proposal.js';
import { CASE_TERMS } from '../seed/case-terms.js';
import { DANGER_SCALE } from '../seed/danger-scale.js';
import { DISPUTE_TYPES } from '../seed/dispute-types.js';
import { DUPLICATE_WEIGHTS } from '../seed/duplicate-weights.js';
import { FACT_CATALOGUE, NUMBER_CATALOGUE } from '../seed/fact-catalogue.js';
import { GUARD_RULES } from '../seed/guard-rules.js';
import { LANE_LIMITS } from '../seed/lane-limits.js';
import { LEGAL_PATHS } from '../seed/legal-paths.js';
import { REFERRAL_TERMS } from '../seed/referral-terms.js';
import { RISK_OTHERWISE, RISK_TRIGGERS } from '../seed/risk-triggers.js';
import { TYPE_WORDS } from '../seed/type-words.js';

/** What each kind of reference document holds. */
export interface ReferenceDefinitions {
  readonly guard_rules: readonly GuardRule[];
  readonly fact_catalogue: {
    readonly facts: readonly FactDefinition[];
    readonly numbers: readonly NumberDefinition[];
  };
  readonly risk_triggers: { readonly triggers: readonly RiskTrigger[]; readonly otherwise: RiskLevel };
  readonly lane_limits: LaneLimits;
  readonly duplicate_weights: DuplicateWeights;
  readonly legal_paths: readonly LegalPath[];
  readonly danger_scale: DangerScale;
  readonly close_terms: Readonly<Record<CloseOutcome, CloseOutcomeTerms>>;
  readonly case_terms: CaseTerms;
  readonly referral_terms: ReferralTerms;
  readonly dispute_types: readonly DisputeType[];
  readonly type_words: readonly TypeWords[];
}

export type ReferenceKind = keyof ReferenceDefinitions;

/** The first data set, put in place where a kind has no document yet. */
export const FIRST_REFERENCE: ReferenceDefinitions = {
  guard_rules: GUARD_RULES,
  fact_catalogue: { facts: FACT_CATALOGUE, numbers: NUMBER_CATALOGUE },
  risk_triggers: { triggers: RISK_TRIGGERS, otherwise: RISK_OTHERWISE },
  lane_limits: LANE_LIMITS,
  duplicate_weights: DUPLICATE_WEIGHTS,
  legal_paths: LEGAL_PATHS,
  danger_scale: DANGER_SCALE,
  close_terms: CLOSE_OUTCOME_TERMS,
  case_terms: CASE_TERMS,
  referral_terms: REFERRAL_TERMS,
  dispute_types: DISPUTE_TYPES,
  type_words: TYPE_WORDS,
};

export const REFERENCE_KINDS = Object.keys(FIRST_REFERENCE) as readonly ReferenceKind[];

export function isReferenceKind(kind: string): kind is ReferenceKind {
  return (REFERENCE_KINDS as readonly string[]).includes(kind);
}
