import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { IsInstant } from '../../../src/platform/http/instant.js';
import { Text, Texts } from './text.js';

/** How somebody consented. */
export const CONSENT_MANNERS = ['on_camera', 'telephone', 'signature', 'message_reply', 'statute'] as const;
export type ConsentManner = (typeof CONSENT_MANNERS)[number];

export class PartyConsentDto {
  @IsUUID()
  partyId: string;

  /** @example telephone */
  @IsIn(CONSENT_MANNERS)
  manner: ConsentManner;
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
  @IsIn(CONSENT_MANNERS)
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
