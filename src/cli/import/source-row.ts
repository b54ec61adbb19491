import type { RawRow } from '../../../modules/exchange/index.js';

/** Something between two borders of rows in the file: a row, the headings, or a blank line (`row` null). */
export interface SourceRow {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly row: RawRow | null;
  /** As it stands in the file, for the list of what was rejected. */
  readonly raw: string;
}

/** The rows of a file, one after another. */
export interface RowReader {
  /** Headings, where the file has them. */
  readonly columns: readonly string[] | null;
  readonly rows: AsyncIterable<SourceRow>;
}

/** Bytes one row may have; the server takes no more. */
export const MAX_ROW_BYTES = 64 * 1024;
