/** A column of a table that leaves the product as a file. */
export interface Column {
  readonly key: string;
  /** The heading as printed. */
  readonly title: string;
  /** In characters of a spreadsheet. */
  readonly width: number;
}

/** A row of it: cells by column key. Days come as `YYYY-MM-DD`, instants as `YYYY-MM-DD HH:MM` on the wall in China. */
export interface TableRow {
  readonly cells: Readonly<Record<string, string | number | null>>;
}

/** A table, ready to be written. */
export interface Table {
  /** Over the table, such as the agency and the week. */
  readonly title: string;
  /** On the tab of the sheet. */
  readonly sheet: string;
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

/** As what a table leaves. */
export const TABLE_FORMATS = ['csv', 'xlsx'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];
