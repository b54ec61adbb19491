import { WORLD_PASSWORD } from '../support/world.js';
import { Scene, TOLD_WITHIN_MS } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

async function sent(): Promise<{ readonly id: string; readonly caseId: string }> {
  const { desk, line } = scene.stage;
  const { id: caseId } = await desk.register({ lane: 'full' });
  return { id: (await line.send(caseId)).body.id, caseId };
}

describe('a page that is told what moves', () => {
  it('shows a colleague’s step at once, and keeps what is being written', async () => {
    const { id } = await sent();
    const { page } = await scene.as('committee-intake', `/referrals/${id}`, 'phone');
    await page.getByRole('button', { name: '要求补充' }).click();
    const words = page.getByLabel('缺什么？');
    await words.fill('请补充装修合');
    await scene.told();
    await scene.stage.line.step('committee-head', id, { noun: 'acceptance' });
    await page.getByRole('heading', { name: '办理中' }).waitFor({ timeout: TOLD_WITHIN_MS });
    await words.press('End');
    await page.keyboard.type('同');
    expect(await words.inputValue()).toBe('请补充装修合同');
  });

  it('is the case too, with what happened to it', async () => {
    const { id, caseId } = await sent();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await page.getByText('待签收').first().waitFor();
    await scene.told();
    await scene.stage.line.step('committee-intake', id, { noun: 'acceptance' });
    await page.getByText('办理中').first().waitFor({ timeout: TOLD_WITHIN_MS });
  });

  it('counts what was told and read elsewhere beside the bell', async () => {
    const visits = [
      await scene.as('committee-intake', '/tasks'),
      await scene.as('committee-intake', '/tasks', 'phone'),
    ] as const;
    await scene.told(2);
    await sent();
    await scene.stage.product.drain();
    const bells = visits.map(({ page }) => page.getByRole('link', { name: /消息，\d+ 条未读/ }));
    for (const bell of bells) await bell.waitFor({ timeout: TOLD_WITHIN_MS });
    await scene.stage.product.as('committee-intake').post('/me/notices/reading-all');
    for (const bell of bells) await bell.waitFor({ state: 'detached', timeout: TOLD_WITHIN_MS });
  });

  it('leaves with who signs out beside it, and lets in who has come in there', async () => {
    const { id } = await sent();
    const { page, context } = await scene.as('committee-intake', `/referrals/${id}`);
    await page.getByRole('button', { name: '签收' }).waitFor();
    await scene.told();
    const other = await context.newPage();
    await other.goto('/tasks');
    await other.getByRole('button', { name: '退出登录' }).click();
    await other.getByLabel('账号').fill('committee-head');
    await other.getByLabel('密码').fill(WORLD_PASSWORD);
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await other.getByText('梁主任').first().waitFor();
    await page.getByLabel('密码').waitFor();
    expect(new URL(page.url()).pathname).not.toContain(id);
    // As a browser does when its user turns to the page again.
    await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await page.getByText('梁主任').first().waitFor();
  });

  it('follows again after the server let it go', async () => {
    const { page } = await scene.as('colleague', '/tasks');
    await scene.told();
    const { product, world, desk } = scene.stage;
    const again = page.waitForRequest('**/api/v1/changes*');
    await product.as('security').post(`/users/${world.users['colleague']}/grants`, {
      role: 'station_officer',
      agencyId: world.agencies['other-station'],
    });
    await again;
    await scene.told();
    const { number } = await desk.register();
    await page.getByText(number).first().waitFor({ timeout: TOLD_WITHIN_MS });
  });
});

describe('a page that cannot be told', () => {
  it('asks by itself', async () => {
    const { page } = await scene.untold('committee-intake', '/tasks');
    await page.getByRole('heading', { level: 1 }).waitFor();
    const { id } = await sent();
    await page.locator(`a[href="/referrals/${id}"]`).waitFor({ timeout: 30_000 });
  });
});
