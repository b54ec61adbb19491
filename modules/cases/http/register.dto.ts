import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { LANES, type Lane } from '../domain/lane.js';
import { RISK_LEVELS, type RiskLevel } from '../domain/risk-level.js';
import { CASE_SOURCES, type CaseSource } from '../store/case-row.js';
import { FactDto } from './facts.dto.js';
import { PartyDto } from './party.dto.js';
import { Text } from './text.js';

export const ATTITUDES = ['agreed', 'accepted_reluctantly', 'silent'] as const;
export type Attitude = (typeof ATTITUDES)[number];

/** What was settled by whoever came: with a recording, or with the mediator's record of what was agreed by word. */
export class SettlementDto {
  /** What happened, as found. @example "装修噪音, 双方口角, 未动手" */
  @Text(2000)
  facts: string;

  /** @example "每日九时至十八时施工, 周末停工" */
  @Text(2000)
  agreedText: string;

  /** @example agreed */
  @IsIn(ATTITUDES)
  applicantAttitude: Attitude;

  /** @example agreed */
  @IsIn(ATTITUDES)
  respondentAttitude: Attitude;

  /** Number of the body-worn recording. @example ZFY20260302-017 */
  @ValidateIf(({ recordingNumber }: SettlementDto) => recordingNumber !== undefined)
  @Text(100)
  recordingNumber?: string;

  /** What the mediator wrote down of an oral agreement, where there is no recording. @example 双方当面口头约定 */
  @ValidateIf(({ oralAgreementRecord }: SettlementDto) => oralAgreementRecord !== undefined)
  @Text(2000)
  oralAgreementRecord?: string;

  /** Day of a payment that was promised for later; left out when everything was done on the spot. @example 2026-03-20 */
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  @IsISO8601({ strict: true })
  paymentDueOn?: string;
}

export class RegisterCaseDto {
  /** Left out by whoever belongs to one agency only. @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  @IsOptional()
  @IsUUID()
  agencyId?: string;

  /** @example 110 */
  @IsIn(CASE_SOURCES)
  source: CaseSource;

  /** Number of the call or order it came from. @example JQ2026030200017 */
  @IsOptional()
  @Text(100)
  sourceReference?: string;

  /** One sentence is enough. @example 楼上装修噪音引起争吵 */
  @Text(2000)
  narrative: string;

  /** This, or a party with a telephone number; a preview asks for neither. @example 草堂街道浣花路 */
  @IsOptional()
  @Text(300)
  placeText?: string;

  /** @example 0202 */
  @IsOptional()
  @Matches(/^\d{2}(\d{2})?$/)
  typeCode?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartyDto)
  parties?: PartyDto[];

  /** Where it happened; the agency's own area when left out. @example 510105007001 */
  @IsOptional()
  @Matches(/^[0-9A-Za-z_]{1,32}$/)
  areaCode?: string;

  /** @example 500000 */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000_000_000_000)
  amountFen?: number;

  /** How many people are involved. @example 2 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  headcount?: number;

  /** With its offset; not in the future. @example 2026-03-02T08:40:00+08:00 */
  @IsOptional()
  @IsInstant()
  occurredAt?: string;

  @IsOptional()
  @IsArray()
  @ArrayMaxSize(60)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => FactDto)
  facts?: FactDto[];

  /** Only higher than what the triggers prove. @example orange */
  @IsOptional()
  @IsIn(RISK_LEVELS)
  risk?: RiskLevel;

  /** Left out: the one proposed. @example simple */
  @IsOptional()
  @IsIn(LANES.filter((lane) => lane !== 'on_the_spot'))
  lane?: Exclude<Lane, 'on_the_spot'>;
}

export class RegisterAndSettleDto extends RegisterCaseDto {
  /** Settled by whoever came: registered and closed in one step. */
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SettlementDto)
  settlement?: SettlementDto;
}
