import type { Page } from 'playwright-core';
import { PAIR } from '../e2e/cases/desk.js';
import { open, pick, send, write } from './hands.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const SENTENCE = '怎么了结的（一句话）';
const CALLS = '**/api/v1/cases?*';

/** Holds what is asked at these addresses until it is let go. */
async function held(
  page: Page,
  addresses: string,
): Promise<{ readonly asked: Promise<void>; go: () => void }> {
  let go: () => void = () => undefined;
  let hear: () => void = () => undefined;
  const going = new Promise<void>((resolve) => (go = resolve));
  const asked = new Promise<void>((resolve) => (hear = resolve));
  await page.route(addresses, async (route) => {
    hear();
    await going;
    await route.continue();
  });
  return { asked, go };
}

/** The answer to what is held has come, and the page has done with it what it does. */
async function answered(page: Page, { go }: { readonly go: () => void }, address: RegExp): Promise<void> {
  const answer = page.waitForResponse((response) => address.test(response.url()));
  go();
  await (await answer).finished();
  await page.waitForTimeout(300);
}

const called = (narrative: string): Promise<{ id: string; number: string }> =>
  scene.stage.desk.register({ source: '110', narrative });

/** A call that somebody else has taken while the officer wrote of it, and another one beside it. */
async function overtaken(narrative: string, other: string): Promise<Page> {
  const call = await called(narrative);
  await called(`另一起，${other}`);
  const { page } = await scene.untold('officer', '/settle', 'phone');
  await page.getByRole('radio', { name: narrative }).check();
  await page.getByLabel(SENTENCE).fill('已当面说清');
  await scene.stage.desk.step('colleague', call.id, { noun: 'triage' });
  await page.getByRole('button', { name: '了结', exact: true }).click();
  await page.getByRole('button', { name: '看现在的情况' }).waitFor();
  return page;
}

describe('a sending of a case that ends meanwhile', () => {
  /** On the page that sends a case of one who asked for help, chosen and agreed to. */
  async function choosing(): Promise<{ readonly page: Page; readonly id: string }> {
    const { id } = await scene.stage.desk.register({ lane: 'full', parties: PAIR });
    const { page } = await scene.as('officer', `/cases/${id}/send`);
    await page.getByRole('radio', { name: /^1 / }).check();
    await page.getByRole('radio', { name: /^同意/ }).first().check();
    return { page, id };
  }

  const ends = async (id: string): Promise<void> => {
    const body = { outcome: 'self_settled' };
    const answer = await scene.stage.desk.step('colleague', id, { noun: 'closure', body });
    expect(answer).toMatchObject({ status: 200 });
  };

  it('says what was refused, and lets go of it', async () => {
    const { page, id } = await choosing();
    await page.route('**/referrals', (route) => route.abort());
    await page.getByRole('button', { name: '转办', exact: true }).click();
    await page.getByText('已存在本机，联网后自动发送').first().waitFor();
    await ends(id);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.getByText(/没有转出：/).waitFor();
    await page.goto('/tasks');
    await page.getByRole('link', { name: '接着办' }).click();
    await page.getByText(/没有转出：/).waitFor();
    await page.getByRole('link', { name: '重新选单位' }).click();
    await page.getByText('这起案件已经办结').waitFor();
    expect(await page.getByText('接着办').count()).toBe(0);
  });

  it('lets what was only written be put away', async () => {
    const { page, id } = await choosing();
    await ends(id);
    await page.reload();
    await page.getByRole('button', { name: '清掉写了一半的转办' }).click();
    await page.getByRole('button', { name: '清掉写了一半的转办' }).waitFor({ state: 'detached' });
    await page.goto('/tasks');
    await page.getByRole('heading', { name: '待办' }).waitFor();
    expect(await page.getByText('接着办').count()).toBe(0);
  });
});

describe('how a call stands now, asked on the spot', () => {
  it('comes without touching what was written since', async () => {
    const page = await overtaken('晾衣争执', '晾被子');
    const calls = await held(page, CALLS);
    await page.getByRole('button', { name: '看现在的情况' }).click();
    await calls.asked;
    await page.getByLabel(SENTENCE).fill('已当面说清，今后各晾各的');
    await answered(page, calls, /\/cases\?/);
    expect(await page.getByLabel(SENTENCE).inputValue()).toBe('已当面说清，今后各晾各的');
  });

  it('does not take the place of another one that was picked since', async () => {
    const page = await overtaken('停车争执', '挪车位');
    const calls = await held(page, CALLS);
    await page.getByRole('button', { name: '看现在的情况' }).click();
    await calls.asked;
    const other = page.getByRole('radio', { name: '另一起，挪车位' });
    await other.check();
    await answered(page, calls, /\/cases\?/);
    expect(await other.isChecked()).toBe(true);
    expect(await page.getByText('所选警情已由别人办理').count()).toBe(0);
  });

  it('does not take the place of the outcome of another one that was sent since', async () => {
    const page = await overtaken('遛狗争执', '喂猫');
    const calls = await held(page, CALLS);
    await page.getByRole('button', { name: '看现在的情况' }).click();
    await calls.asked;
    await page.getByRole('radio', { name: '另一起，喂猫' }).check();
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('已了结').waitFor();
    await answered(page, calls, /\/cases\?/);
    expect(await page.getByText('已了结').isVisible()).toBe(true);
  });

  it('is not said to be gone where nobody could be asked', async () => {
    const page = await overtaken('广场舞争执', '跳绳');
    await page.route(CALLS, (route) => route.abort());
    await page.getByRole('button', { name: '看现在的情况' }).click();
    await page.getByText('问不到这起警情现在的情况').waitFor();
    expect(await page.getByRole('radio', { name: '广场舞争执' }).isChecked()).toBe(true);
  });
});

describe('a case that a colleague merges while somebody writes', () => {
  it('keeps the form and what is in it', async () => {
    const { desk } = scene.stage;
    const { id } = await desk.register({ lane: 'full' });
    const { id: into } = await desk.register({ lane: 'full' });
    const { page } = await scene.as('officer', `/cases/${id}`);
    await scene.told();
    await open(page, '并案');
    await write('为什么是同一件事', '写到一半的理由')(page);
    await desk.step('chief', id, { noun: 'merge', body: { intoCaseId: into, reason: '同一件事' } });
    await page.getByRole('link', { name: '打开并入的案件' }).waitFor();
    expect(await page.getByRole('dialog').getByLabel('为什么是同一件事').inputValue()).toBe('写到一半的理由');
  });
});

describe('a merge whose answer is late', () => {
  it('leads to the other case nobody who has gone elsewhere meanwhile', async () => {
    const { desk } = scene.stage;
    const { id } = await desk.register();
    const into = await desk.register();
    const { page } = await scene.as('officer', `/cases/${id}`);
    await open(page, '并案');
    await page.getByLabel('并入哪个案件').fill(into.number);
    await page.getByRole('button', { name: '查找', exact: true }).click();
    await pick(new RegExp(into.number))(page);
    await write('为什么是同一件事', '同一件事')(page);
    const merge = await held(page, '**/merge');
    await send(page, '并案');
    await merge.asked;
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: '查找', exact: true }).click();
    await page.getByRole('heading', { name: '查找' }).waitFor();
    await answered(page, merge, /\/merge$/);
    expect(new URL(page.url()).pathname).toBe('/search');
  });
});

describe('what was found of one dispute', () => {
  const PREVIEW = '**/api/v1/cases/preview';

  it('goes with its words, and nobody sends on it what they have written since', async () => {
    const { page } = await scene.as('officer', '/register');
    await page.getByRole('textbox', { name: '案情' }).fill('丈夫喝酒后动手打人，妻子要求处理');
    const questions = page.getByRole('region', { name: '请问清楚' });
    await questions.getByRole('radio').first().waitFor();
    const submit = page.getByRole('button', { name: /^登记(并转办)?$/ });
    const preview = await held(page, PREVIEW);
    await page.getByRole('textbox', { name: '案情' }).fill('楼上漏水，多次协商不成');
    await preview.asked;
    expect(await submit.isDisabled()).toBe(true);
    preview.go();
    await questions.waitFor({ state: 'detached' });
    await page.getByRole('radio', { name: /^1 / }).waitFor();
    expect(await submit.isDisabled()).toBe(false);
    await page.getByRole('button', { name: '清空' }).click();
    await page.getByRole('radio', { name: /^1 / }).waitFor({ state: 'detached' });
  });
});
