import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { CLOSE_OUTCOMES, type CloseOutcome } from '../domain/close-outcome.js';
import { LANES, type Lane } from '../domain/lane.js';
import { LEGAL_PATH_KINDS, type LegalPathKind } from '../domain/legal-path.js';
import { RISK_LEVELS, type RiskLevel } from '../domain/risk-level.js';
import { CONSENT_MANNERS, type ConsentManner, PartyConsentDto } from './records.dto.js';
import { Text } from './text.js';

export class CloseCaseDto {
  /** @example written_agreement */
  @IsIn(CLOSE_OUTCOMES)
  outcome: CloseOutcome;

  /** @example 双方签署调解协议 */
  @IsOptional()
  @Text(2000)
  note?: string;

  /** For `duplicate`: the case in which it goes on. */
  @ValidateIf((dto: CloseCaseDto) => dto.outcome === 'duplicate')
  @IsUUID()
  duplicateOf?: string;
}

export class ReopenCaseDto {
  /** @example 对方未按约停工 */
  @Text(1000)
  reason: string;

  /** `party` when a party asks for it through whoever files this. @example agency */
  @IsIn(['party', 'agency'])
  askedBy: 'party' | 'agency';
}

export class WithdrawConsentDto {
  @IsUUID()
  partyId: string;

  /** @example 当事人要求终止调解 */
  @Text(1000)
  reason: string;

  /** How it was told. @example telephone */
  @IsIn(CONSENT_MANNERS.filter((manner) => manner !== 'statute'))
  manner: Exclude<ConsentManner, 'statute'>;
}

export class ApplyForConfirmationDto {
  /** Of which agreement; the latest, when left out. @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  @IsOptional()
  @IsUUID()
  confirmationId?: string;

  /** When the parties applied; now, when left out. @example 2026-03-12T09:00:00+08:00 */
  @IsOptional()
  @IsInstant()
  appliedAt?: string;

  /** @example 成都市青羊区人民法院 */
  @Text(200)
  court: string;
}

export class ReportWithdrawalDto {
  /**
   * What was done up to the withdrawal, and what became of the papers.
   * @example 已停止联系，材料封存，当事人已被告知其他途径
   */
  @Text(2000)
  summary: string;
}

export class StopLegalDto {
  /** @example 发现涉嫌犯罪线索 */
  @Text(1000)
  reason: string;

  /** Where the case goes on. @example ["criminal"] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(LEGAL_PATH_KINDS.length)
  @IsIn(LEGAL_PATH_KINDS, { each: true })
  pathKinds: LegalPathKind[];
}

export class AskExtensionDto {
  /** In the unit of the clock's limit: days for a limit in days. @example 10 */
  @IsInt()
  @Min(1)
  @Max(10_000)
  amount: number;

  /** @example 等待鉴定意见 */
  @Text(1000)
  reason: string;

  /** Of the parties, where mediation goes on longer. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(50)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => PartyConsentDto)
  consents?: PartyConsentDto[];
}

export class DecideExtensionDto {
  /** @example granted */
  @IsIn(['granted', 'declined'])
  decision: 'granted' | 'declined';

  /** @example 同意延期 */
  @Text(1000)
  reason: string;
}

export class ChangeLaneDto {
  /** @example full */
  @IsIn(LANES.filter((lane) => lane !== 'on_the_spot'))
  lane: Exclude<Lane, 'on_the_spot'>;

  /** @example 需要多部门会商 */
  @Text(500)
  reason: string;
}

export class ChangeRiskDto {
  /** @example red */
  @IsIn(RISK_LEVELS)
  level: RiskLevel;

  /** @example 扬言报复 */
  @Text(500)
  reason: string;
}
