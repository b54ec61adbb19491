import { ApiProperty } from '@nestjs/swagger';
import type { Gap } from './duty-gaps.js';
import type { Move } from './moves.js';
import type { Stage, WaitingTurn } from './stages.js';
import type { Wait } from './waiting.js';

/** How many are so far. */
export class StageCountView {
  /** @example to_accept */
  readonly stage: Stage;
  /** @example 3 */
  readonly count: number;
}

/** How much an agency holds, or one person of it. Each number is the length of a list. */
export class HeldLoadView {
  /** @example 0198c0de-0000-7000-8000-000000000011 */
  readonly agencyId: string;

  /** @example 青羊区人社局 */
  readonly agencyName: string;

  /** Id of the person; null for the agency as a whole, or for what nobody of it has been given. */
  readonly userId: string | null;

  /** @example 张某 */
  readonly userName: string | null;

  /**
   * Lines: what one person owes on one referral or case is one.
   * @example 12
   */
  readonly held: number;

  /** The same by how far each is; what there is none of is left out. */
  @ApiProperty({ type: () => [StageCountView] })
  readonly stages: readonly StageCountView[];

  /** @example 2 */
  readonly late: number;

  /**
   * Those of whose working time three quarters are gone.
   * @example 1
   */
  readonly atRisk: number;

  /**
   * When the oldest of it was sent or, of a case, taken in.
   * @example 2026-02-04T01:00:00.000Z
   */
  readonly oldestAt: string | null;
}

/** Who holds how much, who holds most first. */
export class HeldLoadsView {
  @ApiProperty({ type: () => [HeldLoadView] })
  readonly rows: readonly HeldLoadView[];
}

/** How many wait so long. */
export class WaitCountView {
  /** @example over_7 */
  readonly wait: Wait;
  /** @example 3 */
  readonly count: number;
}

/** What is waited for, and of whom. */
export class WaitView {
  /**
   * The name of the clock.
   * @example accept
   */
  readonly kind: string;

  /** @example referral */
  readonly subjectType: string;

  /**
   * What is to be done.
   * @example 签收
   */
  readonly words: string;

  /**
   * Whose turn it is: `sender`, `recipient`, `centre`, or `custodian` of a case.
   * @example recipient
   */
  readonly turn: WaitingTurn;

  /** By how long, in working days of the office calendar, each that there is. */
  @ApiProperty({ type: () => [WaitCountView] })
  readonly waits: readonly WaitCountView[];
}

/** Where cases wait, what waits longest first. */
export class WaitsView {
  @ApiProperty({ type: () => [WaitView] })
  readonly rows: readonly WaitView[];
}

/** What a line is about, where its reader may know that. */
export class HeldSubjectView {
  /** @example referral */
  readonly subjectType: string;
  readonly subjectId: string;
  readonly caseId: string | null;
  /** @example 和〔2026〕草堂所第000022号 */
  readonly caseNumber: string | null;
  /** @example 物业服务 */
  readonly typeName: string | null;
}

/** One of what is held. */
export class HeldLineView {
  /** @example 0198c0de-0000-7000-8000-000000000021 */
  readonly id: string;

  /**
   * What is to be done.
   * @example 签收
   */
  readonly words: string;

  /** @example 青羊区人社局 */
  readonly agencyName: string;

  /** @example 张某 */
  readonly handlerName: string | null;

  /** Null while nothing runs. */
  readonly deadlineAt: string | null;

  /** The calendar whose hours count; null where nights and weekends do. */
  readonly hoursOf: string | null;

  /** Null where the case lies with another agency than the reader's: it counts, and is not named. */
  readonly subject: HeldSubjectView | null;
}

/** Some of what is held, what expires first at the top. */
export class HeldPageView {
  @ApiProperty({ type: () => [HeldLineView] })
  readonly items: readonly HeldLineView[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** How often something of a kind went from one agency to another. */
export class FlowView {
  readonly fromAgencyId: string;
  /** @example 草堂派出所 */
  readonly fromName: string;
  readonly toAgencyId: string;
  /** @example 青羊区人社局 */
  readonly toName: string;
  /** A refusal goes from sender to recipient like what it refuses; a re-routing from the agency that had it to the next. @example refused */
  readonly kind: Move;
  /** Code of the reason of a refusal, an overruling or a taking back. @example not_our_duty */
  readonly reason: string | null;
  /** @example 4 */
  readonly count: number;
}

/** Flows between agencies over a window of days, the most frequent first. */
export class FlowsView {
  /** @example 2026-02-04T01:00:00.000Z */
  readonly since: string;
  /** @example 2026-03-06T01:00:00.000Z */
  readonly until: string;
  @ApiProperty({ type: () => [FlowView] })
  readonly flows: readonly FlowView[];
}

/** One of what went from agency to agency. */
export class MoveView {
  /** @example 42 */
  readonly id: string;
  /** @example refused */
  readonly kind: Move;
  /** @example not_our_duty */
  readonly reason: string | null;
  /** @example 草堂派出所 */
  readonly fromName: string;
  /** @example 青羊区人社局 */
  readonly toName: string;
  /** @example 2026-03-06T01:00:00.000Z */
  readonly at: string;
  /** Null where neither side that may know of it is the reader's. */
  readonly subject: HeldSubjectView | null;
}

/** Some of them, the latest first. */
export class MovePageView {
  @ApiProperty({ type: () => [MoveView] })
  readonly items: readonly MoveView[];
  /** Null on the last page. */
  readonly nextCursor: string | null;
}

/** An agency where nobody is on duty through the night: red work stays with who would send it. */
export class DutyGapView {
  readonly agencyId: string;
  /** @example 青羊区人社局 */
  readonly agencyName: string;
  /** `always`: on weekends neither; `night`: not through the hours from 22:00 to 6:00. @example always */
  readonly gap: Gap;
  /** Its hours of duty on every day; null without any. @example 08:30-18:00 */
  readonly hours: string | null;
  /** Since when its duty is as it is; null: before that was kept. @example 2026-02-04T01:00:00.000Z */
  readonly since: string | null;
}

/** Agencies without duty at night, by name. */
export class DutyGapsView {
  @ApiProperty({ type: () => [DutyGapView] })
  readonly agencies: readonly DutyGapView[];
}
