import type { Page } from 'playwright-core';
import { type Size, SIZES, type Visit } from '../support/browser.js';
import { AREA, type Login, WORLD_PASSWORD } from '../support/world.js';
import { appoint } from '../e2e/coordination/desk.js';
import { Scene } from './scene.js';

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

/** The board on a screen so high that all its rows are drawn. */
async function board(login: Login, size: Size = 'desk'): Promise<Visit> {
  const visit = await scene.as(login, '/board', size);
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
    await agency.getByRole('button', { name: '答复', exact: true }).click();
    await agency.getByLabel('已做了什么').fill(ANSWER);
    await agency.getByRole('button', { name: '提交答复' }).click();
    await agency.getByText('答复已提交，等中心审核。').waitFor();
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
    const visit = await scene.visit('/board');
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

  it('is returned with a reason where the answer will not do', async () => {
    const id = await taken();
    const { page } = await scene.as('coordinator', `/referrals/${id}`);
    await page.getByRole('button', { name: '督办', exact: true }).click();
    await page.getByRole('button', { name: '发出督办单' }).click();
    await page.getByText(/已发给送仙桥社区居委会/).waitFor();
    const { page: agency } = await scene.as('committee-head', `/referrals/${id}`);
    await agency.getByRole('button', { name: '答复', exact: true }).click();
    await agency.getByLabel('已做了什么').fill(ANSWER);
    await agency.getByRole('button', { name: '提交答复' }).click();
    await agency.getByText('答复已提交，等中心审核。').waitFor();
    await page.reload();
    await page.getByRole('button', { name: '退回', exact: true }).click();
    await page.getByLabel('为什么退回').fill('没有写明联系结果');
    await page.getByRole('button', { name: '退回重新答复' }).click();
    await page.getByText(/萧协调 .+ 退回：没有写明联系结果/).waitFor();
    await page.getByText('已退回，重新计时。').waitFor();
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
