import type { Locator } from 'playwright-core';
import { eventually } from '../support/product-process.js';
import { Scene, TOLD_WITHIN_MS } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

async function sent(): Promise<string> {
  const { desk, line, world } = scene.stage;
  const { id: caseId } = await desk.register({ lane: 'full' });
  return (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body.id;
}

const stateOf = async (id: string): Promise<unknown> =>
  (await scene.stage.product.as('labor-intake').get<{ state: string }>(`/referrals/${id}`)).body.state;

const DAY_MS = 24 * 60 * 60_000;

describe('the inbox at a desk', () => {
  it('is gone through, opened and answered with the keyboard, without leaving the list', async () => {
    const first = await sent();
    const second = await sent();
    const { page } = await scene.as('labor-intake', '/tasks');
    await page.getByText('↑ ↓ 或 J K 选择').waitFor();
    await page.locator(`a[href="/referrals/${second}"]`).waitFor();

    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary', { name: '打开的待办' });
    await pane.getByRole('heading', { name: '待签收' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/tasks');
    await page.keyboard.press('a');
    await pane.getByText('已办好：签收。').waitFor();
    expect([await stateOf(first), await stateOf(second)]).toEqual(['accepted', 'queued']);
    // Its row has moved to what is due next by itself.
    await page.locator(`a[href="/referrals/${first}"]`).getByText('首次联系当事人').waitFor();

    await page.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });
    await page.locator(`a[href="/referrals/${second}"]`).click();
    await pane.getByRole('heading', { name: '待签收' }).waitFor();
    await page.keyboard.press('q');
    // What is written in a form is written, and takes no step.
    await page.getByLabel('缺什么？').fill('');
    await page.keyboard.type('aad');
    expect(await page.getByLabel('缺什么？').inputValue()).toBe('aad');
    await page.keyboard.press('Escape');
    expect(await stateOf(second)).toBe('queued');
  });

  it('takes no letter once the keys are turned off', async () => {
    const id = await sent();
    const { page } = await scene.as('labor-intake', '/tasks');
    await page.getByRole('button', { name: '关闭快捷键' }).click();
    await page.locator(`a[href="/referrals/${id}"]`).click();
    await page.getByRole('button', { name: '签收', exact: true }).waitFor();
    await page.keyboard.press('a');
    await page.getByRole('button', { name: '打开快捷键' }).click();
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: '退单' }).waitFor();
    expect(await stateOf(id)).toBe('queued');
  });

  it('has what expires first at the top, and moves and takes away rows by itself', async () => {
    const { desk, line, product } = scene.stage;
    const early = await sent();
    await product.moveClock(60_000);
    const late = await sent();
    const { page } = await scene.as('labor-intake', '/tasks');
    // So high that every row of the list is drawn.
    await page.setViewportSize({ width: 1366, height: 3000 });
    const row = (id: string): Locator => page.locator(`a[href="/referrals/${id}"]`);
    const isAbove = async (upper: string, lower: string): Promise<boolean> => {
      const [above, below] = await Promise.all([row(upper).boundingBox(), row(lower).boundingBox()]);
      return above !== null && below !== null && above.y + above.height <= below.y;
    };
    await row(late).waitFor();
    expect(await isAbove(early, late)).toBe(true);
    await page.evaluate(() => (document.documentElement.dataset['since'] = 'before'));
    await scene.told();

    const { caseId } = (await product.as('officer').get<{ caseId: string }>(`/referrals/${late}`)).body;
    await desk.step('officer', caseId, {
      noun: 'risk',
      body: { level: 'orange', reason: '一方扬言报复' },
    });
    await eventually('the later row stands above', () => isAbove(late, early), TOLD_WITHIN_MS);
    await row(late).getByText('橙').waitFor();

    await line.step('labor-handler', late, { noun: 'acceptance' });
    await row(late).waitFor({ state: 'detached', timeout: TOLD_WITHIN_MS });
    await row(early).waitFor();
    expect(await page.evaluate(() => document.documentElement.dataset['since'])).toBe('before');
  });

  it('tells the slower of two who accept who was faster, when, by what, and where it stands now', async () => {
    const id = await sent();
    const slow = await scene.untold('labor-intake', '/tasks');
    await slow.page.locator(`a[href="/referrals/${id}"]`).click();
    const accept = slow.page.getByRole('button', { name: '签收', exact: true });
    await accept.waitFor();
    await scene.stage.line.step('labor-head', id, { noun: 'acceptance' });
    await accept.click();
    await slow.page.getByText(/冯局长 今天 \d\d:\d\d 办了“签收”，现在是“办理中”。您填的内容还在/).waitFor();
    await slow.page.getByRole('heading', { name: '办理中' }).waitFor({ timeout: 30_000 });
  });

  it('lets one of two win whose taps arrive together, and tells the other who it was', async () => {
    const id = await sent();
    const racers = [
      { visit: await scene.untold('labor-intake', `/referrals/${id}`), name: '韩受理' },
      { visit: await scene.untold('labor-head', `/referrals/${id}`), name: '冯局长' },
    ];
    let start: () => void = () => undefined;
    const bothAreHere = new Promise<void>((resolve) => {
      start = resolve;
    });
    let arrived = 0;
    const accepts = await Promise.all(
      racers.map(async ({ visit: { page } }) => {
        await page.route('**/acceptance', async (route) => {
          arrived += 1;
          if (arrived === racers.length) start();
          await bothAreHere;
          await route.continue();
        });
        const accept = page.getByRole('button', { name: '签收', exact: true });
        await accept.waitFor();
        return accept;
      }),
    );
    await Promise.all(accepts.map((accept) => accept.click()));

    const done = '已办好：签收。';
    const late = /(韩受理|冯局长) 今天 \d\d:\d\d 办了“签收”，现在是“办理中”/;
    const told = await Promise.all(
      racers.map(async ({ visit: { page } }) => {
        await page.getByText(done).or(page.getByText(late)).waitFor();
        return {
          hasWon: (await page.getByText(done).count()) === 1,
          by: late.exec(await page.getByRole('main').innerText())?.[1] ?? null,
        };
      }),
    );
    const winner = racers[told.findIndex(({ hasWon }) => hasWon)]?.name;
    expect(told.filter(({ hasWon }) => hasWon)).toEqual([{ hasWon: true, by: null }]);
    expect(told.filter(({ hasWon }) => !hasWon)).toEqual([{ hasWon: false, by: winner }]);
    const { rows } = await scene.stage.product.sql.query<{ by: string }>(
      `select actor_name as by from domain_event where subject_id = $1 and type = 'referral.accepted'`,
      [id],
    );
    expect(rows).toEqual([{ by: winner }]);
  });
});

describe('what somebody was told is late', () => {
  it('is taken up out of the list by an officer, whose page of it has no such step', async () => {
    const id = await sent();
    const { product, world } = scene.stage;
    await product.moveClock(6 * DAY_MS);
    const { page } = await scene.as('officer', '/tasks', 'phone');
    // So high that every row of the list is drawn.
    await page.setViewportSize({ width: 360, height: 6000 });
    const row = page.locator(`a[href="/referrals/${id}"]`).filter({ hasText: '接手升级提醒' }).first();
    await row.click();
    const sheet = page.getByRole('dialog', { name: '接手升级提醒' });
    expect(await sheet.getByRole('link', { name: '看是什么事' }).getAttribute('href')).toBe(
      `/referrals/${id}`,
    );
    await sheet.getByLabel('打算怎么办（可不填）').fill('已打电话催签收');
    await sheet.getByRole('button', { name: '我来接手' }).click();
    await page.getByText('已接手。').waitFor();
    const { rows } = await product.sql.query<{ note: string }>(
      'select note from escalation where acknowledged_by = $1',
      [world.users.officer],
    );
    expect(rows).toEqual([{ note: '已打电话催签收' }]);
  });
});

describe('a list that cannot be brought up to date', () => {
  it('says from when it is, and goes on once the server is back', async () => {
    await sent();
    const { page } = await scene.untold('labor-intake', '/tasks');
    await page.getByRole('list', { name: '待办' }).getByRole('link').first().waitFor();
    await page.route('**/api/v1/me/tasks*', (route) => route.abort());
    await page.getByText(/以下是 \d+:\d\d 的情况/).waitFor({ timeout: 40_000 });
    await page.getByRole('list', { name: '待办' }).getByRole('link').first().waitFor();
    await page.unroute('**/api/v1/me/tasks*');
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByText(/以下是/).waitFor({ state: 'detached' });
  });
});
