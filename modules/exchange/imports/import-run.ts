import type { ImportMapping } from './mapping.js';

/** A file on its way in, as it stands in `import_run`. */
export interface ImportRun {
  readonly id: string;
  readonly target: string;
  readonly agencyId: string;
  readonly source: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly mapping: ImportMapping;
  readonly state: 'running' | 'completed';
  /** Everything up to this line is committed. */
  readonly linesDone: number;
  readonly imported: number;
  readonly repeated: number;
  readonly rejected: number;
  readonly startedAt: Date;
  readonly completedAt: Date | null;
}

/** A file somebody wants imported. */
export interface NewImport {
  readonly target: string;
  readonly agencyId: string;
  readonly source: string;
  readonly fileName: string;
  /** Of the file's bytes, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly mapping: ImportMapping;
}

/** One row as it stands in the file: its cells by heading, or its line of JSON, or why there is neither. */
export interface RawRow {
  readonly line: number;
  readonly values?: Readonly<Record<string, unknown>>;
  readonly json?: string;
  readonly unreadable?: UnreadableCode;
}

/** The lines from `firstLine` to `lastLine`, blank ones and headings included, and the rows among them. */
export interface ImportBatch {
  readonly firstLine: number;
  readonly lastLine: number;
  readonly rows: readonly RawRow[];
}

/** Why a line was not taken. Tells the place and the rule, never what stands there. */
export interface Rejection {
  readonly line: number;
  /** The column's heading or the field's name; empty when the whole row is meant. */
  readonly path: string;
  readonly code: string;
  readonly reason: string;
}

/**
 * Rows of one transaction. It holds the counter that numbers the station's cases until it commits, and officers who register
 * wait for it: some 20 ms a row.
 */
export const MAX_BATCH_ROWS = 20;

/** Bytes one row may have in the file. */
export const MAX_ROW_BYTES = 64 * 1024;

export const UNREADABLE_CODES = ['wrong_columns', 'too_long', 'not_utf8'] as const;
export type UnreadableCode = (typeof UNREADABLE_CODES)[number];

/** What is said of a line that could not be split into cells. */
export const UNREADABLE: Readonly<Record<UnreadableCode, string>> = {
  wrong_columns: 'The row has more or fewer cells than the headings.',
  too_long: 'The row is longer than 64 KiB.',
  not_utf8: 'The line is not UTF-8.',
};
