import { IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import {
  CONTACT_CHANNELS,
  CONTACT_RESULTS,
  type ContactChannel,
  type ContactResult,
} from '../domain/contacts.js';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { PARTY_ROLES, type PartyRole } from '../store/party-row.js';
import { Text } from './text.js';

/** A contact with a party: who, when, by what way, with what result. */
export class RecordContactDto {
  /** When; now, when left out. @example 2026-03-05T10:20:00+08:00 */
  @IsOptional()
  @IsInstant()
  contactedAt?: string;

  /** By what way. @example phone */
  @IsIn(CONTACT_CHANNELS.filter((channel) => channel !== 'desk'))
  channel: Exclude<ContactChannel, 'desk'>;

  /** @example reached */
  @IsIn(CONTACT_RESULTS)
  result: ContactResult;

  /** Which party. */
  @IsOptional()
  @IsUUID()
  partyId?: string;

  /** Needed without `partyId`; they need not be on record yet, and one party only may have the role. @example applicant */
  @ValidateIf((dto: RecordContactDto) => dto.partyId === undefined)
  @IsIn(PARTY_ROLES)
  role?: PartyRole;

  /** What was said, in short. @example 约定周四下午面谈 */
  @IsOptional()
  @Text(1000)
  note?: string;
}

export class ProgressNoteDto {
  /** What was done since, and what comes next. @example 已看过现场, 双方约定周五当面商量 */
  @Text(2000)
  text: string;
}
