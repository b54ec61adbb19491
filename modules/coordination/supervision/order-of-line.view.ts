/** The written order that the agency of a line has not done with. */
export class BoardOrderView {
  /**
   * Id.
   * @example 0198c0de-0000-7000-8000-000000000051
   */
  readonly id: string;

  /**
   * Its number.
   * @example 督〔2026〕青羊第000001号
   */
  readonly number: string;

  /**
   * `open` while its answer is waited for, `answered` while the word on the answer is.
   * @example open
   */
  readonly state: string;

  /**
   * The same in words.
   * @example 待答复
   */
  readonly word: string;

  /**
   * By when it is to be answered.
   * @example 2026-03-09T09:30:00.000Z
   */
  readonly dueAt: string;
}
