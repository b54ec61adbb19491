import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ORDER_STATES, type OrderState } from './order.js';

/** A written order to the agency that is charged with a limit. */
export class OrderDto {
  /**
   * The limit: the agency that is charged with it is ordered, about what the limit runs on.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsUUID()
  clockId: string;

  /**
   * What is to be done.
   * @example 请于期限内签收并首次联系双方当事人，书面报告办理情况。
   */
  @IsString()
  @Length(2, 2000)
  text: string;

  /**
   * By when it is to be answered; left out, as long as the policy gives.
   * @example 2026-03-09T17:30:00+08:00
   */
  @IsOptional()
  @IsInstant()
  dueAt?: string;
}

/** The answer of the agency. */
export class AnswerDto {
  /**
   * What was done.
   * @example 已签收并联系双方，定于周五上午调解。
   */
  @IsString()
  @Length(2, 4000)
  done: string;

  /**
   * What remains to be done; left out where nothing does.
   * @example 待组织首次调解
   */
  @IsOptional()
  @IsString()
  @Length(2, 2000)
  remains?: string;
}

/** The answer will not do. */
export class ReturnAnswerDto {
  /**
   * Why not.
   * @example 未说明首次联系的情况
   */
  @IsString()
  @Length(2, 1000)
  reason: string;

  /**
   * By when it is to be answered anew; left out, as long as the policy gives.
   * @example 2026-03-10T17:30:00+08:00
   */
  @IsOptional()
  @IsInstant()
  dueAt?: string;
}

/** The order no longer stands. */
export class WithdrawOrderDto {
  /**
   * Why.
   * @example 对方已上报结果
   */
  @IsString()
  @Length(2, 1000)
  reason: string;
}

/** A limit is raised to the next area up. */
export class RaiseDto {
  /**
   * Why.
   * @example 两次催办无人答复，需上级协调
   */
  @IsString()
  @Length(2, 1000)
  reason: string;
}

/** Which orders. */
export class OrdersQuery extends PageQuery {
  /**
   * Only those that stand so.
   * @example open
   */
  @IsOptional()
  @IsIn(ORDER_STATES)
  state?: OrderState;

  /**
   * Only those to this agency.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsOptional()
  @IsUUID()
  agencyId?: string;
}
