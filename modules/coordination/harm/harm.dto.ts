import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';

const FACTOR = { message: 'Give a factor from 1 (does not count) to 10000, with two decimals at most.' };
const NUMBER = { maxDecimalPlaces: 2, allowNaN: false, allowInfinity: false } as const;

/** From how many people on, how many times. */
export class PeopleStepDto {
  /** @example 10 */
  @IsInt()
  @Min(2)
  @Max(100_000)
  from: number;

  /** @example 4 */
  @IsNumber(NUMBER, FACTOR)
  @Min(1, FACTOR)
  @Max(10_000, FACTOR)
  factor: number;
}

/** How the board shall weigh what is late. */
export class HarmFormulaDto {
  /** After so many minutes of real time a late limit counts twice; an hour to a year. @example 2880 */
  @IsInt()
  @Min(60)
  @Max(525_600)
  doublingMinutes: number;

  /** Of a red case; no less than orange. @example 64 */
  @IsNumber(NUMBER, FACTOR)
  @Min(1, FACTOR)
  @Max(10_000, FACTOR)
  redFactor: number;

  /** No less than yellow. @example 8 */
  @IsNumber(NUMBER, FACTOR)
  @Min(1, FACTOR)
  @Max(10_000, FACTOR)
  orangeFactor: number;

  /** Blue counts once. @example 2 */
  @IsNumber(NUMBER, FACTOR)
  @Min(1, FACTOR)
  @Max(10_000, FACTOR)
  yellowFactor: number;

  /** Ascending, eight at most. */
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => PeopleStepDto)
  people: PeopleStepDto[];

  /** Once for each time it was asked after. @example 1.5 */
  @IsNumber(NUMBER)
  @Min(1)
  @Max(10)
  chaseFactor: number;

  /** So many times at most. @example 6 */
  @IsInt()
  @Min(0)
  @Max(20)
  mostChases: number;
}

/** The same, to hold from now on. */
export class IssuedHarmFormulaDto extends HarmFormulaDto {
  /** What it follows: a decision, a minute. @example '区综治中心2026年第3次会议纪要' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  source: string;
}
