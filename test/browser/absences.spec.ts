import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

interface Recorded {
  readonly from: string;
  readonly until: string;
  readonly coverUserId: string;
}

const recordedOf = async (login: 'officer' | 'colleague'): Promise<readonly Recorded[]> => {
  const { product, world } = scene.stage;
  const { body } = await product
    .as(login)
    .get<{ items: readonly Recorded[] }>(`/users/${world.users[login]}/absences`);
  return body.items;
};

it('somebody goes on leave with a phone, sees who covers, and is back early', async () => {
  const { page } = await scene.as('officer', '/', 'phone');
  await page.getByRole('link', { name: '请假', exact: true }).click();
  await page.getByText('近期没有登记请假。').waitFor();
  await page.getByRole('button', { name: '登记请假' }).click();
  const form = page.getByRole('dialog', { name: '登记请假' });
  await form.getByLabel('从哪天起').fill('2026-08-24');
  await form.getByLabel('到哪天（含当天）').fill('2026-08-26');
  await form.getByLabel('谁代班').selectOption({ label: '周警官（草堂派出所）' });
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('已登记：陈警官请假期间由周警官代班。').waitFor();
  await page.getByText('8月24日 周一 至 8月26日 周三').waitFor();
  expect(await recordedOf('officer')).toMatchObject([
    {
      from: '2026-08-23T16:00:00.000Z',
      until: '2026-08-26T16:00:00.000Z',
      coverUserId: scene.stage.world.users.colleague,
    },
  ]);
  await page.getByRole('button', { name: '取消请假：陈警官' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '取消', exact: true }).click();
  await page.getByText('近期没有登记请假。').waitFor();
  expect(await recordedOf('officer')).toEqual([]);
});

it('a head records it for one of their people, from now on and to an hour, and is told why not', async () => {
  const { product, world } = scene.stage;
  const { page } = await scene.as('chief', '/unit');
  await page.getByRole('link', { name: '请假代班' }).click();
  await page.getByRole('button', { name: '登记请假' }).click();
  const form = page.getByRole('dialog', { name: '登记请假' });
  await form.getByLabel('谁请假').selectOption({ label: '陈警官' });
  await form.getByLabel('不是整天').check();
  await form.getByLabel('从什么时候起').fill('2026-08-19T09:00');
  await form.getByLabel('到什么时候').fill('2026-08-20T12:30');
  await form.getByLabel('谁代班').selectOption({ label: '周警官（草堂派出所）' });
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await page.getByText('正在请假').waitFor();
  expect(await recordedOf('officer')).toMatchObject([{ until: '2026-08-20T04:30:00.000Z' }]);

  await page.getByRole('button', { name: '登记请假' }).click();
  await form.getByLabel('谁请假').selectOption({ label: '周警官' });
  await form.getByLabel('谁代班').selectOption({ label: '林所长（草堂派出所）' });
  await form.getByRole('button', { name: '登记', exact: true }).click();
  await form.getByText('那几天此人正替别人代班，请先换人再登记请假。').waitFor();
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: '提前销假：陈警官' }).click();
  const end = page.getByRole('dialog', { name: '提前销假：陈警官' });
  await end.getByText('待办和提醒不再给周警官').waitFor();
  await end.getByRole('button', { name: '提前销假', exact: true }).click();
  await page.getByText('已恢复。').waitFor();
  const cover = `/users/${world.users.colleague}/absences`;
  expect((await product.as('colleague').get<{ items: unknown[] }>(cover)).body.items).toEqual([]);
});

it('whoever covers finds for whom, and cannot end it', async () => {
  const { product, world } = scene.stage;
  const now = await product.now();
  const until = new Date(now.getTime() + 2 * 86_400_000).toISOString();
  const asked = { coverUserId: world.users['colleague'], from: now.toISOString(), until };
  expect((await product.as('officer').post(`/users/${world.users.officer}/absences`, asked)).status).toBe(
    201,
  );
  const { page } = await scene.as('colleague', '/absences', 'phone');
  await page.getByRole('heading', { name: '我替谁代班' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: '陈警官' }).waitFor();
  expect(await page.getByRole('button', { name: '提前销假：陈警官' }).count()).toBe(0);
});
