import type { Locator, Page } from 'playwright-core';
import type { ClockExplanationView } from '../../modules/sla/http/clock.view.js';
import { WORLD_PASSWORD } from '../support/world.js';
import type { Visit } from '../support/browser.js';
import { Scene } from './scene.js';

const HOUR_MS = 3_600_000;

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

async function accepted(): Promise<string> {
  const { id: caseId } = await scene.stage.desk.register({ lane: 'full' });
  const { id } = (await scene.stage.line.send(caseId)).body;
  await scene.stage.line.step('committee-intake', id, { noun: 'acceptance' });
  return id;
}

async function explained(referralId: string, name: string): Promise<ClockExplanationView> {
  const mediator = scene.stage.product.as('mediator');
  const { body } = await mediator.get<{ clocks: { id: string; name: string }[] }>(`/referrals/${referralId}`);
  const clock = body.clocks.find((each) => each.name === name);
  return (await mediator.get<ClockExplanationView>(`/clocks/${clock?.id ?? ''}/explanation`)).body;
}

const unfold = (page: Page) => page.getByText('为什么是这个时限？').first().click();

/** How wide the parts of a day are drawn, as shares of its bar. */
const widthsIn = (row: Locator): Promise<number[]> =>
  row
    .locator('td')
    .first()
    .evaluate((cell) => {
      const bar = cell.firstElementChild;
      const whole = bar?.getBoundingClientRect().width ?? 0;
      return [...(bar?.children ?? [])].map((part) => part.getBoundingClientRect().width / whole);
    });

describe('why this deadline', () => {
  it('draws day by day what counts, and a weekend as not counted', async () => {
    const id = await accepted();
    const { page } = await scene.as('mediator', `/referrals/${id}`);
    await page.getByRole('heading', { name: '首次联系当事人' }).waitFor();
    const shown = page.getByText(/ \d\d:\d\d 前$/).locator('visible=true');
    await shown.first().waitFor();
    expect(await shown.count()).toBe(1);
    await unfold(page);
    await page.getByText('其余 2 项时限').waitFor();
    expect(await shown.count()).toBe(3);
    const days = page.getByRole('table', { name: /逐日计时/ }).first();
    await days.getByRole('row', { name: /周六 至 .*周日 周末，不计/ }).waitFor();
    expect(await days.getByRole('row', { name: /还可用/ }).count()).toBeGreaterThan(2);
    expect(await widthsIn(days.getByRole('row', { name: /周六 至 .*周日/ }))).toEqual([1]);
    const [, drawn = 0] = await widthsIn(days.getByRole('row', { name: /还可用 8 小时 30 分/ }).first());
    // From nine to half past five, of twenty-four hours.
    expect(drawn).toBeCloseTo(8.5 / 24, 1);
    await page.getByText('服务时限，3 个工作日').waitFor();
    await page.getByText('放假安排已公布到').first().waitFor();
  });

  it('shows a pause with its reason, and no deadline while it lasts', async () => {
    const { id: caseId } = await scene.stage.desk.register({ lane: 'full' });
    const { id } = (await scene.stage.line.send(caseId)).body;
    const body = { question: '请补充装修合同' };
    await scene.stage.line.step('committee-intake', id, { noun: 'information-request', body });
    await scene.stage.product.moveClock(2 * HOUR_MS);
    const { page } = await scene.as('committee-intake', `/referrals/${id}`, 'phone');
    await page
      .getByText(/其余 1 项时限|为什么是这个时限/)
      .first()
      .waitFor();
    await unfold(page);
    await page.getByText(/“签收”为什么是这个时限/).click();
    await page.getByRole('cell', { name: /暂停（等待补充材料）/ }).waitFor();
    await page.getByText('暂停计时').waitFor();
  });
});

describe('a countdown', () => {
  const MINUTE_MS = 60_000;

  /** On the list of a desk whose clock can be moved: a limit of one working day that began on a Friday at four. */
  async function counting(
    friday: string,
  ): Promise<{ readonly visit: Visit; readonly id: string; readonly row: Locator; readonly words: Locator }> {
    await scene.stage.product.goTo(`${friday}T16:00`);
    const { id: caseId } = await scene.stage.desk.register({ lane: 'full' });
    const { id } = (await scene.stage.line.send(caseId)).body;
    const visit = await scene.visit('/');
    const { page } = visit;
    await page.clock.install();
    await page.goto('/tasks');
    await visit.signIn('committee-intake', WORLD_PASSWORD);
    const row = page.locator(`a[href="/referrals/${id}"]`);
    const words = row.getByText(/^还剩 /);
    await words.waitFor();
    await page.evaluate(() => (document.documentElement.dataset['since'] = 'before'));
    return { visit, id, row, words };
  }

  /** Minutes of work that a row says are left. */
  async function minutesOf(words: Locator): Promise<number> {
    // After a long while the page lies covered until it knows that its session still holds.
    await words.waitFor();
    const text = (await words.textContent()) ?? '';
    const said = /^还剩 (\d+) 工作小时(?: (\d+) 分)?$/.exec(text);
    if (said === null) throw new Error(`not in hours of work: ${text}`);
    const [, hours, minutes = '0'] = said;
    return Number(hours) * 60 + Number(minutes);
  }

  it('goes down by itself in the hours of work, and stands still over evening and weekend', async () => {
    const { visit, id, row, words } = await counting('2026-08-21');
    const { page } = visit;
    const atFirst = await minutesOf(words);
    expect(Math.ceil((await explained(id, 'accept')).remainingMs / MINUTE_MS) - atFirst).toBeLessThan(3);
    await row.getByText('16:00 前').waitFor();
    // From here on the page asks nobody what time it is.
    await page.route('**/api/v1/clock', (route) => route.abort());
    const left = async (jump: string): Promise<number> => {
      await page.clock.fastForward(jump);
      return minutesOf(words);
    };
    for (const minutes of [1, 2, 3])
      expect([minutes, minutes + 1]).toContain(atFirst - (await left('01:00')));
    expect([60, 61]).toContain(atFirst - (await left('57:00')));
    const EVENING_LEFT = 7 * 60;
    // Half past six; then Saturday, Sunday, and Monday at half past six in the morning.
    expect(await left('01:30:00')).toBe(EVENING_LEFT);
    for (let day = 0; day < 2; day += 1) expect(await left('24:00:00')).toBe(EVENING_LEFT);
    expect(await left('12:00:00')).toBe(EVENING_LEFT);
    // Half past ten on Monday.
    expect([90, 91]).toContain(EVENING_LEFT - (await left('04:00:00')));
    expect(await page.evaluate(() => document.documentElement.dataset['since'])).toBe('before');
  });

  it('follows the clock of the server on an open page, whatever that of the desk says', async () => {
    const { visit, words } = await counting('2026-08-28');
    const { page } = visit;
    const { product } = scene.stage;
    const saidAt = async (local: string): Promise<string> => {
      await product.goTo(local);
      const told = page.waitForResponse('**/api/v1/clock');
      await page.clock.fastForward('01:01');
      await (await told).finished();
      await visit.quiet();
      return words.innerText();
    };
    expect(await saidAt('2026-08-28T17:00')).toMatch(/^还剩 7 工作小时 (30|29) 分$/);
    for (const still of ['2026-08-28T17:45', '2026-08-29T09:00', '2026-08-30T21:00', '2026-08-31T08:50'])
      expect(await saidAt(still)).toBe('还剩 7 工作小时');
    expect(await saidAt('2026-08-31T15:00')).toMatch(/^还剩 (1 工作小时|59 工作分钟)$/);
    expect(await page.evaluate(() => document.documentElement.dataset['since'])).toBe('before');
  });
});
