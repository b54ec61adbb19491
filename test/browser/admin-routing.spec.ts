import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

it('an administrator sees what other rules would do to the ranking, and the next list follows them', async () => {
  const { desk, product } = scene.stage;
  const { id } = await desk.register({ lane: 'full', typeCode: '0101' });
  const first = async (): Promise<string | undefined> => {
    const { body } = await product
      .as('officer')
      .get<{ suggestions: { agencyName: string }[] }>(`/cases/${id}/routing-suggestions`);
    return body.suggestions[0]?.agencyName;
  };
  const before = await first();

  const { page } = await scene.as('admin', '/admin/routing');
  await page.getByText('牵头类单位（第一位）').waitFor();
  await page.getByRole('button', { name: '改规则' }).click();
  const window = page.getByRole('dialog');
  await window.getByText(/第一推荐都不变/).waitFor();
  await window.getByLabel('牵头类单位（第一位）').fill('0');
  await window.getByLabel('配合类单位').fill('200');
  await window.getByText(/1 起的第一推荐会变/).waitFor();
  const said = window.getByRole('region', { name: '第一推荐的变化' }).getByRole('row').nth(1);
  await said.getByText(before ?? '').waitFor();
  const to = await said.getByRole('cell').nth(1).textContent();
  expect(await first()).toBe(before);

  await window.getByRole('button', { name: '加一个行业' }).click();
  const trade = window.getByRole('group', { name: '第 4 个行业' });
  await trade.getByLabel('行业代号').fill('不是代号');
  await window.getByText('用字母、数字、- 或 _，最多 32 个。').waitFor();
  await window.getByText(/填好以后/).waitFor();
  await trade.getByRole('button', { name: '去掉第 4 个行业' }).click();
  await window.getByLabel('依据').fill('区综治中心会议纪要');
  await window
    .getByRole('button', { name: '发 布' })
    .or(window.getByRole('button', { name: '发布' }))
    .click();
  await page.getByText('第 2 版已发布，以后的推荐按它排。').waitFor();
  expect(await first()).toBe(to);
  await page.getByRole('region', { name: '以前的版本' }).getByText('第 1 版').waitFor();
});
