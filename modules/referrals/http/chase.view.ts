/** Whom to call at an agency. */
export class DutyView {
  /**
   * The number to dial.
   * @example 19900000002
   */
  readonly phone: string;

  /**
   * Who answers it.
   * @example 刘某丙
   */
  readonly person: string;

  /**
   * Local hours of every day.
   * @example 08:30-20:00
   */
  readonly hours: string;

  /**
   * Whether somebody is on call at this instant.
   * @example true
   */
  readonly isOnCall: boolean;
}

/** A call, a visit or a message to the recipient. */
export class ChaseView {
  /**
   * By what way.
   * @example phone
   */
  readonly channel: string;

  /**
   * Whether somebody answered.
   * @example true
   */
  readonly reached: boolean;

  /**
   * What was said; null for everybody but the agency that wrote it.
   * @example 值班员答复今日下班前签收
   */
  readonly note: string | null;

  /**
   * When.
   * @example 2026-03-05T05:20:00.000Z
   */
  readonly at: string;

  /**
   * By whom.
   * @example 黄某甲
   */
  readonly by: string;
}

/** How often the recipient was asked, and when last. */
export class ChasesView {
  /**
   * How often.
   * @example 1
   */
  readonly count: number;

  /**
   * The last one; null when nobody has asked.
   */
  readonly last: ChaseView | null;

  /**
   * All of them, the oldest first.
   */
  readonly items: ChaseView[];
}
