import { ApiProperty } from '@nestjs/swagger';
import { ORDER_STATES, ORDER_STEPS, type OrderState, type OrderStep } from './order.js';

/** One answer that was asked for, given or not. */
export class SupervisionRoundView {
  /**
   * From 1; one more for each answer that was returned.
   * @example 1
   */
  readonly round: number;

  /**
   * By when.
   * @example 2026-03-09T09:30:00.000Z
   */
  readonly dueAt: string;

  /**
   * What the agency did; null while it has not answered.
   * @example 已签收并联系双方，定于周五上午调解。
   */
  readonly done: string | null;

  /**
   * What remains.
   * @example 待组织首次调解
   */
  readonly remains: string | null;

  /**
   * When it answered.
   * @example 2026-03-09T02:00:00.000Z
   */
  readonly answeredAt: string | null;

  /**
   * By whom.
   * @example 罗某
   */
  readonly answeredBy: string | null;

  /**
   * Whether it came in time; null while there is no answer.
   * @example true
   */
  readonly inTime: boolean | null;

  /**
   * When the answer was returned; null where it was not.
   * @example 2026-03-09T06:00:00.000Z
   */
  readonly returnedAt: string | null;

  /**
   * By whom.
   * @example 萧某
   */
  readonly returnedBy: string | null;

  /**
   * Why.
   * @example 未说明首次联系的情况
   */
  readonly returnReason: string | null;
}

/** 督办单: a written order to an agency, and what became of it. */
export class SupervisionOrderView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly id: string;

  /**
   * Its number, unique.
   * @example 督〔2026〕青羊第000001号
   */
  readonly number: string;

  /**
   * How it stands.
   * @example open
   */
  @ApiProperty({ enum: ORDER_STATES })
  readonly state: OrderState;

  /**
   * The same in words.
   * @example 待答复
   */
  readonly word: string;

  /**
   * For If-Match.
   * @example 1
   */
  readonly version: number;

  /**
   * What it is about: `case` or `referral`.
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
  readonly caseId: string;

  /**
   * Its number.
   * @example 和〔2026〕草堂所第000022号
   */
  readonly caseNumber: string | null;

  /**
   * Its dispute type, as far as the reader may know it.
   * @example 物业服务
   */
  readonly typeName: string | null;

  /**
   * What was to be done by the limit that gave the occasion.
   * @example 签收
   */
  readonly about: string;

  /**
   * The agency that is ordered.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly agencyId: string;

  /**
   * Its name.
   * @example 青羊区人力资源和社会保障局
   */
  readonly agencyName: string;

  /**
   * The agency that owes the word on the answer.
   * @example 青羊区矛盾纠纷多元化解中心
   */
  readonly reviewingAgencyName: string;

  /**
   * What is to be done.
   * @example 请于期限内签收并首次联系双方当事人，书面报告办理情况。
   */
  readonly text: string;

  /**
   * When it was ordered.
   * @example 2026-03-05T02:00:00.000Z
   */
  readonly issuedAt: string;

  /**
   * By whom.
   * @example 萧某
   */
  readonly issuedBy: string;

  /**
   * By when the agency is to answer; of an order that waits for no answer the last such instant.
   * @example 2026-03-09T09:30:00.000Z
   */
  readonly dueAt: string;

  /** Every answer asked for, the first first. */
  readonly rounds: SupervisionRoundView[];

  /**
   * When it was over; null while it is not.
   * @example 2026-03-10T02:00:00.000Z
   */
  readonly closedAt: string | null;

  /**
   * By whom it was accepted or withdrawn, or what it is about ended.
   * @example 萧某
   */
  readonly closedBy: string | null;

  /**
   * Why it was withdrawn.
   * @example 对方已上报结果
   */
  readonly closingReason: string | null;

  /**
   * What the reader may do to it now.
   * @example ["answer"]
   */
  @ApiProperty({ enum: ORDER_STEPS, isArray: true })
  readonly steps: readonly OrderStep[];
}

/** A page of orders. */
export class SupervisionOrderPageView {
  /** The orders. */
  readonly items: SupervisionOrderView[];

  /**
   * For the next page; null on the last.
   * @example WyIyMDI2Il0
   */
  readonly nextCursor: string | null;
}

/** A limit whose agency the reader may order, and what is proposed. */
export class OrderableLimitView {
  /**
   * The limit.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly clockId: string;

  /**
   * What is to be done by it.
   * @example 签收
   */
  readonly words: string;

  /**
   * By when; null while it rests.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * Whether that has passed.
   * @example true
   */
  readonly isLate: boolean;

  /**
   * The agency that is charged.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly agencyId: string;

  /**
   * Its name.
   * @example 青羊区人力资源和社会保障局
   */
  readonly agencyName: string;

  /**
   * By when an order would be to answer by the policy in force; null where the policy lets none run.
   * @example 2026-03-09T09:30:00.000Z
   */
  readonly proposedDueAt: string | null;
}

/** The written supervision of a case or a referral. */
export class SupervisionView {
  /** The orders about it, the latest first; about a case, those about its referrals too. */
  readonly orders: SupervisionOrderView[];

  /** What the reader may order about it now: nothing for who may not. */
  readonly orderable: OrderableLimitView[];
}
