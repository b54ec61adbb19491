import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';

/** Who does what by when. */
export class PlanItemDto {
  /**
   * What is to be done.
   * @example 联系房东到场核对水费
   */
  @IsString()
  @Length(2, 500)
  what: string;

  /**
   * Which agency of the joint case does it.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsUUID()
  agencyId: string;

  /**
   * By when.
   * @example 2026-03-09T17:30:00+08:00
   */
  @IsInstant()
  dueAt: string;
}

/** What of an item is agreed anew; what is left out stays. */
export class ChangePlanItemDto {
  /**
   * What is to be done.
   * @example 联系房东到场核对水费和电费
   */
  @IsOptional()
  @IsString()
  @Length(2, 500)
  what?: string;

  /**
   * Which agency does it instead.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /**
   * By when instead.
   * @example 2026-03-10T17:30:00+08:00
   */
  @IsOptional()
  @IsInstant()
  dueAt?: string;

  /**
   * Why.
   * @example 房东周一出差，周二才回
   */
  @IsString()
  @Length(2, 500)
  reason: string;
}

/** An item is done. */
export class EndPlanItemDto {
  /**
   * How it was done.
   * @example 房东已到场核对，双方签字
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}

/** An item is not to be done any more. */
export class WithdrawPlanItemDto {
  /**
   * Why.
   * @example 双方已自行算清
   */
  @IsString()
  @Length(2, 500)
  reason: string;
}

/** An agency that is invited. */
export class InvitedDto {
  /**
   * Which.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsUUID()
  agencyId: string;

  /**
   * Its people who are invited by name; left out, it sends whom it chooses.
   * @example ["0198c0de-0000-7000-8000-000000000031"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  userIds?: string[];
}

/** When and where the agencies meet. */
export class MeetingPlaceDto {
  /**
   * When it begins.
   * @example 2026-03-10T09:30:00+08:00
   */
  @IsInstant()
  startsAt: string;

  /**
   * Where; needed unless it is held at `remoteAddress`.
   * @example 综治中心三楼会议室
   */
  @IsOptional()
  @IsString()
  @Length(2, 200)
  place?: string;

  /**
   * The number or address at which one joins from afar.
   * @example 腾讯会议 345 678 901
   */
  @IsOptional()
  @IsString()
  @Length(2, 300)
  remoteAddress?: string;

  /**
   * By when its minutes are on record; after it begins.
   * @example 2026-03-11T17:30:00+08:00
   */
  @IsInstant()
  minutesDueAt: string;
}

/** The agencies are called together. */
export class CallMeetingDto extends MeetingPlaceDto {
  /**
   * What it is about.
   * @example 商定工资支付方案和各单位分工
   */
  @IsString()
  @Length(2, 2000)
  agenda: string;

  /** Who is invited. */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => InvitedDto)
  invited: InvitedDto[];
}

/** It is held at another time or place. */
export class MoveMeetingDto extends MeetingPlaceDto {
  /**
   * Why.
   * @example 会议室被占用
   */
  @IsString()
  @Length(2, 500)
  reason: string;
}

/** It is not held. */
export class CallOffMeetingDto {
  /**
   * Why.
   * @example 双方已自行和解
   */
  @IsString()
  @Length(2, 500)
  reason: string;
}

/** Whether an invited agency came. */
export class AttendanceDto {
  /**
   * Which.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsUUID()
  agencyId: string;

  /**
   * Whether anybody came for it.
   * @example true
   */
  @IsBoolean()
  came: boolean;

  /**
   * Who came for it.
   * @example 李某、王某
   */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  attendedBy?: string;
}

/** What was decided; with an agency and a day it becomes an item of the plan. */
export class DecisionDto {
  /**
   * The decision.
   * @example 由社区在周五前召集双方见面
   */
  @IsString()
  @Length(2, 500)
  text: string;

  /**
   * Who does it.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /**
   * By when.
   * @example 2026-03-13T17:30:00+08:00
   */
  @IsOptional()
  @IsInstant()
  dueAt?: string;
}

/** What was said and decided, and who was there. */
export class MinutesDto {
  /**
   * The minutes.
   * @example 各单位通报了情况，同意先付三成
   */
  @IsString()
  @Length(2, 10000)
  minutes: string;

  /** Of each invited agency, whether it came. */
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => AttendanceDto)
  attendance: AttendanceDto[];

  /** What was decided; empty for nothing. */
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => DecisionDto)
  decisions: DecisionDto[];
}

/** A supporter leads from now on. */
export class ChangeLeadDto {
  /**
   * The referral that leads now, as the caller read it; `If-Match` is its version.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsUUID()
  leadReferralId: string;

  /**
   * The live referral of the supporter that is to lead.
   * @example 0198c0de-0000-7000-8000-000000000022
   */
  @IsUUID()
  supporterReferralId: string;

  /**
   * Whether the former lead goes on as a supporter; else it leaves.
   * @example true
   */
  @IsBoolean()
  formerStays: boolean;

  /**
   * Whether the new lead has to wait for the former one, where it stays.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  formerIsRequired?: boolean;

  /**
   * Why; both are told.
   * @example 争议主要是欠薪，由人社部门牵头更合适
   */
  @IsString()
  @Length(2, 500)
  reason: string;
}
