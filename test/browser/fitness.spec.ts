import { Scene } from './scene.js';
import { type Login, WORLD_PASSWORD } from '../support/world.js';
import { SIZES, type Size, type Visit } from '../support/browser.js';

let scene: Scene;
let paths: readonly string[];
/** Of administration: who opens it, and the window that a button of it opens. */
let adminPages: readonly AdminPage[];

/** Of a case: for whom it opens in another way, what is opened over it, and how it is printed. */
let casePages: readonly AdminPage[];

interface AdminPage {
  readonly login: Login;
  readonly path: string;
  readonly button?: string;
}

beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line } = scene.stage;
  const parties = [{ role: 'applicant', name: '刘甲', phone: '19900000001' }];
  const { id: caseId } = await desk.register({ lane: 'full', parties });
  const { id } = await line.underWay(caseId);
  paths = [
    '/tasks',
    `/cases/${caseId}`,
    `/referrals/${id}`,
    '/search',
    '/notices',
    '/morning',
    '/settle',
    '/register',
    `/cases/${caseId}/send`,
    '/no-such-page',
  ];
  const { id: fresh } = await desk.register({ parties });
  const { id: stopped } = await desk.register({ parties });
  await desk.step('chief', stopped, {
    noun: 'legal-stop',
    body: { reason: '发现轻生倾向', pathKinds: ['safety'] },
  });
  casePages = [
    { login: 'officer', path: `/cases/${fresh}`, button: '当场了结' },
    { login: 'officer', path: `/cases/${fresh}/send` },
    { login: 'officer', path: `/cases/${fresh}`, button: '更多办理' },
    { login: 'officer', path: `/cases/${caseId}`, button: '警务平台文本' },
    { login: 'officer', path: `/cases/${caseId}/print` },
    { login: 'officer', path: `/cases/${stopped}`, button: '办结' },
    { login: 'committee-intake', path: `/cases/${stopped}`, button: '走访回访' },
    { login: 'mediator', path: `/cases/${caseId}`, button: '危险评估' },
  ];
  const { agencies, users } = scene.stage.world;
  adminPages = [
    { login: 'admin', path: '/admin/agencies', button: '新建单位' },
    { login: 'admin', path: `/admin/agencies/${agencies.station}`, button: '停用' },
    { login: 'admin', path: '/admin/users' },
    { login: 'admin', path: '/admin/calendars/office', button: '录入一年的安排' },
    { login: 'admin', path: '/admin/policies/default', button: '让正在跑的也按新版算' },
    { login: 'admin', path: '/admin/kinds', button: '新建类别' },
    { login: 'admin', path: '/admin/kinds/judicial-office', button: '修改' },
    { login: 'admin', path: '/admin/taxonomy', button: '加一个大类' },
    { login: 'admin', path: '/admin/reference/guard_rules', button: '换成新的一份' },
    { login: 'admin', path: '/admin/channels', button: '新建渠道' },
    { login: 'admin', path: '/admin/running' },
    { login: 'auditor', path: '/admin/audit' },
    { login: 'security', path: '/admin/users', button: '新建用户' },
    { login: 'security', path: `/admin/users/${users.mediator}`, button: '授予角色' },
  ];
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe.each(Object.keys(SIZES) as Size[])('every page on a %s', (size) => {
  it('is fit for everybody before signing in', async () => {
    expect(await (await scene.visit('/', size)).unfit()).toEqual([]);
  });

  it('is fit for everybody after it, and no wider than the screen', async () => {
    const visit = await scene.as('officer', '/', size);
    for (const path of paths) {
      await visit.page.goto(path);
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
      expect([path, await visit.unfit()]).toEqual([path, []]);
      expect([path, await overflowOf(visit)]).toEqual([path, 0]);
    }
  });

  it('is fit for the three administrators, windows over it too', async () => {
    for (const login of [...new Set(adminPages.map((page) => page.login))]) {
      const visit = await scene.as(login, '/', size);
      for (const { path, button } of adminPages.filter((page) => page.login === login)) {
        await visit.page.goto(path);
        await visit.page.getByRole('heading', { level: 1 }).waitFor();
        await visit.page.waitForLoadState('networkidle');
        expect([path, await visit.unfit(), await overflowOf(visit)]).toEqual([path, [], 0]);
        if (button === undefined) continue;
        await visit.page.getByRole('button', { name: button, exact: true }).click();
        await visit.page.locator('.ant-modal:not(.ant-zoom-appear)').waitFor();
        expect([path, button, await visit.unfit()]).toEqual([path, button, []]);
      }
    }
  });

  it('is fit wherever a case opens, sheets over it too', async () => {
    for (const login of [...new Set(casePages.map((page) => page.login))]) {
      const visit = await scene.as(login, '/', size);
      for (const { path, button } of casePages.filter((page) => page.login === login)) {
        await visit.page.goto(path);
        await visit.page.getByRole('heading', { level: 1 }).waitFor();
        await visit.page.waitForLoadState('networkidle');
        expect([path, await visit.unfit(), await overflowOf(visit)]).toEqual([path, [], 0]);
        if (button === undefined) continue;
        await visit.page.getByRole('button', { name: button, exact: true }).click();
        await visit.page.getByRole('dialog').locator('button, textarea').first().waitFor();
        await visit.page.waitForLoadState('networkidle');
        expect([path, button, await visit.unfit()]).toEqual([path, button, []]);
      }
    }
  });

  it('is fit for who answers for an area as well', async () => {
    const visit = await scene.as('coordinator', '/', size);
    for (const path of ['/board', '/board?standing=overdue']) {
      await visit.page.goto(path);
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
      expect([path, await visit.unfit(), await overflowOf(visit)]).toEqual([path, [], 0]);
    }
  });

  it('is worked with the keyboard alone', async () => {
    const { page } = await scene.visit('/', size);
    await page.getByLabel('账号').waitFor();
    await page.keyboard.type('officer');
    await page.keyboard.press('Tab');
    await page.keyboard.type('correct-horse-7');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
  });
});

function officersPages(): string[] {
  return casePages.flatMap(({ login, path }) => (login === 'officer' ? [path] : []));
}

function overflowOf(visit: Visit): Promise<number> {
  return visit.page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
}

/** Part of browsers since Chromium 92 and later. */
function withoutWhatIsNewer(): void {
  const newer: readonly (readonly [object, readonly string[]])[] = [
    [Array.prototype, ['at', 'findLast', 'findLastIndex', 'toSorted', 'toReversed', 'toSpliced', 'with']],
    [String.prototype, ['at', 'isWellFormed']],
    [Object, ['hasOwn', 'groupBy']],
    [Map, ['groupBy']],
    [Promise, ['withResolvers']],
    [AbortSignal, ['timeout', 'any', 'abort']],
    [URL, ['canParse', 'parse']],
    [Crypto.prototype, ['randomUUID']],
    [globalThis, ['structuredClone', 'scheduler', 'CSSLayerBlockRule', 'navigation']],
  ];
  for (const [owner, names] of newer) for (const name of names) Reflect.deleteProperty(owner, name);
}

describe('the oldest browser in use', () => {
  it('opens every page', async () => {
    const visit = await scene.visit('/no-such-page');
    await visit.page.addInitScript(withoutWhatIsNewer);
    await visit.page.goto('/');
    await visit.signIn('officer', WORLD_PASSWORD);
    for (const path of [...paths, ...officersPages()]) {
      await visit.page.goto(path);
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await visit.page.evaluate(() => 'structuredClone' in globalThis)).toBe(false);
    }
  });

  it.each(['admin', 'security', 'auditor'] as const)('opens every page of the %s', async (login) => {
    const visit = await scene.visit('/no-such-page');
    await visit.page.addInitScript(withoutWhatIsNewer);
    await visit.page.goto('/');
    await visit.signIn(login, WORLD_PASSWORD);
    await visit.page.getByRole('navigation', { name: '主要页面' }).waitFor();
    for (const { path } of adminPages.filter((page) => page.login === login)) {
      await visit.page.goto(path);
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
    }
  });

  it('opens the board', async () => {
    const visit = await scene.visit('/no-such-page');
    await visit.page.addInitScript(withoutWhatIsNewer);
    await visit.page.goto('/board');
    await visit.signIn('coordinator', WORLD_PASSWORD);
    await visit.page.getByRole('article').first().waitFor();
  });
});
