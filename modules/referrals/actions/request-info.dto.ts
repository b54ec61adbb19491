import { Type } from 'class-transformer';
import { IntakeAnswerDto, NamedPaperDto } from '../http/enclosed.dto.js';
import { SNAPSHOT_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';

/** Asks the sender before deciding. */
export class RequestInfoDto {
  /**
   * What is asked.
   * @example 请补充双方联系方式和借条照片
   */
  @IsString()
  @Length(2, 1000)
  question: string;

  /**
   * Fields of the case that are wanted.
   * @example ["party_phones"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(SNAPSHOT_FIELDS, { each: true })
  fields?: SnapshotField[];
}

/** Answers it. */
export class SupplyInfoDto {
  /**
   * The answer, added to the record.
   * @example 借条已上传，双方电话见附件
   */
  @IsString()
  @Length(1, 2000)
  answer: string;

  /**
   * Fields shown from now on, besides those shown already.
   * @example ["party_phones"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsIn(SNAPSHOT_FIELDS, { each: true })
  fields?: SnapshotField[];

  /**
   * Files of the case opened from now on, besides those chosen already; they need the grounds that personal fields need.
   * @example ["0198c0de-0000-7000-8000-000000000041"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  fileIds?: string[];

  /**
   * Which of the papers the recipient needs they are.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => NamedPaperDto)
  papers?: NamedPaperDto[];

  /**
   * To the questions of the recipient's kind; what is left out is on the checklist.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique((answer: IntakeAnswerDto) => answer.code)
  @ValidateNested({ each: true })
  @Type(() => IntakeAnswerDto)
  answers?: IntakeAnswerDto[];
}
