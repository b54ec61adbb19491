import { IsInt, IsOptional, Matches, Max, Min, ValidateIf } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { Text } from './text.js';

export class EditCaseDto {
  /** @example 楼上装修噪音引起争吵, 已劝离 */
  @IsOptional()
  @Text(2000)
  narrative?: string;

  /** @example 草堂街道浣花路 */
  @ValidateIf((dto: EditCaseDto) => dto.placeText !== undefined && dto.placeText !== null)
  @Text(300)
  placeText?: string | null;

  /** @example 0202 */
  @IsOptional()
  @Matches(/^\d{2}(\d{2})?$/)
  typeCode?: string;

  /** @example 500000 */
  @ValidateIf((dto: EditCaseDto) => dto.amountFen !== undefined && dto.amountFen !== null)
  @IsInt()
  @Min(0)
  @Max(10_000_000_000_000)
  amountFen?: number | null;

  /** @example 3 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  headcount?: number;

  /** @example 2026-03-02T08:40:00+08:00 */
  @IsOptional()
  @IsInstant()
  occurredAt?: string;
}
