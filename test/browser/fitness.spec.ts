import { Scene } from './scene.js';
import { SIZES, type Size, type Visit } from '../support/browser.js';
import { type PageOf, PageTour, ROUNDS } from './pages.js';

let scene: Scene;
let tour: PageTour;
beforeAll(async () => {
  scene = await Scene.begin();
  tour = await PageTour.prepare(scene);
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** Administration is for a desk; everything else is looked at on a phone too. */
const isFor = (size: Size, { path }: PageOf): boolean => size === 'desk' || !path.startsWith('/admin/');

describe.each(Object.keys(SIZES) as Size[])('every page on a %s', (size) => {
  it('is fit for everybody before signing in', async () => {
    expect(await (await scene.visit('/', size)).unfit()).toEqual([]);
  });

  it.each(ROUNDS.filter(({ pages }) => pages.some((page) => isFor(size, page))))(
    'is fit for everybody who comes as $login ($number), and no wider than the screen',
    async ({ login, pages }) => {
      const visit = await scene.as(login, '/', size);
      for (const page of pages.filter((one) => isFor(size, one))) {
        await tour.goTo(visit, page);
        expect([page.path, await visit.unfit(), await overflowOf(visit)]).toEqual([page.path, [], 0]);
        if (page.opens === undefined) continue;
        await visit.page.getByRole('button', { name: page.opens, exact: true }).click();
        await visit.page.getByRole('dialog').getByRole('button').first().waitFor();
        await visit.page.locator('.ant-zoom-appear').waitFor({ state: 'detached' });
        await visit.page.waitForLoadState('networkidle');
        expect([page.path, page.opens, await visit.unfit()]).toEqual([page.path, page.opens, []]);
      }
    },
  );

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
