import { ClaimView } from './referral-parts.view.js';

/** What a referral says of itself to everybody who may see it. */
export class StoredReferralView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly id: string;

  /**
   * Case it belongs to.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly caseId: string;

  /**
   * How the case is shared.
   * @example refer
   */
  readonly mode: string;

  /**
   * What for; one live primary referral for each.
   * @example mediation
   */
  readonly purpose: string;

  /**
   * How much ceremony it has.
   * @example simple
   */
  readonly lane: string;

  /**
   * Inside the product, or outside its network.
   * @example internal
   */
  readonly channel: string;

  /**
   * Whether the lead must wait for it.
   * @example false
   */
  readonly required: boolean;

  /**
   * Whether the centre lets the lead go on without it.
   * @example false
   */
  readonly isWaived: boolean;

  /**
   * What is asked of the recipient; empty to whom the referral has been taken away from.
   * @example 请组织双方调解
   */
  readonly request: string;

  /**
   * The matters it is about; none to whom the referral has been taken away from.
   */
  readonly scope: ClaimView[];

  /**
   * Who sent it.
   * @example 0198c0de-0000-7000-8000-000000000020
   */
  readonly senderAgencyId: string;

  /**
   * To whom.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly recipientAgencyId: string;

  /**
   * Who handles it there.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly handlerUserId: string | null;

  /**
   * Where it stands.
   * @example queued
   */
  readonly state: string;

  /**
   * The same in one of six words.
   * @example 待签收
   */
  readonly word: string;

  /**
   * Whose turn it is.
   * @example recipient
   */
  readonly turn: string | null;

  /**
   * How it ended.
   * @example 已办结
   */
  readonly ending: string | null;

  /**
   * Why it ended, as a code.
   * @example not_our_duty
   */
  readonly endedReason: string | null;

  /**
   * What was reported.
   * @example oral_agreement
   */
  readonly outcome: string | null;

  /**
   * Send it as If-Match with the next step.
   * @example 2
   */
  readonly version: number;

  /**
   * 1 for the first time, one more for each reopening.
   * @example 1
   */
  readonly cycle: number;

  /**
   * How many agencies had it before.
   * @example 0
   */
  readonly hopCount: number;

  /**
   * Agencies that refused it or let it expire.
   * @example []
   */
  readonly triedAgencyIds: string[];

  /**
   * Whether the sender was asked and stayed silent.
   * @example false
   */
  readonly infoNotSupplied: boolean;

  /**
   * Reasons that may not be given again.
   * @example []
   */
  readonly overruledReasons: string[];

  /**
   * Whether it was confirmed by lapse of time.
   * @example false
   */
  readonly isAutoConfirmed: boolean;

  /**
   * How often it was taken up again.
   * @example 0
   */
  readonly reopenedTimes: number;

  /**
   * The one it follows after a change of agency.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly rerouteOf: string | null;

  /**
   * The closed one it takes up again.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly reopens: string | null;

  /**
   * The one of which it is the part not taken.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly restOf: string | null;

  /**
   * The one it was delegated from, or asked on.
   * @example 0198c0de-0000-7000-8000-000000000010
   */
  readonly partOf: string | null;

  /**
   * The one that goes on in its place.
   * @example 0198c0de-0000-7000-8000-000000000012
   */
  readonly supersededBy: string | null;

  /**
   * The earliest deadline that binds.
   * @example 2026-03-06T09:30:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * When a delegated part is due.
   * @example 2026-03-10T09:30:00.000Z
   */
  readonly dueAt: string | null;

  /**
   * Drafted.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly createdAt: string;

  /**
   * Sent.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly submittedAt: string | null;

  /**
   * Seen.
   * @example 2026-03-05T02:00:00.000Z
   */
  readonly acknowledgedAt: string | null;

  /**
   * Accepted.
   * @example 2026-03-05T03:00:00.000Z
   */
  readonly acceptedAt: string | null;

  /**
   * The file that shows the acceptance; null where it was recorded without one.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly acceptedOnFileId: string | null;

  /**
   * First contact.
   * @example 2026-03-06T03:00:00.000Z
   */
  readonly contactedAt: string | null;

  /**
   * Reported.
   * @example 2026-03-12T03:00:00.000Z
   */
  readonly reportedAt: string | null;

  /**
   * Ended.
   * @example 2026-03-13T03:00:00.000Z
   */
  readonly endedAt: string | null;

  /**
   * Last step.
   * @example 2026-03-13T03:00:00.000Z
   */
  readonly changedAt: string;

  /**
   * Who took it.
   * @example 王某
   */
  readonly changedBy: string;
}
