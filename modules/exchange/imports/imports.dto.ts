import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { MAX_BATCH_ROWS, MAX_ROW_BYTES, UNREADABLE_CODES, type UnreadableCode } from './import-run.js';

/** How the columns of this sender's lists become fields. */
export class ImportMappingDto {
  /** Column heading to field name; an empty name leaves the column out. @example {"处警编号":"number"} */
  @IsOptional()
  @IsObject()
  columns: Record<string, string> = {};

  /** Fields that every row has alike. @example {"source":"110"} */
  @IsOptional()
  @IsObject()
  constants: Record<string, string> = {};

  /** By field: what stands in the list, and what is meant. @example {"type":{"邻里":"0201"}} */
  @IsOptional()
  @IsObject()
  values: Record<string, Record<string, string>> = {};
}

/** A file that is about to be sent. */
export class OpenImportDto {
  /** @example 报警记录-2026-07.csv */
  @IsString()
  @Length(1, 255)
  fileName: string;

  /** SHA-256 of the file's bytes, in hexadecimal: the same file again is the same import. */
  @Matches(/^[0-9a-f]{64}$/)
  sha256: string;

  /** What the rows become. @example disputes */
  @Matches(/^[a-z][a-z0-9_]{1,62}$/)
  target: string;

  /** Key of the agency in whose name the rows are registered. @example station-caotang */
  @IsString()
  @Length(1, 64)
  agency: string;

  /** Whose numbering the rows follow: the same number in the same source is the same row. @example 110 */
  @Matches(/^[a-z0-9][a-z0-9_-]{0,62}$/)
  source: string;

  /** The file's headings, where it has any; what is missing is then told before the first row. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsString({ each: true })
  columns?: string[];

  @IsOptional()
  @ValidateNested()
  @Type(() => ImportMappingDto)
  mapping: ImportMappingDto = new ImportMappingDto();
}

export class RawRowDto {
  /** Line of the file on which the row begins. @example 2 */
  @IsInt()
  @Min(1)
  line: number;

  /** Cells by heading, as they stand in the file. @example {"编号":"110-20260701-0007","简要情况":"楼上漏水,双方争吵"} */
  @IsOptional()
  @IsObject()
  values?: Record<string, unknown>;

  /** Instead of `values`: the line of a JSON Lines file as it stands. */
  @IsOptional()
  @IsString()
  @MaxLength(MAX_ROW_BYTES)
  json?: string;

  /** Instead of `values`, for a line that could not be split into cells. */
  @IsOptional()
  @IsIn(UNREADABLE_CODES)
  unreadable?: UnreadableCode;
}

/** Some lines of the file, right after the last ones. */
export class TakeBatchDto {
  /** One after the run's `linesDone`. @example 1 */
  @IsInt()
  @Min(1)
  firstLine: number;

  /** Blank lines and headings count as well. @example 21 */
  @IsInt()
  @Min(1)
  lastLine: number;

  @IsArray()
  @ArrayMaxSize(MAX_BATCH_ROWS)
  @ValidateNested({ each: true })
  @Type(() => RawRowDto)
  rows: RawRowDto[];
}

export class CompleteImportDto {
  /** The number of lines the file has: only when all have been taken is it complete. @example 50001 */
  @IsInt()
  @Min(0)
  lastLine: number;
}
