import type { Page } from 'playwright-core';
import { SIZES } from '../support/browser.js';
import type { Login } from '../support/world.js';
import { Scene } from './scene.js';
import { at, type Stage } from './stages.js';

/** What each place says of one stage. */
type Said = Partial<Record<Stage, string>>;

/** The word of each stage, by the table of the glossary. */
const WORDS: Readonly<Record<Stage, string>> = {
  queued: '待签收',
  asked: '待补充/待裁定',
  refused: '待补充/待裁定',
  accepted: '办理中',
  'under way': '办理中',
  resting: '暂停',
  recalled: '办理中',
  reported: '待确认',
  closed: '已结束',
};
const STAGES = Object.keys(WORDS) as Stage[];

/** On whose list of tasks a stage stands; what rests or has ended is nobody's next step. */
const AWAITED_BY = {
  'labor-intake': ['queued'],
  'labor-handler': ['accepted', 'under way', 'recalled'],
  officer: ['asked', 'reported'],
  coordinator: ['refused'],
} as const satisfies Partial<Record<Login, readonly Stage[]>>;

let scene: Scene;
const ids = new Map<Stage, string>();
beforeAll(async () => {
  scene = await Scene.begin();
  for (const stage of STAGES) ids.set(stage, await at(scene, stage));
}, 60_000);
afterEach(() => scene.clear());
afterAll(() => scene.end());

const idOf = (stage: Stage): string => ids.get(stage) ?? '';
const caseOf = async (stage: Stage): Promise<string> =>
  (await scene.stage.product.as('officer').get<{ caseId: string }>(`/referrals/${idOf(stage)}`)).body.caseId;

/** On a screen so high that all rows of a list are drawn. */
async function onHighScreen(login: Login, path: string): Promise<Page> {
  const { page } = await scene.as(login, path);
  await page.setViewportSize({ ...SIZES.desk, height: 4000 });
  return page;
}

/** What heads a referral, without the colour of its danger. */
const headed = (page: Page, stage: Stage): Promise<string> =>
  page
    .getByRole('heading', { name: WORDS[stage] })
    .first()
    .evaluate((heading) => heading.firstChild?.textContent ?? '');

const wanted = (of: readonly Stage[]): Said => Object.fromEntries(of.map((stage) => [stage, WORDS[stage]]));

describe('one of six words says where a referral stands', () => {
  it('on its page, of a rest until when and of an end how', async () => {
    const { page } = await scene.as('officer', '/account');
    const said: Said = {};
    for (const stage of STAGES) {
      await page.goto(`/referrals/${idOf(stage)}`);
      said[stage] = await headed(page, stage);
    }
    expect(said).toEqual({
      ...wanted(STAGES),
      resting: '暂停至 后天 12:00',
      closed: '已结束 · 已办结',
    });
  });

  it('on the way of its case, with whose turn it is or how it ended', async () => {
    const visit = await scene.as('officer', '/account');
    const { page } = visit;
    const said: Said = {};
    for (const stage of STAGES) {
      await page.goto(`/cases/${await caseOf(stage)}`);
      // Until its words have come, a code stands as it is.
      await visit.quiet();
      const lane = page.getByRole('region', { name: '转办路径' }).getByRole('listitem').first();
      const words = await lane.locator('small').first().innerText();
      said[stage] = words.replace(/^委托办理 · /, '').replace(/ · 等.+办$/, '');
    }
    expect(said).toEqual({ ...wanted(STAGES), closed: '已结束 · 已办结' });
  });

  it.each(Object.entries(AWAITED_BY) as [Login, readonly Stage[]][])(
    'beside the tasks of whoever is next (%s)',
    async (login, awaited) => {
      const page = await onHighScreen(login, '/tasks');
      const pane = page.getByRole('complementary', { name: '打开的待办' });
      const said: Said = {};
      for (const stage of awaited) {
        const address = `a[href="/referrals/${idOf(stage)}"]`;
        await page.getByRole('list', { name: '待办' }).locator(address).click();
        await pane.locator(address).waitFor();
        said[stage] = await headed(page, stage);
      }
      expect(said).toEqual(wanted(awaited));
    },
  );

  it('on the board, which has all that is not over', async () => {
    const page = await onHighScreen('coordinator', '/board?standing=all');
    const living = STAGES.filter((stage) => stage !== 'closed');
    const said: Said = {};
    for (const stage of living) {
      const link = page.locator(`a[href="/referrals/${idOf(stage)}"]`);
      const words = await page.locator('small').filter({ has: link }).innerText();
      said[stage] = words.replace(`${await link.innerText()} `, '');
    }
    expect(said).toEqual(wanted(living));
  });
});
