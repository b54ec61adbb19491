import { ApiProperty } from '@nestjs/swagger';

/** Something that one person of an agency has. */
export class HeldRowView {
  /**
   * `referral`: they handle it; `case`: they handle the case; `duty`: a limit of a case that is another's or closed.
   * @example referral
   */
  readonly kind: string;

  /**
   * What the row is called by.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly subjectId: string;

  /**
   * What it is: `referral`, `case`, `agreement`.
   * @example referral
   */
  readonly subjectType: string;

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
   * State of the referral or of the case; null for a duty.
   * @example in_progress
   */
  readonly state: string | null;

  /**
   * What its next limit wants done; null where none runs.
   * @example 反馈进展
   */
  readonly words: string | null;

  /**
   * When that limit passes; null while it rests, and where none runs.
   * @example 2026-03-09T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * Why it cannot be given to a colleague; null where it can.
   * @example case_merged
   */
  readonly obstacle: string | null;
}

/** What one person of an agency has, whatever expires first in front. */
export class HeldWorkView {
  /** At most 2,000 rows. */
  @ApiProperty({ type: () => [HeldRowView] })
  readonly rows: readonly HeldRowView[];

  /**
   * Whether there is more than that: the rest shows when these are handed over.
   * @example false
   */
  readonly isMore: boolean;
}

/** Where a row would go. */
export class PlannedRowView {
  /**
   * The row.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly subjectId: string;

  /**
   * Who would have it; null where it would stay.
   * @example 0198c0de-0000-7000-8000-000000000032
   */
  readonly toUserId: string | null;

  /**
   * Why it would stay; null where it would go.
   * @example handler_changed
   */
  readonly obstacle: string | null;
}

/** Where each of the rows would go. */
export class QueuePreviewView {
  /** In the order in which they were asked for. */
  @ApiProperty({ type: () => [PlannedRowView] })
  readonly rows: readonly PlannedRowView[];
}

/** One hand-over of what somebody had. */
export class QueueHandoverLineView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly id: string;

  /**
   * The agency.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly agencyId: string;

  /**
   * Who had it.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly fromUserId: string;

  /**
   * Their name.
   * @example 张某
   */
  readonly fromName: string;

  /**
   * What the colleagues have to know; null for who is not of the agency.
   * @example 产假期间由两位同事接手，纸质材料在三号柜
   */
  readonly note: string | null;

  /**
   * Who asked for it.
   * @example 李某
   */
  readonly askedByName: string;

  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly askedAt: string;

  /**
   * When the last row was done; null while rows wait.
   * @example 2026-03-05T01:00:20.000Z
   */
  readonly endedAt: string | null;

  /**
   * Rows in all.
   * @example 50
   */
  readonly total: number;

  /**
   * Handed over so far.
   * @example 49
   */
  readonly moved: number;

  /**
   * Left with whoever has them, each with why.
   * @example 1
   */
  readonly kept: number;
}

/** What one colleague receives. */
export class QueueShareView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000032
   */
  readonly userId: string;

  /**
   * Name.
   * @example 王某
   */
  readonly displayName: string;

  /**
   * Rows meant for them.
   * @example 25
   */
  readonly total: number;

  /**
   * Theirs by now.
   * @example 24
   */
  readonly moved: number;
}

/** One hand-over, and who receives how much. */
export class QueueHandoverView extends QueueHandoverLineView {
  /** By name. */
  @ApiProperty({ type: () => [QueueShareView] })
  readonly to: readonly QueueShareView[];
}

/** The hand-overs of an agency, the newest first. */
export class QueueHandoverPageView {
  /** The lines. */
  readonly items: QueueHandoverLineView[];

  /**
   * For the next page; null on the last.
   * @example WyIwMTk4Il0
   */
  readonly nextCursor: string | null;
}

/** What became of one row. */
export class QueueHandoverRowView {
  /**
   * As in the list it was chosen from.
   * @example referral
   */
  readonly kind: string;

  /**
   * The row.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly subjectId: string;

  /**
   * What it is: `referral`, `case`, `agreement`.
   * @example referral
   */
  readonly subjectType: string;

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
   * Whom it was meant for.
   * @example 王某
   */
  readonly toName: string;

  /**
   * `moved` or `kept`; null while it waits.
   * @example kept
   */
  readonly result: string | null;

  /**
   * Why it stayed.
   * @example handler_changed
   */
  readonly code: string | null;

  /**
   * Who has it instead, where somebody was faster.
   * @example 赵某
   */
  readonly handlerName: string | null;
}

/** The rows of a hand-over. */
export class QueueHandoverRowPageView {
  /** The lines. */
  readonly items: QueueHandoverRowView[];

  /**
   * For the next page; null on the last.
   * @example WyIwMTk4Il0
   */
  readonly nextCursor: string | null;
}
