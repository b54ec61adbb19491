import type { Page } from 'playwright-core';
import type { Visit } from '../support/browser.js';
import { countAtRest } from './hands.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const SENTENCE = '怎么了结的（一句话）';

const onRecord = async (narrative: string): Promise<number> => {
  const { rows } = await scene.stage.product.sql.query<{ count: number }>(
    'select count(*)::int as count from dispute_case where narrative = $1',
    [narrative],
  );
  return rows[0]?.count ?? -1;
};

/** The browser has no room for drafts any more: what is put there is put, and then taken back with all that went with it. */
function fill(page: Page): Promise<void> {
  return page.evaluate(() => {
    const stores = IDBObjectStore.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
    const { put } = stores;
    stores['put'] = function (this: IDBObjectStore, ...args) {
      const putting = put?.apply(this, args);
      if (this.name === 'drafts') this.transaction.abort();
      return putting;
    };
  });
}

/** Under the open page, as whoever clears the data of the site does, or another page that is done with it. */
function clear(page: Page): Promise<void> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('accord-drafts');
    const database = await new Promise<IDBDatabase>(
      (resolve) => (opening.onsuccess = () => resolve(opening.result)),
    );
    const clearing = database.transaction('drafts', 'readwrite').objectStore('drafts').clear();
    await new Promise((resolve) => (clearing.onsuccess = resolve));
    database.close();
  });
}

/** Writes a first word, which rests, and then leaves the rest to whoever goes on. */
async function begun(): Promise<Visit> {
  const visit = await scene.as('officer', '/settle', 'phone');
  await visit.page.getByLabel('地点或电话').fill('浣花路');
  await visit.page.getByLabel(SENTENCE).fill('先写了几个字');
  while ((await countAtRest(visit.page)) === 0) await visit.page.waitForTimeout(20);
  return visit;
}

async function settle(page: Page, sentence: string): Promise<void> {
  await page.getByLabel(SENTENCE).fill(sentence);
  await page.getByRole('button', { name: '了结', exact: true }).click();
}

describe('what is written in a browser that does not keep it', () => {
  it('is sent where there was never room for it', async () => {
    const narrative = '本机已满时了结的一件';
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByLabel(SENTENCE).waitFor();
    await fill(page);
    await page.getByLabel('地点或电话').fill('浣花路');
    await settle(page, narrative);
    await page.getByText('已了结').waitFor();
    expect(await onRecord(narrative)).toBe(1);
  });

  it('is sent where the room ran out while it was written', async () => {
    const narrative = '写到一半本机才满的一件';
    const visit = await begun();
    const { page } = visit;
    await fill(page);
    await settle(page, narrative);
    await page.getByText('已了结').waitFor();
    expect(await onRecord(narrative)).toBe(1);
    expect(await countAtRest(page)).toBe(0);
  });

  it('is sent where what rested was cleared under the open page', async () => {
    const narrative = '本机数据被清掉后了结的一件';
    const { page } = await begun();
    await page.getByLabel(SENTENCE).fill(narrative);
    await clear(page);
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('已了结').waitFor();
    expect(await onRecord(narrative)).toBe(1);
  });

  it('goes on after that, and rests once more', async () => {
    const { page } = await begun();
    await clear(page);
    await page.getByLabel(SENTENCE).fill('清掉以后接着写的');
    await page.getByLabel(SENTENCE).fill('清掉以后接着写的，又加了一句');
    while ((await countAtRest(page)) === 0) await page.waitForTimeout(20);
    await page.reload();
    await page.getByLabel(SENTENCE).waitFor();
    expect(await page.getByLabel(SENTENCE).inputValue()).toBe('清掉以后接着写的，又加了一句');
    expect(await countAtRest(page)).toBe(1);
  });
});
