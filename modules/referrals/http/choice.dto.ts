import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { CHOICE_CODES, type ChoiceCode } from '../routing/choice.js';

/** Why another agency than the first of the ranked list is to have it; not kept where it is the first. */
export class ChoiceDto {
  /**
   * Which reason.
   * @example knows_the_dispute
   */
  @IsIn(CHOICE_CODES)
  code: ChoiceCode;

  /**
   * In words; needed where no listed reason fits.
   * @example 该单位去年调解过双方的租约
   */
  @IsOptional()
  @IsString()
  @Length(2, 500)
  text?: string;
}
