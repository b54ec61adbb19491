import type { Page } from 'playwright-core';

/** A picture of one dot. */
export const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

/** What somebody does in the form that lies over the page. */
export type Fill = (page: Page) => Promise<void>;

export const nothing: Fill = async () => undefined;

export const write =
  (label: string | RegExp, words: string): Fill =>
  async (page) => {
    await page.getByRole('dialog').getByLabel(label).fill(words);
  };

/** Taps on choices by their words, one after another. */
export const pick =
  (...options: readonly (string | RegExp)[]): Fill =>
  async (page) => {
    for (const option of options) {
      const exact = typeof option === 'string';
      await page.getByRole('dialog').getByLabel(option, { exact }).check();
    }
  };

/** Finds an agency by a part of its name, and takes the one with this name. */
export const agency =
  (label: string, typed: string, name: string): Fill =>
  async (page) => {
    await page.getByRole('dialog').getByLabel(label).fill(typed);
    await page.getByRole('dialog').getByRole('button', { name }).click();
  };

/** Brings out what is folded: the less likely choices. */
export const unfold =
  (name = '更多'): Fill =>
  async (page) => {
    await page.getByRole('dialog').getByRole('button', { name, exact: true }).click();
  };

export const all =
  (...each: readonly Fill[]): Fill =>
  async (page) => {
    for (const fill of each) await fill(page);
  };

/** Opens the form of a step or an act, wherever it stands: a button of its own, or a line of the list of all others. */
export async function open(page: Page, step: string): Promise<void> {
  const button = page.getByRole('button', { name: step, exact: true });
  const more = page.getByRole('button', { name: '更多办理' });
  await button.or(more).first().waitFor();
  if (await button.isVisible()) return button.click();
  await more.click();
  await page.getByRole('dialog').getByText(step, { exact: true }).click();
}

/** Sends the form that is open: its button says that it sends, or once more what it does. */
export async function send(page: Page, step: string): Promise<void> {
  const name = new RegExp(`^(提交|(确定)?${step})$`);
  await page.getByRole('dialog').getByRole('button', { name }).click();
}

/** Takes a step of a referral with its form, and reads that it was done. */
export async function take(page: Page, step: string, fill: Fill = nothing): Promise<void> {
  await open(page, step);
  await fill(page);
  await send(page, step);
  await page.getByText(`已办好：${step}。`).waitFor();
}

/** Does something on a case with its form, and reads that it was done. */
export async function act(page: Page, name: string, fill: Fill = nothing): Promise<void> {
  await open(page, name);
  await fill(page);
  await send(page, name);
  await page.getByRole('status').getByText('已办好。').waitFor();
}

/** Opens a referral out of the tasks, as whoever works on a phone does. */
export async function openTask(page: Page, text: string | RegExp): Promise<void> {
  await page.getByRole('link', { name: '待办' }).click();
  await page.getByRole('list', { name: '待办' }).getByRole('link').filter({ hasText: text }).first().click();
}

/** What an officer writes on the spot; what is left out stays empty. */
export interface OnTheSpot {
  readonly where: string;
  readonly who: string;
  readonly other?: string;
  /** How the type is called. */
  readonly type?: string;
  readonly source: '走访排查' | '群众上门' | '110 报警';
  readonly deed: '了结' | '转办' | '跟进' | '报领导';
  readonly sentence: string;
}

/** Fills in what no call has announced, on the page for the spot; sending it is left to whoever goes on. */
export async function writeOnTheSpot(page: Page, what: OnTheSpot): Promise<void> {
  await page.getByLabel('地点或电话').fill(what.where);
  await page.getByLabel('当事人（可不填）').fill(what.who);
  await page.getByRole('radio', { name: what.source, exact: true }).check();
  if (what.other !== undefined || what.type !== undefined) {
    await page.getByText('对方、纠纷类型').click();
    await page.getByLabel('对方（可不填）').fill(what.other ?? '');
    if (what.type !== undefined) await page.getByLabel('纠纷类型').selectOption({ label: what.type });
  }
  await page.getByRole('radio', { name: what.deed, exact: true }).check();
  await page.getByLabel(/（一句话）$/).fill(what.sentence);
}

/** Sends a case to an agency that is not the first of the list, as whoever knows why does. */
export async function sendTo(page: Page, name: string, request: string, button = '转办'): Promise<void> {
  await page.getByText('转给哪个单位').waitFor();
  const agencies = page.getByRole('group', { name: '转给哪个单位' });
  const wanted = agencies.getByRole('radio', { name: new RegExp(name) });
  const others = page.getByRole('button', { name: /^另外 \d+ 个单位/ });
  if (!(await wanted.isVisible()) && (await others.isVisible())) await others.click();
  await wanted.check();
  const why = page.getByLabel('该单位此前办理过、熟悉情况');
  if (await why.isVisible()) await why.check();
  await page.getByRole('radio', { name: /^同意（录像/ }).check();
  await page.getByLabel('请对方办什么').fill(request);
  await page.getByRole('button', { name: button, exact: true }).click();
}

/** How many drafts rest in the browser. */
export function countAtRest(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const opening = indexedDB.open('accord-drafts');
    const database = await new Promise<IDBDatabase>(
      (resolve) => (opening.onsuccess = () => resolve(opening.result)),
    );
    const counting = database.transaction('drafts').objectStore('drafts').count();
    const count = await new Promise<number>(
      (resolve) => (counting.onsuccess = () => resolve(counting.result)),
    );
    database.close();
    return count;
  });
}
