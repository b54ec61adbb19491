import { REFUSAL_CODES, type RefusalCode } from '../domain/refusal-reasons.js';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';

/** Refuses, with a coded reason that has a consequence. */
export class RejectDto {
  /**
   * Why.
   * @example not_our_duty
   */
  @IsIn(REFUSAL_CODES)
  reason: RefusalCode;

  /**
   * In words.
   * @example 该纠纷属物业管理，不在本单位职责内
   */
  @IsString()
  @Length(2, 1000)
  text: string;

  /**
   * Who should have it instead; shown, never automatic.
   * @example 0198c0de-0000-7000-8000-000000000022
   */
  @IsOptional()
  @IsUUID()
  suggestedAgencyId?: string;

  /**
   * The ruling that such disputes are theirs, where there is one: whoever refuses against it says that they know it.
   * @example 0198c0de-0000-7000-8000-000000000081
   */
  @IsOptional()
  @IsUUID()
  despiteRulingId?: string;
}

/** The centre says that the agency must take it. */
export class OverruleDto {
  /**
   * The written instruction.
   * @example 依据权责清单第12项，请贵单位签收办理
   */
  @IsString()
  @Length(2, 1000)
  instruction: string;
}

/** The centre lets the refusal stand. */
export class UpholdDto {
  /**
   * Why, for the sender.
   * @example 确不属该单位职责
   */
  @IsOptional()
  @IsString()
  @Length(2, 1000)
  note?: string;
}
