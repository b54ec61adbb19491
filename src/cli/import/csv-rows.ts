import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { StartupError } from '../../platform/config/startup-error.js';
import { MAX_ROW_BYTES, type RowReader, type SourceRow } from './source-row.js';

const DELIMITERS = [',', '\t', ';'] as const;

/** Longer than any row: a quote that is never closed would swallow the rest of the file. */
const RUNAWAY_CHARACTERS = 4 * MAX_ROW_BYTES;

interface Parsed {
  readonly record: readonly string[];
  readonly raw: string;
}

/**
 * Reads CSV: headings in the first row, cells in quotes where they hold commas or line breaks, separated by commas, tabs
 * or semicolons, whichever the headings use most.
 * @throws StartupError for a quote that is never closed, and for a file without headings
 */
export async function readCsv(text: AsyncIterable<string>): Promise<RowReader> {
  const { head, all } = await peek(text);
  const records = parseAll(all, delimiterOf(head));
  const first = await records.next();
  if (first.done === true || blank(first.value.record))
    throw new StartupError('The file has no headings in its first line.');
  const columns = unique(first.value.record);
  return { columns, rows: rowsOf(first.value, columns, records) };
}

async function* rowsOf(
  headings: Parsed,
  columns: readonly string[],
  records: AsyncGenerator<Parsed>,
): AsyncGenerator<SourceRow> {
  let lines = linesIn(headings.record);
  yield { firstLine: 1, lastLine: lines, row: null, raw: headings.raw };
  for await (const { record, raw } of records) {
    const firstLine = lines + 1;
    lines += linesIn(record);
    yield {
      firstLine,
      lastLine: lines,
      raw: raw.replace(/^[\r\n]+|[\r\n]+$/g, ''),
      row: toRow(firstLine, columns, record),
    };
  }
}

function toRow(line: number, columns: readonly string[], record: readonly string[]): SourceRow['row'] {
  if (blank(record)) return null;
  const bytes = record.reduce((sum, cell) => sum + Buffer.byteLength(cell), 0);
  if (bytes > MAX_ROW_BYTES) return { line, unreadable: 'too_long' };
  // Empty cells too many are what some spreadsheets add; cells too few are a line break that was not quoted.
  if (record.length < columns.length || !blank(record.slice(columns.length)))
    return { line, unreadable: 'wrong_columns' };
  const cells = columns.flatMap((column, index) => {
    const cell = record[index] ?? '';
    return column === '' || cell === '' ? [] : [[column, cell] as const];
  });
  return { line, values: Object.fromEntries(cells) };
}

async function* parseAll(text: AsyncIterable<string>, delimiter: string): AsyncGenerator<Parsed> {
  const parser = parse({
    delimiter,
    info: true,
    raw: true,
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: RUNAWAY_CHARACTERS,
  });
  const source = Readable.from(text);
  source.once('error', (error) => parser.destroy(error));
  try {
    yield* source.pipe(parser) as AsyncIterable<Parsed>;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    throw new StartupError(
      `A quote is opened and never closed at or before line ${String(error['lines'])}. Mend it and run the command again.`,
    );
  }
}

/** The first line, and the whole text all the same. */
async function peek(text: AsyncIterable<string>): Promise<{ head: string; all: AsyncIterable<string> }> {
  const chunks = text[Symbol.asyncIterator]();
  let begun = '';
  while (!/[\r\n]/.test(begun) && begun.length < RUNAWAY_CHARACTERS) {
    const next = await chunks.next();
    if (next.done === true) break;
    begun += next.value;
  }
  async function* all(): AsyncGenerator<string> {
    if (begun !== '') yield begun;
    for (;;) {
      const next = await chunks.next();
      if (next.done === true) return;
      yield next.value;
    }
  }
  return { head: begun.split(/[\r\n]/, 1)[0] ?? '', all: all() };
}

function delimiterOf(head: string): string {
  const count = (delimiter: string): number => head.split(delimiter).length;
  return [...DELIMITERS].sort((one, other) => count(other) - count(one))[0] ?? ',';
}

/** A heading that comes again is told apart as `name#2`. */
function unique(headings: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return headings.map((heading) => {
    const name = heading.trim();
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 || name === '' ? name : `${name}#${times}`;
  });
}

/** Lines a record takes in the file: only cells in quotes hold line breaks. The parser counts CR LF in quotes twice. */
function linesIn(record: readonly string[]): number {
  return 1 + record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

function blank(record: readonly string[]): boolean {
  return record.every((cell) => cell.trim() === '');
}
