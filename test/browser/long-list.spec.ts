import type { Page } from 'playwright-core';
import { eventually } from '../support/product-process.js';
import { Scene } from './scene.js';

/** More than two pages of fifty. */
const MANY = 104;

let scene: Scene;
const ids: string[] = [];
beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line, world } = scene.stage;
  for (let nth = 0; nth < MANY; nth += 1) {
    const { id } = await desk.register({ lane: 'full' });
    ids.push((await line.send(id, { recipientAgencyId: world.agencies.labor })).body.id);
  }
}, 120_000);
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** The rows that stand in the page, which are some of the list. */
const rowsIn = (page: Page): Promise<string[]> =>
  page
    .getByRole('list', { name: '待办' })
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));

/** Scrolls step by step from where the page is to its end, past which nothing more is read. @returns every row that was seen, in order */
async function goThrough(page: Page): Promise<string[]> {
  const seen = new Set<string>();
  for (let isOver = false; !isOver;) {
    const hasMore = (await page.getByText('正在取更多').count()) > 0;
    const isAtEnd = await page.evaluate(async () => {
      await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
      return innerHeight + scrollY >= document.documentElement.scrollHeight - 1;
    });
    for (const row of await rowsIn(page)) seen.add(row);
    isOver = isAtEnd && !hasMore;
    await page.mouse.wheel(0, 500);
  }
  return [...seen];
}

describe('a list longer than what is read at once', () => {
  it('is gone through to its end, each row once, with no more in the page than is near', async () => {
    const { page } = await scene.as('labor-intake', '/tasks');
    await page.getByText('50 项以上').waitFor();
    expect((await rowsIn(page)).length).toBeLessThan(40);
    const seen = await goThrough(page);
    expect(new Set(seen)).toEqual(new Set(ids.map((id) => `/referrals/${id}`)));
    await page.getByText(`${MANY} 项`).waitFor();
  });

  it('asks, far down, only for what is in sight, and there shows what somebody else has done', async () => {
    const { page } = await scene.as('labor-intake', '/tasks');
    await page.getByText('50 项以上').waitFor();
    const rows = await goThrough(page);
    const last = rows.at(-1) ?? '';
    const asked: string[] = [];
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (url.pathname === '/api/v1/me/tasks') asked.push(url.searchParams.get('cursor') ?? 'the beginning');
    });
    const recall = { reason: 'settled_meanwhile', note: '双方已和好' };
    const id = last.replace('/referrals/', '');
    const { status } = await scene.stage.line.step('officer', id, { noun: 'recall', body: recall });
    expect(status).toBe(200);
    await page.locator(`a[href="${last}"]`).waitFor({ state: 'detached', timeout: 30_000 });
    expect(asked).not.toContain('the beginning');
  });
});

/** Where a row stands on the screen, in pixels from its top; null where it is not drawn. */
const topOf = async (page: Page, row: string): Promise<number | null> => {
  const link = await page.$(`a[href="${row}"]`);
  return (await link?.boundingBox())?.y ?? null;
};

/** Opens a row of those that stand in the page now, comes back, and finds it at the same height. */
async function opensAndComesBack(page: Page): Promise<void> {
  const row = await page
    .getByRole('main')
    .getByRole('listitem')
    .getByRole('link')
    .nth(4)
    .evaluate((link) => {
      link.scrollIntoView({ block: 'center' });
      return link.getAttribute('href') ?? '';
    });
  const before = (await topOf(page, row)) ?? Number.NaN;
  await page.locator(`a[href="${row}"]`).click();
  await page.waitForURL(`**${row}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await eventually('the row stands where it stood', async () => {
    const after = await topOf(page, row);
    return after !== null && Math.abs(after - before) < 2;
  });
}

describe('whoever opens a row far down and comes back', () => {
  it('goes on where they read their tasks, on a phone, where rows are higher than at a desk', async () => {
    const { page } = await scene.as('labor-intake', '/tasks', 'phone');
    await page.getByText('50 项以上').waitFor();
    await goThrough(page);
    await opensAndComesBack(page);
  });

  it('goes on where they read the board, on a phone too', async () => {
    const { page } = await scene.as('coordinator', '/board?standing=all', 'phone');
    await page.getByRole('list', { name: '事项' }).getByRole('article').first().waitFor();
    await eventually('the fortieth row is near', async () => {
      await page.mouse.wheel(0, 300);
      return (await page.locator('[data-index="40"]').count()) > 0;
    });
    await opensAndComesBack(page);
  });
});
