import { ApiProperty } from '@nestjs/swagger';
import { BoardRiskView, BoardTypeView, StandingNumbersView } from '../board/board.view.js';

/** Somebody is away, and who covers. */
export class AwayView {
  /**
   * Until when.
   * @example 2026-03-09T01:00:00.000Z
   */
  readonly until: string;

  /**
   * Who covers.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly coverUserId: string;

  /**
   * Their name.
   * @example 张某
   */
  readonly coverName: string;
}

/** What one person of an agency has open, or nobody of it has been given. */
export class HandlerLoadView {
  /**
   * Id; null for what nobody has been given.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly userId: string | null;

  /**
   * Their name.
   * @example 张某
   */
  readonly name: string | null;

  /**
   * Lines that are open: what one owes on one referral or case is one.
   * @example 12
   */
  readonly open: number;

  /**
   * Of these, those whose deadline has passed.
   * @example 1
   */
  readonly overdue: number;

  /**
   * Those whose deadline falls on today and has not passed.
   * @example 2
   */
  readonly dueToday: number;

  /**
   * Those of whose working time three quarters are gone.
   * @example 3
   */
  readonly atRisk: number;

  /** Null for whoever is there. */
  readonly away: AwayView | null;
}

/** Who has how much, whoever is latest first; who has nothing stands at the end. */
export class UnitLoadView {
  /** By person. */
  @ApiProperty({ type: () => [HandlerLoadView] })
  readonly handlers: readonly HandlerLoadView[];
}

/** What became of the limits of one name. Each figure but the share is the length of a list. */
export class KeptLimitView {
  /**
   * The name of the clock.
   * @example accept
   */
  readonly kind: string;

  /**
   * What it runs on: `case`, `referral` or `agreement`.
   * @example referral
   */
  readonly subjectType: string;

  /**
   * What it wants done.
   * @example 签收
   */
  readonly words: string;

  /**
   * Ended in time within the window.
   * @example 40
   */
  readonly kept: number;

  /**
   * Ended late.
   * @example 2
   */
  readonly late: number;

  /**
   * Ended late, and not charged: waived, or late through a policy that was re-issued.
   * @example 1
   */
  readonly excused: number;

  /**
   * Late now and still running.
   * @example 1
   */
  readonly open: number;

  /**
   * Share in time of what is charged, rounded down; null where nothing is.
   * @example 93
   */
  readonly percent: number | null;
}

/** Limits kept over a window of days. */
export class KeptLimitsView {
  /**
   * Counted from.
   * @example 2026-02-04T01:00:00.000Z
   */
  readonly since: string;

  /**
   * Counted to.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly until: string;

  /** By what was to be done, the most frequent first. */
  @ApiProperty({ type: () => [KeptLimitView] })
  readonly clocks: readonly KeptLimitView[];
}

/** A limit that ended. */
export class EndedLimitView {
  /**
   * The clock.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly clockId: string;

  /**
   * Which of its runs.
   * @example 1
   */
  readonly cycle: number;

  /**
   * Its name.
   * @example accept
   */
  readonly kind: string;

  /**
   * What it wanted done.
   * @example 签收
   */
  readonly words: string;

  /**
   * What it ran on: `case`, `referral` or `agreement`.
   * @example referral
   */
  readonly subjectType: string;

  /**
   * Its id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly subjectId: string;

  /**
   * The case it belongs to.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly caseId: string | null;

  /**
   * Its number.
   * @example 和〔2026〕草堂所第000022号
   */
  readonly caseNumber: string | null;

  /**
   * Its dispute type, as far as the reader may know it.
   * @example 0105
   */
  readonly typeCode: string | null;

  /**
   * The same in words.
   * @example 物业服务
   */
  readonly typeName: string | null;

  /**
   * Who had been given it.
   * @example 张某
   */
  readonly handlerName: string | null;

  /**
   * By when; null where it rested when it ended.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * When it ended.
   * @example 2026-03-06T03:00:00.000Z
   */
  readonly endedAt: string;

  /**
   * `kept`, `late` or `excused`.
   * @example late
   */
  readonly ending: string;
}

/** A page of limits that ended, the last first. */
export class EndedLimitPageView {
  /** The lines. */
  readonly items: EndedLimitView[];

  /**
   * For the next page; null on the last.
   * @example WyIyMDI2Il0
   */
  readonly nextCursor: string | null;
}

/** A guard rule that was lifted on a case of the agency. */
export class GuardOverrideView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly id: string;

  /**
   * The case.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly caseId: string;

  /**
   * Its number.
   * @example 和〔2026〕草堂所第000022号
   */
  readonly caseNumber: string | null;

  /**
   * Its dispute type, as far as the reader may know it.
   * @example 0105
   */
  readonly typeCode: string | null;

  /**
   * The same in words.
   * @example 物业服务
   */
  readonly typeName: string | null;

  /**
   * Which rule.
   * @example R12
   */
  readonly rule: string;

  /**
   * In which role.
   * @example station_head
   */
  readonly role: string;

  /**
   * Why.
   * @example 双方已签收告诫书
   */
  readonly reason: string;

  /**
   * Who.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly liftedBy: string | null;

  /**
   * Their name.
   * @example 张某
   */
  readonly liftedByName: string;

  /**
   * When.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly at: string;
}

/** How often one person lifted a rule within the window. */
export class OfficerOverridesView {
  /**
   * Who.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly userId: string | null;

  /**
   * Their name.
   * @example 张某
   */
  readonly name: string;

  /**
   * How often.
   * @example 2
   */
  readonly count: number;
}

/** A page of overrides, the latest first, and who did how many. */
export class GuardOverridePageView {
  /** By person, the most first, whatever page this is. */
  readonly officers: OfficerOverridesView[];

  /** The lines. */
  readonly items: GuardOverrideView[];

  /**
   * For the next page; null on the last.
   * @example WyIyMDI2Il0
   */
  readonly nextCursor: string | null;
}

/** Somebody of an agency who is charged, or nobody in particular. */
export class UnitHandlerView {
  /**
   * Id; null for what nobody has been given.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly userId: string | null;

  /**
   * Their name.
   * @example 张某
   */
  readonly name: string | null;

  /**
   * How many lines.
   * @example 3
   */
  readonly count: number;
}

/** How many limits of an agency stand how; each number is the length of the list under its filter. */
export class UnitNumbersView extends StandingNumbersView {
  /** What is asked for by who was given it, whoever is chosen; the most first. What is chosen stands in each list, with none too. */
  @ApiProperty({ type: () => [UnitHandlerView] })
  readonly handlers: readonly UnitHandlerView[];

  /** The same by the uppermost dispute type, as far as the reader may know it; what has none, or an unknown one, is not counted here. */
  @ApiProperty({ type: () => [BoardTypeView] })
  readonly types: readonly BoardTypeView[];

  /** The same by risk; the most dangerous first. */
  @ApiProperty({ type: () => [BoardRiskView] })
  readonly risks: readonly BoardRiskView[];
}
