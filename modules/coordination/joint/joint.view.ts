import { ApiProperty } from '@nestjs/swagger';
import type { JointPart, JointSight } from './joint.js';
import type { MeetingState } from './meetings.store.js';
import type { PlanItemState } from './plan.store.js';

/** An agency of the joint case. */
export class JointAgencyView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * Its name.
   * @example 青羊区人力资源和社会保障局
   */
  readonly name: string;
}

/** A stretch of time that a lane lay in one state. */
export class JointStretchView {
  /**
   * The state.
   * @example in_progress
   */
  readonly state: string;

  /**
   * The same in one of six words.
   * @example 办理中
   */
  readonly word: string;

  /**
   * From when.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly since: string;

  /**
   * Until when; null while it lasts.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly until: string | null;
}

/** The case was handed over to another agency. */
export class JointHandoverView {
  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly at: string;

  /**
   * To whom.
   * @example 送仙桥社区居民委员会
   */
  readonly toAgencyName: string;
}

/** A limit that passed. */
export class JointBreachView {
  /**
   * When it passed.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly at: string;

  /**
   * What was to be done.
   * @example 反馈进展
   */
  readonly words: string;
}

/** What one agency was asked in the joint case, and how it stands: a lane on the line of time. */
export class JointLaneView {
  /**
   * Of its referral.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly referralId: string;

  /**
   * Its version: that of the lead is what `If-Match` names when another agency is to lead.
   * @example 3
   */
  readonly version: number;

  /**
   * Whose.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly agencyId: string;

  /**
   * Its name.
   * @example 送仙桥社区居民委员会
   */
  readonly agencyName: string;

  /**
   * lead, support, or beside: it carries another part of the matter.
   * @example support
   */
  readonly part: JointPart;

  /**
   * Whether the lead has to wait for it.
   * @example true
   */
  readonly required: boolean;

  /**
   * Whether the centre has let the lead go on without it.
   * @example false
   */
  readonly waived: boolean;

  /**
   * State of the referral.
   * @example in_progress
   */
  readonly state: string;

  /**
   * The same in one of six words.
   * @example 办理中
   */
  readonly word: string;

  /**
   * How it ended; null while it lives.
   * @example 已收回
   */
  readonly ending: string | null;

  /**
   * Its next limit; null while none runs.
   * @example 2026-03-06T01:00:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * Whether the caller may open the referral.
   * @example true
   */
  readonly opens: boolean;

  /**
   * Whether the caller may have it lead in place of the lead now: false of the lead itself, of their own agency, and of all while
   * the lead has reported or is asked to give the case back.
   * @example true
   */
  readonly mayLead: boolean;

  /** In order. */
  @ApiProperty({ type: () => [JointStretchView] })
  readonly stretches: readonly JointStretchView[];

  /** In order. */
  @ApiProperty({ type: () => [JointHandoverView] })
  readonly handovers: readonly JointHandoverView[];

  /** In order. */
  @ApiProperty({ type: () => [JointBreachView] })
  readonly breaches: readonly JointBreachView[];
}

/** What an agency has to do by when. */
export class PlanItemView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * Whose.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly agencyId: string;

  /**
   * Its name.
   * @example 送仙桥社区居民委员会
   */
  readonly agencyName: string;

  /**
   * What is to be done.
   * @example 联系房东到场核对水费
   */
  readonly what: string;

  /**
   * By when.
   * @example 2026-03-09T09:30:00.000Z
   */
  readonly dueAt: string;

  /**
   * open, done, withdrawn, left (its agency left the joint case) or ended (with the case).
   * @example open
   */
  readonly state: PlanItemState;

  /**
   * Whether it was or is not done by then.
   * @example false
   */
  readonly late: boolean;

  /**
   * The meeting that decided on it; null where none did.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly meetingId: string | null;

  /**
   * How it was done, or why it is not to be done.
   * @example 房东已到场核对
   */
  readonly note: string | null;

  /**
   * What `If-Match` names to change it.
   * @example 1
   */
  readonly version: number;

  /**
   * When it ended; null while it is open.
   * @example 2026-03-09T09:30:00.000Z
   */
  readonly endedAt: string | null;

  /**
   * Who touched it last.
   * @example 张某
   */
  readonly changedByName: string;

  /**
   * Whether the caller may say that it is done.
   * @example true
   */
  readonly mayEnd: boolean;
}

/** An agency that was invited. */
export class JointInvitedView {
  /**
   * Which.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly agencyId: string;

  /**
   * Its name.
   * @example 送仙桥社区居民委员会
   */
  readonly agencyName: string;

  /**
   * Its people who were invited by name.
   * @example ["李某"]
   */
  @ApiProperty({ type: [String] })
  readonly people: readonly string[];

  /**
   * Whether anybody came for it; null until the minutes say it.
   * @example true
   */
  readonly came: boolean | null;

  /**
   * Who came for it.
   * @example 李某
   */
  readonly attendedBy: string | null;
}

/** A meeting of the agencies. */
export class JointMeetingView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * Who called it, or whom it passed to: the minutes are theirs.
   * @example 草堂派出所
   */
  readonly convenerName: string;

  /**
   * When it begins.
   * @example 2026-03-10T01:30:00.000Z
   */
  readonly startsAt: string;

  /**
   * Where; null when it is held from afar.
   * @example 综治中心三楼会议室
   */
  readonly place: string | null;

  /**
   * How one joins from afar; null when one does not.
   * @example 腾讯会议 345 678 901
   */
  readonly remoteAddress: string | null;

  /**
   * What it is about.
   * @example 商定各单位分工
   */
  readonly agenda: string;

  /**
   * By when its minutes are owed.
   * @example 2026-03-11T09:30:00.000Z
   */
  readonly minutesDueAt: string;

  /**
   * called, held or called_off.
   * @example called
   */
  readonly state: MeetingState;

  /**
   * Why it was moved or called off.
   * @example 会议室被占用
   */
  readonly note: string | null;

  /**
   * The minutes; null until there are any, and for who was not invited and neither leads nor coordinates.
   * @example 各单位通报了情况
   */
  readonly minutes: string | null;

  /**
   * What was decided; empty where the minutes are not shown.
   * @example ["由社区在周五前召集双方见面"]
   */
  @ApiProperty({ type: [String] })
  readonly decisions: readonly string[];

  /**
   * What `If-Match` names to change it.
   * @example 1
   */
  readonly version: number;

  /** Who was invited. */
  @ApiProperty({ type: () => [JointInvitedView] })
  readonly invited: readonly JointInvitedView[];
}

/** Something that happened in the joint case. */
export class JointEventView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;

  /**
   * When.
   * @example 2026-03-05T01:00:00.000Z
   */
  readonly at: string;

  /**
   * What: `joint.item_planned`, `referral.accepted`.
   * @example joint.item_planned
   */
  readonly type: string;

  /**
   * Who did it.
   * @example 张某
   */
  readonly actor: string;

  /**
   * Which agency it is about; null where it is about several.
   * @example 送仙桥社区居民委员会
   */
  readonly agencyName: string | null;

  /**
   * What is said of it, of joint acts alone: the item, the place, the reason.
   * @example 联系房东到场核对水费
   */
  readonly text: string | null;
}

/** How long an agency has had the case, in what its limit counts. */
export class JointShareView {
  /**
   * Whose.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly agencyId: string;

  /**
   * Its name.
   * @example 草堂派出所
   */
  readonly agencyName: string;

  /**
   * Milliseconds.
   * @example 7200000
   */
  readonly elapsedMs: number;
}

/** Who has had the case for how long: the parts sum to the whole, whoever is slow beside it. */
export class JointAttributionView {
  /**
   * The limit of the case as a whole; null while it rests.
   * @example 2026-03-19T09:30:00.000Z
   */
  readonly deadlineAt: string | null;

  /**
   * Milliseconds the case has taken, in what its limit counts.
   * @example 10800000
   */
  readonly elapsedMs: number;

  /** Of each who had it, in the order in which they had it first. */
  @ApiProperty({ type: () => [JointShareView] })
  readonly shares: readonly JointShareView[];
}

/** A case as its agencies work on it together: as much of it as each of them may know. */
export class JointCaseView {
  /**
   * The case; the one it goes on as where it was merged.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly caseId: string;

  /**
   * Its number.
   * @example 和〔2026〕草堂所第000022号
   */
  readonly number: string;

  /**
   * State of the case.
   * @example handling
   */
  readonly state: string;

  /**
   * Its risk level.
   * @example yellow
   */
  readonly risk: string;

  /**
   * As what the caller sees it: desk (answers for it or coordinates), lead, supporter, former (has done its part), overseer, or
   * reader.
   * @example desk
   */
  readonly sight: JointSight;

  /**
   * Whether the caller plans and calls meetings.
   * @example true
   */
  readonly plans: boolean;

  /**
   * Whether the caller may ask one more agency for support.
   * @example true
   */
  readonly mayAsk: boolean;

  /** Who answers for the case. */
  readonly owner: JointAgencyView;

  /** Who may be given something to do, and invited. */
  @ApiProperty({ type: () => [JointAgencyView] })
  readonly agencies: readonly JointAgencyView[];

  /** Of each agency that was asked, the oldest first. */
  @ApiProperty({ type: () => [JointLaneView] })
  readonly lanes: readonly JointLaneView[];

  /** What is open first. */
  @ApiProperty({ type: () => [PlanItemView] })
  readonly plan: readonly PlanItemView[];

  /** The latest first. */
  @ApiProperty({ type: () => [JointMeetingView] })
  readonly meetings: readonly JointMeetingView[];

  /** The latest first, two hundred at most. */
  @ApiProperty({ type: () => [JointEventView] })
  readonly timeline: readonly JointEventView[];

  /** Null where the case has no limit as a whole. */
  readonly attribution: JointAttributionView | null;
}

/** A person who may be invited by name. */
export class JointPersonView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000031
   */
  readonly userId: string;

  /**
   * Their name.
   * @example 李某
   */
  readonly name: string;
}

/** The people of an agency of the joint case. */
export class JointPeopleView {
  /** By name. */
  @ApiProperty({ type: () => [JointPersonView] })
  readonly items: readonly JointPersonView[];
}

/** What was made or changed. */
export class JointMadeView {
  /**
   * Its id.
   * @example 0198c0de-0000-7000-8000-000000000021
   */
  readonly id: string;
}
