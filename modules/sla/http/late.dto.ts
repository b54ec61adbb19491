import { Transform } from 'class-transformer';
import { IsBoolean, IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQuery } from '../../../src/platform/http/page.js';

/** Which escalations to list; those told to the caller when nothing is said. */
export class EscalationsQuery extends PageQuery {
  /** Those told to the caller. */
  @IsOptional()
  @Transform(({ value }) => value === '' || value === 'true' || value === true)
  @IsBoolean()
  mine?: boolean;

  /** Those told to nobody, in the caller's areas. */
  @IsOptional()
  @Transform(({ value }) => value === '' || value === 'true' || value === true)
  @IsBoolean()
  unattended?: boolean;
}

/** Taking up an escalation. */
export class AcknowledgeDto {
  /** What will be done. @example '已电话联系承办人，今日下午反馈' */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

/** Which breaches to list. */
export class BreachesQuery extends PageQuery {
  @IsOptional()
  @IsUUID()
  caseId?: string;

  /** The agency charged. */
  @IsOptional()
  @IsUUID()
  agencyId?: string;
}

/** A decision not to charge a breach. */
export class BreachWaiverDto {
  /** @example 'force_majeure' */
  @Matches(/^[a-z][a-z_]{1,40}$/)
  causeCode: string;

  /** @example '暴雨导致社区停电两日' */
  @IsString()
  @IsNotEmpty()
  @MaxLength(1000)
  reason: string;

  /** The paper that allows it; required for legal and agreed periods. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  document?: string;
}
