import { Type } from 'class-transformer';
import { IsOptional, IsString, IsUUID, Length, ValidateNested } from 'class-validator';
import { ChoiceDto } from '../http/choice.dto.js';

/** Sends a draft. */
export class SubmitDto {
  /**
   * To whom, where the draft names somebody else.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsOptional()
  @IsUUID()
  recipientAgencyId?: string;

  /**
   * Why this agency, where the ranked list has another one first.
   */
  @IsOptional()
  @ValidateNested()
  @Type(() => ChoiceDto)
  choice?: ChoiceDto;

  /**
   * The centre's reason to send on although the hops are used up.
   * @example 两次退单后由联调中心指定
   */
  @IsOptional()
  @IsString()
  @Length(2, 500)
  arbitration?: string;

  /**
   * The centre's reason to ask an agency again that has refused or let it expire.
   * @example 该单位职责已由区里明确
   */
  @IsOptional()
  @IsString()
  @Length(2, 500)
  overruleExclusion?: string;
}
