/** A case as one block of text. */
export class PoliceTextView {
  /** Lines of label and value, ready to be pasted. @example 编号：和〔2026〕草堂所第000123号 */
  text: string;
}
