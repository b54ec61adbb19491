import { ApiProperty } from '@nestjs/swagger';
import type { LegalBasis } from '../../../cases/index.js';
import type { ReferralLane, ReferralMode } from '../../domain/modes.js';

/** The ground of a statement, and how far it was checked. */
export class LegalSourceView {
  /** @example 反家庭暴力法 */
  source: string;
  /** @example 第14–18条 */
  article: string;
  /** `verified`, `secondary`, `memory` or `design` (our own, no official source). @example verified */
  mark: LegalBasis['mark'];
}

/** Something that speaks against an agency, or that must be minded. */
export class RoutingRemarkView {
  /** @example high_danger */
  code: string;
  /** @example 家庭暴力高危，不劝和、不调解，先保证人身安全 */
  text: string;
  source: LegalSourceView | null;
}

/** Something that moved an agency in the list. */
export class RoutingReasonView extends RoutingRemarkView {
  /** What it adds to the score; 0 for what is only said. @example 100 */
  weight: number;
}

/** A question the agency asks at intake. */
export class IntakeQuestionView {
  /** @example employer */
  code: string;
  /** @example 用人单位名称 */
  text: string;
  /** @example text */
  answer: string;
  @ApiProperty({ type: [String] })
  choices: readonly string[];
  required: boolean;
}

/** A paper the agency needs. */
export class RequiredPaperView {
  /** @example application */
  code: string;
  /** @example 调解申请书 */
  label: string;
  /** Who brings it: `sender` or `party`. @example party */
  from: string;
}

/** An agency in its place of the list. */
export class RoutingSuggestionView {
  agencyId: string;
  /** @example labor */
  agencyKey: string;
  /** @example 青羊区人力资源和社会保障局 */
  agencyName: string;
  /** @example labor */
  kind: string;
  /** @example 人力资源和社会保障部门 */
  kindLabel: string;
  /** @example 112 */
  score: number;
  /** What moved it, in the order in which it is weighed. */
  @ApiProperty({ type: () => [RoutingReasonView] })
  reasons: readonly RoutingReasonView[];
  @ApiProperty({ type: () => [RoutingRemarkView] })
  warnings: readonly RoutingRemarkView[];
  /** Whether it may be chosen; those that may not stand at the end, with why. */
  eligible: boolean;
  /** `lead` carries the case, `supporting` helps or stands in. @example lead */
  role: string;
  /** Proposed; null where none is possible. @example refer */
  mode: ReferralMode | null;
  /** Proposed. @example simple */
  lane: ReferralLane;
  /** `on`, `off` at this hour, or `none` at all. @example on */
  duty: string;
  /** Whom to call while somebody is on duty; null otherwise. @example 19900000002 */
  dutyPhone: string | null;
  /** Live referrals it has. @example 3 */
  openReferrals: number;
  /** Null when no limit is known. @example 40 */
  capacity: number | null;
  /** The centre that sends it on, where the sender may not send to the agency. */
  viaAgencyId: string | null;
  /** What the agency asks of whoever sends. */
  @ApiProperty({ type: () => [IntakeQuestionView] })
  intakeQuestions: readonly IntakeQuestionView[];
  @ApiProperty({ type: () => [RequiredPaperView] })
  requiredPapers: readonly RequiredPaperView[];
}

/** A reason for choosing another agency than the first. */
export class ChoiceReasonView {
  /** @example party_wish */
  code: string;
  /** @example 当事人要求 */
  label: string;
}

/** Who could take a dispute, best first. */
export class RankedAgenciesView {
  /** The version of the rules that made the order. @example 1 */
  rulesVersion: number;
  /** The trade the dispute was taken to be of. @example catering */
  trade: string | null;
  @ApiProperty({ type: () => [RoutingSuggestionView] })
  suggestions: readonly RoutingSuggestionView[];
  /** What may be given as the reason for choosing another than the first. */
  @ApiProperty({ type: () => [ChoiceReasonView] })
  choiceReasons: readonly ChoiceReasonView[];
}

/** The same for a case. */
export class RoutingSuggestionsView extends RankedAgenciesView {
  caseId: string;
  /** Of the case when the list was made: a later version may rank otherwise. @example 4 */
  caseVersion: number;
}
