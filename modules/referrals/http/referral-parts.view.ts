/** One matter of the dispute. */
export class ClaimView {
  /**
   * Names it in a partial acceptance.
   * @example wages
   */
  readonly key: string;

  /**
   * What it is.
   * @example 拖欠工资三个月
   */
  readonly text: string;
}

/** A running clock. */
export class ReferralClockView {
  /**
   * For "why this deadline?".
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * Which clock.
   * @example accept
   */
  readonly name: string;

  /**
   * What it wants done, in words.
   * @example 签收
   */
  readonly words: string;

  /**
   * Of service, of law or of contract.
   * @example service
   */
  readonly class: string;

  /**
   * Running or paused.
   * @example running
   */
  readonly state: string;

  /**
   * Null while it rests.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * The version of the calendar in whose hours the time until then counts; null where nights and weekends count too.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly hoursOf: string | null;

  /**
   * Whether a new calendar may still move it.
   * @example false
   */
  readonly isProvisional: boolean;

  /**
   * Who is charged.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly ownerAgencyId: string;

  /**
   * The rule behind it.
   * @example "workflow 3.2"
   */
  readonly legalBasis: string;
}

/** A part handed on, or a question asked. */
export class ChildView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * `consult` of a question, `delegate` of work handed on.
   * @example delegate
   */
  readonly mode: string;

  /**
   * Where it stands.
   * @example accepted
   */
  readonly state: string;

  /**
   * The same in one of six words.
   * @example 办理中
   */
  readonly word: string;

  /**
   * With whom.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly recipientAgencyId: string;

  /**
   * Its name.
   * @example 青羊区民政局
   */
  readonly recipientAgencyName: string;

  /**
   * Whether the report waits for it.
   * @example false
   */
  readonly required: boolean;
}
