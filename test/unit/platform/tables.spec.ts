import { buffer } from 'node:stream/consumers';
import { parse } from 'csv-parse/sync';
import { csvOf } from '../../../src/platform/tables/csv.js';
import { drawApart } from '../../../src/platform/tables/draw-apart.js';
import type { Table } from '../../../src/platform/tables/table.js';

const tableOf = (...said: readonly (string | number | null)[]): Table => ({
  title: '表',
  sheet: '表',
  columns: [
    { key: 'said', title: '写的', width: 10 },
    { key: 'left', title: '空着', width: 10 },
  ],
  rows: said.map((cell) => ({ cells: { said: cell, left: null } })),
});

const saidIn = async (table: Table): Promise<unknown[]> =>
  parse<Record<string, string>>(await buffer(csvOf(table)), { bom: true, columns: true }).map(
    (row) => row['写的'],
  );

describe('a table as CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1'])(
    'says %j and reckons nothing',
    async (said) => {
      expect(await saidIn(tableOf(said))).toEqual([`'${said}`]);
    },
  );

  it('keeps what people write: quotes, commas, lines, and numbers', async () => {
    const said = ['他说："不, 不行"', '第一行\n第二行', '和〔2026〕草堂所第000022号', '甲=乙'];
    expect(await saidIn(tableOf(...said, 12.5))).toEqual([...said, '12.5']);
  });

  it('is marked as UTF-8, has its head and ends its lines as spreadsheets do', async () => {
    expect((await buffer(csvOf(tableOf('甲')))).toString('utf8')).toBe('\u{feff}写的,空着\r\n甲,\r\n');
  });
});

describe('a table as a workbook', () => {
  it('is drawn in a thread of its own, one after the other', async () => {
    const drawn = await Promise.all([drawApart(tableOf('=1+1', 2)), drawApart(tableOf('乙', null))]);
    for (const content of drawn) expect(content.subarray(0, 2).toString('latin1')).toBe('PK');
  });

  it('that cannot be drawn is said, and the next one is drawn', async () => {
    const broken = { ...tableOf(), rows: null } as unknown as Table;
    await expect(drawApart(broken)).rejects.toThrow();
    expect((await drawApart(tableOf('甲'))).length).toBeGreaterThan(100);
  });
});
