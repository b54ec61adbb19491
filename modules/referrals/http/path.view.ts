/** A stretch of time that a referral spent in one state. */
export class PathStretchView {
  /**
   * The state.
   * @example in_progress
   */
  readonly state: string;

  /**
   * In one of six words.
   * @example 办理中
   */
  readonly word: string;

  /**
   * From.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly since: string;

  /**
   * To; null while it lasts.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly until: string | null;
}

/** A sign on the path. */
export class PathMarkView {
  /**
   * `custody`: a step of it moved the responsibility for the case; `chase`: somebody asked after it.
   * @example custody
   */
  readonly kind: string;

  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly at: string;

  /**
   * Whom the responsibility went to; null of a chase.
   * @example 草堂社区
   */
  readonly toAgencyName: string | null;
}

/** What became of one referral, from its sending to its end. */
export class ReferralPathView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * The referral it is a part of; null where it is none, or its reader is not told of that one.
   * @example 0198c0de-0000-7000-8000-000000000022
   */
  readonly partOf: string | null;

  /**
   * The referral it follows: re-routed, reopened, or what was left of it.
   * @example 0198c0de-0000-7000-8000-000000000023
   */
  readonly follows: string | null;

  /**
   * How the case is shared.
   * @example refer
   */
  readonly mode: string;

  /**
   * What for.
   * @example mediation
   */
  readonly purpose: string;

  /**
   * From.
   * @example 草堂派出所
   */
  readonly senderAgencyName: string;

  /**
   * To.
   * @example 草堂社区
   */
  readonly recipientAgencyName: string;

  /**
   * Who handles it there; null while nobody does.
   * @example 张某
   */
  readonly handlerName: string | null;

  /**
   * Where it stands.
   * @example in_progress
   */
  readonly state: string;

  /**
   * The same in one of six words.
   * @example 办理中
   */
  readonly word: string;

  /**
   * Whose turn it is: `sender`, `recipient` or `centre`; null when it has ended.
   * @example recipient
   */
  readonly turn: string | null;

  /**
   * How it ended; null while it lives.
   * @example 已办结
   */
  readonly ending: string | null;

  /**
   * Until when it rests; null while it does not.
   * @example 2026-03-09T01:00:00.000Z
   */
  readonly restsUntil: string | null;

  /**
   * What binds first.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * Its stretches, in order, from its sending on; none of a draft.
   */
  readonly stretches: PathStretchView[];

  /**
   * Signs on it, in order.
   */
  readonly marks: PathMarkView[];
}

/** The paths of the referrals of a case, oldest first. */
export class ReferralPathsView {
  /**
   * The paths.
   */
  readonly items: ReferralPathView[];
}
