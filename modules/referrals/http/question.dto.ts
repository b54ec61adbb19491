import { ArrayUnique, IsArray, IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { QUESTION_FIELDS, type QuestionField } from '../domain/snapshot-fields.js';
import { EnclosedDto } from './enclosed.dto.js';

/** A question to another agency about a referral that one holds. */
export class QuestionDto extends EnclosedDto {
  /**
   * To whom: an expert pool, or another agency.
   * @example 0198c0de-0000-7000-8000-000000000027
   */
  @IsUUID()
  recipientAgencyId: string;

  /**
   * What is asked.
   * @example 楼上渗水造成的装修损失，修复费用一般如何估算？
   */
  @IsString()
  @Length(2, 2000)
  request: string;

  /**
   * What goes with it of what one was shown oneself; nothing when left out.
   * @example ["type", "narrative"]
   */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(QUESTION_FIELDS, { each: true })
  fields?: QuestionField[];
}
