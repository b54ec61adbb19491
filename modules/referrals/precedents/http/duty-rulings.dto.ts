import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { PageQuery } from '../../../../src/platform/http/page.js';

/** Whether a ruling holds, or has ended. */
export const RULING_STANDINGS = ['in_force', 'ended'] as const;

/** Which rulings. */
export class DutyRulingsQuery extends PageQuery {
  /**
   * Only those about this agency, or that name it.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /**
   * Only those that hold, or that have ended; left out, all.
   * @example in_force
   */
  @IsOptional()
  @IsIn(RULING_STANDINGS)
  standing?: (typeof RULING_STANDINGS)[number];
}

/** Ends a ruling: the next case of the type is nobody's by it. */
export class EndRulingDto {
  /**
   * Why it no longer holds.
   * @example 新版权责清单已将此项划归街道
   */
  @IsString()
  @Length(2, 500)
  reason: string;
}
