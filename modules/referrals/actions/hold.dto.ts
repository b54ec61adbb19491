import { HOLD_CODES, type HoldCode } from '../domain/hold-reasons.js';
import { IsIn, IsISO8601, IsOptional, IsString, Length } from 'class-validator';

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
  @IsISO8601({ strict: true, strictSeparator: true })
  until: string;

  /**
   * In words, as the parties are told.
   * @example 等待伤情鉴定意见
   */
  @IsString()
  @Length(2, 500)
  note: string;
}

/** Goes on. */
export class ResumeDto {
  /**
   * What has come in.
   * @example 鉴定意见已到
   */
  @IsOptional()
  @IsString()
  @Length(1, 500)
  note?: string;
}
