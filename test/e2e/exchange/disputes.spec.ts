import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { callCommand } from '../../support/built-command.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { WORLD_PASSWORD } from '../../support/world.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

describe('disputes out of lists', () => {
  let product: TestProduct;
  let world: World;
  let folder: string;

  beforeAll(async () => {
    product = await startTestProduct({ listen: true });
    world = await product.seedWorld();
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'accord-disputes-'));
    const accounts = [
      { login: 'admin', password: WORLD_PASSWORD, name: '', place: '', roles: ['system_administrator'] },
    ];
    fs.writeFileSync(path.join(folder, 'accounts.json'), JSON.stringify({ accounts }));
  });
  afterAll(async () => {
    await product.close();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const run = async (...args: string[]): Promise<string> => {
    const env = {
      BASE_URL: product.url ?? '',
      ACCOUNTS_FILE: path.join(folder, 'accounts.json'),
      DATA_DIR: folder,
    };
    const called = callCommand('import', [...args, '--agency', 'station'], { cwd: folder, env });
    return (await called.ended).output;
  };
  const count = async (): Promise<number> =>
    (await product.sql.query<{ n: number }>('select count(*)::int as n from dispute_case')).rows[0]?.n ?? -1;

  it('turns what people really ask into cases of the station, once', async () => {
    const mapping = path.join(folder, 'mapping.json');
    fs.writeFileSync(
      mapping,
      JSON.stringify({ source: 'stard', columns: { q: 'narrative' }, constants: { place: '草堂街道' } }),
    );
    const file = path.join(folder, 'questions.jsonl');
    fs.copyFileSync(path.join(ROOT, 'test/data/layperson-questions.jsonl'), file);
    expect(await run(file, '--mapping', mapping)).toContain('done: 60 imported, 0 in before, 0 rejected.');
    expect(await run(file, '--mapping', mapping)).toContain('Nothing was imported again.');
    expect(await count()).toBe(60);
    const { rows } = await product.sql.query<object>(
      `select narrative, source, source_reference, registering_agency_id, changed_by_name from dispute_case where source_reference = '0'`,
    );
    expect(rows).toEqual([
      {
        narrative: '谁可以成为个体工商户？',
        source: 'other',
        source_reference: '0',
        registering_agency_id: world.agencies.station,
        changed_by_name: '系统管理员',
      },
    ]);
  });

  it('reads the headings of a call list, and tells by heading what is wrong with a row', async () => {
    const list = [
      '编号,报警时间,来源,类型,简要情况,地点,报警人,电话,金额(元),涉及人数',
      'JQ1,2026/7/1 8:05,110,,楼上漏水，双方争吵,草堂路1号,刘甲,19900000011,"1,500.50",3',
      'JQ2,2026-02-30 08:00,110,,争吵,草堂路2号,,,,',
      'JQ4,2026-07-01 09:00,110,,争吵,草堂路4号,李乙,,,几个',
      'JQ5,2026-07-01 09:00,110,,争吵,,,,,',
    ].join('\n');
    const file = path.join(folder, 'calls.csv');
    fs.writeFileSync(file, list);
    expect(await run(file, '--source', '110')).toContain('done: 1 imported, 0 in before, 3 rejected.');
    const reasons = fs.readFileSync(`${file}.rejected.csv`, 'utf8').split('\r\n').slice(1, 4);
    expect(reasons[0]).toMatch(/^3,"报警时间: Give a date and a time/);
    expect(reasons[1]).toMatch(/^4,"涉及人数: Give a whole number/);
    expect(reasons[2]).toMatch(/^5,"place: Give a place/);
    const { rows } = await product.sql.query<object>(
      `select occurred_at, place_text, amount_fen::int as amount, headcount from dispute_case where source_reference = 'JQ1'`,
    );
    expect(rows).toEqual([
      {
        occurred_at: new Date('2026-07-01T00:05:00Z'),
        place_text: '草堂路1号',
        amount: 150050,
        headcount: 3,
      },
    ]);
  });

  it('understands the police’s own words for a type, and takes a word in that means none', async () => {
    const words = ['家庭婚姻情感', '劳资', '1001', '噪音', '生活', '没有的类型'];
    const rows = words.map((word, at) => `TY${at},2026-07-01 09:00,110,${word},双方争吵,草堂路${at + 20}号`);
    const file = path.join(folder, 'types.csv');
    fs.writeFileSync(file, ['编号,报警时间,来源,类型,简要情况,地点', ...rows].join('\n'));
    expect(await run(file, '--source', '110')).toContain('done: 6 imported, 0 in before, 0 rejected.');
    const { rows: kept } = await product.sql.query<{ id: string; type: string | null }>(
      `select id, type_code as type from dispute_case where source_reference like 'TY%' order by source_reference`,
    );
    expect(kept.map(({ type }) => type)).toEqual(['01', '10', '1001', '0202', null, null]);
    const wide = await product.as('officer').get<{ incomplete: string[] }>(`/cases/${kept[0]?.id ?? ''}`);
    expect(wide.body.incomplete).toContain('typeCode');
    const open = await product.as('officer').get<{ incomplete: string[] }>(`/cases/${kept[4]?.id ?? ''}`);
    expect(open.body.incomplete).toContain('typeCode');
    const told = async (at: number): Promise<object | undefined> =>
      (
        await product
          .as('officer')
          .get<{ items: { type: string; payload: object }[] }>(`/cases/${kept[at]?.id ?? ''}/timeline`)
      ).body.items.find(({ type }) => type === 'case.type_left_open')?.payload;
    expect(await told(4)).toMatchObject({ word: '生活', couldBe: expect.arrayContaining(['09']) });
    expect(await told(5)).toMatchObject({ word: '没有的类型', couldBe: [] });
    expect(await told(0)).toBeUndefined();
  });

  it('shows of an imported call what registration would have hinted at, on record', async () => {
    const line = (number: string, place: string): string =>
      `${number},2026-07-02 09:00,110,楼上长期漏水引起争吵,${place},刘甲,19900000077`;
    const file = path.join(folder, 'again.csv');
    const list = [
      '编号,报警时间,来源,简要情况,地点,报警人,电话',
      line('AG1', '草堂路31号'),
      line('AG2', '草堂路31号'),
    ];
    fs.writeFileSync(file, list.join('\n'));
    expect(await run(file, '--source', '110')).toContain('done: 2 imported, 0 in before, 0 rejected.');
    const { rows } = await product.sql.query<{ id: string; number: string }>(
      `select id, number from dispute_case where source_reference like 'AG%' order by source_reference`,
    );
    const [first, second] = rows;
    const answer = await product
      .as('officer')
      .get<{ duplicates: object[]; repeatCallers: object[] }>(`/cases/${second?.id ?? ''}/duplicates`);
    expect(answer.body.duplicates).toMatchObject([{ number: first?.number, standing: 'likely_same' }]);
    expect(answer.body.repeatCallers).toEqual([]);
    const { rowCount } = await product.sql.query(
      `select 1 from audit_row where action = 'case.seen' and subject_id = $1 and detail->>'part' = 'duplicates'`,
      [second?.id],
    );
    expect(rowCount).toBe(1);
    const stranger = await product.as('other-officer').get(`/cases/${second?.id ?? ''}/duplicates`);
    expect(stranger.status).toBe(404);
  });

  it('prints the week of a station as a spreadsheet, masked unless who may see people asks for it', async () => {
    const today = (await product.now()).toISOString().slice(0, 10);
    const url = `/ledgers/weekly.xlsx?agencyId=${world.agencies.station}&weekOf=${today}`;
    const masked = await product.as('officer').get(url);
    expect(masked.status).toBe(200);
    expect(masked.headers['content-type']).toContain('spreadsheetml');
    const revealed = async (): Promise<number> =>
      (
        await product.sql.query(
          `select 1 from audit_row where action = 'party.revealed' and detail->>'by' = 'weekly_ledger'`,
        )
      ).rowCount ?? 0;
    expect(await revealed()).toBe(0);
    expect((await product.as('officer').get(`${url}&personal=open`)).status).toBe(200);
    expect(await revealed()).toBe(await count());
    for (const login of ['other-officer', 'labor-head'])
      expect((await product.as(login).get(url)).status).toBe(403);
    expect((await product.as('admin').get(url)).status).toBe(403);
  });

  it('prints the running week of the only agency of whoever names neither', async () => {
    const plain = await product.as('officer').get('/ledgers/weekly.xlsx');
    expect(plain.status).toBe(200);
    const { rows } = await product.sql.query<{ agencyId: string; monday: string; thisMonday: string }>(
      `select agency_id as "agencyId", detail->>'weekOf' as monday,
              to_char(date_trunc('week', accord_now() at time zone 'Asia/Shanghai'), 'YYYY-MM-DD') as "thisMonday"
       from audit_row where action = 'ledger.printed' order by id desc limit 1`,
    );
    expect(rows[0]?.agencyId).toBe(world.agencies.station);
    expect(rows[0]?.monday).toBe(rows[0]?.thisMonday);
    expect(await product.as('coordinator').get('/ledgers/weekly.xlsx')).toMatchObject({
      status: 403,
      body: { code: 'no_agency' },
    });
  });

  it('gives a case as one text for the police, masked unless asked for and allowed', async () => {
    const { rows } = await product.sql.query<{ id: string; number: string }>(
      `select id, number from dispute_case where source_reference = 'JQ1'`,
    );
    const { id = '', number = '' } = rows[0] ?? {};
    const masked = await product.as('officer').get<{ text: string }>(`/cases/${id}/police-text`);
    expect(masked.body.text.split('\n')).toEqual(
      expect.arrayContaining([
        `编号：${number}`,
        '来源编号：JQ1',
        '发生时间：2026-07-01 08:05',
        '涉及金额：1500.50元',
        '申请人：刘某，199****0011',
      ]),
    );
    const open = await product.as('officer').get<{ text: string }>(`/cases/${id}/police-text?personal=open`);
    expect(open.body.text).toContain('申请人：刘甲，19900000011');
    const { rowCount } = await product.sql.query(
      `select 1 from audit_row where action = 'party.revealed' and detail->>'by' = 'police_text'`,
    );
    expect(rowCount).toBe(1);
    expect((await product.as('other-officer').get(`/cases/${id}/police-text`)).status).toBe(404);
  });
});
