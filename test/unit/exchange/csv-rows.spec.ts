import { readCsv } from '../../../src/cli/import/csv-rows.js';
import type { SourceRow } from '../../../src/cli/import/source-row.js';

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function rowsOf(text: string, size = 7): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const row of (await readCsv(pieces(text, size))).rows) rows.push(row);
  return rows;
}

describe('reading CSV', () => {
  it.each([
    ['\n', 3],
    ['\r\n', 3],
    ['\n', 1000],
    ['\r\n', 1000],
  ])('counts lines through quoted line breaks and blank lines (%j, pieces of %i)', async (end, size) => {
    const text = ['编号,内容', '1,"甲', '', '乙"', '', '2,丙'].join(end);
    const rows = await rowsOf(text, size);
    expect(rows.map(({ firstLine, lastLine, row }) => [firstLine, lastLine, row?.line])).toEqual([
      [1, 1, undefined],
      [2, 4, 2],
      [5, 5, undefined],
      [6, 6, 6],
    ]);
    expect(rows[1]?.row?.values).toEqual({ 编号: '1', 内容: `甲${end}${end}乙` });
    expect(rows[1]?.raw).toBe(['1,"甲', '', '乙"'].join(end));
  });

  it.each([
    ['a,b\n1,2', ','],
    ['a\tb\n1\t2', 'tab'],
    ['a;b\n1;2', ';'],
  ])('finds out what separates the cells of %j', async (text) => {
    expect((await rowsOf(text))[1]?.row?.values).toEqual({ a: '1', b: '2' });
  });

  it('tells headings apart that come twice, and leaves out cells without one', async () => {
    const { columns, rows } = await readCsv(pieces('姓名,姓名,\n甲,乙,丙\n', 5));
    expect(columns).toEqual(['姓名', '姓名#2', '']);
    const all: SourceRow[] = [];
    for await (const row of rows) all.push(row);
    expect(all[1]?.row?.values).toEqual({ 姓名: '甲', '姓名#2': '乙' });
  });

  it('calls a row unreadable whose cells are too few or too many, and lets empty ones at the end be', async () => {
    const rows = await rowsOf('a,b\n1\n1,2,3\n1,2,,\n');
    expect(rows.map(({ row }) => row?.unreadable ?? row?.values)).toEqual([
      undefined,
      'wrong_columns',
      'wrong_columns',
      { a: '1', b: '2' },
    ]);
  });

  it('refuses a file without headings and a quote that never closes', async () => {
    await expect(rowsOf('')).rejects.toThrow('no headings');
    await expect(rowsOf(`a,b\n1,"${'x'.repeat(300_000)}`, 4096)).rejects.toThrow('never closed');
    await expect(rowsOf('a,b\n1,"x')).rejects.toThrow('never closed');
  });
});
