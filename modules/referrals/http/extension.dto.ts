import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { PARTY_ROLES, type PartyRole } from '../../cases/index.js';

const MANNERS = ['on_camera', 'telephone', 'signature', 'message_reply'] as const;

/** A party agrees to longer mediation. */
export class MoreTimeConsentDto {
  /**
   * Who, by the id in the snapshot.
   * @example 0198c0de-0000-7000-8000-000000000061
   */
  @IsOptional()
  @IsUUID()
  partyId?: string;

  /**
   * Needed without `partyId`, where the snapshot does not show them; one party only may have it.
   * @example respondent
   */
  @ValidateIf((dto: MoreTimeConsentDto) => dto.partyId === undefined)
  @IsIn(PARTY_ROLES)
  role?: PartyRole;

  /**
   * How they said so.
   * @example telephone
   */
  @IsIn(MANNERS)
  manner: (typeof MANNERS)[number];
}

/** Asks for more time, before expiry and once. */
export class AskMoreTimeDto {
  /**
   * How much, in the unit of the limit: days where it is in days.
   * @example 5
   */
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  amount: number;

  /**
   * Why.
   * @example 用工方负责人出差，约定下周核算
   */
  @IsString()
  @Length(2, 1000)
  reason: string;

  /**
   * Of the parties, where mediation goes on longer.
   */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => MoreTimeConsentDto)
  consents?: MoreTimeConsentDto[];
}

/** Which request for more time is meant. */
export class MoreTimeAskedDto {
  /**
   * By its id in `extensions`, as it was read: who read an earlier request decides on no later one.
   * @example 0198c0de-0000-7000-8000-000000000071
   */
  @IsUUID()
  extensionId: string;
}

/** The answer to a request for more time. */
export class DecideMoreTimeDto extends MoreTimeAskedDto {
  /**
   * Yes or no.
   * @example granted
   */
  @IsIn(['granted', 'declined'])
  decision: 'granted' | 'declined';

  /**
   * Why.
   * @example 同意延期一次
   */
  @IsString()
  @Length(2, 1000)
  reason: string;
}
