import { PartialType } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';

const KEY = /^[a-z0-9][a-z0-9-]{1,62}$/;
const CODE = /^[0-9A-Za-z_-]{1,32}$/;

export class AgencyDutyDto {
  /** @example 值班室 */
  @IsString()
  @Length(1, 100)
  person: string;

  /** @example 19900000002 */
  @Matches(/^[0-9+ -]{3,20}$/)
  phone: string;

  /** Local hours of every day. @example 00:00-24:00 */
  @Matches(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
  hours: string;
}

/** What may be changed later. */
export class AgencyFieldsDto {
  /** @example 草堂派出所 */
  @IsString()
  @Length(1, 100)
  name: string;

  /** The agency that guides it; null for none. */
  @ValidateIf((dto: AgencyFieldsDto) => dto.parentId !== null)
  @IsUUID()
  parentId: string | null;

  /** The calendar its clocks run by. @example station */
  @Matches(KEY)
  calendarKey: string;

  /** Open referrals it can carry at once; null when no limit is known. @example 40 */
  @ValidateIf((dto: AgencyFieldsDto) => dto.capacity !== null)
  @IsInt()
  @Min(0)
  @Max(100_000)
  capacity: number | null;

  /** Whom to call when a red case does not wait; null for nobody. */
  @ValidateIf((dto: AgencyFieldsDto) => dto.duty !== null)
  @ValidateNested()
  @Type(() => AgencyDutyDto)
  @IsObject()
  duty: AgencyDutyDto | null;

  /** Dispute type codes; empty for all that its kind does. @example ["0201","0202"] */
  @IsArray()
  @ArrayMaxSize(500)
  @Matches(CODE, { each: true })
  capabilities: string[];

  /** Trade codes of an association. @example [] */
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(CODE, { each: true })
  trades: string[];

  /** What differs from the policy of its kind: entries as `/agency-kinds` has them, and `caseNumberName`. @example {"dispatch":"via-centre"} */
  @IsObject()
  profile: Record<string, unknown>;
}

export class CreateAgencyDto extends AgencyFieldsDto {
  /** Stable short name. @example station-caotang */
  @Matches(KEY)
  key: string;

  /** Names the policy it works under. @example station */
  @Matches(KEY)
  kind: string;

  /** It serves this area and everything below it. */
  @IsUUID()
  areaId: string;

  /** The agency that guides it; none when left out. */
  override parentId: string | null = null;

  /** Open referrals it can carry at once; no limit when left out. @example 40 */
  override capacity: number | null = null;

  /** Whom to call when a red case does not wait; nobody when left out. */
  override duty: AgencyDutyDto | null = null;

  /** Dispute type codes; all that its kind does when left out. @example ["0201","0202"] */
  override capabilities: string[] = [];

  /** Trade codes of an association. @example [] */
  override trades: string[] = [];

  /** What differs from the policy of its kind; nothing when left out. @example {"dispatch":"via-centre"} */
  override profile: Record<string, unknown> = {};
}

export class UpdateAgencyDto extends PartialType(AgencyFieldsDto, { skipNullProperties: false }) {}

export class AgencyQuery extends PageQuery {
  /** A part of the name. @example 妇女联合会 */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  q?: string;

  /** @example community */
  @IsOptional()
  @Matches(KEY)
  kind?: string;

  /** Only agencies whose own area lies in this one, by its code. @example 510105007 */
  @IsOptional()
  @Matches(/^[0-9A-Za-z_]{1,32}$/)
  areaCode?: string;

  /** Inactive agencies too, with `all`. @example active */
  @IsOptional()
  @IsIn(['active', 'all'])
  state?: 'active' | 'all';
}
