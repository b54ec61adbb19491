import { Scene, TOLD_WITHIN_MS } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('looking for a case', () => {
  it('finds it by the last digits of its number, and leads to it', async () => {
    const { id, number } = await scene.stage.desk.register({ narrative: '楼道堆物起争执' });
    const serial = /(\d+)号$/.exec(number)?.[1] ?? '';
    const { page } = await scene.as('officer', '/search');
    await page.getByRole('searchbox').waitFor();
    await page.keyboard.type(serial);
    await page.keyboard.press('Enter');
    await page.getByText('按案件序号找到 1 件').waitFor();
    await page.getByText('楼道堆物起争执').click();
    await page.waitForURL(`**/cases/${id}`);
  });

  it('says how to look otherwise when there is nothing', async () => {
    const { page } = await scene.as('officer', '/search');
    await page.getByRole('searchbox').fill('不会有这几个字');
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await page.getByText('没有找到').waitFor();
    expect(new URL(page.url()).search).toBe('');
  });

  it('finds nothing for whoever may not see the case', async () => {
    const { number } = await scene.stage.desk.register();
    const { page } = await scene.as('other-officer', '/search');
    await page.getByRole('searchbox').fill(number);
    await page.keyboard.press('Enter');
    await page.getByText('没有找到').waitFor();
  });
});

describe('what somebody is told', () => {
  it('appears by itself beside the bell, leads to what it is about, and is read then', async () => {
    const { desk, line, product } = scene.stage;
    const { page } = await scene.as('committee-intake', '/tasks', 'phone');
    await scene.told();
    const { id: caseId } = await desk.register({ lane: 'full' });
    const { id } = (await line.send(caseId)).body;
    await product.drain();
    await page.getByRole('link', { name: /消息，\d+ 条未读/ }).click({ timeout: TOLD_WITHIN_MS });
    await page.getByText('未读').first().waitFor();
    await page.locator(`a[href="/referrals/${id}"]`).first().click();
    await page.getByRole('heading', { name: '待签收' }).waitFor();
    await page.getByRole('link', { name: '消息', exact: true }).waitFor();
  });
});
