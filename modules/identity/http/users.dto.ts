import { PartialType } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, ValidateIf } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import type { Role } from '../../../src/platform/auth/actor.js';
import { PageQuery } from '../../../src/platform/http/page.js';
import { ROLES } from '../roles.js';

/** What may be changed later. */
export class UserFieldsDto {
  /** @example 郑某甲 */
  @IsString()
  @Length(1, 100)
  displayName: string;

  /** The post as people say it. @example 社区民警 */
  @ValidateIf((dto: UserFieldsDto) => dto.title !== null)
  @IsString()
  @Length(1, 100)
  title: string | null;

  /** Where notices go. @example 19900000199 */
  @ValidateIf((dto: UserFieldsDto) => dto.phone !== null)
  @Matches(/^[0-9+ -]{3,20}$/)
  phone: string | null;
}

export class CreateUserDto extends UserFieldsDto {
  /** Lower-case letters, digits, dots and hyphens. @example station-caotang.officer4 */
  @Matches(/^[a-z0-9][a-z0-9._-]{1,62}$/)
  login: string;

  /** @example person */
  @IsIn(['person', 'machine'])
  kind: 'person' | 'machine';

  /** The post as people say it; null when left out. @example 社区民警 */
  override title: string | null = null;

  /** Where notices go; null when left out. @example 19900000199 */
  override phone: string | null = null;
}

export class UpdateUserDto extends PartialType(UserFieldsDto, { skipNullProperties: false }) {}

export class GrantDto {
  /** @example agency_handler */
  @IsIn(ROLES)
  role: Role;

  /** For roles in an agency. */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /** For roles over an area. */
  @IsOptional()
  @IsUUID()
  areaId?: string;

  /** When it ends by itself; left out for until revoked. @example 2026-12-31T16:00:00.000Z */
  @IsOptional()
  @IsInstant()
  validTo?: string;
}

export class DisableUserDto {
  /** Why, for the audit trail; no personal data. @example "moved to another bureau" */
  @IsString()
  @Length(1, 200)
  reason: string;
}

export class UserQuery extends PageQuery {
  /** A part of the name or of the login. @example 郑某 */
  @IsOptional()
  @IsString()
  @Length(1, 64)
  q?: string;

  /** Only who holds this role; in that agency where one is given. @example agency_handler */
  @IsOptional()
  @IsIn(ROLES)
  role?: Role;

  /** Only who holds a role in this agency. */
  @IsOptional()
  @IsUUID()
  agencyId?: string;
}
