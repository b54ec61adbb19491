import type { Locator, Page } from 'playwright-core';
import type { Visit } from '../support/browser.js';
import { CALLED_OF, CALLS, type PageOf, PAGES, PageTour, roundsOf } from './pages.js';
import { emptied, FURTHER, prolonged, Reads } from './reads.js';
import { Scene } from './scene.js';

const OPENING = '正在打开';
const TAKES_LONG = '比平时慢，还在打开，请稍候，不必刷新。';
const AGAIN = { name: '再试一次' };

/** Longer than what is usual, and than what a page waits before it asks once more; in milliseconds. */
const LONG_MS = 6_000;

/** There at once: what they show was read before, or is asked for there. */
const AT_ONCE = ['officer /search', 'officer /account', 'officer /no-such-page', 'auditor /admin/audit'];
/** Written on without an answer, once it is known that none comes. */
const BLIND = ['officer /settle', 'officer /register'];
/** Says the same to whomever it is not for. */
const LINK = 'officer /t/zzzzzz';
/** A page of another administrator. */
const NOT_THEIRS = 'admin /admin/users';

let scene: Scene;
let tour: PageTour;
beforeAll(async () => {
  scene = await Scene.begin();
  tour = await PageTour.prepare(scene);
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const nameOf = ({ login, path }: PageOf): string => `${login} ${path}`;
/** The same page, whichever case it shows. */
const kindOf = (page: PageOf): string => nameOf(page).replace(/\{\w+\}|\?.*/, '');
const DIFFERENT = PAGES.filter((page, at) => PAGES.findIndex((each) => kindOf(each) === kindOf(page)) === at);
const ROUNDS = roundsOf(DIFFERENT.filter((page) => ![...AT_ONCE, NOT_THEIRS].includes(nameOf(page))));

/** What says so; it has no size before there are words in it. */
const opening = (page: Page): Locator => page.getByRole('status', { name: OPENING });

/** Somebody whose clock can be moved: nobody waits. */
async function patient(login: PageOf['login']): Promise<Visit> {
  const visit = await scene.as(login, '/');
  await visit.page.clock.install();
  return visit;
}

/** What axe finds, but for the heading that a page has only once it is there. */
const unfit = async (visit: Visit): Promise<string[]> =>
  (await visit.unfit()).filter((fault) => !fault.startsWith('page-has-heading-one'));

/** Passes the time until it is there: what fails is asked for again before it is said. */
async function until(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let tried = 0; tried < 100 && !(await isThere()); tried += 1) {
    await page.clock.fastForward(LONG_MS);
    await page.waitForTimeout(100);
  }
  expect(await isThere()).toBe(true);
}

/** Asks again for every part of the page that failed, all at once: an answer may take the next button away. */
async function again(page: Page): Promise<void> {
  await page.getByRole('button', AGAIN).evaluateAll((buttons) => {
    for (const button of buttons as HTMLElement[]) button.click();
  });
}

/** Opens a page whose answers are long in coming. */
async function slowly(visit: Visit, path: string): Promise<void> {
  const { page } = visit;
  await page.goto(path);
  await visit.quiet('script');
  await opening(page).first().waitFor({ state: 'attached' });
  expect(await page.getByText(TAKES_LONG).count()).toBe(0);
  await page.clock.fastForward(LONG_MS);
  await page.getByText(TAKES_LONG).first().waitFor();
}

/** Once everything is answered, nothing is left of the waiting. */
async function stands(page: Page): Promise<void> {
  // A part learns a moment after the button was pressed that it is asked for again.
  await page.getByRole('button', AGAIN).first().waitFor({ state: 'detached' });
  await opening(page).first().waitFor({ state: 'detached' });
  await page.getByRole('heading', { level: 1 }).first().waitFor();
}

/** Through everything that may befall a page before it is there. @returns what is unfit meanwhile */
async function befalls(visit: Visit, at: PageOf, reads: Reads): Promise<string[]> {
  const { page } = visit;
  const main = page.getByRole('main');
  const title = main.getByRole('heading', { level: 1 });
  reads.withhold();
  await slowly(visit, tour.addressOf(at.path));
  const late = await unfit(visit);
  // Otherwise it is in parts, which open one by one under a heading that is there.
  const isWhole = (await title.count()) === 0;

  reads.answer(503);
  if (BLIND.includes(nameOf(at))) {
    await until(page, async () => (await title.count()) > 0);
    const blind = await unfit(visit);
    return [...late, ...blind];
  }
  await until(page, async () => (await main.getByText('服务器出了问题').count()) > 0);
  await until(page, async () => (await opening(page).count()) === 0);
  if (isWhole) await main.getByRole('heading', { name: '这个页面打不开' }).first().waitFor();
  expect([at.path, await title.count()]).toEqual([at.path, 1]);
  const failed = await unfit(visit);

  reads.answer(403);
  await again(page);
  await until(page, async () => (await main.getByText('服务器出了问题').count()) === 0);
  if (nameOf(at) === LINK) {
    await main.getByRole('heading', { name: '这个链接打不开' }).waitFor();
    return [...late, ...failed, ...(await unfit(visit))];
  }
  await main.getByText('您的岗位没有这项权限').first().waitFor();
  if (isWhole) await main.getByRole('heading', { name: '这个页面不对您的岗位开放' }).first().waitFor();
  const forbidden = await unfit(visit);

  reads.answer(null);
  await again(page);
  await stands(page);
  return [...late, ...failed, ...forbidden];
}

describe('a page that is not there yet', () => {
  it.each(ROUNDS)(
    'says so, why it fails and for whom it is not, and is tried again ($login, $number)',
    async ({ login, pages }) => {
      const visit = await patient(login);
      const reads = await Reads.ofPage(visit.page);
      for (const page of pages)
        expect([page.path, ...(await befalls(visit, page, reads))]).toEqual([page.path]);
    },
  );

  it.each(AT_ONCE.map((each) => each.split(' ')))(
    'is none where nothing must be read (%s %s)',
    async (login, path) => {
      const visit = await patient(login as PageOf['login']);
      const reads = await Reads.ofPage(visit.page);
      reads.withhold();
      await visit.page.goto(path ?? '');
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
      expect(await visit.unfit()).toEqual([]);
      reads.answer(503);
      await visit.page.clock.fastForward(LONG_MS);
      await visit.page.getByRole('heading', { level: 1 }).waitFor();
    },
  );

  it('says so before anybody knows who it is', async () => {
    const visit = await patient('officer');
    const { page } = visit;
    const reads = await Reads.ofSession(page);
    reads.withhold();
    await slowly(visit, '/search');
    const late = await unfit(visit);
    reads.answer(503);
    await until(page, async () => (await page.getByRole('heading', { name: '这个页面打不开' }).count()) > 0);
    const failed = await unfit(visit);
    reads.answer(null);
    await again(page);
    await page.getByRole('heading', { name: '查找' }).waitFor();
    expect({ late, failed }).toEqual({ late: [], failed: [] });
  });

  it('says so while somebody goes to it from another', async () => {
    const { page } = await patient('officer');
    await page.goto('/search');
    await page.getByRole('heading', { name: '查找' }).waitFor();
    let come: () => void = () => undefined;
    const coming = new Promise<void>((resolve) => {
      come = resolve;
    });
    await page.route('**/assets/notices-page*', async (route) => {
      await coming;
      await route.continue();
    });
    await page.getByRole('link', { name: /^消息/ }).click();
    await opening(page).waitFor({ state: 'attached' });
    await page.getByRole('heading', { name: '查找' }).waitFor();
    await page.clock.fastForward(LONG_MS);
    await page.getByText(TAKES_LONG).waitFor();
    come();
    await page.getByRole('heading', { name: '消息' }).waitFor();
    await opening(page).waitFor({ state: 'detached' });
  });

  it('counts one wait for all of it: for who it is, and for what is read then', async () => {
    const { page } = await patient('officer');
    const session = await Reads.ofSession(page);
    const reads = await Reads.ofPage(page);
    session.withhold();
    reads.withhold();
    await page.goto('/tasks');
    await opening(page).waitFor({ state: 'attached' });
    await page.clock.fastForward(3_000);
    session.answer(null);
    await page.getByRole('navigation').waitFor();
    await opening(page).waitFor({ state: 'attached' });
    expect(await page.getByText(TAKES_LONG).count()).toBe(0);
    await page.clock.fastForward(2_500);
    await page.getByText(TAKES_LONG).waitFor();
    reads.answer(null);
    await stands(page);
  });
});

const searched = async (page: Page): Promise<void> => {
  await page.getByRole('searchbox').fill('谁也没有写过');
  await page.keyboard.press('Enter');
};
const asked = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: '查询' }).click();
};

interface Empty {
  readonly at: string;
  /** What each of its lists says when there is nothing in it. */
  readonly says: readonly string[];
  readonly brings?: (page: Page) => Promise<void>;
}

/** Every page that has a list, and what it says where that is empty. */
const EMPTY: readonly Empty[] = [
  { at: 'officer /tasks', says: ['没有待办'] },
  { at: 'officer /search', says: ['没有找到'], brings: searched },
  { at: 'officer /notices', says: ['没有消息'] },
  { at: 'officer /settle', says: ['没有待处置的警情，直接填写。'] },
  { at: 'officer /absences', says: ['近期没有登记请假。'] },
  { at: 'officer /cases/{case}', says: ['还没有材料。'] },
  {
    at: 'officer /cases/{case}/joint',
    says: ['还没有开过会。', '还没有列计划。谁做什么、什么时候做完，列在这里，到期前会提醒。'],
  },
  { at: 'officer /referrals/{referral}', says: ['还没有往来材料。'] },
  { at: 'chief /morning', says: ['没有 110 纠纷警情'] },
  { at: 'chief /absences', says: ['近期没有登记请假。', '近期没有人登记请假。'] },
  { at: 'chief /unit/board?standing=all', says: ['没有这样的事项'] },
  { at: 'chief /unit', says: ['没有等您接手的升级提醒。', '没有解除过规则。'] },
  { at: 'chief /unit/hand-over?agency={station}&from={officer}', says: ['手上没有可以移交的事项。'] },
  { at: 'committee-intake /cases/{stopped}', says: ['还没有其他记录。'] },
  { at: 'committee-intake /cases/{stopped}/legal-duty', says: ['还没有其他记录。'] },
  { at: 'mediator /cases/{case}', says: ['还没有其他记录。'] },
  { at: 'mediator /referrals/{referral}', says: ['还没有往来材料。'] },
  { at: 'coordinator /board', says: ['没有超时或快超时的事项'] },
  { at: 'coordinator /board?standing=overdue', says: ['没有这样的事项'] },
  { at: 'coordinator /board?standing=all', says: ['没有正在计时的事项'] },
  { at: 'coordinator /board/bulk', says: ['还没有批量办理过。'] },
  { at: 'coordinator /board/bulk?id={bulk}', says: ['没有这样的事项。'] },
  { at: 'coordinator /supervision', says: ['还没有督办单'] },
  { at: 'coordinator /flows', says: ['现在没有在手的事。'] },
  { at: 'coordinator /flows?part=waits', says: ['现在没有等着办的事。'] },
  { at: 'coordinator /flows?part=moves', says: ['这段时间没有单位之间的流转。'] },
  { at: 'coordinator /flows?part=duty', says: ['所辖单位夜间都有人值班。'] },
  { at: 'coordinator /flows?part=rulings', says: ['没有裁定先例。'] },
  { at: 'admin /admin/agencies', says: ['没有符合条件的单位'] },
  { at: 'admin /admin/agencies/{station}', says: ['它手里没有未办结的事。'] },
  { at: 'admin /admin/agencies/without-duty', says: ['所辖单位夜间都有人值班。'] },
  { at: 'admin /admin/areas', says: ['没有符合条件的区域'] },
  { at: 'admin /admin/kinds', says: ['还没有单位类别'] },
  { at: 'admin /admin/messages', says: ['没有符合条件的规则'] },
  { at: 'admin /admin/channels', says: ['还没有渠道'] },
  { at: 'admin /admin/running', says: ['没有待处理的故障', '没有消息'] },
  { at: 'security /admin/users', says: ['没有符合条件的用户'] },
  { at: 'auditor /admin/audit', says: ['没有查到'], brings: asked },
];

/** Lists that are answered as a whole, and may have nothing in them. */
const WHOLE = [
  ...['/areas', '/notice-rules', '/notification-channels', '/consents', '/legal-path'],
  ...['/joint', '/held-work', '/flows', '/flows/load', '/flows/waits', '/flows/duty-gaps'],
];

/** Forms, one thing, or lists that no desk is without: of calendars, limits, kinds of rules and types. */
const NEVER_EMPTY = [
  ...['/register', '/t/zzzzzz', '/account', '/no-such-page'],
  ...['/cases/{case}/send', '/cases/{case}/print', '/cases/{case}/holding', '/cases/{fresh}'],
  ...['/admin/calendars/office', '/admin/policies/default', '/admin/kinds/judicial-office'],
  ...[
    '/admin/harm',
    '/admin/routing',
    '/admin/taxonomy',
    '/admin/reference/guard_rules',
    '/admin/users/{mediator}',
  ],
];

describe('a page with nothing on it', () => {
  const OF_ONE = [...new Set(EMPTY.map(({ at }) => at.split(' ')[0] as PageOf['login']))];

  it.each(OF_ONE)('says so in words, whatever it lists (%s)', async (login) => {
    const visit = await scene.as(login, '/account');
    const { page } = visit;
    await emptied(page, WHOLE);
    for (const { at, says, brings } of EMPTY.filter(({ at: name }) => name.startsWith(`${login} `))) {
      await page.goto(tour.addressOf(at.replace(`${login} `, '')));
      await page.getByRole('heading', { level: 1 }).waitFor();
      await brings?.(page);
      for (const words of says) await page.getByText(words, { exact: true }).waitFor();
      expect([at, ...(await visit.unfit())]).toEqual([at]);
    }
  });

  it('is known of every page that there is', () => {
    const known = [...EMPTY.map(({ at }) => at.replace(/^\S+ /, '')), ...NEVER_EMPTY];
    expect(PAGES.map(({ path }) => path).filter((path) => !known.includes(path))).toEqual([]);
  });
});

describe('a list that goes on', () => {
  it.each([
    { login: 'officer', path: '/notices', list: '/api/v1/me/notices', more: '更早的消息' },
    { login: 'security', path: '/admin/users', list: '/api/v1/users', more: '显示更多' },
    { login: 'admin', path: '/admin/agencies', list: '/api/v1/agencies', more: '显示更多' },
    { login: 'admin', path: '/admin/running', list: '/api/v1/incidents', more: '显示更多' },
    { login: 'auditor', path: '/admin/audit', list: '/api/v1/audit', more: '显示更多', brings: asked },
  ] as const)('offers what follows, once ($login $path)', async ({ login, path, list, more, ...rest }) => {
    if (path === '/admin/running') await givenUp();
    const { page } = await scene.as(login, '/account');
    await prolonged(page, list);
    await page.goto(path);
    if ('brings' in rest) await rest.brings?.(page);
    const button = page.getByRole('button', { name: more });
    await Promise.all([
      page.waitForRequest((request) => request.url().includes(`cursor=${FURTHER}`)),
      button.click(),
    ]);
    await button.waitFor({ state: 'detached' });
  });

  it('is read on by itself where it is scrolled (the board)', async () => {
    const { page } = await scene.as('coordinator', '/account');
    await prolonged(page, '/api/v1/board/lines');
    await page.route(
      ({ searchParams }) => searchParams.get('cursor') === FURTHER,
      () => undefined,
    );
    await page.goto('/board?standing=all');
    await page.getByRole('list', { name: '事项' }).getByRole('article').first().waitFor();
    await page.mouse.wheel(0, 100_000);
    await page.getByText('正在取更多').waitFor();
  });
});

/** A task that nobody could do. */
async function givenUp(): Promise<void> {
  await scene.stage.product.sql.query(
    `insert into job_incident (id, handler, job_id, payload, error, attempts, happened_at, owner_role)
     values (gen_random_uuid(), 'notices.tell', 'ob-1', '{}', 'Error: the gateway answered 500', 8, accord_now(), 'system_administrator')`,
  );
}

describe('a list that is cut', () => {
  it('says so where more was found than is shown', async () => {
    const { page } = await scene.as('officer', '/search');
    await page.getByRole('searchbox').fill(CALLED_OF);
    await page.keyboard.press('Enter');
    await page.getByText('按姓名和文字找到 50 件').waitFor();
    await page.getByText('只列出最近的 50 件，请多写几个字。').waitFor();
    await page.getByRole('searchbox').fill(`${CALLED_OF}，第77次`);
    await page.keyboard.press('Enter');
    await page.getByText('按姓名和文字找到 1 件').waitFor();
    expect(await page.getByText('只列出最近的').count()).toBe(0);
  });

  it('says so of more calls than are gone through in a morning', async () => {
    const visit = await scene.as('chief', '/morning');
    const { page } = visit;
    await page.getByText(`已过 0 / ${CALLS} 起`).waitFor();
    expect(await page.getByText('只列出最新的').count()).toBe(0);
    // A limit within what is on record: the station would need twice as many calls otherwise.
    await page.route('**/api/v1/cases?*', (route) =>
      route.continue({ url: route.request().url().replace('limit=200', 'limit=100') }),
    );
    await page.reload();
    await page.getByText('警情较多，只列出最新的 100 起；更早的请到“查找”里办理。').waitFor();
    expect(await visit.unfit()).toEqual([]);
  });
});

describe('who asks too often', () => {
  it('is told so in words, and goes on later', async () => {
    const visit = await patient('officer');
    const { page } = visit;
    const reads = await Reads.ofPage(page);
    reads.answer(429);
    await page.goto('/tasks');
    await page.getByText('操作太频繁，请稍后再试。').waitFor();
    expect(await visit.unfit()).toEqual([]);
    reads.answer(null);
    await again(page);
    await stands(page);
  });
});
