import { DEFICIENCY_CODES, type DeficiencyCode } from '../domain/reasons.js';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';

/** Accepts the outcome as reported. */
export class ConfirmDto {
  /**
   * A word to the recipient.
   * @example 已核实，同意办结
   */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  note?: string;
}

/** Gives it back to be completed. */
export class ReturnDto {
  /**
   * What is missing.
   * @example papers_missing
   */
  @IsIn(DEFICIENCY_CODES)
  deficiency: DeficiencyCode;

  /**
   * In words.
   * @example 缺少双方签字的协议
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}
