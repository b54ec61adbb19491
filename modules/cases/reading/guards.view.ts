import type { GuardEffect } from '../domain/guard-report.js';
import type { GuardOutcome } from '../domain/guard-rule.js';
import type { LaneReason, Lane } from '../domain/lane.js';
import type { LegalMark } from '../domain/legal-basis.js';
import type { DuplicateStanding } from '../domain/duplicates.js';
import type { RiskLevel } from '../domain/risk-level.js';
import type { Truth } from '../domain/truth.js';
import { CaseView } from './case.view.js';

/** A ground of a rule. */
export class LegalBasisView {
  /** @example 治安管理处罚法(2025修订) */
  source: string;
  /** @example 第9条 */
  article: string;
  /** How far it was checked. @example verified */
  mark: LegalMark;
}

/** What one rule comes to. */
export class VerdictView {
  /** @example R12 */
  rule: string;
  /** @example "家庭暴力: 高危" */
  title: string;
  /** @example unknown */
  truth: Truth;
  /** @example STOP */
  outcome: GuardOutcome;
  /** What is in force; null unless the truth is yes and nobody lifted it. @example STOP */
  effect: GuardEffect | null;
  /** @example ["domestic_violence","dv_special_item"] */
  because: string[];
  /** Words that only suggest it. @example ["掐脖子"] */
  suspectedFrom: string[];
  /** @example ["danger_scale_score"] */
  missing: string[];
  /** @example ["不劝和、不调解"] */
  todo: string[];
  legalBasis: LegalBasisView[];
  /** @example ["F18"] */
  blockedForms: string[];
  /** @example ["domestic_violence"] */
  opensPaths: string[];
  /** Roles that may lift it. @example ["station_head"] */
  overridableBy: string[];
  /** @example false */
  isOverridden: boolean;
}

/** Something to be asked. */
export class QuestionView {
  /** @example domestic_violence */
  code: string;
  /** @example 家庭成员之间有没有暴力? */
  question: string;
  /** Words that gave the hint. @example ["家暴"] */
  hints: string[];
  /** @example ["R11","R12","R13"] */
  rules: string[];
}

/** What the guard rules come to. */
export class GuardReportView {
  /** The strictest effect in force. @example CLEAR */
  overall: GuardEffect | 'CLEAR';
  /** @example ["R12"] */
  decidedBy: string[];
  verdicts: VerdictView[];
  /** At most two, at registration. */
  questions: QuestionView[];
  /** To be answered before mediation starts. */
  checklist: QuestionView[];
  /** @example ["F18","F19"] */
  blockedForms: string[];
  /** Version of the rules. @example 1 */
  rulesVersion: number;
}

/** A circumstance that lifts the risk. */
export class RiskReasonView {
  /** @example orange_violence */
  code: string;
  /** @example orange */
  level: RiskLevel;
  /** @example 已经动手 */
  reason: string;
}

export class RiskView {
  /** @example yellow */
  level: RiskLevel;
  reasons: RiskReasonView[];
  /** Unknown, and could still lift it. @example ["weapon"] */
  couldRise: string[];
}

export class LaneProposalView {
  /** @example simple */
  lane: Lane;
  /** Why it is not a lighter one. @example ["amount"] */
  reasons: LaneReason[];
  /** Unknown, and could make it the full lane. @example ["people"] */
  toConfirm: LaneReason[];
}

/** An earlier case that may be the same event or the same people, and that the reader may see. */
export class LikeCaseView {
  /** @example 01890a5d-ac96-774b-bcce-b302099a8057 */
  caseId: string;
  /** @example 和〔2026〕草堂所第000012号 */
  number: string;
  /** @example 2026-02-20T08:00:00.000Z */
  registeredAt: string;
  /** @example 草堂派出所 */
  agencyName: string;
  /** @example likely_same */
  standing: DuplicateStanding;
  /** @example ["联系电话相同","相隔2小时"] */
  reasons: string[];
}

/** Cases that one is alike to. */
export class LikenessView {
  /** Likely or possibly the same event. */
  duplicates: LikeCaseView[];
  /** The same people with another matter, or at another time. */
  repeatCallers: LikeCaseView[];
  /**
   * Another agency may have taken in the same event: ask the coordination centre. Which case it is, whose and why is told to
   * those only who may see it.
   * @example false
   */
  mayBeElsewhere: boolean;
}

/** A dispute type that the words of the account suggest. Nothing is set by it. */
export class TypeProposalView {
  /** @example '1001' */
  code: string;
  /** @example 拖欠工资 */
  name: string;
  /** The words that suggest it. @example ["工资"] */
  because: string[];
}

/** What the checks say of something that is being written down. */
export class PreviewView extends LikenessView {
  guards: GuardReportView;
  risk: RiskView;
  lane: LaneProposalView;
  /** At most three, the likeliest first; none where a type was chosen. */
  types: TypeProposalView[];
}

/** Why a settlement that came with the registration was not taken: the case is on record all the same. */
export class SettlementRefusedView {
  /** @example guard_stop */
  code: string;
  /** @example ["R12"] */
  rules: string[];
}

/** A case just registered, with what the checks said. */
export class RegisteredCaseView extends PreviewView {
  case: CaseView;
  settlementRefused: SettlementRefusedView | null;
}
