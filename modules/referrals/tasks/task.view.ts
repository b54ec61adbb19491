import { ReferralClaimView } from '../http/claim.view.js';

/** Somebody of the desk. */
export class TaskPersonView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly userId: string;

  /**
   * Their name.
   * @example 张某
   */
  readonly name: string;
}

/** Who must do what by when. It holds no narrative and nobody's name but the handler's. */
export class TaskView {
  /**
   * Id: of the clock, or of the escalation to take up.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * What is to be done: the name of the clock that runs for it, or `escalation`.
   * @example accept
   */
  readonly kind: string;

  /**
   * The same in words.
   * @example 签收
   */
  readonly words: string;

  /**
   * The clock that runs.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly clockId: string;

  /**
   * What an escalation is about; otherwise the same as `kind`.
   * @example accept
   */
  readonly clockName: string;

  /**
   * What it is about: `case`, `referral`, `agreement`, `plan_item` or `joint_meeting`.
   * @example referral
   */
  readonly subjectType: string;

  /**
   * Its id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly subjectId: string;

  /**
   * The case it belongs to.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly caseId: string | null;

  /**
   * Its number.
   * @example 和〔2026〕草堂所第000022号
   */
  readonly caseNumber: string | null;

  /**
   * Its dispute type: as it is now to who sees the case, else as the referral shared it; null where it did not.
   * @example 0105
   */
  readonly typeCode: string | null;

  /**
   * The same in words.
   * @example 物业服务
   */
  readonly typeName: string | null;

  /**
   * Its risk level.
   * @example yellow
   */
  readonly risk: string | null;

  /**
   * By when; null while the clock is paused.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * The version of the calendar in whose hours the time until then counts; null where nights and weekends count too.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly hoursOf: string | null;

  /**
   * It waits for somebody else.
   * @example false
   */
  readonly paused: boolean;

  /**
   * service, statutory or contract.
   * @example service
   */
  readonly class: string;

  /**
   * The agency that is charged.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly ownerAgencyId: string;

  /**
   * Its name.
   * @example 青羊区人力资源和社会保障局
   */
  readonly ownerAgencyName: string;

  /** Who was given it; null while nobody was. */
  readonly handler: TaskPersonView | null;

  /** Who is looking at it before it is decided on. */
  readonly claim: ReferralClaimView | null;

  /** Whom the reader covers for by doing it; null for the reader's own. */
  readonly covering: TaskPersonView | null;

  /**
   * How many other limits run on the same for the same readers, later than this one. What a record lacks is a line of its
   * own beside the others, and so is a settlement that waits for a word.
   * @example 2
   */
  readonly alsoDue: number;
}

/** A page of tasks: what expires first at the top, weighted by risk. */
export class TaskPageView {
  /**
   * The lines.
   */
  readonly items: TaskView[];

  /**
   * For the next page; null on the last.
   * @example WyIyMDI2Il0
   */
  readonly nextCursor: string | null;
}
