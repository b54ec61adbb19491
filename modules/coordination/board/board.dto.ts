import { IsIn, IsOptional, IsUUID } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { RISK_LEVELS, type RiskLevel } from '../../cases/index.js';
import { type Standing, STANDINGS } from './standing.js';

/** What the board is narrowed to. */
export class BoardFilter {
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
}

/** Which lines of the board. */
export class BoardQuery extends PageQuery {
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
   * Only limits that stand so; left out, all that live.
   * @example overdue
   */
  @IsOptional()
  @IsIn(STANDINGS)
  standing?: Standing;
}
