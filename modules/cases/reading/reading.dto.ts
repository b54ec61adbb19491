import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';
import { CASE_STATES, type CaseState } from '../domain/case-state.js';
import { RISK_LEVELS, type RiskLevel } from '../domain/risk-level.js';
import { CASE_SOURCES, type CaseSource } from '../store/case-row.js';
import { CASE_ORDERS, type CaseOrder } from './case-list.store.js';

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

  /** How it came to the desk. @example '110' */
  @IsOptional()
  @IsIn(CASE_SOURCES)
  source?: CaseSource;

  /** Registered on this day or later. @example 2026-03-01 */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  registeredFrom?: string;

  /** Registered on this day or earlier. @example 2026-03-31 */
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  @IsISO8601({ strict: true })
  registeredUntil?: string;

  /** In this area or below. @example 510105007 */
  @IsOptional()
  @Matches(/^[0-9A-Za-z_]{1,32}$/)
  areaCode?: string;

  /** Handled by this person; `me` for the caller. @example me */
  @IsOptional()
  @Matches(/^(me|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/)
  handler?: string;

  /** `deadline`: what expires first, the closed ones only with `state=closed`. A cursor fits its own order. @example newest */
  @IsOptional()
  @IsIn(CASE_ORDERS)
  sort: CaseOrder = 'newest';
}

export class SearchDto {
  /**
   * A case number, its beginning or its serial number alone, the number of the call or order it came from or its beginning,
   * a telephone number, a document number, a name, or words. @example 和〔2026〕草堂所
   */
  @IsString()
  @Length(2, 100)
  q: string;
}
