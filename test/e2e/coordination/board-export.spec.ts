import { parse } from 'csv-parse/sync';
import type { BoardLineView, BoardPageView } from '../../../modules/coordination/board/board.view.js';
import { MOST_EXPORTED } from '../../../modules/coordination/board/show-limits.js';
import { chinaWallTime } from '../../../src/kernel/china-time.js';
import type { Answer } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { DAY_MS } from '../cases/desk.js';
import { BoardDesk } from './desk.js';

type Row = Readonly<Record<string, string>>;

const BOM = '\u{feff}';
/** What a spreadsheet would reckon with. */
const FORMULA = '=HYPERLINK("http://x.invalid")';

let desk: BoardDesk;
/** With the committee, whose handler has an odd name; chased in vain, and ordered in writing. */
let pressed: string;

beforeAll(async () => {
  desk = await BoardDesk.open();
  const { tasks } = desk;
  pressed = (await tasks.send('community', { typeCode: '0101' })).id;
  await tasks.done('committee-intake', pressed, 'acceptance');
  const handler = { handlerUserId: tasks.world.users.mediator };
  await tasks.done('committee-head', pressed, 'assignment', handler);
  await tasks.product.sql.query('update app_user set display_name = $1 where login = $2', [
    FORMULA,
    'mediator',
  ]);
  await tasks.send('labor');
  await tasks.product.moveClock(6 * DAY_MS);
  const coordinator = tasks.product.as('coordinator');
  await coordinator.post(`/referrals/${pressed}/chases`, { channel: 'phone', reached: false });
  const line = (await desk.lines('coordinator')).find(({ subjectId }) => subjectId === pressed);
  const order = { clockId: line?.id, text: '请抓紧首次联系双方当事人，并书面报告。' };
  expect((await coordinator.post('/supervision-orders', order)).status).toBe(201);
});
afterAll(() => desk.tasks.product.close());

const download = (login: string, query = '', format = 'csv'): Promise<Answer<Buffer>> =>
  desk.tasks.product.as(login).download(`/board/lines.${format}?${query}`);

async function exported(login: string, query = ''): Promise<Row[]> {
  const { status, body } = await download(login, query);
  expect(status).toBe(200);
  return parse<Row>(body, { bom: true, columns: true });
}

const told = ({ ownerAgencyName, words, caseNumber }: BoardLineView): string[] => [
  ownerAgencyName,
  words,
  caseNumber ?? '',
];

describe('the board as a file', () => {
  it('has the rows of the screen in the same order, under every filter', async () => {
    for (const query of [
      '',
      'standing=overdue',
      'standing=pressing&risk=yellow',
      `agencyId=${desk.tasks.world.agencies.labor}`,
    ]) {
      const lines = await desk.lines('coordinator', `&${query}`);
      expect(lines.length).toBeGreaterThan(0);
      const rows = await exported('coordinator', query);
      expect(rows.map((row) => [row['责任单位'], row['要办的事'], row['案件编号']])).toEqual(lines.map(told));
      expect(rows.map((row) => Number(row['序号']))).toEqual(lines.map((_, at) => at + 1));
    }
  });

  it('says who must do what by when, how harmful it is and how far it was pressed', async () => {
    const line = (await desk.lines('coordinator')).find(({ subjectId }) => subjectId === pressed);
    const row = (await exported('coordinator')).find(
      (each) => each['案件编号'] === line?.caseNumber && each['要办的事'] === line?.words,
    );
    expect(row).toMatchObject({
      责任单位: '送仙桥社区居委会',
      要办的事: line?.words,
      '期限（北京时间）': chinaWallTime(new Date(line?.deadlineAt ?? '')),
      时限情况: '已超时',
      纠纷类型: line?.typeName,
      风险等级: '黄色',
      状态: '办理中',
      公式版本: '1',
      催办次数: '1',
      最近催办人: '萧协调',
      是否联系上: '否',
      升级到: line?.escalation?.roleWords,
      升级接手人: '无人接手',
      督办单号: line?.order?.number,
      督办单状态: '待答复',
    });
    expect(Number(row?.['危害'])).toBeCloseTo(line?.harm?.value ?? Number.NaN, 0);
  });

  it('opens as text in a spreadsheet: marked as UTF-8, and without formulas', async () => {
    const { body, headers } = await download('coordinator');
    expect(body.toString('utf8').startsWith(BOM)).toBe(true);
    expect(headers['content-disposition']).toMatch(/^attachment;.*\.csv$/);
    expect(headers['cache-control']).toBe('private, no-store');
    const handlers = (await exported('coordinator')).map((row) => row['承办人']);
    expect(handlers).toContain(`'${FORMULA}`);
  });

  it('comes as a workbook too', async () => {
    const { status, body, headers } = await download('coordinator', 'standing=overdue', 'xlsx');
    expect([status, body.subarray(0, 2).toString('latin1')]).toEqual([200, 'PK']);
    expect(headers['content-type']).toContain('spreadsheetml');
  });

  it('is on record: who, how many, under which filter; and each case that it names', async () => {
    const listed = (await desk.tasks.cases.audited('board.listed')).length;
    const rows = await exported('coordinator', 'standing=overdue&risk=yellow');
    const [last] = (await desk.tasks.cases.audited('limits.exported')).slice(-1);
    expect(last?.detail).toEqual({
      rows: rows.length,
      format: 'csv',
      filter: { standing: 'overdue', risk: 'yellow' },
    });
    const named = (await desk.tasks.cases.audited('board.listed')).slice(listed);
    const lines = await desk.lines('coordinator', '&standing=overdue&risk=yellow');
    expect(named.map(({ detail }) => detail)).toEqual([
      { caseIds: [...new Set(lines.map(({ caseId }) => caseId))] },
    ]);
  });

  it('is of the areas that its reader answers for', async () => {
    expect((await exported('street')).map((row) => row['责任单位'])).toEqual([]);
    expect((await exported('supervisor')).length).toBeGreaterThan(0);
  });

  it.each<Login>(['officer', 'chief', 'labor-head', 'mediator', 'admin', 'auditor'])(
    'is not for %s',
    async (login) => {
      for (const format of ['csv', 'xlsx']) expect((await download(login, '', format)).status).toBe(403);
    },
  );
});

describe('more than fits in one file', () => {
  it('is refused, with what to do about it; what fits comes whole', async () => {
    const { product } = desk.tasks;
    const before = (await exported('coordinator', 'standing=overdue')).length;
    const more = async (count: number): Promise<void> => {
      await product.sql.query(
        `insert into clock select one.* from clock c, generate_series(1, $2::int) n,
           lateral jsonb_populate_record(c, jsonb_build_object('id', md5($2 || 'id' || n)::uuid, 'subject_id', md5($2 || 'of' || n)::uuid)) one
         where c.id = (select id from clock where subject_id = $1 and state = 'running' and deadline_at < accord_now() limit 1)`,
        [pressed, count],
      );
      // Nobody adds so many at once: without it the plan would be one for a few.
      await product.sql.query('analyze clock');
    };
    await more(MOST_EXPORTED - before);
    expect(await exported('coordinator', 'standing=overdue')).toHaveLength(MOST_EXPORTED);
    await more(1);
    const refused = await product.as('coordinator').get('/board/lines.csv?standing=overdue');
    expect(refused).toMatchObject({ status: 422, body: { code: 'too_many_to_export', most: MOST_EXPORTED } });
    const page = await product.as('coordinator').get<BoardPageView>('/board/lines?standing=overdue&limit=1');
    expect(page.status).toBe(200);
  });
});
