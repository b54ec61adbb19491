import { Scene } from './scene.js';
import { WORLD_PASSWORD } from '../support/world.js';
import { SIZES, type Size } from '../support/browser.js';

let scene: Scene;
let paths: readonly string[];
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
      const overflow = await visit.page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect([path, overflow]).toEqual([path, 0]);
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
});
