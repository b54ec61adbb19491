import { ExchangeFolder } from '../../modules/exchange/index.js';
import type { Settings } from '../../src/platform/config/settings.js';
import { SETTINGS } from '../../src/platform/config/settings.token.js';
import { ExchangeSender } from '../support/exchange-sender.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const called = (reference: string, parts: object = {}): Promise<{ id: string; number: string }> =>
  scene.stage.desk.register({ source: '110', sourceReference: reference, ...parts });

const rowOf = async (id: string): Promise<Record<string, unknown>> => {
  const { rows } = await scene.stage.product.sql.query<Record<string, unknown>>(
    'select state, handler_user_id, merged_into from dispute_case where id = $1',
    [id],
  );
  return rows[0] ?? {};
};

/** A colleague mends what is on record of a call; it stays open. */
async function corrected(id: string, details: object): Promise<void> {
  const { version } = await scene.stage.desk.show(id, 'colleague');
  const answer = await scene.stage.product.as('colleague').patch(`/cases/${id}`, details, { version });
  if (answer.status !== 200) throw new Error(`not corrected: ${JSON.stringify(answer.body)}`);
}

describe('the morning review', () => {
  it('goes through the calls with one key each: settled, given to a colleague, sent on, merged', async () => {
    const party = { role: 'applicant', name: '钱某甲', phone: '19900000031' };
    const earlier = await scene.stage.desk.register({
      source: 'visit',
      narrative: '楼上漏水赔偿谈不拢',
      parties: [party],
    });
    const settled = await called('J2026081900001', { narrative: '摊位占道互相推搡' });
    const given = await called('J2026081900002', { narrative: '停车位被占双方对骂' });
    const sent = await called('J2026081900003', { narrative: '夜间施工噪音扰民' });
    const repeated = await called('J2026081900004', { narrative: '楼上漏水赔偿谈不拢', parties: [party] });

    const { page } = await scene.as('chief', '/morning');
    await page.getByText('已过 0 / 4 起').waitFor();
    await page.getByText('疑似重复 1').waitFor();
    await page.getByRole('article', { name: settled.number }).waitFor();

    await page.keyboard.press('1');
    await page.getByLabel('怎么了结的（一句话）').waitFor();
    await page.keyboard.type('双方互相道歉，各自离开');
    await page.keyboard.press('Enter');
    await page.getByText(`${settled.number} 已了结`).waitFor();

    await page.getByRole('article', { name: given.number }).waitFor();
    await page.keyboard.press('2');
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('1');
    await page.keyboard.press('Enter');
    await page.getByText(new RegExp(`${given.number} 已交`)).waitFor();

    await page.getByRole('article', { name: sent.number }).waitFor();
    await page.keyboard.press('3');
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(new RegExp(`${sent.number} 已转`)).waitFor();

    await page.getByRole('article', { name: repeated.number }).waitFor();
    await page.keyboard.press('4');
    await page.getByText('不能撤销').waitFor();
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('都过完了').waitFor();

    expect(await rowOf(settled.id)).toMatchObject({ state: 'closed' });
    expect((await rowOf(given.id))['handler_user_id']).not.toBeNull();
    expect(await rowOf(sent.id)).toMatchObject({ state: 'handling' });
    expect(await rowOf(repeated.id)).toMatchObject({ merged_into: earlier.id });
  });

  it('says who was faster, and goes on', async () => {
    const call = await called('J2026081900005', { narrative: '宠物伤人争执' });
    const { page } = await scene.untold('chief', '/morning');
    await page.getByRole('article', { name: call.number }).waitFor();
    await page.keyboard.press('1');
    const sentence = page.getByLabel('怎么了结的（一句话）');
    await sentence.fill('当场赔付');
    await corrected(call.id, { narrative: '宠物伤人争执，另有一名路人在场' });
    const settle = page.getByRole('button', { name: '了结', exact: true });
    await settle.click();
    await page.getByText(/周警官 今天 \d\d:\d\d 办了“补录或更正”，现在是“已登记”/).waitFor();
    await page.getByRole('button', { name: '看现在的情况' }).click();
    await page.getByRole('alert').waitFor({ state: 'detached' });
    expect(await sentence.inputValue()).toBe('当场赔付');
    expect(await page.getByLabel('查明的情况').inputValue()).toBe('宠物伤人争执，另有一名路人在场');
    await settle.click();
    await page.getByText(`${call.number} 已了结`).waitFor();
    expect(await rowOf(call.id)).toMatchObject({ state: 'closed' });
  });

  it('gives a call that was corrected meanwhile to a colleague, and merges another, once it was looked at anew', async () => {
    const earlier = await scene.stage.desk.register({
      source: 'visit',
      narrative: '地下室渗水多次报修无人处理',
    });
    const given = await called('J2026081900006', { narrative: '广场舞音响扰民' });
    const repeated = await called('J2026081900007', { narrative: '地下室渗水多次报修无人处理' });
    const { page } = await scene.untold('chief', '/morning');
    const again = async (button: string): Promise<void> => {
      await page.getByRole('button', { name: '看现在的情况' }).click();
      await page.getByRole('alert').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: button, exact: true }).click();
    };

    await page.getByRole('button', { name: '广场舞音响扰民' }).click();
    await page.keyboard.press('2');
    await page.getByRole('radio').first().waitFor();
    await page.keyboard.press('1');
    await corrected(given.id, { headcount: 30 });
    await page.keyboard.press('Enter');
    await again('交办');
    await page.getByText(new RegExp(`${given.number} 已交`)).waitFor();

    await page.getByRole('button', { name: '地下室渗水' }).click();
    await page.keyboard.press('4');
    await page.getByRole('radio').first().waitFor();
    await corrected(repeated.id, { headcount: 2 });
    await page.keyboard.press('Enter');
    await again('并案');
    await page.getByText(`${repeated.number} 已并入 ${earlier.number}`).waitFor();
  });

  it('lists what the calls’ own system has put into the exchange folder, and knows a repeat among it', async () => {
    const { product, desk } = scene.stage;
    const sender = new ExchangeSender(product.app.get<Settings>(SETTINGS, { strict: false }).exchangeDir);
    const key = { name: '接处警平台', publicKey: sender.publicKey, agency: 'station', target: 'disputes' };
    expect((await product.as('admin').post('/exchange-keys', key)).status).toBe(201);
    const parties = [{ role: 'applicant', name: '吴某丁', phone: '19900000032' }];
    await desk.register({ source: 'visit', narrative: '门口堆放建筑垃圾多次交涉无果', parties });
    const caller = { 地点: '草堂路6号', 报警人: '吴某丁', 电话: '19900000032' };
    sender.put(1, [
      { 编号: 'J2026082000011', 简要情况: '晾晒衣物滴水引起争吵', 地点: '草堂路5号' },
      { 编号: 'J2026082000012', 简要情况: '门口堆放建筑垃圾多次交涉无果', ...caller },
    ]);
    await product.get(ExchangeFolder).pass();
    await product.drain();

    const { page } = await scene.as('chief', '/morning');
    const calls = page.getByRole('list', { name: '警情' });
    const row = calls.getByRole('button', { name: /晾晒衣物滴水引起争吵/ });
    await row.getByText('草堂路5号').waitFor();
    expect(await row.getByText(/疑似重复/).count()).toBe(0);
    await calls
      .getByRole('button', { name: /门口堆放建筑垃圾/ })
      .getByText(/疑似重复/)
      .waitFor();
    await row.click();
    await page.getByRole('article').getByText('晾晒衣物滴水引起争吵').waitFor();
  });

  it('hands out the week’s ledger in one click', async () => {
    const { page } = await scene.as('chief', '/morning');
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: '本周台账' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.xlsx$/);
  });

  it('is nobody else’s: an agency has no such page among its own', async () => {
    const { page } = await scene.as('labor-intake', '/tasks');
    expect(await page.getByRole('link', { name: '晨审' }).count()).toBe(0);
    for (const path of ['/morning', '/settle']) {
      await page.goto(path);
      await page.getByRole('heading', { name: '这个页面不对您的岗位开放' }).waitFor();
    }
  });
});
