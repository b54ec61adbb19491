import doiuse from 'doiuse';
import postcss, { type ChildNode } from 'postcss';
import type { Page } from 'playwright-core';
import { PAGES, PageTour, roundsOf } from './pages.js';
import { Scene } from './scene.js';

/** The oldest Chromium in use. */
const FLOOR = 90;

/** What Ant Design writes into the page and that browser does not know, and why nothing is lost by it. */
const DONE_WITHOUT: readonly (readonly [RegExp, string])[] = [
  [/^css-has: \.ant-checkbox:has/, 'the ring is drawn by focus.css as well'],
  [/^css-has: \.ant-radio-wrapper \.ant-radio:has/, 'the ring is drawn by focus.css as well'],
  [/^css-has: \.ant-(input|input-number|select)\S*-borderless/, 'no field is without a border'],
  [/^css-has: \.ant-radio-button-wrapper:has/, 'no radio looks like a button'],
  [/^css-has: \.ant-radio-group-vertical:has/, 'no radio looks like a button'],
  [/^css-has: \.ant-input-number-addon:has/, 'no number has anything before or after it'],
  [/^css-has: \.ant-form-item \S+:has\(> \.ant-switch/, 'no form has a switch or stars'],
  [/^css-has: \.ant-select-dropdown \S+-selected:has/, 'only rounds the corners between two chosen options'],
  [/^multicolumn: column-gap/, 'stands in a row that bends, where that browser knows it'],
];
/** What the reasons say that there is none of. */
const NOWHERE =
  '[class*=-borderless], .ant-radio-button-wrapper, .ant-input-number-addon, .ant-form .ant-switch, .ant-rate';

/** The rule, or the property in it, without the mark of the version that is in every selector. */
function ruleOf(node: ChildNode): string {
  if (node.type === 'rule') return node.selector.replace(/:where\(\.css-[\w-]+\)|\.css-var-\w+/g, '');
  return node.type === 'decl' ? `${node.prop}: ${node.value}` : node.type;
}

const isDoneWithout = (each: string): boolean => DONE_WITHOUT.some(([pattern]) => pattern.test(each));

let scene: Scene;
let tour: PageTour;
beforeAll(async () => {
  scene = await Scene.begin();
  tour = await PageTour.prepare(scene);
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const ADMIN_ROUNDS = roundsOf(PAGES.filter(({ path }) => path.startsWith('/admin/')));

/** The rules that were written into the page as it ran. */
const written = (page: Page): Promise<string[]> =>
  page.evaluate(() => [...document.querySelectorAll('style')].map(({ textContent }) => textContent ?? ''));

/** Drops what the oldest browser would: a rule with one selector that it does not know is none at all. */
const dropUnknown = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let dropped = 0;
    const drop = (sheet: CSSStyleSheet | CSSGroupingRule): void => {
      for (let at = sheet.cssRules.length - 1; at >= 0; at -= 1) {
        const rule = sheet.cssRules[at];
        if (rule instanceof CSSGroupingRule) drop(rule);
        if (!(rule instanceof CSSStyleRule) || !rule.selectorText.includes(':has(')) continue;
        sheet.deleteRule(at);
        dropped += 1;
      }
    };
    for (const sheet of document.styleSheets) drop(sheet);
    return dropped;
  });

/** Whether somebody who goes on with the keyboard sees a ring around what has the focus, or around what it lies in. */
const hasRing = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const isSeen = (element: Element | null): boolean =>
      element === null || (getComputedStyle(element).opacity !== '0' && isSeen(element.parentElement));
    const isRinged = (element: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const field = document.activeElement;
    const around = [field, field?.parentElement ?? null].filter((each) => each !== null);
    return around.some((element) => isSeen(element) && isRinged(element));
  });

describe('administration in the oldest browser', () => {
  it.each([
    ['admin', '/admin/agencies', null, 'checkbox', '包括已停用的'],
    ['security', '/admin/users', '新建用户', 'radio', '人员'],
  ] as const)('shows %s at %s which field has the focus', async (login, path, opens, role, name) => {
    const visit = await scene.as(login, '/');
    const { page } = visit;
    await tour.goTo(visit, { login, path });
    if (opens !== null) await tour.open(visit, opens);
    expect(await dropUnknown(page)).toBeGreaterThan(0);
    const field = page.getByRole(role, { name }).first();
    await field.focus();
    await page.keyboard.press('Shift+Tab');
    expect(await field.evaluate((each) => each === document.activeElement)).toBe(false);
    await page.keyboard.press('Tab');
    expect(await field.evaluate((each) => each === document.activeElement)).toBe(true);
    expect(await hasRing(page)).toBe(true);
  });

  it.each(ADMIN_ROUNDS)(
    'is drawn for $login ($number) by nothing it does not know, but for what it can do without',
    async ({ login, pages }) => {
      const visit = await scene.as(login, '/');
      const unknown = new Set<string>();
      const check = doiuse({
        browsers: [`chrome ${FLOOR}`],
        ignore: [],
        onFeatureUsage: ({ feature, usage }) => unknown.add(`${feature}: ${ruleOf(usage)}`),
      });
      for (const page of pages) {
        await tour.goTo(visit, page);
        if (page.opens !== undefined) await tour.open(visit, page.opens);
        expect(await visit.page.locator(NOWHERE).count()).toBe(0);
        const texts = await written(visit.page);
        expect(texts.join('').length).toBeGreaterThan(10_000);
        for (const text of texts) await postcss([check]).process(text, { from: 'written.css' });
      }
      expect([...unknown].filter((each) => !isDoneWithout(each))).toEqual([]);
    },
  );
});
