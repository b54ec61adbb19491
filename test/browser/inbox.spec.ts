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

  it('has what expires first at the top, and moves a row by itself when that changes', async () => {
    const early = await sent();
    await scene.stage.product.moveClock(60_000);
    const late = await sent();
    const { page } = await scene.as('labor-intake', '/tasks');
    const order = async (): Promise<string[]> => {
      const tops = await Promise.all(
        [early, late].map(async (id) => {
          const box = await page.locator(`a[href="/referrals/${id}"]`).boundingBox();
          return { id, y: box?.y ?? 0 };
        }),
      );
      return tops.sort((a, b) => a.y - b.y).map(({ id }) => id);
    };
    await page.locator(`a[href="/referrals/${late}"]`).waitFor();
    expect(await order()).toEqual([early, late]);
    await scene.told();
    await scene.stage.line.step('labor-handler', early, { noun: 'acceptance' });
    await page
      .locator(`a[href="/referrals/${early}"]`)
      .waitFor({ state: 'detached', timeout: TOLD_WITHIN_MS });
    await page.locator(`a[href="/referrals/${late}"]`).waitFor();
  });

  it('tells the slower of two who accept who was faster', async () => {
    const id = await sent();
    const slow = await scene.untold('labor-intake', '/tasks');
    await slow.page.locator(`a[href="/referrals/${id}"]`).click();
    const accept = slow.page.getByRole('button', { name: '签收', exact: true });
    await accept.waitFor();
    await scene.stage.line.step('labor-head', id, { noun: 'acceptance' });
    await accept.click();
    await slow.page.getByText('冯局长刚刚改动过').waitFor();
    await slow.page.getByRole('heading', { name: '办理中' }).waitFor({ timeout: 30_000 });
  });
});
