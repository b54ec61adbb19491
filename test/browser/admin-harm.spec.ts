import { DAY_MS } from '../e2e/cases/desk.js';
import { SIZES } from '../support/browser.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** Sent to the bureau, which does not answer. */
async function silent(level?: string): Promise<string> {
  const { desk, line, world } = scene.stage;
  const { id: caseId } = await desk.register({ lane: 'full' });
  const { id } = (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body;
  if (level !== undefined) {
    const raise = { noun: 'risk', body: { level, reason: '扬言报复' } };
    expect((await desk.step('officer', caseId, raise)).status).toBe(200);
  }
  return id;
}

it('an administrator sees what another formula would do, and the board follows it', async () => {
  const plain = await silent();
  const { product } = scene.stage;
  for (let time = 0; time < 3; time += 1) {
    await product.as('officer').post(`/referrals/${plain}/chases`, { channel: 'phone', reached: false });
  }
  const orange = await silent('orange');
  await product.moveClock(2 * DAY_MS);
  const centre = await scene.as('coordinator', '/board?standing=overdue');
  await centre.page.setViewportSize({ ...SIZES.desk, height: 3000 });
  const firstOf = async (...ids: readonly string[]): Promise<string | undefined> => {
    const links = await centre.page.locator('article a[href^="/referrals/"]').all();
    const shown = await Promise.all(links.map((link) => link.getAttribute('href')));
    return ids.find(
      (id) =>
        shown.indexOf(`/referrals/${id}`) ===
        Math.min(...ids.map((each) => shown.indexOf(`/referrals/${each}`))),
    );
  };
  const row = (id: string) =>
    centre.page.getByRole('article').filter({ has: centre.page.locator(`a[href="/referrals/${id}"]`) });
  await row(orange)
    .getByText(/风险×8/)
    .waitFor();
  await row(plain)
    .getByText(/催办×3\.4/)
    .waitFor();
  expect(await firstOf(plain, orange)).toBe(orange);

  const { page } = await scene.as('admin', '/admin/harm');
  await page.getByText('红色').first().waitFor();
  await page.getByRole('button', { name: '改公式' }).click();
  const window = page.getByRole('dialog');
  await window.getByText(/项里，0 项换位置。/).waitFor();
  await window.getByLabel('橙色乘以').fill('2');
  await window.getByLabel('每催办一次乘以').fill('3');
  await window.getByText(/项里，[1-9]\d* 项换位置。/).waitFor();
  await window.getByLabel('依据').fill('区综治中心2026年第3次会议纪要');
  await window.getByRole('button', { name: '发布' }).click();
  await page.getByText('第 2 版已发布').waitFor();
  await page.getByText(/已排好，换了位置 \d+ 项/).waitFor();
  await page.getByText(/系统管理员 于 .* 发布/).waitFor();

  await centre.page.reload();
  await row(orange)
    .getByText(/风险×2/)
    .waitFor();
  expect(await firstOf(plain, orange)).toBe(plain);
});

it('a factor that would put danger last is refused at its field', async () => {
  const { page } = await scene.as('admin', '/admin/harm');
  await page.getByRole('button', { name: '改公式' }).click();
  const window = page.getByRole('dialog');
  await window.getByLabel('红色乘以').fill('1');
  await window.getByLabel('依据').fill('试一试');
  await window.getByRole('button', { name: '发布' }).click();
  await window.getByText('红色的倍数不能小于橙色，橙色不能小于黄色。').first().waitFor();
});
