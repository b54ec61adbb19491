import { ReferralClaimView } from './claim.view.js';

/** A line of a queue. */
export class QueueItemView {
  /** Who is looking at it before it is decided on. */
  readonly claim: ReferralClaimView | null;

  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * Case.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly caseId: string;

  /**
   * Its number.
   * @example CT-2026-000123
   */
  readonly caseNumber: string;

  /**
   * What it is about: as it is now to who sees the case, else as it was shared; null where it was not.
   * @example 0105
   */
  readonly typeCode: string | null;

  /**
   * The same in words.
   * @example 物业服务
   */
  readonly typeName: string | null;

  /**
   * Its risk.
   * @example yellow
   */
  readonly risk: string;

  /**
   * How it is shared.
   * @example refer
   */
  readonly mode: string;

  /**
   * What for.
   * @example mediation
   */
  readonly purpose: string;

  /**
   * Lane.
   * @example simple
   */
  readonly lane: string;

  /**
   * Where it stands.
   * @example queued
   */
  readonly state: string;

  /**
   * In one of six words.
   * @example 待签收
   */
  readonly word: string;

  /**
   * Whose turn.
   * @example recipient
   */
  readonly turn: string | null;

  /**
   * Its version.
   * @example 2
   */
  readonly version: number;

  /**
   * From.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly senderAgencyId: string;

  /**
   * Its name.
   * @example 草堂派出所
   */
  readonly senderAgencyName: string;

  /**
   * To.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly recipientAgencyId: string;

  /**
   * Its name.
   * @example 草堂社区
   */
  readonly recipientAgencyName: string;

  /**
   * Who handles it.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly handlerUserId: string | null;

  /**
   * Their name.
   * @example 张某
   */
  readonly handlerName: string | null;

  /**
   * What binds first.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * Sent.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly submittedAt: string | null;
}

/** A page of a queue, what expires first at the top. */
export class ReferralQueueView {
  /**
   * The lines.
   */
  readonly items: QueueItemView[];

  /**
   * For the next page; null on the last.
   * @example WyIyMDI2Il0
   */
  readonly nextCursor: string | null;
}

/** The referrals of a case that the caller may see, oldest first. */
export class CaseReferralsView {
  /**
   * The lines.
   */
  readonly items: QueueItemView[];
}
