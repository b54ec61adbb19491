import { ApiProperty } from '@nestjs/swagger';
import { IsDefined, IsString, Length } from 'class-validator';
import { LIST_OR_OBJECT } from './reference.view.js';

/** The document that shall be in force from now on, whole. */
export class ReplaceReferenceDto {
  /** In the form of its kind; see the GET. @example {"maxAgencies":1,"risks":["yellow","blue"],"maxAmountFen":8000000,"peopleBelow":5} */
  @ApiProperty({ oneOf: LIST_OR_OBJECT })
  @IsDefined()
  definition: unknown;

  /** The notice or decision it follows. @example 区联席会议纪要2026年第3号 */
  @IsString()
  @Length(1, 200)
  source: string;
}
