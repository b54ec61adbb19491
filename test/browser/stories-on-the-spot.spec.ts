import { act, all, open, pick, send, write, writeOnTheSpot } from './hands.js';
import { Screens } from './scene.js';

const OFFICER = 'station-caotang.officer1';

let screens: Screens;
beforeAll(async () => {
  screens = await Screens.inDistrict();
});
afterEach(() => screens.clear());
afterAll(() => screens.end());

const one = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>> =>
  (await screens.product.sql.query<Record<string, unknown>>(sql, values)).rows[0] ?? {};

describe('a quarrel between neighbours', () => {
  it('ends where it began: one page, one button', async () => {
    const { page } = await screens.as(OFFICER, '/settle', 'phone');
    await writeOnTheSpot(page, {
      where: '青华路某小区3栋',
      who: '齐某甲 19900000801',
      other: '齐某乙 19900000802',
      type: '漏水、通行、采光',
      source: '110 报警',
      deed: '了结',
      sentence: '楼上当天接好水管，双方不再计较。',
    });
    await page.getByText(/^查明的情况、双方态度、记录仪编号/).click();
    await page.getByLabel('查明的情况（可不填）').fill('空调冷凝水管脱落，滴水三天。');
    await page.getByLabel('执法记录仪编号（可不填）').fill('执法记录仪 20260301-01');
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('已了结。').waitFor();
    await page.getByRole('link', { name: '打开案件' }).click();
    await page
      .getByText(/已办结/)
      .first()
      .waitFor();
    const found = await one(
      `select c.state, c.source, c.type_code as type, s.facts, s.agreed_text as agreed, s.recording_number as recording,
         (select count(*)::int from party p where p.case_id = c.id) as parties
       from dispute_case c join case_settlement s on s.case_id = c.id`,
    );
    expect(found).toEqual({
      state: 'closed',
      source: '110',
      type: '0201',
      facts: '空调冷凝水管脱落，滴水三天。',
      agreed: '楼上当天接好水管，双方不再计较。',
      recording: '执法记录仪 20260301-01',
      parties: 2,
    });
  });
});

describe('violence at home', () => {
  const TOLD = '报警人称被丈夫殴打，孩子在场，民警已到现场制止。';

  it('is not settled: the legal path opens, step by step, for each who owes one', async () => {
    const officer = await screens.as(OFFICER, '/settle', 'phone');
    const { page } = officer;
    await writeOnTheSpot(page, {
      where: '浣花某小区',
      who: '凤某 19900000809',
      type: '家庭暴力',
      source: '110 报警',
      deed: '跟进',
      sentence: TOLD,
    });
    await page.getByRole('button', { name: '跟进', exact: true }).click();
    await page.getByText('由您跟进').waitFor();
    await page.getByRole('link', { name: '打开案件' }).click();
    const asked = (question: RegExp) => page.getByRole('group', { name: question });
    await asked(/家庭成员或共同生活的人之间有没有暴力/)
      .getByRole('button', { name: '是', exact: true })
      .click();
    await page.getByRole('button', { name: /^其余 \d+ 个问题/ }).click();
    await asked(/现场不听制止/)
      .getByRole('button', { name: '是', exact: true })
      .click();
    await page.getByText('依法不得调解，只走法定程序。').waitFor();
    await page.getByRole('button', { name: /^更正.*凤/ }).click();
    await all(pick('受害人', '住址不得告诉任何人'))(page);
    await send(page, '更正');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await open(page, '危险评估');
    await page.getByRole('dialog').getByRole('group').nth(5).getByLabel('是', { exact: true }).check();
    await send(page, '危险评估');
    await page.getByText(/^危险评估：1 分，/).waitFor();
    await page.getByText('依法不得调解，只走法定程序。').waitFor();
    await act(page, '安全方案', write('安排了什么措施', '当晚由亲属陪护'));
    const { id, ...standing } = await one(
      'select id, legal_track as "legalTrack" from dispute_case where narrative = $1',
      TOLD,
    );
    expect(standing).toEqual({ legalTrack: true });
    await page.getByRole('button', { name: /^办完这一步：.*告诫/ }).click();
    await write('说明', '告诫书已送达')(page);
    await send(page, '提交');
    await page.getByText('告诫书已送达').waitFor();

    const { page: federation } = await screens.as('womens-federation.intake', '/', 'phone');
    await federation.getByRole('link', { name: '消息，1 条未读' }).click();
    await federation.getByRole('link', { name: /依法告知您单位知悉的事项/ }).click();
    await federation.getByText('案情不在此显示').waitFor();
    expect(await federation.getByText(TOLD).count()).toBe(0);
    await act(federation, '走访回访', pick('上门', '情况稳定'));
    await federation.getByText('上门走访：情况稳定').waitFor();
    const { rows } = await screens.product.sql.query<object>(
      'select result, manner from visit_record where case_id = $1',
      [id],
    );
    expect(rows).toEqual([{ result: 'clean', manner: 'visit' }]);
  });
});
