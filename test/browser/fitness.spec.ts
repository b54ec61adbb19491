import { Scene } from './scene.js';
import { type Login, WORLD_PASSWORD } from '../support/world.js';
import { SIZES, type Size, type Visit } from '../support/browser.js';

/** A page, as somebody opens it. */
interface PageOf {
  readonly login: Login;
  /** With `{case}` and the like where the scene knows the id. */
  readonly path: string;
  /** What is pressed there, by its name, to open a window or sheet over it. */
  readonly opens?: string;
}

const PAGES: readonly PageOf[] = [
  { login: 'officer', path: '/tasks' },
  { login: 'officer', path: '/search' },
  { login: 'officer', path: '/notices' },
  { login: 'officer', path: '/settle' },
  { login: 'officer', path: '/register' },
  { login: 'officer', path: '/t/zzzzzz' },
  { login: 'officer', path: '/no-such-page' },
  { login: 'officer', path: '/cases/{case}', opens: '警务平台文本' },
  { login: 'officer', path: '/cases/{case}/send' },
  { login: 'officer', path: '/cases/{case}/print' },
  { login: 'officer', path: '/cases/{fresh}', opens: '当场了结' },
  { login: 'officer', path: '/cases/{fresh}', opens: '更多办理' },
  { login: 'officer', path: '/cases/{stopped}', opens: '办结' },
  { login: 'officer', path: '/referrals/{referral}' },
  { login: 'chief', path: '/morning' },
  { login: 'chief', path: '/unit' },
  { login: 'chief', path: '/unit', opens: '陈警官 · 在办（3）' },
  { login: 'committee-intake', path: '/cases/{stopped}', opens: '走访回访' },
  { login: 'mediator', path: '/cases/{case}', opens: '危险评估' },
  { login: 'mediator', path: '/referrals/{referral}', opens: '办结上报' },
  { login: 'mediator', path: '/referrals/{referral}', opens: '更多办理' },
  { login: 'coordinator', path: '/board' },
  { login: 'coordinator', path: '/board?standing=overdue' },
  { login: 'admin', path: '/admin/agencies', opens: '新建单位' },
  { login: 'admin', path: '/admin/agencies/{station}', opens: '停用' },
  { login: 'admin', path: '/admin/users' },
  { login: 'admin', path: '/admin/calendars/office', opens: '录入一年的安排' },
  { login: 'admin', path: '/admin/policies/default', opens: '让正在跑的也按新版算' },
  { login: 'admin', path: '/admin/kinds', opens: '新建类别' },
  { login: 'admin', path: '/admin/kinds/judicial-office', opens: '修改' },
  { login: 'admin', path: '/admin/taxonomy', opens: '加一个大类' },
  { login: 'admin', path: '/admin/reference/guard_rules', opens: '换成新的一份' },
  { login: 'admin', path: '/admin/channels', opens: '新建渠道' },
  { login: 'admin', path: '/admin/running' },
  { login: 'security', path: '/admin/users', opens: '新建用户' },
  { login: 'security', path: '/admin/users/{mediator}', opens: '授予角色' },
  { login: 'auditor', path: '/admin/audit' },
];
const LOGINS = [...new Set(PAGES.map(({ login }) => login))];

let scene: Scene;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line, world } = scene.stage;
  const parties = [{ role: 'applicant', name: '刘甲', phone: '19900000001' }];
  const { id: caseId } = await desk.register({ lane: 'full', parties });
  const { id: referral } = await line.underWay(caseId);
  const { id: fresh } = await desk.register({ parties });
  const { id: stopped } = await desk.register({ parties });
  const stop = { reason: '发现轻生倾向', pathKinds: ['safety'] };
  await desk.step('chief', stopped, { noun: 'legal-stop', body: stop });
  const { agencies, users } = world;
  ids = { case: caseId, referral, fresh, stopped, station: agencies.station, mediator: users.mediator };
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const addressOf = ({ path }: PageOf): string =>
  path.replace(/\{(\w+)\}/, (_, name: string) => ids[name] ?? name);

async function goTo(visit: Visit, page: PageOf): Promise<void> {
  await visit.page.goto(addressOf(page));
  await visit.page.getByRole('heading', { level: 1 }).waitFor();
  await visit.page.waitForLoadState('networkidle');
}

describe.each(Object.keys(SIZES) as Size[])('every page on a %s', (size) => {
  it('is fit for everybody before signing in', async () => {
    expect(await (await scene.visit('/', size)).unfit()).toEqual([]);
  });

  it.each(LOGINS)('is fit for everybody who comes as %s, and no wider than the screen', async (login) => {
    const visit = await scene.as(login, '/', size);
    for (const page of PAGES.filter((one) => one.login === login)) {
      await goTo(visit, page);
      expect([page.path, await visit.unfit(), await overflowOf(visit)]).toEqual([page.path, [], 0]);
      if (page.opens === undefined) continue;
      await visit.page.getByRole('button', { name: page.opens, exact: true }).click();
      await visit.page.getByRole('dialog').getByRole('button').first().waitFor();
      await visit.page.locator('.ant-zoom-appear').waitFor({ state: 'detached' });
      await visit.page.waitForLoadState('networkidle');
      expect([page.path, page.opens, await visit.unfit()]).toEqual([page.path, page.opens, []]);
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
  it.each(LOGINS)('opens every page of %s', async (login) => {
    const visit = await scene.visit('/no-such-page');
    await visit.page.addInitScript(withoutWhatIsNewer);
    await visit.page.goto('/');
    await visit.signIn(login, WORLD_PASSWORD);
    await visit.page.getByRole('navigation', { name: '主要页面' }).waitFor();
    for (const page of PAGES.filter((one) => one.login === login)) {
      await goTo(visit, page);
      expect(await visit.page.evaluate(() => 'structuredClone' in globalThis)).toBe(false);
    }
  });
});
