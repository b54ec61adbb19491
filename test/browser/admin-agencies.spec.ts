import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('an agency', () => {
  it('is made by a form that says what it did not understand', async () => {
    const { page } = await scene.as('admin', '/admin/agencies');
    await page.getByRole('button', { name: '新建单位' }).click();
    const form = page.getByRole('dialog', { name: '新建单位' });
    await form.getByLabel('类别').fill('派出所');
    await page.getByTitle('公安派出所').click();
    await form.getByLabel('区域').fill('草堂');
    await page.keyboard.press('Enter');
    await form.getByLabel('代号').fill('Not A Key');
    await form.getByLabel('名称').fill('草堂第二派出所');
    await form.getByRole('button', { name: '新建单位' }).click();
    await form.getByText('格式不对，请按提示填写。').waitFor();
    await form.getByLabel('代号').fill('second-station');
    await form.getByRole('button', { name: '新建单位' }).click();
    await page.getByRole('heading', { name: '草堂第二派出所', level: 1 }).waitFor();
    const { rows } = await scene.stage.product.sql.query<{ kind: string }>(
      `select kind from agency where key = 'second-station'`,
    );
    expect(rows).toEqual([{ kind: 'station' }]);
  });

  it('is found by name, and by area with what has been closed', async () => {
    const { page } = await scene.as('admin', '/admin/agencies');
    await page.getByLabel('按名称查找').fill('妇联');
    await page.getByRole('link', { name: '青羊区妇联' }).waitFor();
    await page.getByRole('link', { name: '草堂派出所' }).waitFor({ state: 'detached' });
    await page.getByLabel('按名称查找').fill('没有这个单位');
    await page.getByText('没有符合条件的单位').waitFor();
  });

  it('is closed after what it still has open was told', async () => {
    const { stage } = scene;
    const { id: caseId } = await stage.desk.register({ lane: 'full' });
    await stage.line.send(caseId);
    const { page } = await scene.as('admin', `/admin/agencies/${stage.world.agencies['community']}`);
    await page.getByRole('button', { name: '停用', exact: true }).click();
    const window = page.getByRole('dialog', { name: '停用 送仙桥社区居委会' });
    await window.getByText('收到、未办结的转办 1 件').waitFor();
    await window.getByRole('button', { name: '停用' }).click();
    await page.getByRole('heading', { name: '送仙桥社区居委会 已停用' }).waitFor();
    const path = `/agencies/${stage.world.agencies['community']}`;
    expect((await stage.product.as('admin').get(path)).body).toMatchObject({ active: false });
  });
});

describe('two administrators at once', () => {
  it('tell the slower one who was faster, and keep what they typed', async () => {
    const path = `/admin/agencies/${scene.stage.world.agencies['labor']}`;
    const { page } = await scene.as('admin', path);
    await page.getByRole('button', { name: '修改' }).click();
    const form = page.getByRole('dialog', { name: '修改单位' });
    await form.getByLabel('名称').fill('青羊区人力资源和社会保障局');
    const { product, world } = scene.stage;
    const api = `/agencies/${world.agencies['labor']}`;
    const { version } = (await product.as('admin').get<{ version: number }>(api)).body;
    await product.as('admin').patch(api, { capacity: 30 }, { version });
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('系统管理员刚刚改动过').waitFor();
    expect(await form.getByLabel('名称').inputValue()).toBe('青羊区人力资源和社会保障局');
    await form.getByRole('button', { name: '保留我填的' }).click();
    await form.getByText('系统管理员刚刚改动过').waitFor({ state: 'detached' });
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: '青羊区人力资源和社会保障局' }).waitFor();
  });
});
