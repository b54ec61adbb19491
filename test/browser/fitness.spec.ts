import { SIZES, type Visit } from '../support/browser.js';
import { WORLD_PASSWORD } from '../support/world.js';
import {
  chosenByColourAlone,
  clippedOf,
  illegible,
  outOfReach,
  overflowOf,
  rememberedOf,
  saidByColourAlone,
  stillMoving,
  tooSmallForThumbs,
} from './measures.js';
import { type PageOf, PageTour, ROUNDS } from './pages.js';
import { Scene } from './scene.js';

/** The desk at 200 %, and a screen of 1280 at 400 %. */
const ZOOMED = { width: 683, height: 384 };
const NARROWEST = { width: 320, height: 640 };

/** What may be otherwise on a phone than at a desk; everything else was looked at there. */
const OF_LAYOUT = [
  'target-size',
  'scrollable-region-focusable',
  'aria-hidden-focus',
  'button-name',
  'link-name',
  'label',
  'nested-interactive',
];

let scene: Scene;
let tour: PageTour;
beforeAll(async () => {
  scene = await Scene.begin();
  tour = await PageTour.prepare(scene);
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** Administration is for a desk; everything else is looked at on a phone too. */
const isForPhones = ({ path }: PageOf): boolean => !path.startsWith('/admin/');

async function faultsAtDesk(visit: Visit): Promise<object> {
  const { page } = visit;
  const faults = {
    unfit: await visit.unfit(),
    overflow: await overflowOf(page),
    illegible: await illegible(page),
    byColourAlone: await saidByColourAlone(page),
    chosenByColourAlone: await chosenByColourAlone(page),
    moving: await stillMoving(page),
  };
  await page.setViewportSize(ZOOMED);
  return {
    ...faults,
    zoomedOverflow: await overflowOf(page),
    zoomedClipped: await clippedOf(page),
    zoomedOutOfReach: await outOfReach(page),
  };
}

async function faultsOnPhone(visit: Visit): Promise<object> {
  const { page } = visit;
  await page.setViewportSize(SIZES.phone);
  const faults = {
    unfit: await visit.unfit({ only: OF_LAYOUT }),
    overflow: await overflowOf(page),
    remembered: await rememberedOf(page),
    outOfReach: await outOfReach(page),
    tooSmall: await tooSmallForThumbs(page),
  };
  await page.setViewportSize(NARROWEST);
  return { ...faults, narrowOverflow: await overflowOf(page), narrowClipped: await clippedOf(page) };
}

/** All that was found wrong, by what it was looked for; empty where nothing was. */
const found = (faults: object): object =>
  Object.fromEntries(
    Object.entries(faults).filter(
      ([, value]) => value !== 0 && !(Array.isArray(value) && value.length === 0),
    ),
  );

describe('every page', () => {
  it('is fit for everybody before signing in', async () => {
    const visit = await scene.visit('/');
    await visit.page.getByLabel('账号').waitFor();
    expect(found(await faultsAtDesk(visit))).toEqual({});
    expect(found(await faultsOnPhone(visit))).toEqual({});
  });

  it('is fit for everybody who has to change a temporary password first', async () => {
    await scene.stage.product.sql.query(`update credential set must_change = true where user_id = $1`, [
      scene.stage.world.users['womens-head'],
    ]);
    const visit = await scene.visit('/');
    await visit.signIn('womens-head', WORLD_PASSWORD);
    await visit.page.getByRole('heading', { name: '先改密码' }).waitFor();
    await visit.page.getByLabel('新密码', { exact: true }).fill('short');
    await visit.page.getByLabel('再输一遍新密码').fill('shorter');
    expect(found(await faultsAtDesk(visit))).toEqual({});
    expect(found(await faultsOnPhone(visit))).toEqual({});
  });

  it('is fit for everybody while it is covered, for the session has ended', async () => {
    const visit = await scene.as('womens-intake', '/account');
    await scene.stage.product.sql.query(
      `update user_session set ended_at = clock_timestamp(), end_reason = 'signed_out'
       where ended_at is null and user_id = $1`,
      [scene.stage.world.users['womens-intake']],
    );
    await visit.page.getByRole('heading', { name: '登录已过期' }).waitFor();
    expect(found(await faultsAtDesk(visit))).toEqual({});
    expect(found(await faultsOnPhone(visit))).toEqual({});
  });

  it('is fit for everybody who has left while the server could not be told', async () => {
    const visit = await scene.as('womens-handler', '/account');
    await visit.context.setOffline(true);
    await visit.page.getByRole('button', { name: '退出登录' }).click();
    await visit.page.getByRole('heading', { name: '本机已退出，服务器还不知道' }).waitFor();
    expect(found(await faultsAtDesk(visit))).toEqual({});
    expect(found(await faultsOnPhone(visit))).toEqual({});
  });

  it.each(ROUNDS)(
    'is fit for everybody who comes as $login ($number): by eye, ear, zoom and thumb',
    async ({ login, pages }) => {
      const visit = await scene.as(login, '/');
      const faults: object[] = [];
      const look = async (what: string, at: Promise<object>): Promise<void> => {
        const wrong = found(await at);
        if (Object.keys(wrong).length > 0) faults.push({ what, ...wrong });
      };
      for (const page of pages) {
        await visit.page.setViewportSize(SIZES.desk);
        await tour.goTo(visit, page);
        await look(`${page.path} at a desk`, faultsAtDesk(visit));
        if (isForPhones(page)) await look(`${page.path} on a phone`, faultsOnPhone(visit));
        if (page.opens === undefined) continue;
        await visit.page.setViewportSize(SIZES.desk);
        await tour.open(visit, page.opens);
        await look(`${page.opens} at a desk`, faultsAtDesk(visit));
        if (isForPhones(page)) await look(`${page.opens} on a phone`, faultsOnPhone(visit));
      }
      expect(faults).toEqual([]);
    },
  );
});
