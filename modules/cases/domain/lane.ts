import { assertNever } from '../../../src/kernel/assert-never.js';
import type { CaseRole } from './case-role.js';
import { isHeavyRisk, type RiskLevel } from './risk-level.js';
import type { Truth } from './truth.js';

/** 当场了结, 简易, 标准/联动: from the lightest to the heaviest. */
export const LANES = ['on_the_spot', 'simple', 'full'] as const;

export type Lane = (typeof LANES)[number];

/** Limits of the simple lane. Data, editable. */
export interface LaneLimits {
  readonly maxAgencies: number;
  readonly risks: readonly RiskLevel[];
  /** Amounts in fen up to this, inclusive. */
  readonly maxAmountFen: number;
  /** People strictly fewer than this. */
  readonly peopleBelow: number;
}

export interface LaneInput {
  /** Whoever came settled it. */
  readonly isSettledOnScene: boolean;
  readonly agencies: number | null;
  readonly risk: RiskLevel;
  readonly violence: Truth;
  readonly minorHarmed: Truth;
  readonly amountFen: number | null;
  readonly people: number | null;
}

export type LaneReason = 'settled' | 'agencies' | 'risk' | 'violence' | 'minor_harmed' | 'amount' | 'people';

export interface LaneProposal {
  readonly lane: Lane;
  /** Why it is not a lighter one, or `settled`. */
  readonly reasons: readonly LaneReason[];
  /** Unknown circumstances that could make it the full lane. */
  readonly toConfirm: readonly LaneReason[];
}

/**
 * Proposes the lightest lane that nothing known forbids.
 *
 * What is unknown does not push a case into the full lane: up is one tap at any time, down needs a supervisor, so a
 * wrong light proposal is the cheap mistake. The unknowns are named.
 */
export function proposeLane(input: LaneInput, limits: LaneLimits): LaneProposal {
  if (input.isSettledOnScene) return { lane: 'on_the_spot', reasons: ['settled'], toConfirm: [] };
  const checks: readonly (readonly [LaneReason, Truth])[] = [
    ['agencies', exceeds(input.agencies, limits.maxAgencies)],
    ['risk', limits.risks.includes(input.risk) && !isHeavyRisk(input.risk) ? 'no' : 'yes'],
    ['violence', input.violence],
    ['minor_harmed', input.minorHarmed],
    ['amount', exceeds(input.amountFen, limits.maxAmountFen)],
    ['people', exceeds(input.people, limits.peopleBelow - 1)],
  ];
  const reasons = checks.filter(([, isTooMuch]) => isTooMuch === 'yes').map(([reason]) => reason);
  const toConfirm = checks.filter(([, isTooMuch]) => isTooMuch === 'unknown').map(([reason]) => reason);
  return reasons.length > 0
    ? { lane: 'full', reasons, toConfirm: [] }
    : { lane: 'simple', reasons: [], toConfirm };
}

/** Whether this role may move a case between lanes: up by anyone who works on it, down only by a supervisor's word. */
export function mayChangeLane(from: Lane, to: Lane, role: CaseRole): boolean {
  if (from === to) return false;
  return LANES.indexOf(to) > LANES.indexOf(from) || mayLower(role);
}

function mayLower(role: CaseRole): boolean {
  switch (role) {
    case 'supervisor':
    case 'station_head':
      return true;
    case 'officer':
    case 'intake':
    case 'handler':
    case 'mediator':
    case 'coordinator':
      return false;
    default:
      return assertNever(role);
  }
}

function exceeds(counted: number | null, limit: number): Truth {
  if (counted === null) return 'unknown';
  return counted > limit ? 'yes' : 'no';
}
