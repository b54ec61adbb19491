import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { REFERRAL_CHANNELS, type ReferralChannel } from '../domain/modes.js';
import { SNAPSHOT_FIELDS, type SnapshotField } from '../domain/snapshot-fields.js';
import { EnclosedDto } from './enclosed.dto.js';
import { ChoiceDto } from './choice.dto.js';

/** Modes that are sent from a case; a part is delegated from a referral instead. */
export const SENT_MODES = ['refer', 'transfer', 'co_handle', 'consult'] as const;

/** One matter of the dispute. */
export class ClaimDto {
  /**
   * Names it in a partial acceptance.
   * @example wages
   */
  @Matches(/^[a-z0-9_-]{1,64}$/)
  key: string;

  /**
   * What it is.
   * @example 拖欠工资三个月
   */
  @IsString()
  @Length(1, 500)
  text: string;
}

/** Grounds instead of consent. */
export class LegalBasisDto {
  /**
   * Which rule.
   * @example pipl-13-3
   */
  @Matches(/^[a-z0-9-]{1,64}$/)
  code: string;

  /**
   * The rule in words.
   * @example 个人信息保护法第十三条第一款第三项：履行法定职责所必需
   */
  @IsString()
  @Length(2, 500)
  text: string;
}

/** A referral of a case, sent at once unless it is to stay a draft. */
export class CreateReferralDto extends EnclosedDto {
  /**
   * To whom.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  @IsUUID()
  recipientAgencyId: string;

  /**
   * Why this agency, where the ranked list has another one first.
   */
  @IsOptional()
  @ValidateNested()
  @Type(() => ChoiceDto)
  choice?: ChoiceDto;

  /**
   * What is asked of them.
   * @example 请组织双方调解并反馈结果
   */
  @IsString()
  @Length(2, 2000)
  request: string;

  /**
   * How the case is shared.
   * @example refer
   */
  @IsOptional()
  @IsIn(SENT_MODES)
  mode?: (typeof SENT_MODES)[number];

  /**
   * What for: one live primary referral for each purpose. Left out it is `mediation`, and `support` where mediation
   * of the case was stopped.
   * @example mediation
   */
  @IsOptional()
  @Matches(/^[a-z][a-z0-9_]{1,40}$/)
  purpose?: string;

  /**
   * Whether the lead must wait for this supporter.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  required?: boolean;

  /**
   * `external` for a body outside the network: the sender then records what comes back.
   * @example internal
   */
  @IsOptional()
  @IsIn(REFERRAL_CHANNELS)
  channel?: ReferralChannel;

  /**
   * The matters it is about; one for the whole when left out.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ArrayUnique((claim: ClaimDto) => claim.key)
  @ValidateNested({ each: true })
  @Type(() => ClaimDto)
  scope?: ClaimDto[];

  /**
   * What of the case the recipient is shown.
   * @example ["number", "type", "risk", "narrative", "place"]
   */
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(SNAPSHOT_FIELDS, { each: true })
  fields?: SnapshotField[];

  /**
   * Which parties are shown, where personal fields are; all when left out.
   * @example ["0198c0de-0000-7000-8000-000000000061"]
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  partyIds?: string[];

  /**
   * Grounds for personal fields where there is no consent; to public organs only, refused to others as `legal_basis_not_theirs`.
   */
  @IsOptional()
  @ValidateNested()
  @Type(() => LegalBasisDto)
  legalBasis?: LegalBasisDto;

  /**
   * Keeps it as a draft.
   * @example false
   */
  @IsOptional()
  @IsBoolean()
  keepAsDraft?: boolean;

  /**
   * The centre's reason to ask an agency again, or to go on although the hops are used up.
   * @example 经区联调中心协调会确定
   */
  @IsOptional()
  @IsString()
  @Length(2, 500)
  arbitration?: string;
}
