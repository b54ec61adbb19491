import { IntersectionType, PickType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { CLOCK_SUBJECTS } from '../../sla/index.js';
import { BoardFilter } from '../board/board.dto.js';
import { ENDINGS, type Ending } from './endings.js';

/** Over how many days something is counted at most, and where nothing is said. */
const LONGEST_WINDOW = 90;
const DEFAULT_WINDOW = 30;

/** Some clocks, by their name and what they run on. */
class ClocksFilter {
  /**
   * Only clocks of this name.
   * @example accept
   */
  @IsOptional()
  @Matches(/^[a-z][a-z_]{0,62}$/)
  kind?: string;

  /**
   * What it runs on: `case`, `referral`, `agreement`, `plan_item` or `joint_meeting`.
   * @example referral
   */
  @IsOptional()
  @IsIn(CLOCK_SUBJECTS)
  subjectType?: string;
}

/** What the limits of an agency are narrowed to. */
export class UnitFilter extends IntersectionType(
  ClocksFilter,
  PickType(BoardFilter, ['standing', 'risk', 'typeCode']),
) {
  /**
   * Whose: the id of a person, or `none` for what nobody has been given.
   * @example none
   */
  @IsOptional()
  @Matches(/^(none|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  handler?: string;
}

/** Which limits of an agency. */
export class UnitLimitsQuery extends IntersectionType(UnitFilter, PageQuery) {}

/** Over how long limits are counted. */
export class WindowQuery {
  /**
   * The last so many days, 90 at most.
   * @example 30
   */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LONGEST_WINDOW)
  days: number = DEFAULT_WINDOW;
}

/** Which of the limits that ended. */
export class EndedLimitsQuery extends IntersectionType(ClocksFilter, PageQuery, WindowQuery) {
  /**
   * Only those that ended so.
   * @example late
   */
  @IsOptional()
  @IsIn(ENDINGS)
  ending?: Ending;
}

/** Whose overrides, of which time. */
export class OverridesQuery extends IntersectionType(PageQuery, WindowQuery) {
  /**
   * Only what this person lifted.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  @IsOptional()
  @IsUUID()
  userId?: string;
}
