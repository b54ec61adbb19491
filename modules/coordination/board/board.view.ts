import { ApiProperty } from '@nestjs/swagger';
import { RISK_LEVELS, type RiskLevel } from '../../cases/index.js';
import { BoardOrderView } from '../supervision/order-of-line.view.js';

/** Who handles it. */
export class BoardPersonView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly userId: string;

  /**
   * Their name.
   * @example 张某
   */
  readonly name: string;
}

/** To whom it was told that the limit is late: of the open steps the latest, else the latest of all. */
export class BoardEscalationView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000041
   */
  readonly id: string;

  /**
   * The step of the ladder.
   * @example coordinator
   */
  readonly level: string;

  /**
   * In what capacity somebody was told.
   * @example coordinator
   */
  readonly role: string;

  /**
   * The same in words.
   * @example 协调员
   */
  readonly roleWords: string;

  /**
   * When.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly firedAt: string;

  /**
   * Who took it up; null while nobody has.
   * @example 萧某
   */
  readonly takenUpBy: string | null;

  /**
   * It waits with whoever stands over the next area up: it is not raised twice.
   * @example false
   */
  readonly isRaised: boolean;

  /**
   * Why somebody raised it by hand; null for a step of the ladder.
   * @example 两次催办无人答复，需上级协调
   */
  readonly reason: string | null;

  /**
   * Who did.
   * @example 萧某
   */
  readonly raisedByName: string | null;
}

/** When the recipient was asked after it last. */
export class BoardChaseView {
  /**
   * How often so far.
   * @example 2
   */
  readonly count: number;

  /**
   * When last.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly at: string;

  /**
   * By whom.
   * @example 萧某
   */
  readonly by: string;

  /**
   * Whether somebody answered.
   * @example true
   */
  readonly reached: boolean;
}

/** How much harm its being late does, by the formula that holds: the board stands in this order. */
export class BoardHarmView {
  /**
   * The product of the factors.
   * @example 96
   */
  readonly value: number;

  /**
   * How dangerous the case is.
   * @example 8
   */
  readonly risk: number;

  /**
   * How many people it is about.
   * @example 4
   */
  readonly people: number;

  /**
   * How often it was asked after.
   * @example 1.5
   */
  readonly chases: number;

  /**
   * How late it is; below 1 before its deadline.
   * @example 2
   */
  readonly lateness: number;

  /**
   * Which version of the formula.
   * @example 1
   */
  readonly formulaVersion: number;
}

/** Who must do what by when. */
export class BoardLineView {
  /**
   * The limit that binds first.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * What is to be done: the name of the clock that runs for it.
   * @example accept
   */
  readonly kind: string;

  /**
   * The same in words.
   * @example 签收
   */
  readonly words: string;

  /**
   * service, statutory or contract.
   * @example service
   */
  readonly class: string;

  /**
   * What it is about: `case`, `referral`, `agreement`, `plan_item` or `joint_meeting`.
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
   * Its dispute type.
   * @example 0105
   */
  readonly typeCode: string | null;

  /**
   * The same in words.
   * @example 物业服务
   */
  readonly typeName: string | null;

  /**
   * Its risk level.
   * @example yellow
   */
  readonly risk: string | null;

  /**
   * How many people the dispute is about.
   * @example 12
   */
  readonly headcount: number | null;

  /** Null while the clock is paused. */
  readonly harm: BoardHarmView | null;

  /**
   * State of the referral or of the case.
   * @example queued
   */
  readonly state: string | null;

  /**
   * The same in words.
   * @example 待签收
   */
  readonly word: string | null;

  /**
   * The agency that is charged.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly ownerAgencyId: string;

  /**
   * Its name.
   * @example 青羊区人力资源和社会保障局
   */
  readonly ownerAgencyName: string;

  /** Who of it was given it; null while nobody was. */
  readonly handler: BoardPersonView | null;

  /**
   * By when; null while the clock is paused.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * The version of the calendar in whose hours it counts; null where nights and weekends count too.
   * @example 01890a5d-ac96-774b-bcce-b302099a8057
   */
  readonly hoursOf: string | null;

  /**
   * It waits for somebody else.
   * @example false
   */
  readonly paused: boolean;

  /**
   * How many other limits the agency has running on the same.
   * @example 2
   */
  readonly alsoDue: number;

  /** Null while nobody was told that it is late. */
  readonly escalation: BoardEscalationView | null;

  /** Null while nobody has asked. */
  readonly lastChase: BoardChaseView | null;

  /** Null while the agency is not ordered in writing about it. */
  readonly order: BoardOrderView | null;
}

/** A page of the board. */
export class BoardPageView {
  /** The lines. */
  readonly items: BoardLineView[];

  /**
   * For the next page; null on the last.
   * @example WyIyMDI2Il0
   */
  readonly nextCursor: string | null;
}

/** An agency that is charged. */
export class BoardAgencyView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000011
   */
  readonly agencyId: string;

  /**
   * Its name.
   * @example 青羊区人力资源和社会保障局
   */
  readonly agencyName: string;

  /**
   * How many lines.
   * @example 3
   */
  readonly count: number;
}

/** A dispute type, with those below it. */
export class BoardTypeView {
  /**
   * Code.
   * @example '01'
   */
  readonly typeCode: string;

  /**
   * Its name.
   * @example 邻里纠纷
   */
  readonly typeName: string;

  /**
   * How many lines.
   * @example 3
   */
  readonly count: number;
}

/** A risk level. */
export class BoardRiskView {
  /**
   * Of the case.
   * @example red
   */
  @ApiProperty({ enum: RISK_LEVELS })
  readonly risk: RiskLevel;

  /**
   * How many lines.
   * @example 3
   */
  readonly count: number;
}

/** An area, with those below it. */
export class BoardAreaView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly areaId: string;

  /**
   * Its name.
   * @example 草堂街道
   */
  readonly areaName: string;

  /**
   * How many lines.
   * @example 3
   */
  readonly count: number;
}

/** How many lines stand how. */
export class StandingNumbersView {
  /**
   * The deadline has passed, or three quarters of the time are used up.
   * @example 9
   */
  readonly pressing: number;

  /**
   * The deadline has passed.
   * @example 4
   */
  readonly overdue: number;

  /**
   * It falls on today and has not passed.
   * @example 7
   */
  readonly due_today: number;

  /**
   * Three quarters of the time or more are used up.
   * @example 5
   */
  readonly at_risk: number;

  /**
   * Somebody was told that it is late, and nobody has taken that up.
   * @example 2
   */
  readonly escalated: number;
}

/** How many lines of the board stand how; each number is the length of the list under its filter. */
export class BoardNumbersView extends StandingNumbersView {
  /** What is asked for by the agency that is charged, whichever is chosen; the most first. What is chosen stands in each list, with none too. */
  @ApiProperty({ type: () => [BoardAgencyView] })
  readonly agencies: readonly BoardAgencyView[];

  /** The same by the uppermost dispute type, whichever is chosen; what has none is not counted here. */
  @ApiProperty({ type: () => [BoardTypeView] })
  readonly types: readonly BoardTypeView[];

  /** The same by risk, whichever is chosen; the most dangerous first. */
  @ApiProperty({ type: () => [BoardRiskView] })
  readonly risks: readonly BoardRiskView[];

  /** The same in the area that is chosen, and by those right below it, or below those that are seen; what lies in none is not counted here. */
  @ApiProperty({ type: () => [BoardAreaView] })
  readonly areas: readonly BoardAreaView[];
}
