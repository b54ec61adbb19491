import { HOLD_CODES, type HoldCode } from '../domain/hold-reasons.js';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';

/** Lets the work rest until a date. */
export class HoldDto {
  /**
   * Why: one of the listed reasons.
   * @example expert_appraisal
   */
  @IsIn(HOLD_CODES)
  reason: HoldCode;

  /**
   * Until when.
   * @example 2026-03-12T09:00:00+08:00
   */
  @IsInstant()
  until: string;

  /**
   * In words, as both agencies read it.
   * @example 等待伤情鉴定意见
   */
  @IsString()
  @Length(2, 500)
  note: string;

  /**
   * The paper that shows why: the id of a file or its reference. Where a law leaves time out, only with it.
   * @example 鉴定委托书〔2026〕12号
   */
  @IsOptional()
  @IsString()
  @Length(2, 200)
  document?: string;
}

/** Goes on. */
export class ResumeDto {
  /**
   * What has come in, as both agencies read it.
   * @example 鉴定意见已到
   */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  note?: string;
}
