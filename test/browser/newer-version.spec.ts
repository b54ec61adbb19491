import type { Page } from 'playwright-core';
import { WORLD_PASSWORD } from '../support/world.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** The server is started anew with other files: those of the open page are there no more, and the console begins with others. */
async function updated(page: Page): Promise<void> {
  await page.route('**/assets/*', (route) => route.fulfill({ status: 404, body: '' }));
  await page.route(
    ({ pathname }) => pathname === '/',
    (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<script type="module" src="/assets/index-newer.js">',
      }),
  );
}

describe('a page that was open when a new version was started', () => {
  it('says so where a part of it is there no more, and loads the new one', async () => {
    const visit = await scene.as('officer', '/search');
    const { page } = visit;
    await visit.quiet();
    await updated(page);
    await page.getByRole('link', { name: /^消息/ }).click();
    await page.getByRole('heading', { name: '系统已更新' }).waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: '换成新版本' }).click();
    await page.getByRole('heading', { name: '消息', exact: true }).waitFor();
  });

  it('does not say so where only the network is gone', async () => {
    const visit = await scene.as('officer', '/search');
    const { page, context } = visit;
    await visit.quiet();
    await context.setOffline(true);
    await page.getByRole('link', { name: /^消息/ }).click();
    await page.getByText('连不上服务器').waitFor();
    expect(await page.getByText('系统已更新').count()).toBe(0);
  });
});

describe('whoever must choose a password first', () => {
  const signIn = async (isUpdated: boolean): Promise<Page> => {
    await scene.stage.product.sql.query(
      `update credential set must_change = true where user_id = (select id from app_user where login = 'colleague')`,
    );
    const visit = await scene.visit('/');
    await visit.page.getByLabel('账号').waitFor();
    if (isUpdated) await updated(visit.page);
    else await visit.page.route('**/assets/password-page*', (route) => route.abort());
    await visit.signIn('colleague', WORLD_PASSWORD);
    return visit.page;
  };

  it('is told where its page cannot be fetched, and gets it by trying again', async () => {
    const page = await signIn(false);
    await page.getByText('连不上服务器').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('heading', { name: '先改密码' }).waitFor();
  });

  it('is told of a new version too', async () => {
    const page = await signIn(true);
    await page.getByRole('heading', { name: '系统已更新' }).waitFor();
  });
});
