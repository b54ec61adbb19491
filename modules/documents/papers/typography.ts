import type { Content, TableCell } from 'pdfmake/interfaces.js';

/** Millimetres as PDF points. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Sizes in points: 二号, 三号 and 小四 of Chinese print. */
export const SIZE = { title: 22, body: 15.75, table: 12, small: 10.5 } as const;

/** A4 with the type area of official papers: 156 mm wide, 37 mm from the top, 28 mm from the left (GB/T 9704-2012 5.2). */
export const PAGE_MARGINS: [number, number, number, number] = [mm(28), mm(37), mm(26), mm(35)];

/** Of the font's own line (1.448 em): gives 29 points a line in 三号, 22 lines a page. */
export const LINE_HEIGHT = 1.27;

const TWO_CHARACTERS = 2 * SIZE.body;

/** A paragraph that begins two characters in. Leading spaces would be trimmed, so the indent is layout. */
export function paragraph(text: string): Content {
  return { text, leadingIndent: TWO_CHARACTERS, alignment: 'justify' };
}

/** A text typed by somebody, each of its lines a paragraph. */
export function paragraphs(text: string): Content[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(paragraph);
}

/** 一、…: a heading keeps to the text below it. */
export function heading(text: string): Content {
  return { text, bold: true, leadingIndent: TWO_CHARACTERS, headlineLevel: 1 };
}

/** A ruled table in 小四; the first row is its head and comes again on every page. */
export function ruledTable(widths: readonly (number | '*')[], rows: readonly (readonly string[])[]): Content {
  const [head = [], ...body] = rows;
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [...widths],
      body: [
        head.map((text): TableCell => ({ text, bold: true, alignment: 'center' })),
        ...body.map((row) => row.map((text): TableCell => ({ text }))),
      ],
    },
    layout: RULES,
    fontSize: SIZE.table,
    lineHeight: 1.1,
    margin: [0, 4, 0, 8],
  };
}

/** A form: the left column names what the right one tells. */
export function form(rows: readonly (readonly [name: string, text: string])[]): Content {
  return {
    table: {
      widths: [mm(32), '*'],
      body: rows.map(([name, text]): TableCell[] => [
        { text: name, bold: true, alignment: 'center' },
        { text },
      ]),
    },
    layout: RULES,
    fontSize: SIZE.table,
    lineHeight: 1.1,
    margin: [0, 6, 0, 10],
  };
}

const RULES = {
  hLineWidth: () => 0.6,
  vLineWidth: () => 0.6,
  paddingTop: () => 5,
  paddingBottom: () => 3,
  paddingLeft: () => 6,
  paddingRight: () => 6,
};
