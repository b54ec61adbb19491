import { IsString, IsUUID, Length, Matches } from 'class-validator';

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
