import { ApiProperty } from '@nestjs/swagger';
import type { BulkKind, BulkState } from './bulk-act.js';

/** How many lines are left as they are for one reason. */
export class BulkReasonView {
  /**
   * What the act by itself would be answered with.
   * @example wrong_state
   */
  readonly code: string;

  /**
   * Its status.
   * @example 409
   */
  readonly status: number;

  /**
   * Lines.
   * @example 3
   */
  readonly count: number;
}

/** One act about many lines, and how far it has come. */
export class BulkActLineView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly id: string;

  /**
   * What is done.
   * @example reroute
   */
  readonly act: BulkKind;

  /**
   * The same in words.
   * @example 改派
   */
  readonly words: string;

  /**
   * `checking`: each line is tried; `checked`: waits for whoever asked; `running`; `ended`; `cancelled`.
   * @example checked
   */
  readonly state: BulkState;

  /**
   * When it was asked for.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly askedAt: string;

  /**
   * When the last line was done, or it was cancelled; null before.
   * @example 2026-03-05T01:02:00.000Z
   */
  readonly endedAt: string | null;

  /**
   * Lines in all.
   * @example 200
   */
  readonly total: number;

  /**
   * Lines that were tried.
   * @example 200
   */
  readonly checked: number;

  /**
   * Of them, those with which it may be done.
   * @example 186
   */
  readonly may: number;

  /**
   * Lines with which it was done.
   * @example 120
   */
  readonly done: number;

  /**
   * Lines that passed the trial and were refused when it was done: something had changed.
   * @example 1
   */
  readonly refused: number;

  /**
   * Lines that passed the trial and were left out because it was cancelled.
   * @example 0
   */
  readonly left: number;

  /**
   * For If-Match.
   * @example 2
   */
  readonly version: number;
}

/** The same, with what it asks and why lines are left as they are. */
export class BulkActView extends BulkActLineView {
  /**
   * The agency that is to have all; null where each has one of its own, and for other acts.
   * @example 东城区劳动保障监察大队
   */
  readonly toAgencyName: string | null;

  /**
   * What was written with it; null where nothing was.
   * @example 原单位人员调整，尚未联系双方
   */
  readonly text: string | null;

  /**
   * The answer to requests for more time; null for other acts.
   * @example granted
   */
  readonly decision: string | null;

  /**
   * By when an order is to be answered; null where the policy says, and for other acts.
   * @example 2026-03-09T17:30:00+08:00
   */
  readonly dueAt: string | null;

  /**
   * Why it is taken back, as a code; null for other acts.
   * @example better_agency
   */
  readonly recallReason: string | null;

  /**
   * The centre's reason; null where none was given.
   * @example 经区联调中心协调会确定
   */
  readonly arbitration: string | null;

  /** What most are left for in front. */
  @ApiProperty({ type: () => [BulkReasonView] })
  readonly reasons: readonly BulkReasonView[];
}

/** Why a line is left as it is: what the act by itself would be answered with. */
export class BulkProblemView {
  /**
   * Status.
   * @example 409
   */
  readonly status: number;

  /**
   * Code.
   * @example version_stale
   */
  readonly code: string;

  /** Its facts. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What becomes of one line. */
export class BulkRowView {
  /**
   * The place it had on the board.
   * @example 1
   */
  readonly place: number;

  /**
   * What the limit is about: `referral`, `case`, `agreement`.
   * @example referral
   */
  readonly subjectType: string;

  /**
   * The referral, the case or what else.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly subjectId: string;

  /**
   * The case.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly caseId: string;

  /**
   * Its number.
   * @example 和〔2026〕草堂所第000022号
   */
  readonly caseNumber: string;

  /**
   * Who is charged.
   * @example 草堂街道社区
   */
  readonly ownerAgencyName: string;

  /**
   * What the limit wants done.
   * @example 签收
   */
  readonly words: string;

  /**
   * Whom the ranking chose for it; null for other acts, and where one agency has all.
   * @example 东城区劳动保障监察大队
   */
  readonly toAgencyName: string | null;

  /**
   * What the trial said: `may` or `may_not`; null before.
   * @example may
   */
  readonly verdict: string | null;

  /**
   * `done`, `refused` or, where it was cancelled, `left`; null before.
   * @example done
   */
  readonly result: string | null;

  /** Null where nothing was refused. */
  @ApiProperty({ type: () => BulkProblemView, nullable: true })
  readonly problem: BulkProblemView | null;
}

/** The lines of one act. */
export class BulkRowPageView {
  /** In the order of the board when it was asked for. */
  @ApiProperty({ type: () => [BulkRowView] })
  readonly items: readonly BulkRowView[];

  /**
   * For the next page; null on the last.
   * @example WzUwXQ
   */
  readonly nextCursor: string | null;
}

/** What one has done about many lines, the newest first. */
export class BulkActPageView {
  /** The acts. */
  @ApiProperty({ type: () => [BulkActLineView] })
  readonly items: readonly BulkActLineView[];

  /**
   * For the next page; null on the last.
   * @example WyIwMTk4Il0
   */
  readonly nextCursor: string | null;
}
