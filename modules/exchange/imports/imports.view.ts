import { ApiProperty } from '@nestjs/swagger';
/** A file on its way in. */
export class ImportRunView {
  id: string;
  /** @example disputes */
  target: string;
  agencyId: string;
  /** @example 110 */
  source: string;
  /** @example 报警记录-2026-07.csv */
  fileName: string;
  sha256: string;
  /** @example running */
  state: 'running' | 'completed';
  /** Everything up to this line is in; go on after it. @example 4001 */
  linesDone: number;
  /** Rows that became something new. @example 3988 */
  imported: number;
  /** Rows that had come in before. @example 0 */
  repeated: number;
  /** Rows that were not taken. @example 12 */
  rejected: number;
  startedAt: string;
  completedAt: string | null;
}

/** A file that may be sent now, from `linesDone` on. */
export class OpenedImportRunView extends ImportRunView {
  /** Headings no field is known for. @example ["备注2"] */
  @ApiProperty({ type: [String] })
  ignoredColumns: readonly string[];
}

export class ImportRunPageView {
  @ApiProperty({ type: () => [ImportRunView] })
  items: readonly ImportRunView[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** Why a line was not taken. It never repeats what stands there. */
export class RejectionView {
  /** @example 17 */
  line: number;
  /** The column, or the field; empty when the whole row is meant. @example 电话 */
  path: string;
  /** @example phone_unreadable */
  code: string;
  /** @example "电话: Give a telephone number of 7 to 20 digits." */
  reason: string;
}

export class RejectionPageView {
  @ApiProperty({ type: () => [RejectionView] })
  items: readonly RejectionView[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** What became of one batch. */
export class BatchTakenView {
  /** @example 21 */
  linesDone: number;
  /** @example 19 */
  imported: number;
  /** @example 0 */
  repeated: number;
  @ApiProperty({ type: () => [RejectionView] })
  rejections: readonly RejectionView[];
}
