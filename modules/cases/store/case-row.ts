import type { CaseState } from '../domain/case-state.js';
import type { CloseOutcome } from '../domain/close-outcome.js';
import type { Lane } from '../domain/lane.js';
import type { RiskLevel } from '../domain/risk-level.js';

export const CASE_SOURCES = ['110', 'walk_in', 'visit', '12345', 'online', 'court', 'other'] as const;
/** How the dispute came to the desk. */
export type CaseSource = (typeof CASE_SOURCES)[number];

/** A case as it stands in `dispute_case`. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly registeringAgencyId: string;
  readonly registeredBy: string | null;
  /** Answers for the case to the end; moves only by a transfer that is handed over. */
  readonly ownerAgencyId: string;
  /** Holds it now: exactly one at every instant (I1). */
  readonly custodianAgencyId: string;
  /** Who is charged with what the custodian owes, where that is a body outside the network; null: the custodian itself. */
  readonly chargedAgencyId: string | null;
  readonly handlerUserId: string | null;
  readonly areaId: string;
  readonly areaPath: string;
  readonly typeCode: string | null;
  readonly source: CaseSource;
  readonly sourceReference: string | null;
  readonly lane: Lane;
  readonly risk: RiskLevel;
  readonly state: CaseState;
  /** Since when the custodian handles it itself; null while nobody, or an agency with a referral, does. */
  readonly takenAt: Date | null;
  /** A guard has stopped mediation: only the legal path goes on. */
  readonly legalTrack: boolean;
  /** A party has withdrawn consent: referrals are read-only in content. */
  readonly withdrawnAt: Date | null;
  readonly cycle: number;
  readonly narrative: string;
  readonly placeText: string | null;
  readonly occurredAt: Date | null;
  readonly amountFen: number | null;
  readonly headcount: number;
  /** Why the case is back with its custodian to be routed again. */
  readonly triageReason: string | null;
  readonly outcome: CloseOutcome | null;
  readonly closingNote: string | null;
  readonly mergedInto: string | null;
  readonly applicationReceivedAt: Date | null;
  readonly legallyAcceptedAt: Date | null;
  readonly registeredAt: Date;
  readonly closedAt: Date | null;
  readonly version: number;
  readonly changedAt: Date;
  readonly changedByUserId: string | null;
  readonly changedByName: string;
}

/** What may change after registration; identity, origin and number stay. The registration moves back when cases merge. */
export type CaseChange = Partial<
  Omit<
    CaseRow,
    | 'id'
    | 'number'
    | 'registeringAgencyId'
    | 'registeredBy'
    | 'source'
    | 'version'
    | 'changedAt'
    | 'changedByUserId'
    | 'changedByName'
  >
>;
