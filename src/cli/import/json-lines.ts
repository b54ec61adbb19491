import { MAX_ROW_BYTES, type RowReader, type SourceRow } from './source-row.js';

/** Reads JSON Lines: one object a line. What a line holds is judged by the server; only its length is looked at here. */
export function readJsonLines(text: AsyncIterable<string>): RowReader {
  return { columns: null, rows: rowsOf(text) };
}

async function* rowsOf(text: AsyncIterable<string>): AsyncGenerator<SourceRow> {
  let line = 0;
  let rest = '';
  let tooLong = false;
  const take = (): SourceRow => {
    line += 1;
    const row = toRow(line, rest, tooLong);
    rest = '';
    tooLong = false;
    return row;
  };
  for await (const chunk of text) {
    const pieces = chunk.split('\n');
    for (const [index, piece] of pieces.entries()) {
      // Of a line that is too long only the beginning is kept.
      if (rest.length + piece.length > MAX_ROW_BYTES) tooLong = true;
      rest = (rest + piece).slice(0, MAX_ROW_BYTES);
      if (index < pieces.length - 1) yield take();
    }
  }
  if (rest !== '') yield take();
}

function toRow(line: number, text: string, tooLong: boolean): SourceRow {
  const raw = text.replace(/\r$/, '');
  const place = { firstLine: line, lastLine: line, raw };
  if (tooLong || Buffer.byteLength(raw) > MAX_ROW_BYTES)
    return { ...place, row: { line, unreadable: 'too_long' } };
  return { ...place, row: raw.trim() === '' ? null : { line, json: raw } };
}
