import type { AgencyKind } from './agency-kind.js';
import type { CaseRole } from './case-role.js';
import type { Condition } from './condition.js';
import type { LegalBasis } from './legal-basis.js';
import type { LegalPathKind } from './legal-path.js';

/**
 * STOP: no mediation, legal handling. HOLD: the supervisor decides. DIVERT: the bound agencies may not mediate, route
 * out. ALLOW_COND: allowed under the conditions that `todo` names.
 */
export type GuardOutcome = 'STOP' | 'HOLD' | 'DIVERT' | 'ALLOW_COND';

export type GuardRuleCode = `R${number}`;

/** One row of the guard table. Data, editable: what law says changes without a release. */
export interface GuardRule {
  readonly code: GuardRuleCode;
  /** Chinese, as shown on the case. */
  readonly title: string;
  readonly condition: Condition;
  readonly outcome: GuardOutcome;
  /** Chinese, one imperative sentence each. */
  readonly todo: readonly string[];
  readonly legalBasis: readonly LegalBasis[];
  /** False where no ground was read: the rule then warns, whatever its outcome. See `mayStopOn`. */
  readonly mayStop: boolean;
  /** Whom the rule binds; a rule of police procedure says nothing to a people's mediator. */
  readonly binds: 'everyone' | readonly AgencyKind[];
  readonly overridableBy: readonly CaseRole[];
  /** Papers that may not be made while the rule holds, such as F18. */
  readonly blockedForms?: readonly string[];
  /** Paths opened when the rule stops or diverts: a dead end would make people choose another type. */
  readonly opensPaths?: readonly LegalPathKind[];
}

/** Stops a case and opens no path on which it goes on. */
export function leadsNowhere({
  outcome,
  opensPaths = [],
}: Pick<GuardRule, 'outcome' | 'opensPaths'>): boolean {
  return outcome === 'STOP' && opensPaths.length === 0;
}
