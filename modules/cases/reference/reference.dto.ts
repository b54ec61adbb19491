import { IsDefined, IsString, Length } from 'class-validator';

/** The document that shall be in force from now on, whole. */
export class ReplaceReferenceDto {
  /** In the form of its kind; see the GET. @example {"maxAgencies":1,"risks":["yellow","blue"],"maxAmountFen":8000000,"peopleBelow":5} */
  @IsDefined()
  definition: unknown;

  /** The notice or decision it follows. @example 区联席会议纪要2026年第3号 */
  @IsString()
  @Length(1, 200)
  source: string;
}
