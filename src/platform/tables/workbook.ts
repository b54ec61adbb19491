import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import type { Table } from './table.js';

const HEADING = { fontWeight: 'bold', backgroundColor: '#E8EDF3', borderStyle: 'thin', wrap: true } as const;
const CELL = { borderStyle: 'thin', wrap: true, alignVertical: 'top' } as const;

/** The table as an XLSX file. Every text is written as a text, so that none is ever taken for a formula. */
export async function drawWorkbook({ title, sheet, columns, rows }: Table): Promise<Buffer> {
  const drawn: SheetData = [
    [{ value: title, type: String, fontWeight: 'bold', fontSize: 14, columnSpan: columns.length }],
    columns.map((column) => ({ value: column.title, type: String, ...HEADING })),
    ...rows.map(({ cells }) => columns.map(({ key }) => cellOf(cells[key] ?? null))),
  ];
  return writeXlsxFile(drawn, {
    sheet,
    columns: columns.map(({ width }) => ({ width })),
    stickyRowsCount: 2,
    orientation: 'landscape',
  }).toBuffer();
}

function cellOf(value: string | number | null): SheetData[number][number] {
  if (value === null || value === '') return { ...CELL };
  return typeof value === 'number' ? { value, type: Number, ...CELL } : { value, type: String, ...CELL };
}
