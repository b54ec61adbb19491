import type { Page } from 'playwright-core';
import { DAY_MS } from '../e2e/cases/desk.js';
import { appoint } from '../e2e/coordination/desk.js';
import { AREA, WORLD_PASSWORD } from '../support/world.js';
import { Scene, TOLD_WITHIN_MS } from './scene.js';

let scene: Scene;
/** Late with the bureau, of a blue case and of a red one. */
let blue: string;
let red: string;
beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line, world, product } = scene.stage;
  const sent = async (): Promise<{ readonly id: string; readonly caseId: string }> => {
    const { id: caseId } = await desk.register({ lane: 'full' });
    return { id: (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body.id, caseId };
  };
  blue = (await sent()).id;
  const dangerous = await sent();
  red = dangerous.id;
  const raise = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
  expect((await desk.step('officer', dangerous.caseId, raise)).status).toBe(200);
  const areaId = world.areas[AREA.district];
  await appoint(product, { login: 'second', name: '石协调', role: 'coordinator', areaId });
  await product.moveClock(6 * DAY_MS);
  await product.drain();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const rowOf = (page: Page, id: string) =>
  page.getByRole('article').filter({ has: page.locator(`a[href="/referrals/${id}"]`) });

const numbers = (page: Page) => page.getByRole('group', { name: '按情况筛选' });

const chip = (page: Page, name: string) =>
  page.getByRole('group', { name: '我的视图' }).getByRole('button', { name, exact: true });

describe('views of the board', () => {
  it('are kept out of what is narrowed, changed, shared, and opened first', async () => {
    const { page } = await scene.as('coordinator', '/board');
    await rowOf(page, blue).waitFor();
    // Who has none and narrows nothing sees nothing of them.
    expect(await page.getByRole('button', { name: '存为视图' }).count()).toBe(0);
    await numbers(page)
      .getByRole('button', { name: /已超时/ })
      .click();
    await page.getByLabel('风险等级').selectOption('red');
    await rowOf(page, blue).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '存为视图' }).click();
    const sheet = page.getByRole('dialog', { name: '存为视图' });
    await sheet.getByLabel('名称').fill('红色超时');
    await sheet.getByLabel('共享范围').selectOption({ index: 1 });
    await sheet.getByLabel('先看这个视图').check();
    await sheet.getByRole('button', { name: '保存' }).click();
    await page.getByText('视图「红色超时」已保存。').waitFor();
    await chip(page, '红色超时').and(page.locator('[aria-pressed=true]')).waitFor();
    await page.getByRole('button', { name: '存为视图' }).waitFor({ state: 'detached' });

    await page.goto('/board');
    await chip(page, '红色超时').and(page.locator('[aria-pressed=true]')).waitFor();
    await rowOf(page, red).waitFor();
    expect(await rowOf(page, blue).count()).toBe(0);

    await page.getByLabel('风险等级').selectOption('');
    await rowOf(page, blue).waitFor();
    await page.getByRole('button', { name: '用现在的条件更新' }).click();
    await page.getByText('视图「红色超时」已更新。').waitFor();
    await page.getByRole('button', { name: '设置视图' }).click();
    const settings = page.getByRole('dialog', { name: '视图「红色超时」' });
    await settings.getByLabel('名称').fill('全部超时');
    await settings.getByRole('button', { name: '保存' }).click();
    await chip(page, '全部超时').and(page.locator('[aria-pressed=true]')).waitFor();

    // By keyboard: off again, and the board stands as for who has none.
    await chip(page, '全部超时').focus();
    await page.keyboard.press('Enter');
    await chip(page, '全部超时').and(page.locator('[aria-pressed=false]')).waitFor();
    await numbers(page)
      .getByRole('button', { name: /超时或快超时/, pressed: true })
      .waitFor();
  });

  it('of others are picked on a phone, and only their owner removes them', async () => {
    const visit = await scene.visit('/board', 'phone');
    await visit.signIn('second', WORLD_PASSWORD);
    const { page } = visit;
    await page.getByLabel('我的视图').selectOption({ label: '全部超时 · 萧协调' });
    await numbers(page)
      .getByRole('button', { name: /已超时/, pressed: true })
      .waitFor();
    await page.getByRole('button', { name: '设置视图' }).click();
    await page.getByText('萧协调 共享的视图，只有本人能改。').waitFor();
    expect(await page.getByRole('button', { name: '删除这个视图' }).count()).toBe(0);

    const { page: own } = await scene.as('coordinator', '/board');
    await chip(own, '全部超时').waitFor();
    await own.getByRole('button', { name: '设置视图' }).click();
    await own.getByRole('button', { name: '删除这个视图' }).click();
    await own.getByText('视图「全部超时」已删除。').waitFor();
    await own.getByRole('group', { name: '我的视图' }).waitFor({ state: 'detached' });
  });

  it('of what is no longer there open without it, and say so', async () => {
    const { product, world } = scene.stage;
    const filter = { standing: 'overdue', areaId: world.areas[AREA.province] };
    const view = { name: '全省超时', filter };
    expect((await product.as('coordinator').post('/board/views', view)).status).toBe(201);
    const { page } = await scene.as('coordinator', '/board');
    await chip(page, '全省超时').click();
    await page.getByText('这个视图原来限定的区域不在您负责的范围内，现在按其余条件显示。').waitFor();
    await rowOf(page, blue).waitFor();
  });
});

describe('the board as a file', () => {
  it('is saved as it is narrowed; what is too much is refused with what to do', async () => {
    const { page } = await scene.as('coordinator', '/board?standing=overdue&risk=red');
    await rowOf(page, red).waitFor();
    const [asked, download] = await Promise.all([
      page.waitForRequest('**/lines.xlsx*'),
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 Excel' }).click(),
    ]);
    expect(new URL(asked.url()).searchParams.toString()).toBe('risk=red&standing=overdue');
    expect(download.suggestedFilename()).toMatch(/^督办台-\d{12}\.xlsx$/);
    await page.route('**/lines.csv*', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ status: 422, code: 'too_many_to_export', most: 20000 }),
      }),
    );
    await page.getByRole('button', { name: '导出 CSV' }).click();
    await page.getByText(/一次最多导出 20000 项，请先按情况、区域、单位或类型筛选/).waitFor();
  });
});

describe('the board of one agency', () => {
  it('is its head’s: counted, narrowed to a person, moving by itself, saved as a file', async () => {
    const { line } = scene.stage;
    const { page } = await scene.as('labor-head', '/unit');
    await page.getByRole('link', { name: '时限事项' }).click();
    await page.getByRole('heading', { name: '青羊区人社局 · 时限事项' }).waitFor();
    const rows = page.getByRole('article');
    await rowOf(page, red).waitFor();
    // What does most harm stands first.
    expect(await rows.first().locator(`a[href="/referrals/${red}"]`).count()).toBe(1);
    const overdue = numbers(page).getByRole('button', { name: /^2 已超时/ });
    await overdue.click();
    await page.getByLabel('承办人').selectOption({ label: '尚未分派（2）' });
    await page.getByLabel('风险等级').selectOption({ label: '红色（1）' });
    await rowOf(page, blue).waitFor({ state: 'detached' });
    await page.getByLabel('风险等级').selectOption('');
    await rowOf(page, blue).waitFor();
    await scene.told();
    await line.step('labor-intake', blue, { noun: 'acceptance' });
    await rowOf(page, blue).waitFor({ state: 'detached', timeout: TOLD_WITHIN_MS });
    await numbers(page)
      .getByRole('button', { name: /^1 已超时/ })
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出 CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^青羊区人社局时限事项-\d{12}\.csv$/);
  });

  it('does not open for who heads nothing', async () => {
    const { page } = await scene.as('mediator', '/unit/board');
    await page.getByRole('heading', { name: '这个页面不对您的岗位开放' }).waitFor();
  });
});
