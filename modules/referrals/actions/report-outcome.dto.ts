import { Type } from 'class-transformer';
import { OUTCOME_CODES, type OutcomeCode } from '../domain/outcomes.js';
import { FirstContactDto } from './first-contact.dto.js';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';

/** Tells the sender how things go. */
export class FeedbackDto {
  /**
   * What was done since the last time.
   * @example 已分别听取双方意见，争议集中在修理费
   */
  @IsString()
  @Length(1, 2000)
  text: string;
}

/** Reports the outcome. */
export class ReportOutcomeDto {
  /**
   * How it ended.
   * @example oral_agreement
   */
  @IsIn(OUTCOME_CODES)
  outcome: OutcomeCode;

  /**
   * What was agreed or found.
   * @example 双方同意当场赔偿，互不追究
   */
  @IsString()
  @Length(2, 4000)
  summary: string;

  /**
   * Files that show it. Reported in one step for a body outside the network, the first one also shows its acceptance.
   * @example ["0198c0de-0000-7000-8000-000000000041"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  evidence?: string[];

  /**
   * Why legal acceptance was refused, where that is the outcome.
   * @example 超过仲裁时效
   */
  @IsOptional()
  @IsString()
  @Length(2, 1000)
  legalReason?: string;

  /**
   * The contact, when it is reported in one step from the queue, or from acceptance.
   */
  @IsOptional()
  @ValidateNested()
  @Type(() => FirstContactDto)
  contact?: FirstContactDto;
}
