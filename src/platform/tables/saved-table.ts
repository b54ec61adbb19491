import { StreamableFile } from '@nestjs/common';
import { attachment } from '../http/attachment.js';
import { csvOf } from './csv.js';
import { drawApart } from './draw-apart.js';
import type { Table, TableFormat } from './table.js';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV_TYPE = 'text/csv; charset=utf-8';

/** A table as it is sent: to be saved. */
export interface SavedTable {
  /** Without what says its format. */
  readonly name: string;
  readonly format: TableFormat;
  readonly table: Table;
}

export async function savedTable({ name, format, table }: SavedTable): Promise<StreamableFile> {
  const disposition = attachment(`${name}.${format}`);
  if (format === 'csv') return new StreamableFile(csvOf(table), { type: CSV_TYPE, disposition });
  const content = await drawApart(table);
  return new StreamableFile(content, { type: XLSX_TYPE, disposition, length: content.length });
}
