import type { IntakeQuestion, RequiredPaper } from '../agency-profile.js';
import type { MissingItem } from '../domain/intake.js';

/** A question of the recipient's kind. The answer itself stands in the snapshot. */
export class CheckedQuestionView {
  /**
   * Names it in an answer.
   * @example employer
   */
  readonly code: string;

  /**
   * The question.
   * @example 用人单位名称、施工总承包单位名称
   */
  readonly text: string;

  /**
   * In what form it is answered.
   * @example text
   */
  readonly answer: IntakeQuestion['answer'];

  /**
   * What can be chosen, for `choice`.
   * @example []
   */
  readonly choices: string[];

  /**
   * Whether the recipient cannot begin without.
   * @example true
   */
  readonly required: boolean;

  /**
   * Whether the snapshot holds an answer.
   * @example false
   */
  readonly isAnswered: boolean;
}

/** A paper the recipient's kind needs. */
export class CheckedPaperView {
  /**
   * Names it.
   * @example wage_proof
   */
  readonly code: string;

  /**
   * What it is.
   * @example 工资欠条、考勤、转账记录等
   */
  readonly label: string;

  /**
   * Who brings it.
   * @example party
   */
  readonly from: RequiredPaper['from'];

  /**
   * The form it is printed as from the referral itself; null for a paper that somebody brings.
   * @example f15
   */
  readonly printedAs: 'f15' | null;

  /**
   * The chosen files that were named as it.
   * @example ["0198c0de-0000-7000-8000-000000000041"]
   */
  readonly fileIds: string[];
}

/** Something asked for that is not there. */
export class MissingItemView {
  /**
   * A required question, or a paper.
   * @example question
   */
  readonly what: MissingItem['what'];

  /**
   * Its code.
   * @example employer
   */
  readonly code: string;

  /**
   * In words.
   * @example 用人单位名称、施工总承包单位名称
   */
  readonly text: string;
}

/** What the recipient's kind asks for when a case arrives, and what of it is there. Nothing is held up for it. */
export class ChecklistView {
  /**
   * The questions.
   */
  readonly questions: CheckedQuestionView[];

  /**
   * The papers.
   */
  readonly papers: CheckedPaperView[];

  /**
   * What is not there.
   */
  readonly missing: MissingItemView[];
}
