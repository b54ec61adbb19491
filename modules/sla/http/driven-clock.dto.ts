import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';

/** Where to move the product's clock: to an instant, or ahead by so much. Exactly one of the two. */
export class MoveClockDto {
  /**
   * The instant it shall be.
   * @example '2026-03-06T09:00:00+08:00'
   */
  @IsOptional()
  @IsInstant()
  to?: string;

  /**
   * Milliseconds to move ahead, up to ten years.
   * @example 86400000
   */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(315_360_000_000)
  advanceMs?: number;
}
