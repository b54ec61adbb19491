import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { CASE_STATES, type CaseState } from '../domain/case-state.js';
import { RISK_LEVELS, type RiskLevel } from '../domain/risk-level.js';

export class CaseListQuery extends PageQuery {
  /** @example handling */
  @IsOptional()
  @IsIn(CASE_STATES)
  state?: CaseState;

  /** A type, or a first-level type with all below it. @example 02 */
  @IsOptional()
  @Matches(/^\d{2}(\d{2})?$/)
  typeCode?: string;

  /** @example red */
  @IsOptional()
  @IsIn(RISK_LEVELS)
  risk?: RiskLevel;

  /** Held by this agency. */
  @IsOptional()
  @IsUUID()
  agencyId?: string;
}

export class SearchQuery {
  /** A number or its beginning, a telephone number, a document number, a name, or words. @example 和〔2026〕草堂所 */
  @IsString()
  @Length(2, 100)
  q: string;
}
