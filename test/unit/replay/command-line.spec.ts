import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readOptions, USAGE } from '../../../src/cli/replay/options.js';
import { requestBatches, type RequestRow } from '../../../src/cli/replay/requests.js';
import { tableOf } from '../../../src/cli/replay/table.js';

const SAMPLE = path.resolve('test/data/service_requests_sample.csv.gz');

async function read(file: string, size: number, limit = Infinity): Promise<RequestRow[][]> {
  const batches: RequestRow[][] = [];
  for await (const batch of requestBatches(file, { size, limit })) batches.push([...batch]);
  return batches;
}

describe('npm run replay', () => {
  it('takes a file, an instant and a limit', () => {
    expect(readOptions(['a.csv'], '/lists')).toEqual({
      file: '/lists/a.csv',
      asOf: '2016-01-12T23:00',
      limit: Infinity,
    });
    expect(readOptions(['a.csv', '--limit', '5', '--as-of', '2015-06-01T00:00'], '/lists')).toMatchObject({
      limit: 5,
      asOf: '2015-06-01T00:00',
    });
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a', '--limit', 'x']],
    [['a', '--limit', '0']],
    [['a', '--unknown']],
    [['a', '--as-of', 'yesterday']],
    [['a', '--as-of', '2016-02-30T10:00']],
  ])('says how it is used when it is told %j', (args) => {
    expect(() => readOptions(args, '/lists')).toThrow(USAGE);
  });

  it('reads a packed file in batches, the last one short', async () => {
    const batches = await read(SAMPLE, 3, 7);
    expect(batches.map((batch) => batch.map(({ line }) => line))).toEqual([[1, 2, 3], [4, 5, 6], [7]]);
    expect(batches[0]?.[0]).toEqual({
      line: 1,
      externalId: '101001240740',
      department: 'ANML',
      openedAt: '2015-01-01T01:45:37',
      narrative: 'Animal Found',
      placeText: 'West Roxbury',
      ownVerdict: 'ONTIME',
    });
  });

  it('reads the whole sample', async () => {
    const rows = (await read(SAMPLE, 500)).flat();
    expect(rows).toHaveLength(12_115);
    expect(rows.filter(({ ownVerdict }) => ownVerdict !== undefined)).toHaveLength(12_102);
  });

  it('says in a sentence which file it cannot read and which column is missing', async () => {
    await expect(read('/nowhere.csv', 5)).rejects.toThrow('/nowhere.csv cannot be read');
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'accord-replay-')), 'short.csv');
    fs.writeFileSync(file, 'case_enquiry_id,open_dt\n1,2015-01-01T00:00:00\n');
    await expect(read(file, 5)).rejects.toThrow('no column target_dt, closed_dt, ontime_status, department');
    fs.rmSync(path.dirname(file), { recursive: true });
  });

  it('sets numbers below their heads', () => {
    const counts = { rows: 2, onTime: 1, overdue: 1, agree: 2, differ: 0, unjudged: 0, closedBeforeOpen: 0 };
    const table = tableOf({
      departments: [{ department: 'BTDT', ...counts }],
      total: { department: 'total', ...counts },
    });
    expect(table).toEqual([
      'department  rows  on time  overdue  agree  differ',
      'BTDT           2        1        1      2       0',
      'total          2        1        1      2       0',
    ]);
  });
});
