/** What a question answers: a table and what is to be said beside it. */
export interface Section {
  readonly title: string;
  readonly lines: readonly string[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly notes: readonly string[];
  /** Whole paragraphs. */
  readonly appendix: readonly string[];
}

/** As Markdown, ready to be pasted. */
export function markdownOf({ title, lines, head, rows, notes, appendix }: Section): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `### ${title}`,
    '',
    ...lines,
    '',
    row(head),
    row(head.map(() => '---')),
    ...rows.map(row),
    '',
    ...notes.map((note) => `- ${note}`),
    '',
    ...appendix,
  ].join('\n');
}
