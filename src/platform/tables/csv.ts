import { pipeline, Readable } from 'node:stream';
import { stringify } from 'csv-stringify';
import type { Table } from './table.js';

/**
 * The table as CSV: UTF-8 with the mark by which spreadsheets know it, lines as RFC 4180 ends them. A text that a spreadsheet would
 * take for a formula gets an apostrophe before it. Written row by row while it is sent.
 */
export function csvOf({ columns, rows }: Table): Readable {
  const writer = stringify({
    bom: true,
    header: true,
    columns: columns.map(({ key, title }) => ({ key, header: title })),
    escape_formulas: true,
    record_delimiter: 'windows',
  });
  const cells = Readable.from(rows.map((row) => row.cells));
  // Whoever reads `writer` is told when it breaks off, and whoever leaves early ends `cells` with it.
  return pipeline(cells, writer, () => undefined);
}
