import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FileKind } from '../../documents/index.js';
import type { SnapshotContent } from '../engine/snapshot-content.js';

type Party = NonNullable<SnapshotContent['parties']>[number];

/** How a party may be reached without harm. */
export class SharedContactView implements NonNullable<Party['safeContact']> {
  /** Whether they may be called. @example true */
  readonly mayCall: boolean;
  /** Whether they may be written to. @example false */
  readonly maySms: boolean;
  /** Local hours; null for any. @example 09:00-17:00 */
  readonly hours: string | null;
  /** Whether messages must not say what they are about. @example true */
  readonly neutralWording: boolean;
}

/** A party as it was shared: a name, telephone, address or number is there only when it was chosen. */
export class SharedPartyView implements Party {
  /** Its id. @example 0198c0de-0000-7000-8000-000000000021 */
  readonly partyId: string;
  /** What it is in the dispute. @example applicant */
  readonly role: Party['role'];
  /** @example person */
  readonly kind: 'person' | 'organisation';
  /** @example false */
  readonly isMinor: boolean;
  /** @example 张某 */
  readonly name?: string;
  /** @example 13800000000 */
  readonly phone?: string | null;
  /** @example 草堂街道浣花路 */
  readonly address?: string | null;
  /** @example 510105199001010011 */
  readonly identityNumber?: string | null;
  /** Always told with a telephone or address. */
  readonly safeContact?: SharedContactView;
}

/** A chosen file as it was on record. */
export class SharedFileView {
  /** Its content is opened by it. @example 0198c0de-0000-7000-8000-000000000021 */
  readonly fileId: string;
  /** @example 欠条.jpg */
  readonly name: string;
  /** @example photo */
  readonly kind: FileKind;
  /** @example image/jpeg */
  readonly mediaType: string;
  /** Its size. @example 204800 */
  readonly bytes: number;
  /** @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08 */
  readonly sha256: string;
  /** Which of the papers the recipient needs it is. */
  @ApiProperty({ type: [String], example: ['labor_contract'] })
  readonly paperCodes: readonly string[];
}

/** What the sender said to a question of the recipient's kind, with the question as it was asked then. */
export class SharedAnswerView {
  /** @example wage_months */
  readonly code: string;
  /** `yes` or `no`, a day, fen in digits, one of the choices, or words: as the question asks. @example yes */
  readonly value: string;
  /** @example 是否签订劳动合同 */
  readonly text: string;
}

/** What a recipient is shown of a case: the fields that were chosen, as they were then. */
export class SnapshotContentView implements SnapshotContent {
  /** Of the case. @example 和〔2026〕草堂所第000025号 */
  readonly number?: string;
  /** Code of the dispute type. @example 0205 */
  readonly type?: string | null;
  /** @example blue */
  readonly risk?: string;
  /** @example 两户因漏水争吵 */
  readonly narrative?: string;
  /** @example 草堂街道浣花路 */
  readonly place?: string | null;
  /** In fen. @example 120000 */
  readonly amountFen?: number | null;
  /** @example 2 */
  readonly headcount?: number;
  @ApiPropertyOptional({ type: [SharedPartyView] })
  readonly parties?: readonly SharedPartyView[];
  @ApiPropertyOptional({ type: [SharedFileView] })
  readonly files?: readonly SharedFileView[];
  @ApiPropertyOptional({ type: [SharedAnswerView] })
  readonly answers?: readonly SharedAnswerView[];
}
