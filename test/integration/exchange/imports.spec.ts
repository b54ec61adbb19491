import { createHash } from 'node:crypto';
import { ImportTargets } from '../../../modules/exchange/index.js';
import { NOTE_TABLE, noteTarget } from '../../support/note-target.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';

interface Run {
  readonly id: string;
  readonly state: string;
  readonly linesDone: number;
  readonly imported: number;
  readonly repeated: number;
  readonly rejected: number;
  readonly ignoredColumns: readonly string[];
}

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');
const row = (line: number, number: string, text: string): object => ({
  line,
  values: { 编号: number, 简要情况: text },
});

describe('a list on its way in', () => {
  let product: TestProduct;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    await product.sql.query(NOTE_TABLE);
    product.get(ImportTargets).register(noteTarget());
  });
  afterAll(() => product.close());

  const open = (file: string, more: object = {}): ReturnType<ReturnType<TestProduct['as']>['post']> =>
    product.as('admin').post('/imports', {
      fileName: `${file}.csv`,
      sha256: sha(file),
      target: 'notes',
      agency: 'station',
      source: '110',
      ...more,
    });
  const opened = async (file: string, more: object = {}): Promise<Run> =>
    (await open(file, more)).body as Run;
  const notes = async (prefix: string): Promise<string[]> =>
    (
      await product.sql.query<{ number: string }>(
        'select number from note where number like $1 order by number',
        [`${prefix}%`],
      )
    ).rows.map(({ number }) => number);

  it('keeps the good rows of a batch and tells the bad ones by line, column and reason', async () => {
    const run = await opened('mixed');
    const answer = await product.as('admin').post(`/imports/${run.id}/batches`, {
      firstLine: 1,
      lastLine: 6,
      rows: [
        row(2, 'a1', '楼上漏水'),
        row(3, 'a2', '坏'),
        { line: 4, unreadable: 'wrong_columns' },
        row(5, 'a3', 'nul\u0000'),
        { line: 6, json: '{"编号":"a4","简要情况":"争车位"}' },
      ],
    });
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      linesDone: 6,
      imported: 2,
      repeated: 0,
      rejections: [
        { line: 3, path: '简要情况', code: 'text_bad', reason: '简要情况: Say what happened.' },
        {
          line: 4,
          path: '',
          code: 'wrong_columns',
          reason: 'The row has more or fewer cells than the headings.',
        },
        { line: 5, path: '', code: 'not_storable', reason: 'The row holds a value that cannot be stored.' },
      ],
    });
    expect(await notes('a')).toEqual(['a1', 'a4']);
    const told = await product.as('admin').get(`/imports/${run.id}/rejections`);
    expect((told.body as { items: { line: number }[] }).items.map(({ line }) => line)).toEqual([3, 4, 5]);
  });

  it('goes on only right after the last line taken, and answers the same command twice alike', async () => {
    const run = await opened('order');
    const batch = { firstLine: 1, lastLine: 2, rows: [row(2, 'b1', '一')] };
    const first = await product
      .as('admin')
      .post(`/imports/${run.id}/batches`, batch, { key: 'batch-one-of-order' });
    const again = await product
      .as('admin')
      .post(`/imports/${run.id}/batches`, batch, { key: 'batch-one-of-order' });
    expect(again).toMatchObject({ status: 200, body: first.body });
    const tooMany = Array.from({ length: 21 }, (_, index) => row(index + 3, `b${index + 3}`, '一'));
    const large = { firstLine: 3, lastLine: 23, rows: tooMany };
    expect((await product.as('admin').post(`/imports/${run.id}/batches`, large)).status).toBe(400);
    const elsewhere = await product.as('admin').post(`/imports/${run.id}/batches`, batch);
    expect(elsewhere).toMatchObject({ status: 409, body: { code: 'import_out_of_place', linesDone: 2 } });
    const gap = await product
      .as('admin')
      .post(`/imports/${run.id}/batches`, { firstLine: 4, lastLine: 4, rows: [] });
    expect(gap).toMatchObject({ status: 409, body: { code: 'import_out_of_place' } });
    expect(await notes('b')).toEqual(['b1']);
  });

  it('is complete only when its last line was taken', async () => {
    const run = await opened('end');
    await product
      .as('admin')
      .post(`/imports/${run.id}/batches`, { firstLine: 1, lastLine: 2, rows: [row(2, 'c1', '一')] });
    const early = await product.as('admin').post(`/imports/${run.id}/completion`, { lastLine: 3 });
    expect(early).toMatchObject({ status: 409, body: { code: 'import_incomplete', linesDone: 2 } });
    const end = await product.as('admin').post(`/imports/${run.id}/completion`, { lastLine: 2 });
    expect(end).toMatchObject({ status: 200, body: { state: 'completed', imported: 1 } });
    expect(await opened('end')).toMatchObject({ id: run.id, state: 'completed', linesDone: 2 });
    const late = await product
      .as('admin')
      .post(`/imports/${run.id}/batches`, { firstLine: 3, lastLine: 3, rows: [] });
    expect(late).toMatchObject({ status: 409, body: { code: 'import_completed' } });
  });

  it('knows a row by its number in its source, and a row without one by what stands in it', async () => {
    const first = await opened('rows-1');
    const rows = [
      row(2, 'd1', '一'),
      { line: 3, values: { 简要情况: '无编号' } },
      { line: 4, values: { 简要情况: '无编号 ' } },
    ];
    const one = await product
      .as('admin')
      .post(`/imports/${first.id}/batches`, { firstLine: 1, lastLine: 4, rows });
    expect(one.body).toMatchObject({ imported: 2, repeated: 1, rejections: [] });

    const second = await opened('rows-2');
    const changed = [row(2, 'd1', '另一件事'), { line: 3, values: { 简要情况: '无编号' } }];
    const two = await product
      .as('admin')
      .post(`/imports/${second.id}/batches`, { firstLine: 1, lastLine: 3, rows: changed });
    expect(two.body).toMatchObject({
      imported: 0,
      repeated: 1,
      rejections: [{ line: 2, code: 'number_used' }],
    });

    const other = await opened('rows-2', { source: '12345' });
    const three = await product
      .as('admin')
      .post(`/imports/${other.id}/batches`, { firstLine: 1, lastLine: 2, rows: [row(2, 'd1', '另一件事')] });
    expect(three.body).toMatchObject({ imported: 1 });
  });

  it('maps the columns of a sender by what the mapping says', async () => {
    const mapping = {
      columns: { 受理号: 'number', 诉求: 'text', 简要情况: '' },
      constants: {},
      values: { text: { 吵: '争吵' } },
    };
    const run = await opened('mapped', { mapping, columns: ['受理号', '诉求', '简要情况', '备注2'] });
    expect(run.ignoredColumns).toEqual(['简要情况', '备注2']);
    await product.as('admin').post(`/imports/${run.id}/batches`, {
      firstLine: 1,
      lastLine: 2,
      rows: [{ line: 2, values: { 受理号: 'e1', 诉求: '吵', 简要情况: '不要', 备注2: '不要' } }],
    });
    const { rows } = await product.sql.query<{ text: string }>(`select text from note where number = 'e1'`);
    expect(rows).toEqual([{ text: '争吵' }]);
  });

  it('says before the first row what columns are missing and what the mapping gets wrong', async () => {
    expect(await open('no-text', { columns: ['编号'] })).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'columns.text', code: 'column_missing' }] },
    });
    expect(
      await open('bad-mapping', { mapping: { columns: { 编号: 'nummer' }, constants: { text: 5 } } }),
    ).toMatchObject({
      status: 400,
      body: {
        problems: [{ path: 'mapping.columns.编号' }, { path: 'mapping.constants.text', code: 'not_a_text' }],
      },
    });
    expect(await open('nothing', { target: 'nothing' })).toMatchObject({
      status: 422,
      body: { code: 'import_target_unknown' },
    });
    expect(await open('nobody', { agency: 'nobody' })).toMatchObject({ status: 400 });
  });

  it('is for who may run imports, and for nobody else', async () => {
    const run = await opened('mine');
    for (const login of ['mediator', 'coordinator', 'security', 'auditor']) {
      expect((await product.as(login).get(`/imports/${run.id}`)).status).toBe(403);
      expect((await product.as(login).post('/imports', {})).status).toBe(403);
      expect((await product.as(login).post(`/imports/${run.id}/batches`, {})).status).toBe(403);
    }
    expect((await product.anonymous().get(`/imports/${run.id}`)).status).toBe(401);
  });

  it('keeps on record who opened and completed it', async () => {
    const { rows } = await product.sql.query<{ action: string }>(
      `select action from audit_row where subject_type = 'import_run' group by action order by action`,
    );
    expect(rows.map(({ action }) => action)).toEqual(['import.completed', 'import.opened']);
  });
});
