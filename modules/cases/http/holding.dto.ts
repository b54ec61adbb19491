import { IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import type { RiskLevel } from '../domain/risk-level.js';
import { PARTY_ROLES, type PartyRole } from '../store/party-row.js';
import type { ConsentManner } from './records.dto.js';
import { Text } from './text.js';

const MANNERS = [
  'on_camera',
  'telephone',
  'signature',
  'message_reply',
] as const satisfies readonly ConsentManner[];
type SpokenManner = (typeof MANNERS)[number];

/** One party: by the id in the snapshot, or by the role where the snapshot does not show them. */
export class PartyMeantDto {
  @IsOptional()
  @IsUUID()
  partyId?: string;

  /** Needed without `partyId`; one party only may have it. @example respondent */
  @ValidateIf((dto: PartyMeantDto) => dto.partyId === undefined)
  @IsIn(PARTY_ROLES)
  role?: PartyRole;
}

export class HolderConsentDto extends PartyMeantDto {
  /** `sharing` is with the holder's own agency. @example mediation */
  @IsIn(['mediation', 'sharing', 'contact'])
  purpose: 'mediation' | 'sharing' | 'contact';

  /** @example given */
  @IsIn(['given', 'refused'])
  decision: 'given' | 'refused';

  /** @example telephone */
  @IsIn(MANNERS)
  manner: SpokenManner;

  /** Number of the recording, of the file. @example 通话录音 20260302-017 */
  @IsOptional()
  @Text(200)
  evidence?: string;
}

export class HolderWithdrawalDto extends PartyMeantDto {
  /** @example 当事人要求终止调解 */
  @Text(1000)
  reason: string;

  /** @example telephone */
  @IsIn(MANNERS)
  manner: SpokenManner;
}

const HIGHER = ['yellow', 'orange', 'red'] as const satisfies readonly RiskLevel[];

export class RaiseRiskDto {
  /** Higher than it is. @example red */
  @IsIn(HIGHER)
  level: (typeof HIGHER)[number];

  /** @example 一方扬言报复 */
  @Text(500)
  reason: string;
}
