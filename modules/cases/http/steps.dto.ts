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
  Matches,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { CLOSE_OUTCOMES, type CloseOutcome } from '../domain/close-outcome.js';
import { LANES, type Lane } from '../domain/lane.js';
import type { LegalPathKind } from '../domain/legal-path.js';
import { RISK_LEVELS, type RiskLevel } from '../domain/risk-level.js';
import { Text, Texts } from './text.js';

const PATH_KINDS = [
  'domestic_violence',
  'criminal',
  'public_security_penalty',
  'minor_protection',
  'safety',
  'discipline',
  'other_body',
] as const satisfies readonly LegalPathKind[];

const MANNERS = ['on_camera', 'telephone', 'signature', 'message_reply', 'statute'] as const;
export type ConsentManner = (typeof MANNERS)[number];

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
  @IsIn(MANNERS.filter((manner) => manner !== 'statute'))
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
  @ArrayMaxSize(PATH_KINDS.length)
  @IsIn(PATH_KINDS, { each: true })
  pathKinds: LegalPathKind[];
}

export class PartyConsentDto {
  @IsUUID()
  partyId: string;

  /** @example telephone */
  @IsIn(MANNERS)
  manner: ConsentManner;
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

export class RecordConsentDto {
  /** All parties when left out: one tap on the scene. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  partyIds?: string[];

  /** @example mediation */
  @IsIn(['mediation', 'sharing', 'contact'])
  purpose: 'mediation' | 'sharing' | 'contact';

  /** Whom it is for; any recipient when left out. */
  @IsOptional()
  @IsUUID()
  recipientAgencyId?: string;

  /** A withdrawal has an action of its own. @example given */
  @IsIn(['given', 'refused', 'legal_basis'])
  decision: 'given' | 'refused' | 'legal_basis';

  /** Needed with `legal_basis`. @example 个人信息保护法第13条第1款第3项 */
  @ValidateIf((dto: RecordConsentDto) => dto.decision === 'legal_basis')
  @Text(200)
  legalBasis?: string;

  /** @example on_camera */
  @IsIn(MANNERS)
  manner: ConsentManner;

  /** Number of the recording, of the file. @example 执法记录仪 ZFY20260302-017 */
  @IsOptional()
  @Text(200)
  evidence?: string;
}

export class CompleteLegalStepDto {
  /** @example 已出具并送达告诫书 */
  @IsOptional()
  @Text(1000)
  note?: string;

  /** `not_applicable`: decided that it is not to be done; nothing is counted from it. The danger scale wants a note then. @example done */
  @IsOptional()
  @IsIn(['done', 'not_applicable'])
  result?: 'done' | 'not_applicable';
}

export class RecordVisitDto {
  /** @example visit */
  @IsIn(['visit', 'telephone', 'message'])
  manner: 'visit' | 'telephone' | 'message';

  /** @example clean */
  @IsIn(['clean', 'unstable', 'flared_up', 'unreachable'])
  result: 'clean' | 'unstable' | 'flared_up' | 'unreachable';

  /** @example 双方关系平稳 */
  @IsOptional()
  @Text(2000)
  note?: string;

  /** Now when left out. @example 2026-03-09T10:00:00+08:00 */
  @IsOptional()
  @IsInstant()
  visitedAt?: string;
}

export class PlanSafetyDto {
  /** @example "已联系家属看护, 收缴刀具, 社区每日走访" */
  @Text(4000)
  measures: string;

  /** Who was told. @example ["社区","医院"] */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Texts(100)
  told?: string[];

  /** When to look again: whoever holds the case then is reminded. @example 2026-03-03T09:00:00+08:00 */
  @IsOptional()
  @IsInstant()
  nextCheckAt?: string;
}

export class NoticeOfOtherWaysDto {
  /** @example "双方分歧过大, 无法达成协议" */
  @Text(1000)
  reason: string;

  /** @example ["向人民法院起诉","申请劳动仲裁"] */
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @Texts(200)
  ways: string[];

  /** @example paper */
  @IsIn(['paper', 'message', 'oral_recorded'])
  manner: 'paper' | 'message' | 'oral_recorded';
}

export class AcceptOfficiallyDto {
  /** When the parties' application was received. @example 2026-03-02T09:00:00+08:00 */
  @ValidateIf(
    (dto: AcceptOfficiallyDto) =>
      dto.applicationReceivedAt !== undefined || dto.legallyAcceptedAt === undefined,
  )
  @IsInstant()
  applicationReceivedAt?: string;

  /** When it was legally accepted (form F3). @example 2026-03-03T09:00:00+08:00 */
  @IsOptional()
  @IsInstant()
  legallyAcceptedAt?: string;

  /** The paper it stands on. @example "受理登记表 2026-017" */
  @Text(200)
  document: string;
}

export class EditCaseDto {
  /** @example 楼上装修噪音引起争吵, 已劝离 */
  @IsOptional()
  @Text(2000)
  narrative?: string;

  /** @example 草堂街道浣花路 */
  @ValidateIf((dto: EditCaseDto) => dto.placeText !== undefined && dto.placeText !== null)
  @Text(300)
  placeText?: string | null;

  /** @example 0202 */
  @IsOptional()
  @Matches(/^\d{2}(\d{2})?$/)
  typeCode?: string;

  /** @example 500000 */
  @ValidateIf((dto: EditCaseDto) => dto.amountFen !== undefined && dto.amountFen !== null)
  @IsInt()
  @Min(0)
  @Max(10_000_000_000_000)
  amountFen?: number | null;

  /** @example 3 */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000)
  headcount?: number;

  /** @example 2026-03-02T08:40:00+08:00 */
  @IsOptional()
  @IsInstant()
  occurredAt?: string;
}
