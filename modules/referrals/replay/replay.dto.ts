import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { LOCAL_TIME } from './local-time.js';
import { VERDICTS, type OnTimeVerdict } from './verdict.js';

export const MAX_BATCH = 500;

/** Begins a run. */
export class StartReplayDto {
  /** What is replayed. @example 2015年市民服务请求 */
  @IsString()
  @Length(1, 100)
  name: string;

  /** The zone of the file's local times. @example America/New_York */
  @IsString()
  @Length(1, 64)
  timeZone: string;

  /** Open requests are judged as of this local time. @example 2016-01-12T23:00 */
  @Matches(LOCAL_TIME)
  asOf: string;
}

/** One request of the file; times are local, without an offset. */
export class ReplayRowDto {
  /** Where it stands in the file, from 1. @example 1 */
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  line: number;

  /** Its number in the other system. @example 101001240765 */
  @IsString()
  @Length(1, 100)
  externalId: string;

  /** Who answered for it. @example BTDT */
  @IsString()
  @Length(1, 60)
  department: string;

  /** @example 2015-01-01T09:13:12 */
  @Matches(LOCAL_TIME)
  openedAt: string;

  /** When it was to be done; left out where nothing was promised. @example 2015-01-05T08:30:00 */
  @IsOptional()
  @Matches(LOCAL_TIME)
  targetAt?: string;

  /** When it was done; left out while it is open. @example 2015-01-06T08:51:53 */
  @IsOptional()
  @Matches(LOCAL_TIME)
  closedAt?: string;

  /** What it is about. @example "Traffic Signal Repair" */
  @IsString()
  @Length(1, 500)
  narrative: string;

  /** @example Downtown / Financial District */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  placeText?: string;

  /** What the other system said itself; left out where it did not judge. @example OVERDUE */
  @IsOptional()
  @IsIn(VERDICTS)
  ownVerdict?: OnTimeVerdict;
}

/** Some requests of the file, in any order. */
export class ReplayBatchDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_BATCH)
  @ValidateNested({ each: true })
  @Type(() => ReplayRowDto)
  rows: ReplayRowDto[];
}
