import { WORLD_PASSWORD } from '../support/world.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('signing in', () => {
  it('opens the page that was asked for', async () => {
    const { id } = await scene.stage.desk.register();
    const { page } = await scene.as('officer', `/cases/${id}`);
    await page.getByText('楼上装修引起争吵').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/cases/${id}`);
  });

  it('says that login or password are wrong, and takes the next try', async () => {
    const visit = await scene.visit('/');
    await visit.signIn('colleague', 'not-the-password');
    await visit.page.getByRole('alert').getByText('账号或密码不对').waitFor();
    await visit.signIn('colleague', WORLD_PASSWORD);
    await visit.page.getByRole('heading', { name: '待办', exact: true }).waitFor();
  });

  it('says for how long a login rests after too many tries', async () => {
    const visit = await scene.visit('/');
    for (let tried = 0; tried < 6; tried += 1) {
      const answered = visit.page.waitForResponse((response) => response.status() >= 400);
      await visit.signIn('other-chief', 'not-the-password');
      await answered;
      await visit.page.locator('input[type=password][value=""]').waitFor();
    }
    await visit.page.getByText(/暂停登录，请 \d+ 分钟后再试/).waitFor();
  });

  it('asks who has a temporary password to change it, and opens nothing before', async () => {
    await scene.stage.product.sql.query(
      `update credential set must_change = true
       where user_id = (select id from app_user where login = 'mediator')`,
    );
    const visit = await scene.visit('/tasks');
    await visit.signIn('mediator', WORLD_PASSWORD);
    const { page } = visit;
    await page.getByRole('heading', { name: '先改密码' }).waitFor();
    await page.getByLabel('当前密码').fill(WORLD_PASSWORD);
    await page.getByLabel('新密码', { exact: true }).fill('battery-staple-9');
    await page.getByLabel('再输一遍新密码').fill('battery-staple-9');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByRole('heading', { name: '待办', exact: true }).waitFor();
  });
});

describe('a session that ends under an open page', () => {
  it('asks for the password over it, keeps what was typed and sends what was pressed', async () => {
    const { desk, line, product } = scene.stage;
    const { id: caseId } = await desk.register({ lane: 'full' });
    const { id } = (await line.send(caseId)).body;
    const visit = await scene.as('committee-intake', `/referrals/${id}`);
    const { page } = visit;
    await page.getByRole('button', { name: '要求补充' }).click();
    await page.getByLabel('缺什么？').fill('请补充楼上住户的联系方式');
    await product.sql.query(`update user_session set ended_at = clock_timestamp(), end_reason = 'signed_out'
      where ended_at is null and user_id = (select id from app_user where login = 'committee-intake')`);
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '登录已过期' }).waitFor();
    await page.getByLabel('密码').fill(WORLD_PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '待补充/待裁定' }).waitFor();
    await page.getByRole('paragraph').filter({ hasText: '请补充楼上住户的联系方式' }).waitFor();
  });
});

describe('two people at one browser', () => {
  it('never take a step in each other’s name: the page of the first begins anew', async () => {
    const { desk, line, product } = scene.stage;
    const { id: caseId } = await desk.register({ lane: 'full' });
    const { id } = (await line.send(caseId)).body;
    // Told that its session is over, it would leave before anybody presses anything.
    const visit = await scene.untold('committee-intake', `/referrals/${id}`);
    const { page, context } = visit;
    await page.getByRole('button', { name: '签收' }).waitFor();
    // What the page still asks for would be refused, and cover it before anybody presses anything.
    await visit.quiet();
    const other = await context.newPage();
    await context.clearCookies();
    await other.goto('/tasks');
    await other.getByLabel('账号').fill('committee-head');
    await other.getByLabel('密码').fill(WORLD_PASSWORD);
    await other.getByRole('button', { name: '登录', exact: true }).click();
    await other.getByRole('navigation', { name: '主要页面' }).waitFor();
    await page.getByRole('button', { name: '签收' }).click();
    await page.getByText('梁主任').first().waitFor();
    await page.waitForURL('**/tasks');
    const { rows } = await product.sql.query<{ state: string }>('select state from referral where id = $1', [
      id,
    ]);
    expect(rows).toEqual([{ state: 'queued' }]);
  });
});

describe('one’s own page', () => {
  it('says who one is and where, and changes the password once the old one is right', async () => {
    const { page } = await scene.as('committee-head', '/tasks', 'phone');
    await page.getByRole('link', { name: /个人设置/ }).click();
    await page.getByText('committee-head', { exact: true }).waitFor();
    await page.getByLabel('当前密码').fill('不是这个密码');
    await page.getByLabel('新密码', { exact: true }).fill('battery-staple-9');
    await page.getByLabel('再输一遍新密码').fill('battery-staple-8');
    await page.getByText('两次输入的新密码不一样。').waitFor();
    await page.getByLabel('再输一遍新密码').fill('battery-staple-9');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('当前密码不对，请重新输入。').waitFor();
    await page.getByLabel('当前密码').fill(WORLD_PASSWORD);
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('密码已修改。').waitFor();
    expect(await page.getByLabel('当前密码').inputValue()).toBe('');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('账号').fill('committee-head');
    await page.getByLabel('密码').fill('battery-staple-9');
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '待办' }).waitFor();
  });

  it('is not lost to a wrong address, which leads back to where one begins', async () => {
    const { page } = await scene.as('committee-intake', '/no-such-page');
    await page.getByRole('link', { name: '回到首页' }).click();
    await page.getByRole('heading', { name: '待办' }).waitFor();
  });
});

describe('signing out', () => {
  it('keeps no answer of the API in the browser', async () => {
    const { page } = await scene.as('officer', '/tasks');
    const answer = await page.request.get('/api/v1/me/tasks');
    expect(answer.headers()['cache-control']).toBe('private, no-store');
    for (const path of ['/tasks', '/index.html']) {
      const policy = (await page.request.get(path)).headers()['content-security-policy'];
      expect(policy).toContain("form-action 'self'");
      expect(policy).not.toContain("script-src 'self' 'unsafe-inline'");
    }
  });
});
