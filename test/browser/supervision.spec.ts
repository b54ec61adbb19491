import type { Page } from 'playwright-core';
import { type Size, SIZES, type Visit } from '../support/browser.js';
import { AREA, type Login, WORLD_PASSWORD } from '../support/world.js';
import type { BoardPageView } from '../../modules/coordination/board/board.view.js';
import { HOUR_MS } from '../e2e/cases/desk.js';
import { appoint } from '../e2e/coordination/desk.js';
import { Scene } from './scene.js';

/** Of the board, be it late or not: what is sent in a test is not. */
const EVERY_LINE = '/board?standing=all';
const ANSWER = '已签收并电话联系双方，定于周五上午调解。';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
  const areaId = scene.stage.world.areas[AREA.district];
  await appoint(scene.stage.product, { login: 'second', name: '石协调', role: 'coordinator', areaId });
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** Sent to the committee, which has taken it. */
async function taken(): Promise<string> {
  const { id } = await scene.stage.desk.register({ lane: 'full' });
  const made = await scene.stage.line.send(id);
  const accepted = await scene.stage.line.step('committee-intake', made.body.id, { noun: 'acceptance' });
  expect(accepted.status).toBe(200);
  return made.body.id;
}

/** Somebody orders by what is waited for on a subject. */
async function ordered(
  subjectId: string,
  { by = 'coordinator', ...body }: { by?: string; dueAt?: string },
): Promise<void> {
  const api = scene.product.as(by);
  const { items } = (await api.get<BoardPageView>('/board/lines?limit=200')).body;
  const line = items.find((each) => each.subjectId === subjectId && each.kind !== 'completion');
  const given = await api.post('/supervision-orders', { clockId: line?.id, text: '请抓紧办理', ...body });
  expect(given.status).toBe(201);
}

/** Answers the one order that can be answered on the page. */
async function answer(page: Page): Promise<void> {
  await page.getByRole('button', { name: '答复', exact: true }).click();
  await page.getByLabel('已做了什么').fill(ANSWER);
  await page.getByRole('button', { name: '提交答复' }).click();
  await page.getByText('答复已提交，等中心审核。').waitFor();
}

/** The board on a screen so high that all its rows are drawn. */
async function board(login: Login, size: Size = 'desk'): Promise<Visit> {
  const visit = await scene.as(login, EVERY_LINE, size);
  await visit.page.setViewportSize({ ...SIZES[size], height: 4000 });
  return visit;
}

const rowOf = (page: Page, id: string) =>
  page.getByRole('article').filter({ has: page.locator(`a[href="/referrals/${id}"]`) });

describe('written supervision', () => {
  it('is ordered from the board in two presses, answered at the referral, and accepted from the list', async () => {
    const id = await taken();
    const { page } = await board('coordinator', 'phone');
    await rowOf(page, id).getByRole('button', { name: '督办', exact: true }).click();
    await page.getByText(/发给 送仙桥社区居委会/).waitFor();
    expect(await page.getByLabel('督办要求').inputValue()).toContain('请抓紧办理');
    expect(await page.getByLabel('答复期限（北京时间）').inputValue()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
    await page.getByRole('button', { name: '发出督办单' }).click();
    await page.getByText(/督〔\d{4}〕青羊第\d{6}号 已发给送仙桥社区居委会/).waitFor();
    await rowOf(page, id)
      .getByText(/督〔\d{4}〕青羊第\d{6}号 待答复，限/)
      .waitFor();
    expect(await rowOf(page, id).getByRole('button', { name: '督办', exact: true }).count()).toBe(0);

    const { page: agency } = await scene.as('mediator', `/referrals/${id}`, 'phone');
    await answer(agency);
    await agency.getByText('已答复，待审核').waitFor();

    const { page: list } = await scene.as('coordinator', '/supervision?state=answered');
    const order = list.getByRole('article').filter({ has: list.locator(`a[href="/referrals/${id}"]`) });
    await order.getByText(ANSWER).waitFor();
    await order.getByRole('button', { name: '认可' }).click();
    await list.getByText('答复已认可，督办单了结。').waitFor();
    await order.waitFor({ state: 'detached' });
  });

  it('tells the slower of two coordinators whose order stands, with its number', async () => {
    const id = await taken();
    const { page: fast } = await board('coordinator');
    const visit = await scene.visit(EVERY_LINE);
    await visit.signIn('second', WORLD_PASSWORD);
    const slow = visit.page;
    await slow.setViewportSize({ ...SIZES.desk, height: 4000 });
    for (const page of [fast, slow]) {
      await rowOf(page, id).getByRole('button', { name: '督办', exact: true }).click();
      await page.getByRole('button', { name: '发出督办单' }).waitFor();
    }
    await slow.getByLabel('督办要求').fill('请今天联系申请人');
    await fast.getByRole('button', { name: '发出督办单' }).click();
    await fast.getByText(/已发给送仙桥社区居委会/).waitFor();
    await slow.getByRole('button', { name: '发出督办单' }).click();
    await slow.getByText(/萧协调已经发出督〔\d{4}〕青羊第\d{6}号/).waitFor();
    expect(await slow.getByLabel('督办要求').inputValue()).toBe('请今天联系申请人');
  });

  it('tells who opens the form late which order stands', async () => {
    const id = await taken();
    const { page } = await scene.untold('coordinator', EVERY_LINE);
    await page.setViewportSize({ ...SIZES.desk, height: 4000 });
    const order = rowOf(page, id).getByRole('button', { name: '督办', exact: true });
    await order.waitFor();
    await ordered(id, { by: 'second' });
    await order.click();
    await page.getByText(/石协调 .+ 已发出督〔\d{4}〕青羊第\d{6}号，还没有了结/).waitFor();
  });

  it('is returned with a reason where the answer will not do', async () => {
    const id = await taken();
    const { page } = await scene.as('coordinator', `/referrals/${id}`);
    await page.getByRole('button', { name: '督办', exact: true }).click();
    const due = page.getByLabel('答复期限（北京时间）');
    const proposed = await due.inputValue();
    await due.fill('2020-01-01T09:00');
    await page.getByRole('button', { name: '发出督办单' }).click();
    await page.getByText('要填以后的时间。').waitFor();
    await due.fill(proposed);
    await page.getByRole('button', { name: '发出督办单' }).click();
    await page.getByText(/已发给送仙桥社区居委会/).waitFor();
    const { page: agency } = await scene.as('committee-head', `/referrals/${id}`);
    await answer(agency);
    await page.reload();
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await page.getByLabel('为什么退回').fill('没有写明联系结果');
    await page.getByLabel(/^新的答复期限/).fill('2020-01-01T09:00');
    await page.getByRole('button', { name: '退回重新答复' }).click();
    await page.getByText('要填以后的时间。').waitFor();
    await page.getByLabel(/^新的答复期限/).fill('');
    await page.getByRole('button', { name: '退回重新答复' }).click();
    await page.getByText(/萧协调 .+ 退回：没有写明联系结果/).waitFor();
    await page.getByText('已退回，重新计时。').waitFor();
  });
});

describe('an order about a case', () => {
  const now = (): Promise<Date> => scene.product.now();
  const inHours = async (hours: number): Promise<string> =>
    new Date((await now()).getTime() + hours * HOUR_MS).toISOString();

  it('is answered late by the agency that holds the case, where the list leads it', async () => {
    const { id } = await scene.stage.desk.register({ lane: 'full' });
    await scene.stage.line.underWay(id);
    await ordered(id, { dueAt: await inHours(1) });
    await scene.product.moveClock(2 * HOUR_MS);
    const visit = await scene.as('committee-head', '/supervision', 'phone');
    const { page } = visit;
    await page.locator(`a[href="/cases/${id}"]`).click();
    await page.waitForURL(`**/cases/${id}`);
    await page.getByText(/^答复期限 .+（已逾期）$/).waitFor();
    await answer(page);
    await visit.quiet();
    expect(await visit.unfit()).toEqual([]);
  });

  it('leads an agency that only supports to the page of the joint case, and is answered there', async () => {
    const { desk, line, world } = scene.stage;
    const { id } = await desk.register({ lane: 'full' });
    await line.underWay(id);
    const agencyId = world.agencies.labor;
    const asked = await line.send(id, {
      recipientAgencyId: agencyId,
      mode: 'co_handle',
      required: true,
      choice: undefined,
    });
    expect((await line.step('labor-intake', asked.body.id, { noun: 'acceptance' })).status).toBe(200);
    const plan = { what: '核对考勤表', agencyId, dueAt: await inHours(48) };
    const planned = await scene.product.as('officer').post<{ id: string }>(`/cases/${id}/joint/plan`, plan);
    await ordered(planned.body.id, {});
    const visit = await scene.as('labor-head', '/supervision', 'phone');
    const { page } = visit;
    await page.locator(`a[href="/cases/${id}"]`).click();
    await page.waitForURL(`**/cases/${id}/joint`);
    await answer(page);
    await visit.quiet();
    expect(await visit.unfit()).toEqual([]);
  });
});

describe('a line of the board', () => {
  it('is raised with a reason, which whoever is above reads and takes up', async () => {
    const id = await taken();
    const { page } = await board('coordinator');
    await rowOf(page, id).getByRole('button', { name: '提级' }).click();
    await page.getByLabel('为什么提级').fill('两次催办无人答复');
    await page.getByRole('dialog').getByRole('button', { name: '提级', exact: true }).click();
    await page.getByText(/已提级，等上级接手/).waitFor();
    await rowOf(page, id)
      .getByText(/已提醒上级区域协调员，无人接手/)
      .waitFor();
    const { page: above } = await board('supervisor');
    await rowOf(above, id).getByRole('button', { name: '接手' }).click();
    await above.getByText(/萧协调就送仙桥社区居委会 的.+提级：两次催办无人答复/).waitFor();
    await above.getByRole('button', { name: '我来接手' }).click();
    await above.getByText(/已接手/).waitFor();
  });
});
