import type { Page } from 'playwright-core';
import type { ClockExplanationView } from '../../modules/sla/http/clock.view.js';
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

describe('why this deadline', () => {
  it('draws day by day what counts, and a weekend as not counted', async () => {
    const id = await accepted();
    const { page } = await scene.as('mediator', `/referrals/${id}`);
    await page.getByRole('heading', { name: '首次联系当事人' }).waitFor();
    await unfold(page);
    const days = page.getByRole('table', { name: /逐日计时/ }).first();
    await days.getByRole('row', { name: /周六 至 .*周日 周末，不计/ }).waitFor();
    expect(await days.getByRole('row', { name: /还可用/ }).count()).toBeGreaterThan(2);
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
  it('counts the hours of work: over a weekend none is lost', async () => {
    await scene.stage.product.goTo('2026-08-21T16:00');
    const { id: caseId } = await scene.stage.desk.register({ lane: 'full' });
    const { id } = (await scene.stage.line.send(caseId)).body;
    const said: string[] = [];
    for (const instant of ['2026-08-22T09:00', '2026-08-23T21:00']) {
      await scene.stage.product.goTo(instant);
      const { page } = await scene.as('committee-intake', '/tasks');
      const row = page.locator(`a[href="/referrals/${id}"]`);
      said.push(await row.getByText(/还剩 \d+ 工作小时/).innerText());
      await row.getByText(/16:00 前/).waitFor();
    }
    const left = Math.floor((await explained(id, 'accept')).remainingMs / HOUR_MS);
    expect(said).toEqual([`还剩 ${left} 工作小时`, `还剩 ${left} 工作小时`]);
  });
});
