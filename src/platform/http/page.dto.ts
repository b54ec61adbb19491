import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';

export const DEFAULT_PAGE_SIZE = 50;
export const MAX_PAGE_SIZE = 200;

/** What every list takes: how many, and after which place. */
export class PageQuery {
  /** How many rows at most, 1 to 200. @example 50 */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE_SIZE)
  limit: number = DEFAULT_PAGE_SIZE;

  /** `nextCursor` of the page before; left out for the first page. @example WyIyMDI2LTAzLTA1Il0 */
  @IsOptional()
  @IsString()
  @MaxLength(400)
  cursor?: string;
}
