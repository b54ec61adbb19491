import type { Agency } from '../../identity/index.js';
import type { DutyRuling } from '../precedents/duty-ruling.js';
import type { AgencyProfile } from '../agency-profile.js';
import type { ReferralLane, ReferralMode } from '../domain/modes.js';
import type { CaseFacts, Objection, Verdict } from '../verdict.js';
import type { DutyState } from './duty.js';

/** How an earlier referral of this case to the agency ended, so that it is not asked again (I13). */
export type Tried = 'rejected' | 'expired' | 'rerouted';

/** An agency as the ranking sees it. */
export interface Candidate {
  readonly agency: Agency;
  readonly profile: AgencyProfile;
  /** Its kind's Chinese name. */
  readonly kindLabel: string;
  readonly duty: DutyState;
  /** Live referrals to it. */
  readonly open: number;
  /** Those it has taken on. */
  readonly carried: number;
  /** Null when it was not asked for the same in this round of the case. */
  readonly tried: Tried | null;
  /** It said that it has an interest, or it is a party; null when neither. */
  readonly conflict: 'said' | 'party' | null;
  /** Rulings in force for such disputes that are about it, or name it; the latest first. */
  readonly rulings: readonly DutyRuling[];
  /** What its policy says of the case in this mode. */
  readonly verdictIn: (mode: ReferralMode) => Verdict;
}

/** The case as the ranking sees it, and who would send it. */
export interface Situation {
  readonly facts: CaseFacts;
  /** Kinds that lead disputes of this type, the first first. */
  readonly leadKinds: readonly string[];
  readonly supportingKinds: readonly string[];
  readonly senderAgencyId: string;
  readonly senderIsCentre: boolean;
  /** The lane of the case as it is worked now. */
  readonly lane: ReferralLane;
  /** The case says that somebody handling it has an interest. */
  readonly conflictDeclared: boolean;
}

/** `lead`: it would carry the case; `supporting`: it helps, or stands in where nobody leads. */
export type RoutingRole = 'lead' | 'supporting';

/** One thing that speaks for or against an agency. `weight` is what it adds to the score. */
export interface RoutingReason extends Objection {
  readonly weight: number;
}

/** An agency in its place of the ranking. */
export interface Suggestion {
  readonly candidate: Candidate;
  readonly score: number;
  readonly reasons: readonly RoutingReason[];
  readonly warnings: readonly Objection[];
  /** Whether it may be chosen at all. Those that may not stand at the end, with why. */
  readonly eligible: boolean;
  /** 1 where it was ruled that such disputes are its own, -1 where they are not, 0 where nobody ruled: goes before the score. */
  readonly byRuling: number;
  readonly role: RoutingRole;
  /** Serves the whole area of the case, and not only a part of it. */
  readonly coversArea: boolean;
  /** Null where none is possible. */
  readonly mode: ReferralMode | null;
  readonly lane: ReferralLane;
  /** The centre that would send it on, where the sender may not send to it. */
  readonly viaAgencyId: string | null;
}
