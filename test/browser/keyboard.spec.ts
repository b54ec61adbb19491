import type { Page } from 'playwright-core';
import { SIZES, type Visit } from '../support/browser.js';
import { type PageOf, PageTour, ROUNDS } from './pages.js';
import { WORLD_PASSWORD } from '../support/world.js';
import { Scene } from './scene.js';

/** No page has more to step through than that. */
const STEPS = 400;

let scene: Scene;
let tour: PageTour;
beforeAll(async () => {
  scene = await Scene.begin();
  tour = await PageTour.prepare(scene);
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** Numbers everything on the page that can be worked, each group of radios once. @returns how many there are */
const numberParts = (page: Page): Promise<number> =>
  page.evaluate(() => {
    document.querySelectorAll('[data-part]').forEach((part) => part.removeAttribute('data-part'));
    const seen = new Set<string>();
    const within = document.querySelector('dialog[open], [role=dialog]') ?? document;
    const parts = [
      ...within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary'),
    ]
      .filter((part) => part.tabIndex >= 0 && !part.matches(':disabled, [inert] *'))
      .filter((part) => part.checkVisibility({ checkVisibilityCSS: true }))
      .filter((part) => {
        if (!(part instanceof HTMLInputElement) || part.type !== 'radio') return true;
        const isFirst = !seen.has(part.name);
        seen.add(part.name);
        return isFirst;
      });
    parts.forEach((part, at) => (part.dataset['part'] = String(at)));
    return parts.length;
  });

/** What has the focus: its number, and what is wrong with how that is shown. */
const focused = (page: Page): Promise<{ readonly part: string | null; readonly fault: string | null }> =>
  page.evaluate(() => {
    const part = document.activeElement;
    if (!(part instanceof HTMLElement) || part === document.body) return { part: null, fault: null };
    const group = part instanceof HTMLInputElement && part.type === 'radio' ? part.name : null;
    const first = group === null ? part : document.querySelector<HTMLElement>(`[data-part][name="${group}"]`);
    const name = `${part.tagName} ${part.getAttribute('aria-label') ?? part.textContent?.slice(0, 20) ?? ''} ${part.parentElement?.className ?? ''}`;
    // On itself, on what it stands in, or on the label beside it.
    const isOutlined = (each: Element | null): boolean => {
      if (each === null) return false;
      const { outlineStyle, outlineWidth } = getComputedStyle(each);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    };
    // Ant Design draws a ring of its own around what has more parts than one.
    const ringed = part.closest('.ant-select, .ant-input-affix-wrapper, .ant-input-number');
    const isDrawn =
      [part, part.nextElementSibling, part.parentElement, part.parentElement?.parentElement ?? null].some(
        isOutlined,
      ) ||
      (ringed !== null && getComputedStyle(ringed).boxShadow !== 'none') ||
      getComputedStyle(part).boxShadow !== 'none';
    const { left, top, width, height } = part.getBoundingClientRect();
    const hit = document.elementFromPoint(
      Math.min(Math.max(left + width / 2, 0), innerWidth - 1),
      Math.min(Math.max(top + Math.min(height / 2, 20), 0), innerHeight - 1),
    );
    const label = part.closest('label');
    const isSeen =
      hit !== null && (part.contains(hit) || hit.contains(part) || (label?.contains(hit) ?? false));
    const fault = isDrawn ? (isSeen ? null : `hidden: ${name}`) : `no outline: ${name}`;
    return { part: first?.dataset['part'] ?? null, fault };
  });

/** Steps through the page with the tabulator. @returns what could not be seen or reached */
async function walk({ page }: Visit): Promise<string[]> {
  const count = await numberParts(page);
  const reached = new Set<string>();
  const faults = new Set<string>();
  for (let step = 0; step < STEPS && reached.size < count; step += 1) {
    await page.keyboard.press('Tab');
    const { part, fault } = await focused(page);
    if (part !== null) reached.add(part);
    if (fault !== null) faults.add(fault);
  }
  const missed = await page.evaluate(
    (known) =>
      [...document.querySelectorAll<HTMLElement>('[data-part]')]
        .filter(({ dataset }) => !known.includes(dataset['part'] ?? ''))
        .map(({ outerHTML }) => `not reached: ${outerHTML.slice(0, 80)}`),
    [...reached],
  );
  return [...faults, ...missed];
}

/** Opens what the page opens and leaves it with Escape, without a pointer. */
async function openAndLeave(visit: Visit, name: string): Promise<string[]> {
  const { page } = visit;
  const opener = page.getByRole('button', { name, exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').getByRole('button').first().waitFor();
  await visit.quiet();
  const faults = await walk(visit);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  const isBack = await opener.evaluate((button) => button === document.activeElement);
  return isBack ? faults : [...faults, `the focus is not back on ${name}`];
}

/** Where the keyboard has most in its way: administration is for a desk, everything else has its places at the foot of a phone. */
const sizeFor = ({ path }: PageOf): 'desk' | 'phone' => (path.startsWith('/admin/') ? 'desk' : 'phone');

describe('the keyboard alone', () => {
  it('signs in', async () => {
    const { page } = await scene.visit('/');
    await page.getByLabel('账号').waitFor();
    await page.keyboard.type('officer');
    await page.keyboard.press('Tab');
    await page.keyboard.type(WORLD_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: '主要页面' }).waitFor();
  });

  it.each(ROUNDS)('reaches and shows everything there is for $login ($number)', async ({ login, pages }) => {
    const visit = await scene.as(login, '/');
    const faults: object[] = [];
    for (const page of pages) {
      await visit.page.setViewportSize(SIZES[sizeFor(page)]);
      await tour.goTo(visit, page);
      const found = await walk(visit);
      const inside = page.opens === undefined ? [] : await openAndLeave(visit, page.opens);
      if (found.length + inside.length > 0) faults.push({ page, found, inside });
    }
    expect(faults).toEqual([]);
  });
});
