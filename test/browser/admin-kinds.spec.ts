import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('a kind of agency', () => {
  it('is made by a form, an agency of it is made, and both are there to be sent to', async () => {
    const { page } = await scene.as('admin', '/admin/kinds');
    await page.getByRole('button', { name: '新建类别' }).click();
    const form = page.getByRole('dialog', { name: '新建类别' });
    await form.getByLabel('名称', { exact: true }).fill('退役军人事务站');
    await form.getByLabel('代号').fill('veterans');
    await form.getByRole('button', { name: '加一个问题' }).click();
    await form.getByLabel('问题', { exact: true }).fill('是否退役军人或其家属？');
    await form.getByRole('button', { name: '加一份材料' }).click();
    await form.getByLabel('材料名称').fill('退役证复印件');
    await form.getByLabel('到了容量就不再派').check();
    await form.getByRole('button', { name: '新建类别' }).click();
    await form.getByText('请填写。').waitFor();
    await form.getByLabel('依据文件').fill('区权责清单（2026年版）');
    await form.getByRole('button', { name: '新建类别' }).click();
    await page.getByRole('heading', { name: '退役军人事务站' }).waitFor();
    await page.getByText('是否退役军人或其家属？').waitFor();
    await page.getByText('退役证复印件').waitFor();

    await page.goto('/admin/agencies');
    await page.getByRole('button', { name: '新建单位' }).click();
    const agency = page.getByRole('dialog', { name: '新建单位' });
    await agency.getByLabel('类别').fill('退役');
    await page.keyboard.press('Enter');
    await agency.getByLabel('区域').fill('草堂');
    await page.keyboard.press('Enter');
    await agency.getByLabel('代号').fill('caotang-veterans');
    await agency.getByLabel('名称').fill('草堂街道退役军人服务站');
    await agency.getByRole('button', { name: '新建单位' }).click();
    await page.getByRole('heading', { name: '草堂街道退役军人服务站' }).waitFor();
    const { rows } = await scene.stage.product.sql.query(
      `select k.profile->'intakeQuestions'->0->>'text' as question, k.profile->>'capacityBinds' as binds
       from agency g join agency_kind k on k.key = g.kind where g.key = 'caotang-veterans'`,
    );
    expect(rows).toEqual([{ question: '是否退役军人或其家属？', binds: 'true' }]);
  });

  it('is changed with all it said before', async () => {
    const admin = scene.stage.product.as('admin');
    const before = (await admin.get<{ profile: object }>('/agency-kinds/judicial-office')).body.profile;
    const { page } = await scene.as('admin', '/admin/kinds/judicial-office');
    await page.getByRole('button', { name: '修改' }).click();
    const form = page.getByRole('dialog', { name: '修改类别' });
    await form.getByLabel('一次最多挂起几个工作日').fill('15');
    await form.getByLabel('依据文件').fill('区综治中心2026年第3次会议纪要');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存，马上生效。').waitFor();
    const after = (await admin.get<{ profile: object }>('/agency-kinds/judicial-office')).body.profile;
    expect(after).toEqual({ ...before, maxHoldWorkingDays: 15 });
  });

  it('that is a module is only read', async () => {
    const { page } = await scene.as('admin', '/admin/kinds/station');
    await page.getByText('内置类别由程序规定，在这里只能看。').waitFor();
    await page.getByRole('button', { name: '修改' }).waitFor({ state: 'detached' });
  });
});
