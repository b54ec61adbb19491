import { WORLD_PASSWORD } from '../support/world.js';
import type { Visit } from '../support/browser.js';
import { eventually } from '../support/product-process.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** The committee before what was sent to it, with a name in it that is nowhere else. */
async function atTheReferral(): Promise<Visit> {
  const { desk, line, product } = scene.stage;
  const { id: caseId, parties } = await desk.register({
    lane: 'full',
    narrative: '与欧阳某丙争吵',
    parties: [{ role: 'applicant', name: '欧阳某丙', phone: '19900000077' }],
  });
  const consent = {
    partyIds: parties.map(({ id: party }) => party),
    purpose: 'sharing',
    decision: 'given',
    manner: 'telephone',
  };
  await product.as('officer').post(`/cases/${caseId}/consents`, consent);
  const { id } = (await line.send(caseId, { fields: ['narrative', 'party_names'] })).body;
  const visit = await scene.as('committee-intake', `/referrals/${id}`, 'phone');
  await visit.page.getByText('与欧阳某丙争吵').waitFor();
  return visit;
}

async function openSessionsOf(login: string): Promise<number> {
  const { rows } = await scene.stage.product.sql.query<{ open: number }>(
    `select count(*)::int as open from user_session where ended_at is null
     and user_id = (select id from app_user where login = $1)`,
    [login],
  );
  return rows[0]?.open ?? -1;
}

/** What can be read on the page, by eyes or ears. */
async function readable({ page }: Visit): Promise<string> {
  return `${await page.locator('body').innerText()}\n${await page.locator('body').ariaSnapshot()}`;
}

describe('signing out', () => {
  it('leaves nothing of a case in any store of the browser', async () => {
    const visit = await atTheReferral();
    const { page } = visit;
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByLabel('密码').waitFor();
    expect(await visit.kept()).not.toContain('欧阳');
    expect(await page.content()).not.toContain('欧阳');
    await page.reload();
    await page.getByLabel('密码').waitFor();
    expect(await page.content()).not.toContain('欧阳');
  });

  it('clears the page at once while the server cannot be told, and says until when the session lasts', async () => {
    const visit = await atTheReferral();
    const { page, context } = visit;
    const before = await openSessionsOf('committee-intake');
    // The clock of the server has been told by then.
    await visit.quiet();
    await context.setOffline(true);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '本机已退出，服务器还不知道' }).waitFor();
    await page.getByText(/登录最迟 今天 10:3\d 自动结束/).waitFor();
    expect(await page.content()).not.toContain('欧阳');
    expect(await visit.kept()).not.toContain('欧阳');
    expect(await openSessionsOf('committee-intake')).toBe(before);
    await context.setOffline(false);
    await page.getByLabel('密码').waitFor();
    expect(await openSessionsOf('committee-intake')).toBe(before - 1);
    expect(await visit.kept()).not.toContain('owed');
  });

  it('is made up for before anything else when the console is opened again', async () => {
    const { page, context } = await atTheReferral();
    const before = await openSessionsOf('committee-intake');
    await context.setOffline(true);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '本机已退出，服务器还不知道' }).waitFor();
    await page.close();
    await context.setOffline(false);
    const next = await context.newPage();
    const asked: string[] = [];
    next.on('request', (request) => {
      if (request.url().includes('/api/'))
        asked.push(`${request.method()} ${new URL(request.url()).pathname}`);
    });
    await next.goto('/tasks');
    await next.getByLabel('密码').waitFor();
    expect(asked[0]).toBe('DELETE /api/v1/session');
    expect(asked).not.toContain('GET /api/v1/me/tasks');
    expect(await openSessionsOf('committee-intake')).toBe(before - 1);
  });

  it('does the same in a browser that keeps nothing', async () => {
    const visit = await scene.visit('/tasks');
    const { page, context } = visit;
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.reload();
    await visit.signIn('committee-intake', WORLD_PASSWORD);
    await page.getByRole('heading', { name: '待办', exact: true }).waitFor();
    const before = await openSessionsOf('committee-intake');
    await context.setOffline(true);
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '本机已退出，服务器还不知道' }).waitFor();
    await context.setOffline(false);
    await page.getByLabel('密码').waitFor();
    expect(await openSessionsOf('committee-intake')).toBe(before - 1);
  });

  it('never ends the session of somebody else who has signed in since', async () => {
    const visit = await scene.as('mediator', '/tasks');
    const other = scene.stage.world.users['committee-intake'];
    await visit.page.evaluate((id) => localStorage.setItem('accord-sign-out-owed', id), other);
    await visit.page.reload();
    await visit.page.getByRole('heading', { name: '待办', exact: true }).waitFor();
    expect(await visit.kept()).not.toContain('owed');
  });

  it('clears every other page of the browser too', async () => {
    const visit = await atTheReferral();
    const { page, context } = visit;
    const other = await context.newPage();
    await other.goto('/tasks');
    await other.getByRole('heading', { name: '待办', exact: true }).waitFor();
    await context.setOffline(true);
    await other.getByRole('button', { name: '退出登录' }).click();
    await page.getByRole('heading', { name: '本机已退出，服务器还不知道' }).waitFor();
    expect(await page.content()).not.toContain('欧阳');
    await context.setOffline(false);
    await page.getByLabel('密码').waitFor();
  });
});

describe('a page that nobody sits before any more', () => {
  const restFor = (minutes: number): Promise<unknown> =>
    scene.stage.product.sql.query(
      `update user_session set last_seen_at = last_seen_at - make_interval(mins => $1) where ended_at is null`,
      [minutes],
    );

  /** Begins to write on the way out, at a desk whose clock can be moved. */
  async function writing(): Promise<Visit> {
    const visit = await scene.visit('/');
    await visit.page.clock.install();
    await visit.page.goto('/register');
    await visit.signIn('officer', WORLD_PASSWORD);
    await visit.page.getByLabel('案情').fill('与欧阳某丙争吵');
    // What is asked while one writes counts as a sign of whoever writes.
    await visit.quiet();
    return visit;
  }

  it('is covered when its session has ended, and is as it was for the same person', async () => {
    const visit = await writing();
    const { page } = visit;
    await restFor(31);
    await page.clock.fastForward('31:00');
    await page.getByRole('heading', { name: '登录已过期' }).waitFor();
    expect(await readable(visit)).not.toContain('欧阳');
    expect(await page.getByLabel('案情').isVisible()).toBe(false);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    expect(await readable(visit)).not.toContain('欧阳');
    await page.getByLabel('密码').fill(WORLD_PASSWORD);
    await page.getByRole('button', { name: '登录', exact: true }).click();
    await page.getByRole('heading', { name: '登录已过期' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('案情').inputValue()).toBe('与欧阳某丙争吵');
    expect(await page.getByLabel('案情').evaluate((field) => field === document.activeElement)).toBe(true);
  });

  it('begins anew for somebody else', async () => {
    const visit = await writing();
    const { page } = visit;
    await restFor(31);
    await page.clock.fastForward('31:00');
    await page.getByRole('button', { name: '换一个账号' }).click();
    await page.getByLabel('账号').waitFor();
    await visit.signIn('chief', WORLD_PASSWORD);
    await page.getByRole('navigation', { name: '主要页面' }).waitFor();
    expect(new URL(page.url()).pathname).not.toBe('/register');
    expect(await page.content()).not.toContain('欧阳');
  });

  it('stays open while another page of the browser keeps the session', async () => {
    const { page } = await writing();
    await page.clock.fastForward('31:00');
    await page.getByLabel('案情').waitFor();
    expect(await page.getByLabel('案情').inputValue()).toBe('与欧阳某丙争吵');
  });

  it('is covered too where nobody can be asked whether its session has ended', async () => {
    const visit = await writing();
    const { page, context } = visit;
    await context.setOffline(true);
    await page.clock.fastForward('31:00');
    await page.getByRole('heading', { name: '登录已过期' }).waitFor();
    expect(await readable(visit)).not.toContain('欧阳');
    await context.setOffline(false);
    await page.getByRole('heading', { name: '登录已过期' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('案情').inputValue()).toBe('与欧阳某丙争吵');
  });

  it('asks again after the server could not answer, and is covered anew the next time', async () => {
    const visit = await writing();
    const { page } = visit;
    await page.route('**/api/v1/session', (route) => route.fulfill({ status: 503, body: '' }));
    const refused = page.waitForResponse((response) => response.status() === 503);
    await page.clock.fastForward('31:00');
    await page.getByRole('heading', { name: '登录已过期' }).waitFor();
    await (await refused).finished();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    // It asks again some time after it has been refused, and that is by its own clock.
    await eventually('the page is uncovered', async () => {
      await page.clock.runFor('00:05');
      return (await page.getByRole('heading', { name: '登录已过期' }).count()) === 0;
    });
    await restFor(31);
    await page.clock.fastForward('31:00');
    await page.getByRole('heading', { name: '登录已过期' }).waitFor();
    expect(await readable(visit)).not.toContain('欧阳');
  });

  it('does not keep its session alive by what it asks', async () => {
    const visit = await writing();
    const { page } = visit;
    // From now on nobody has been seen for longer than a moment.
    await page.clock.fastForward('02:00');
    await visit.quiet();
    await restFor(20);
    const asked = page.waitForResponse(
      (response) => response.url().includes('/api/v1/me/notices') && response.ok(),
    );
    await page.clock.fastForward('05:00');
    expect((await asked).request().headers()['accord-unattended']).toBe('1');
    const { rows } = await scene.stage.product.sql.query<{ rested: number }>(
      `select min(extract(epoch from clock_timestamp() - last_seen_at))::int as rested from user_session
       where ended_at is null and user_id = (select id from app_user where login = 'officer')`,
    );
    expect(rows[0]?.rested).toBeGreaterThan(19 * 60);
  });
});
