import { PartialType, OmitType } from '@nestjs/swagger';
import {
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import { URGENCIES, type Urgency } from '../domain/urgency.js';

const CODE = /^[a-z][a-z0-9_]{2,62}$/;

/** A new rule by which people are told. */
export class CreateNoticeRuleDto {
  /** Stable short name. @example referral.submitted.desk */
  @Matches(/^[a-z][a-z0-9._-]{2,98}$/)
  key: string;

  /** @example referral.submitted */
  @Matches(/^[a-z_]+\.[a-z_]+$/)
  eventType: string;

  /** Payload fields and the values they may have; empty for always. @example {"band":["red"]} */
  @IsObject()
  condition: Record<string, unknown> = {};

  /** Who is told. @example [{"kind":"agency","field":"recipientAgencyId","roles":["agency_intake"]}] */
  @IsArray()
  audience: unknown[];

  /** Names the text. @example referral_arrived */
  @Matches(CODE)
  code: string;

  /** `red` also comes at night. @example urgent */
  @IsIn(URGENCIES)
  urgency: Urgency;

  /** The clock of the event's subject whose deadline is told; null for the event's own. @example accept */
  @ValidateIf((_, value) => value !== null)
  @Matches(/^[a-z][a-z_]{0,62}$/)
  dueClock: string | null = null;

  /** Notices of one code to one person within this many minutes are one; 0 for each by itself. @example 5 */
  @IsInt()
  @Min(0)
  @Max(1440)
  coalesceMinutes: number = 0;

  /** @example true */
  @IsBoolean()
  active: boolean = true;
}

/** What of a rule shall be different. */
export class UpdateNoticeRuleDto extends PartialType(OmitType(CreateNoticeRuleDto, ['key'] as const), {
  skipNullProperties: false,
}) {}

/** The words of a code from now on. */
export class ReplaceTextDto {
  /** For staff what there is to do, at most 16 characters; for parties a neutral sentence. @example 待签收事项 */
  @IsString()
  @Length(2, 58)
  text: string;
}
