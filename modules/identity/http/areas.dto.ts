import { IsIn, IsOptional, IsString, IsUUID, Length, Matches } from 'class-validator';
import { AREA_LEVELS, type AreaLevel } from '../area.js';

export class CreateAreaDto {
  /** Statistical division code without its trailing zeros. @example 510105007006 */
  @Matches(/^[0-9A-Za-z_]{1,32}$/)
  code: string;

  /** @example 浣花社区 */
  @IsString()
  @Length(1, 100)
  name: string;

  /** @example community */
  @IsIn(AREA_LEVELS)
  level: AreaLevel;

  /** The area it lies in. */
  @IsUUID()
  parentId: string;
}

export class AreaQuery {
  /** Only this area and what lies in it, by its code; left out for the whole tree. @example 510105007 */
  @IsOptional()
  @Matches(/^[0-9A-Za-z_]{1,32}$/)
  areaCode?: string;
}
