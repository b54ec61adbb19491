import { IntersectionType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsUUID, Matches } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { RISK_LEVELS, type RiskLevel } from '../../cases/index.js';
import { type Standing, STANDINGS } from './standing.js';

/** What the board is narrowed to. */
export class BoardFilter {
  /**
   * Only limits that stand so; left out, all that live.
   * @example pressing
   */
  @IsOptional()
  @IsIn(STANDINGS)
  standing?: Standing;

  /**
   * The agency that is charged.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /**
   * Of the case.
   * @example red
   */
  @IsOptional()
  @IsIn(RISK_LEVELS)
  risk?: RiskLevel;

  /**
   * Dispute type of the case as far as the reader may know it, with those below it.
   * @example '01'
   */
  @IsOptional()
  @Matches(/^[0-9]{2}([0-9]{2})?$/, { message: 'Give the code of a dispute type: two digits, or four.' })
  typeCode?: string;

  /**
   * Where the case is, with the areas below it.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  @IsOptional()
  @IsUUID()
  areaId?: string;
}

/** Which lines of the board. */
export class BoardQuery extends IntersectionType(BoardFilter, PageQuery) {}
