import type { ReferralChannel, ReferralLane, ReferralMode } from '../domain/modes.js';
import type { IntakeAnswer, NamedPaper } from '../domain/intake.js';
import type { OutcomeCode } from '../domain/outcomes.js';
import type { RefusalCode } from '../domain/refusal-reasons.js';
import type { SnapshotField } from '../domain/snapshot-fields.js';
import type { ReferralState } from '../domain/states.js';
import type { ChoiceRecord } from '../routing/choice.js';

/** One matter of the dispute that a referral is about; a partial acceptance takes some and leaves the rest. */
export interface Claim {
  readonly key: string;
  readonly text: string;
}

/** What the sender lets the recipient see, and on what grounds. */
export interface Share {
  readonly fields: readonly SnapshotField[];
  /** Which parties; empty with personal fields means all. */
  readonly partyIds: readonly string[];
  /** Grounds instead of consent: for public organs only. */
  readonly legalBasis: { readonly code: string; readonly text: string } | null;
  /** Files chosen for the recipient; none where it is absent. */
  readonly fileIds?: readonly string[];
  /** Which of the papers the recipient needs a file is; naming one chooses it. */
  readonly papers?: readonly NamedPaper[];
  /** To the questions of the recipient's kind. */
  readonly answers?: readonly IntakeAnswer[];
}

/** What a referral is from the moment it is sent: never rewritten, but that lane and risk rise with the case. */
export interface ReferralTerms {
  readonly caseId: string;
  readonly areaId: string;
  readonly mode: ReferralMode;
  readonly purpose: string;
  readonly lane: ReferralLane;
  readonly channel: ReferralChannel;
  readonly required: boolean;
  readonly request: string;
  readonly share: Share;
  readonly senderAgencyId: string;
  readonly senderUserId: string | null;
  readonly recipientAgencyId: string;
  readonly recipientKind: string;
  readonly cycle: number;
  readonly hopCount: number;
  readonly depth: number;
  readonly excludedAgencyIds: readonly string[];
  readonly rerouteOf: string | null;
  readonly reopens: string | null;
  readonly restOf: string | null;
  readonly partOf: string | null;
  /** When the child of a delegation must be done. */
  readonly dueAt: Date | null;
  /** 0 red to 3 blue, kept in step with the case. */
  readonly riskRank: number;
}

/** What its steps change. */
export interface ReferralProgress {
  readonly scope: readonly Claim[];
  readonly handlerUserId: string | null;
  readonly resumeStack: readonly ReferralState[];
  readonly supersededBy: string | null;
  /** How a person chose the recipient; null where nobody did. */
  readonly choice: ChoiceRecord | null;
  readonly snapshotVersion: number;
  readonly infoCycles: number;
  readonly infoNotSupplied: boolean;
  /** The work rests until its sender has answered. */
  readonly awaitsSender: boolean;
  readonly overruledReasons: readonly RefusalCode[];
  readonly returns: number;
  readonly reviewLevel: number;
  readonly recallLevel: number;
  readonly autoConfirmed: boolean;
  readonly reopenedTimes: number;
  readonly outcome: OutcomeCode | null;
  readonly endedReason: string | null;
  readonly waivedAt: Date | null;
  readonly waiverReason: string | null;
  readonly submittedAt: Date | null;
  readonly acknowledgedAt: Date | null;
  readonly acceptedAt: Date | null;
  /** The file that shows the acceptance. */
  readonly acceptedOnFileId: string | null;
  readonly contactedAt: Date | null;
  readonly reportedAt: Date | null;
}

/** A referral as its row has it. */
export interface Referral extends ReferralTerms, ReferralProgress {
  readonly id: string;
  readonly state: ReferralState;
  readonly version: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  readonly changedAt: Date;
  readonly changedByName: string;
  /** The earliest deadline of its running clocks; null while none runs. */
  readonly bindingDeadlineAt: Date | null;
}

/** What a new draft brings; the rest begins at its defaults. */
export interface NewReferral extends ReferralTerms {
  readonly scope: readonly Claim[];
  readonly handlerUserId: string | null;
}
