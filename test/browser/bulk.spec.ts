import type { Page } from 'playwright-core';
import { appoint } from '../e2e/coordination/desk.js';
import { SIZES, type Size, type Visit } from '../support/browser.js';
import { AREA, type Login } from '../support/world.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
  const { product, world } = scene.stage;
  const areaId = world.areas[AREA.district];
  await appoint(product, { login: 'second', name: '石协调', role: 'coordinator', areaId });
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

interface Sent {
  readonly id: string;
  readonly number: string;
}

const sent = async (): Promise<Sent> => {
  const { desk, line, world } = scene.stage;
  const { id: caseId, number } = await desk.register({ lane: 'full' });
  const { id } = (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body;
  return { id, number };
};

/** The board on a screen so high that all its rows are drawn. */
async function board(login: Login | 'second', size: Size = 'desk'): Promise<Visit> {
  const visit = await scene.as(login, '/board?standing=all', size);
  await visit.page.setViewportSize({ ...SIZES[size], height: 4000 });
  return visit;
}

const bar = (page: Page) => page.getByRole('group', { name: '批量办理' });
const tick = (page: Page, { number }: Sent, words = '签收') =>
  page.getByRole('checkbox', { name: `选中 ${number} ${words}` });

const statesOf = async (all: readonly Sent[]): Promise<readonly string[]> => {
  const { rows } = await scene.stage.product.sql.query<{ state: string }>(
    'select state from referral where id = any($1) order by array_position($1, id)',
    [all.map(({ id }) => id)],
  );
  return rows.map(({ state }) => state);
};

describe('acting on many lines', () => {
  it('is tried, looked at and done; what a colleague was faster with is left, with their name', async () => {
    const [first, second, third] = [await sent(), await sent(), await sent()];
    const { page } = await board('coordinator');
    await page.getByRole('button', { name: '批量办理', exact: true }).click();
    await bar(page).getByText('请先勾选要办的事项。').waitFor();
    for (const one of [first, second, third]) await tick(page, one).check();
    await tick(page, third).uncheck();
    await bar(page).getByText('已选 2 项').waitFor();
    await bar(page).getByRole('button', { name: '改派' }).click();
    const sheet = page.getByRole('dialog', { name: '批量改派' });
    await sheet.getByLabel('都给同一单位').check();
    await sheet.getByLabel('单位名称').fill('妇联');
    await sheet.getByRole('button', { name: /妇联/ }).click();
    await sheet.getByLabel('交接说明').fill('该单位本月停止受理，请接手');
    await sheet.getByRole('button', { name: '试算 2 项' }).click();
    await page.getByText('2 项都可以办。').waitFor();
    expect(await statesOf([first, second, third])).toEqual(['queued', 'queued', 'queued']);

    const { product } = scene.stage;
    const { version } = (await product.as('second').get<{ version: number }>(`/referrals/${first.id}`)).body;
    const recall = { reason: 'better_agency', note: '已另行安排' };
    const faster = await product.as('second').post(`/referrals/${first.id}/recall`, recall, { version });
    expect(faster.status).toBe(200);
    await page.getByRole('button', { name: '改派 2 项' }).click();
    await page.getByText('已办 1 项；1 项在此期间有了变化，没有动。').waitFor();
    const row = page
      .getByRole('list', { name: '事项' })
      .getByRole('listitem')
      .filter({ hasText: first.number });
    await row.getByText('没办成').waitFor();
    await row.getByText(/石协调/).waitFor();
    expect(await statesOf([first, second, third])).toEqual(['recalled', 'superseded', 'queued']);
    await page.getByRole('link', { name: '批量记录' }).click();
    await page.getByRole('link', { name: '改派 1/2 项' }).waitFor();
  });

  it('takes all that the board shows, on a phone, and stops where somebody says so', async () => {
    const one = await sent();
    const { page } = await board('coordinator', 'phone');
    await page.getByRole('button', { name: '批量办理', exact: true }).click();
    await bar(page)
      .getByRole('button', { name: /^选符合条件的全部/ })
      .click();
    await bar(page)
      .getByText(/^已选符合条件的全部 \d+ 项$/)
      .waitFor();
    expect(await tick(page, one).isDisabled()).toBe(true);
    await bar(page).getByRole('button', { name: '催办' }).click();
    await page.getByRole('button', { name: /^试算/ }).click();
    await page.getByText(/\d+ 项可以办，\d+ 项办不了。/).waitFor();
    await page.getByRole('heading', { name: '办不了的原因' }).waitFor();
    await page.getByLabel('看哪些').selectOption({ label: '办不了的' });
    await page.getByText('办不了', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: '取消' }).click();
    await page.getByText(/已停下：办了 0 项/).waitFor();
    const { rows } = await scene.stage.product.sql.query(
      'select from referral_chase where referral_id = $1',
      [one.id],
    );
    expect(rows).toEqual([]);
  });

  it('goes on where the page was left', async () => {
    const one = await sent();
    const { page } = await board('coordinator');
    await page.getByRole('button', { name: '批量办理', exact: true }).click();
    await tick(page, one).check();
    await bar(page).getByRole('button', { name: '催办' }).click();
    await page.getByRole('button', { name: '试算 1 项' }).click();
    await page.getByText('1 项都可以办。').waitFor();
    await page.goto('/board/bulk');
    await page.getByRole('link', { name: '催办 0/1 项' }).click();
    await page.getByRole('button', { name: '催办 1 项' }).click();
    await page.getByText('已办 1 项。').waitFor();
  });

  it('offers a supervisor what is theirs, and others nothing', async () => {
    const { page } = await board('supervisor');
    await page.getByRole('button', { name: '批量办理', exact: true }).click();
    await bar(page).getByRole('button', { name: '催办' }).waitFor();
    expect(await bar(page).getByRole('button', { name: '改派' }).count()).toBe(0);
    const other = await scene.as('officer', '/board/bulk');
    await other.page.getByRole('heading', { name: '这个页面不对您的岗位开放' }).waitFor();
  });
});
