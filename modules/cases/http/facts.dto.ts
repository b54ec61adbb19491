import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { FACT_CODES, NUMBER_CODES, type FactCode, type NumberCode } from '../domain/fact-codes.js';
import type { Truth } from '../domain/truth.js';
import { Text } from './text.js';

/** One answer (`value`) or one count (`number`). */
export class FactDto {
  /** A fact's or a number's code. @example violence */
  @IsIn([...FACT_CODES, ...NUMBER_CODES])
  code: FactCode | NumberCode;

  /** For facts. @example yes */
  @ValidateIf((dto: FactDto) => dto.number === undefined)
  @IsIn(['yes', 'no', 'unknown'])
  value?: Truth;

  /** For counts. @example 12 */
  @ValidateIf((dto: FactDto) => dto.value === undefined)
  @IsInt()
  @Min(0)
  @Max(10_000_000_000_000)
  number?: number;
}

export class RecordFactsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FactDto)
  facts: FactDto[];
}

export class LiftGuardDto {
  /** @example R10 */
  @Text(6)
  ruleCode: string;

  /** @example 已报所领导同意先行疏导 */
  @Text(500)
  reason: string;
}

export class AssessDangerDto {
  /** Answers by item; what is left out counts as not answered. @example {"D1":"yes","D2":"no"} */
  @IsObject()
  answers: Record<string, 'yes' | 'no'>;
}
