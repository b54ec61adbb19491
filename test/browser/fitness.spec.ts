import { Scene } from './scene.js';
import { type Login, WORLD_PASSWORD } from '../support/world.js';
import { SIZES, type Size, type Visit } from '../support/browser.js';

let scene: Scene;
let paths: readonly string[];
interface AdminPage {
  readonly login: Login;
  readonly path: string;
  readonly button?: string;
}

/** Of administration: who opens it, and the window that a button of it opens. */
const ADMIN_PAGES: readonly AdminPage[] = [
  { login: 'admin', path: '/admin/agencies', button: '新建单位' },
  { login: 'admin', path: '/admin/agencies/{station}', button: '停用' },
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
  { login: 'security', path: '/admin/users/{mediator}', button: '授予角色' },
];

function addressOf({ path }: AdminPage): string {
  const { agencies, users } = scene.stage.world;
  return path.replace('{station}', agencies.station).replace('{mediator}', users.mediator);
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
    '/no-such-page',
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

  it.each(ADMIN_PAGES)('is fit for administrators, windows over it too: $login $path', async (adminPage) => {
    const { login, button } = adminPage;
    const path = addressOf(adminPage);
    const visit = await scene.as(login, path, size);
    await visit.page.getByRole('heading', { level: 1 }).waitFor();
    await visit.page.waitForLoadState('networkidle');
    expect([path, await visit.unfit(), await overflowOf(visit)]).toEqual([path, [], 0]);
    if (button === undefined) return;
    await visit.page.getByRole('button', { name: button, exact: true }).click();
    await visit.page.locator('.ant-modal:not(.ant-zoom-appear)').waitFor();
    expect([path, button, await visit.unfit()]).toEqual([path, button, []]);
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
    for (const path of paths) {
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
    for (const page of ADMIN_PAGES.filter((one) => one.login === login)) {
      await visit.page.goto(addressOf(page));
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
