import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

const CODE = /^[a-z0-9_-]{1,64}$/;

/** An answer to a question of the recipient's kind. */
export class IntakeAnswerDto {
  /**
   * Of the question.
   * @example employer
   */
  @Matches(CODE)
  code: string;

  /**
   * `yes` or `no`, a day, fen in digits, one of the choices, or words: as the question asks.
   * @example 蓉城某某餐饮有限公司
   */
  @IsString()
  @Length(1, 1000)
  value: string;
}

/** Says which of the papers the recipient needs a file is; it is chosen with that. */
export class NamedPaperDto {
  /**
   * Of the paper.
   * @example wage_proof
   */
  @Matches(CODE)
  code: string;

  /**
   * A file of the case.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  @IsUUID()
  fileId: string;
}

/** What a sender encloses, when sending and when supplying more. */
export class EnclosedDto {
  /**
   * Files of the case that the recipient may open from now on; they need the grounds that personal fields need.
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
