import { type ImportBatch, MAX_BATCH_ROWS, MAX_ROW_BYTES, type RawRow } from '../imports/import-run.js';

const NEWLINE = 0x0a;

/** The lines of a JSON Lines file in batches, always cut the same way. Blank lines count and hold no row. */
export function* batchesOf(content: Buffer): Generator<ImportBatch> {
  let rows: RawRow[] = [];
  let firstLine = 1;
  let line = 0;
  for (const bytes of linesOf(content)) {
    line += 1;
    const row = rowOf(line, bytes);
    if (row !== null) rows.push(row);
    if (line - firstLine + 1 < MAX_BATCH_ROWS) continue;
    yield { firstLine, lastLine: line, rows };
    firstLine = line + 1;
    rows = [];
  }
  if (line >= firstLine) yield { firstLine, lastLine: line, rows };
}

function* linesOf(content: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < content.length) {
    const end = content.indexOf(NEWLINE, start);
    yield content.subarray(start, end === -1 ? content.length : end);
    if (end === -1) return;
    start = end + 1;
  }
}

function rowOf(line: number, bytes: Buffer): RawRow | null {
  if (bytes.length > MAX_ROW_BYTES) return { line, unreadable: 'too_long' };
  try {
    // The decoder drops a byte order mark at the beginning of the first line.
    const json = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return json.trim() === '' ? null : { line, json };
  } catch {
    return { line, unreadable: 'not_utf8' };
  }
}
