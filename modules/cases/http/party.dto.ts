import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { IdentityDocumentKind } from '../domain/identity-document.js';
import { PARTY_MARKS, PARTY_ROLES, type PartyMark, type PartyRole } from '../store/party-row.js';
import { Text } from './text.js';

const DOCUMENT_KINDS = ['resident_identity', 'passport', 'organisation_code', 'other'] as const;
const HOURS = /^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/;

export class DocumentDto {
  /** @example resident_identity */
  @IsIn(DOCUMENT_KINDS)
  kind: IdentityDocumentKind;

  /** As it stands on the document. @example 510105199001010013 */
  @Text(40)
  number: string;
}

/** How a party may be reached without harm. */
export class SafeContactDto {
  /** @example true */
  @IsOptional()
  @IsBoolean()
  mayCall?: boolean;

  /** @example false */
  @IsOptional()
  @IsBoolean()
  maySms?: boolean;

  /** Local hours; null for any. @example 09:00-17:30 */
  @ValidateIf((dto: SafeContactDto) => dto.hours !== undefined && dto.hours !== null)
  @Matches(HOURS)
  hours?: string | null;

  /** Messages must not say what they are about. @example true */
  @IsOptional()
  @IsBoolean()
  neutralWording?: boolean;
}

export class PartyFieldsDto {
  /** @example person */
  @IsOptional()
  @IsIn(['person', 'organisation'])
  kind?: 'person' | 'organisation';

  /** Follows from the identity number where one is given. @example false */
  @IsOptional()
  @IsBoolean()
  isMinor?: boolean;

  /** Null takes it away. */
  @ValidateIf((dto: PartyFieldsDto) => dto.document !== undefined && dto.document !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => DocumentDto)
  document?: DocumentDto | null;

  /** As it was told; null takes it away. @example 19900000001 */
  @ValidateIf((dto: PartyFieldsDto) => dto.phone !== undefined && dto.phone !== null)
  @Text(40)
  phone?: string | null;

  /** @example 草堂街道浣花路1号 */
  @ValidateIf((dto: PartyFieldsDto) => dto.address !== undefined && dto.address !== null)
  @Text(200)
  address?: string | null;

  /** Its address must not be told to anybody. @example false */
  @IsOptional()
  @IsBoolean()
  addressProtected?: boolean;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SafeContactDto)
  safeContact?: SafeContactDto;

  /** What matters to a guard rule. @example ["harmed"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(PARTY_MARKS.length)
  @IsIn(PARTY_MARKS, { each: true })
  attributes?: PartyMark[];
}

export class PartyDto extends PartyFieldsDto {
  /** @example applicant */
  @IsIn(PARTY_ROLES)
  role: PartyRole;

  /** @example 刘甲 */
  @Text(100)
  name: string;
}

export class EditPartyDto extends PartyFieldsDto {
  /** @example respondent */
  @IsOptional()
  @IsIn(PARTY_ROLES)
  role?: PartyRole;

  /** @example 刘甲 */
  @IsOptional()
  @Text(100)
  name?: string;
}

export class RevealDto {
  /** Why it must be seen. @example 电话通知到场调解 */
  @Text(200)
  reason: string;
}
