import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const page = async (login: string): Promise<string> =>
  `/admin/users/${scene.stage.world.users[login as 'mediator']}`;

describe('a new colleague', () => {
  it('gets an account, a role that the agency carries, and signs in with the temporary password', async () => {
    const security = (await scene.as('security', '/admin/users')).page;
    await security.getByRole('button', { name: '新建用户' }).click();
    const form = security.getByRole('dialog', { name: '新建用户' });
    await form.getByLabel('账号', { exact: true }).fill('new-mediator');
    await form.getByLabel('姓名').fill('吴某丁');
    await form.getByRole('button', { name: '新建用户' }).click();
    const window = security.getByRole('dialog', { name: '临时密码' });
    const password = await window.locator('code').innerText();
    await window.getByText('只显示这一次').waitFor();
    await window.getByRole('button', { name: '关闭' }).last().click();
    await security.getByText('还没有角色：登录后什么也看不到。').waitFor();

    await security.getByRole('button', { name: '授予角色' }).click();
    const grant = security.getByRole('dialog', { name: '授予角色' });
    await grant.getByLabel('角色').fill('所长');
    await security.keyboard.press('Enter');
    await grant.getByLabel('单位').fill('送仙桥');
    await security.getByTitle('送仙桥社区居委会').click();
    await grant.getByRole('button', { name: '授予角色' }).click();
    await grant.getByText('这类单位没有这个角色').waitFor();
    await grant.getByRole('button', { name: '承办人' }).click();
    await grant.getByRole('button', { name: '授予角色' }).click();
    await security.getByText('在 送仙桥社区居委会').waitFor();

    const visit = await scene.visit('/');
    await visit.signIn('new-mediator', password);
    await visit.page.getByRole('heading', { name: '先改密码' }).waitFor();
    await visit.page.getByLabel('当前密码').fill(password);
    await visit.page.getByLabel('新密码', { exact: true }).fill('battery-staple-9');
    await visit.page.getByLabel('再输一遍新密码').fill('battery-staple-9');
    await visit.page.getByRole('button', { name: '修改密码' }).click();
    await visit.page.getByRole('heading', { name: '待办', exact: true }).waitFor();
  });
});

describe('somebody who leaves', () => {
  it('is disabled after what becomes of their work was told, with a reason', async () => {
    const visit = await scene.as('security', await page('labor-handler'));
    await visit.page.getByRole('button', { name: '停用账号' }).click();
    const window = visit.page.getByRole('dialog', { name: '停用 唐监察' });
    await window.getByText('手里的件退回所在单位').waitFor();
    await window.getByRole('button', { name: '停用账号' }).click();
    await window.getByText('请填写。').waitFor();
    await window.getByLabel('为什么停用').fill('调离');
    await window.getByRole('button', { name: '停用账号' }).click();
    await visit.page.getByRole('heading', { name: '唐监察 已停用' }).waitFor();
    const { rows } = await scene.stage.product.sql.query<{ active: boolean }>(
      `select active from app_user where login = 'labor-handler'`,
    );
    expect(rows).toEqual([{ active: false }]);
  });
});

describe('what is not theirs', () => {
  it('is shown to no other power, and to nobody who works on cases', async () => {
    const admin = (await scene.as('admin', '/admin')).page;
    await admin.getByRole('heading', { name: '单位', exact: true }).waitFor();
    await admin.getByRole('link', { name: '用户', exact: true }).waitFor({ state: 'detached' });
    await admin.goto('/admin/users');
    await admin.getByRole('alert').getByText('这一项由另一位管理员负责').waitFor();
    const officer = (await scene.as('officer', '/admin/agencies')).page;
    await officer.getByRole('heading', { name: '这个页面不对您的岗位开放' }).waitFor();
    await officer.getByRole('link', { name: '管理' }).waitFor({ state: 'detached' });
  });

  it('includes their own account', async () => {
    const visit = await scene.as('security', await page('security'));
    await visit.page.getByText('由另一位安全管理员管理').waitFor();
    await visit.page.getByRole('button', { name: '停用账号' }).waitFor({ state: 'detached' });
  });
});
