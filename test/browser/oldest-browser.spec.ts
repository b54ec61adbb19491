import { WORLD_PASSWORD } from '../support/world.js';
import { PageTour, ROUNDS } from './pages.js';
import { Scene } from './scene.js';

let scene: Scene;
let tour: PageTour;
beforeAll(async () => {
  scene = await Scene.begin();
  tour = await PageTour.prepare(scene);
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

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
  it.each(ROUNDS)('opens every page of $login ($number)', async ({ login, pages }) => {
    const visit = await scene.visit('/no-such-page');
    await visit.page.addInitScript(withoutWhatIsNewer);
    await visit.page.goto('/');
    await visit.signIn(login, WORLD_PASSWORD);
    await visit.page.getByRole('navigation', { name: '主要页面' }).waitFor();
    for (const page of pages) {
      await tour.goTo(visit, page);
      expect(await visit.page.evaluate(() => 'structuredClone' in globalThis)).toBe(false);
    }
  });
});
