import {
  CONTACT_CHANNELS,
  CONTACT_RESULTS,
  CONTACT_ROLES,
  type ContactChannel,
  type ContactResult,
  type ContactRole,
} from '../../cases/index.js';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';

/** A contact with a party: who, when, by what way, with what result. */
export class FirstContactDto {
  /**
   * When; now, when left out.
   * @example 2026-03-05T10:20:00+08:00
   */
  @IsOptional()
  @IsInstant()
  contactedAt?: string;

  /**
   * By what way.
   * @example phone
   */
  @IsIn(CONTACT_CHANNELS)
  channel: ContactChannel;

  /**
   * With what result.
   * @example reached
   */
  @IsIn(CONTACT_RESULTS)
  result: ContactResult;

  /**
   * Who it was, by role and never by name; `sender` is the desk that sent the referral.
   * @example applicant
   */
  @IsIn(CONTACT_ROLES)
  who: ContactRole;

  /**
   * What was said, in short.
   * @example 约定周四下午面谈
   */
  @IsOptional()
  @IsString()
  @Length(1, 1000)
  note?: string;
}
