import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { LIVE_STATES, type LiveState } from '../domain/states.js';

/** A note for one's own agency. */
export class NoteDto {
  /**
   * The words; nobody outside the agency reads them.
   * @example 当事人情绪激动，注意方式
   */
  @IsString()
  @Length(1, 2000)
  text: string;
}

/** Who handles it. */
export class AssignmentDto {
  /**
   * A member of the receiving agency.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  @IsUUID()
  handlerUserId: string;
}

/** Who handles it from now on, and what they have to know. */
export class RelayDto extends AssignmentDto {
  /**
   * What the colleague has to know; nobody outside the agency reads it.
   * @example 双方约定周五上午再谈，材料在三号柜
   */
  @IsString()
  @Length(2, 2000)
  note: string;
}

/** The lead goes on without a supporter. */
export class WaiverDto {
  /**
   * Why.
   * @example 该单位已口头答复，不影响结案
   */
  @IsString()
  @Length(2, 1000)
  reason: string;
}

/** Leave given beforehand by the head of the agency. */
export class ApprovalDto {
  /**
   * For what.
   * @example long_hold
   */
  @IsIn(['long_hold', 'second_question'])
  subject: 'long_hold' | 'second_question';

  /**
   * Until when the hold may last.
   * @example 2026-03-12T09:00:00+08:00
   */
  @IsOptional()
  @IsInstant()
  until?: string;

  /**
   * Why.
   * @example 鉴定机构已受理
   */
  @IsString()
  @Length(2, 500)
  reason: string;
}

/** Leave that is asked of the head of one's own agency; the reason is kept as a note of the agency. */
export class ApprovalRequestDto extends ApprovalDto {}

/** Which part of a queue. */
export class QueueQuery extends PageQuery {
  /**
   * Only what stands here.
   * @example queued
   */
  @IsOptional()
  @IsIn(LIVE_STATES)
  state?: LiveState;
}
