import { Transform } from 'class-transformer';
import { REOPEN_CODES, type ReopenCode } from '../domain/reasons.js';
import { Equals, IsBoolean, IsIn, IsOptional, IsString, Length } from 'class-validator';

/** Takes a closed one up again, in a new cycle. */
export class ReopenDto {
  /**
   * Why.
   * @example not_performed
   */
  @IsIn(REOPEN_CODES)
  reason: ReopenCode;

  /**
   * In words.
   * @example 约定的赔偿至今未付
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}

/** Raises the alarm: somebody may be hurt. */
export class RaiseSafetyDto {
  /**
   * The assessment: only red raises the alarm.
   * @example red
   */
  @Equals('red')
  assessment: 'red';

  /**
   * What was seen or said.
   * @example 一方扬言报复并持有刀具
   */
  @IsString()
  @Length(2, 1000)
  note: string;
}

/** Whether a clerk files this for a party. */
export class ForPartyQuery {
  /**
   * `true` when the caller files what a party asked for.
   * @example false
   */
  @IsOptional()
  @Transform(({ value }) => value === true || value === 'true')
  @IsBoolean()
  forParty?: boolean;
}
