import type { Page } from 'playwright-core';
import { type Size, SIZES, type Visit } from '../support/browser.js';
import { AREA, type Login, WORLD_PASSWORD } from '../support/world.js';
import { appoint } from '../e2e/coordination/desk.js';
import { DAY_MS } from '../e2e/cases/desk.js';
import { Scene, TOLD_WITHIN_MS } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
  await appoint(scene.stage.product, {
    login: 'second',
    name: '石协调',
    role: 'coordinator',
    areaId: scene.stage.world.areas[AREA.district],
  });
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

interface Sent {
  readonly id: string;
  readonly caseNumber: string;
}

async function sent(parts: object = {}): Promise<Sent> {
  const { id, number } = await scene.stage.desk.register({ lane: 'full' });
  return { id: (await scene.stage.line.send(id, parts)).body.id, caseNumber: number };
}

/** Sent to the bureau, which has said that it is none of its duty. */
async function refused(): Promise<Sent> {
  const { line, world } = scene.stage;
  const made = await sent({ recipientAgencyId: world.agencies.labor });
  const refusal = { reason: 'not_our_duty', text: '双方不存在劳动关系' };
  const answer = await line.step('labor-intake', made.id, { noun: 'rejection', body: refusal });
  expect(answer.status).toBe(200);
  return made;
}

/** The board on a screen so high that all its rows are drawn. */
async function board(login: Login, size: Size = 'desk'): Promise<Visit> {
  const visit = await scene.as(login, '/board?standing=all', size);
  await visit.page.setViewportSize({ ...SIZES[size], height: 4000 });
  return visit;
}

const rowOf = (page: Page, { id }: Sent) =>
  page.getByRole('article').filter({ has: page.locator(`a[href="/referrals/${id}"]`) });

const stateOf = async ({ id }: Sent): Promise<string> => {
  const { rows } = await scene.stage.product.sql.query<{ state: string }>(
    'select state from referral where id = $1',
    [id],
  );
  return rows[0]?.state ?? '';
};

describe('the board of an area', () => {
  it('moves by itself: what comes is there, what was done is gone', async () => {
    const { page } = await board('coordinator');
    await page.getByRole('heading', { name: '督办台' }).waitFor();
    await scene.told();
    const made = await sent();
    const row = rowOf(page, made);
    await row.getByText('送仙桥社区居委会 · 签收').waitFor({ timeout: TOLD_WITHIN_MS });
    await scene.stage.line.step('committee-intake', made.id, { noun: 'acceptance' });
    await row.getByText('送仙桥社区居委会 · 首次联系当事人').waitFor({ timeout: TOLD_WITHIN_MS });
    const recall = { reason: 'better_agency', note: '双方已自行和好' };
    await scene.stage.line.step('officer', made.id, { noun: 'recall-request', body: recall });
    await row.getByText('送仙桥社区居委会 · 答复收回请求').waitFor({ timeout: TOLD_WITHIN_MS });
    await scene.stage.line.step('mediator', made.id, {
      noun: 'recall-agreement',
      body: { handoverNote: '双方已和好' },
    });
    await row.waitFor({ state: 'detached', timeout: TOLD_WITHIN_MS });
  });

  it('records a chase from the line, and shows when it was', async () => {
    const made = await sent();
    const { product, world } = scene.stage;
    const duty = { person: '值班员', phone: '19900000003', hours: '00:00-24:00' };
    await product.sql.query('update agency set duty = $2 where id = $1', [world.agencies.community, duty]);
    const { page } = await board('coordinator', 'phone');
    await rowOf(page, made).getByRole('button', { name: '催办' }).click();
    await page.getByText('还没有人催过。').waitFor();
    const call = page.getByText('对方值班：值班员').getByRole('link');
    expect(await call.getAttribute('href')).toBe('tel:19900000003');
    await page.getByText('只有本单位看得到。').waitFor();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('还没有填：“有人答复吗”。').waitFor();
    await page.getByLabel('上门', { exact: true }).check();
    await page.getByLabel('没联系上', { exact: true }).check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('催办已记录').waitFor();
    await rowOf(page, made)
      .getByText(/催办 1 次，最近 今天 .* 萧协调（没联系上）/)
      .waitFor();
    expect(new URL(page.url()).pathname).toBe('/board');
  });

  it('rules on a refusal from the line', async () => {
    const made = await refused();
    const { page } = await board('coordinator');
    await rowOf(page, made).getByRole('button', { name: '裁定' }).click();
    await page.getByText('双方不存在劳动关系').waitFor();
    await page.getByLabel('退单不成立，责令签收').check();
    await page.getByLabel('给该单位的书面指令').fill('依据权责清单第12项，请签收办理');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已裁定').waitFor();
    expect(await stateOf(made)).toBe('queued');
  });

  it('tells the slower of two coordinators who has ruled, and keeps what they wrote', async () => {
    const made = await refused();
    const { page: fast } = await board('coordinator');
    const visit = await scene.visit('/board?standing=all');
    await visit.signIn('second', WORLD_PASSWORD);
    const slow = visit.page;
    await slow.setViewportSize({ ...SIZES.desk, height: 4000 });
    for (const page of [fast, slow]) await rowOf(page, made).getByRole('button', { name: '裁定' }).click();
    await slow.getByLabel('退单不成立，责令签收').check();
    await slow.getByLabel('给该单位的书面指令').fill('请先行签收，再核实劳动关系');
    await fast.getByLabel('退单成立，退回转办单位').check();
    await fast.getByRole('button', { name: '提交' }).click();
    await fast.getByText('已裁定').waitFor();
    await slow.getByRole('button', { name: '提交' }).click();
    await slow.getByText(/萧协调 .+办了“.+”，现在是“已结束”/).waitFor();
    expect(await slow.getByLabel('给该单位的书面指令').inputValue()).toBe('请先行签收，再核实劳动关系');
    expect(await stateOf(made)).toBe('rejected');
  });

  it('sends a referral elsewhere, out of the ranked list', async () => {
    const { world, product } = scene.stage;
    const made = await sent({ recipientAgencyId: world.agencies['womens-federation'] });
    const { page } = await board('coordinator');
    await rowOf(page, made).getByRole('button', { name: '改派' }).click();
    await page.getByRole('radio', { name: /送仙桥社区居委会/ }).check();
    await page.getByLabel('交接说明').fill('妇联已联系过申请人');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已改派').waitFor();
    expect(await stateOf(made)).toBe('superseded');
    const { rows } = await product.sql.query<{ id: string; recipient: string }>(
      'select id, recipient_agency_id as recipient from referral where reroute_of = $1',
      [made.id],
    );
    expect(rows).toMatchObject([{ recipient: world.agencies.community }]);
    await rowOf(page, { id: rows[0]?.id ?? '', caseNumber: '' }).waitFor();
  });

  it('leaves rulings and re-routing to who may give them', async () => {
    const made = await refused();
    const { page } = await board('supervisor');
    const row = rowOf(page, made);
    await row.getByRole('button', { name: '催办' }).waitFor();
    expect(await row.getByRole('button').allInnerTexts()).toEqual(['催办']);
  });
});

describe('what is about to be late', () => {
  it('stands in a list of its own: whose it is, what must be done, how long is left and by when', async () => {
    const { product, line } = scene.stage;
    // Of eight and a half hours of work a day, from nine to half past five.
    await product.goTo('2026-08-24T09:00');
    const made = await sent({ recipientAgencyId: scene.stage.world.agencies.labor });
    const early = await sent({ recipientAgencyId: scene.stage.world.agencies.community });
    await line.step('committee-intake', early.id, { noun: 'acceptance' });
    const { page } = await board('coordinator');
    const atRisk = page
      .getByRole('group', { name: '按情况筛选' })
      .getByRole('button', { name: /^\d+ 快超时/ });
    const row = rowOf(page, made);
    await row.waitFor();
    await atRisk.click();
    await row.waitFor({ state: 'detached' });

    await product.goTo('2026-08-24T15:50');
    // The page is told that the row has come; by itself it asks only once a minute what time it is.
    await row.waitFor({ timeout: TOLD_WITHIN_MS });
    await page.reload();
    await row.getByText('青羊区人社局 · 签收').waitFor();
    await row.getByText(/^还剩 1 工作小时 (39|40) 分$/).waitFor();
    await row.getByText('明天 09:00 前').waitFor();
    await row.getByText('尚无承办人').waitFor();
    expect(await rowOf(page, early).count()).toBe(0);
  });
});

describe('what is late', () => {
  it('is counted, found by its number, and taken up', async () => {
    const made = await sent({ recipientAgencyId: scene.stage.world.agencies.labor });
    await scene.stage.product.moveClock(6 * DAY_MS);
    const { page } = await board('coordinator');
    const numbers = page.getByRole('group', { name: '按情况筛选' });
    await numbers.getByRole('button', { name: /已超时/ }).click();
    await rowOf(page, made).getByText(/超时/).first().waitFor();
    const open = async (): Promise<number> => {
      const { rows } = await scene.stage.product.sql.query<{ open: number }>(
        `select count(*)::int as open from escalation e join clock c on c.id = e.clock_id
         where c.subject_id = $1 and e.urgent_at is not null`,
        [made.id],
      );
      return rows[0]?.open ?? 0;
    };
    while ((await open()) > 0) {
      await rowOf(page, made).getByRole('button', { name: '接手' }).click();
      await page.getByRole('button', { name: '我来接手' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
    }
    await rowOf(page, made)
      .getByText(/萧协调 接手/)
      .waitFor();
    expect(await rowOf(page, made).getByRole('button', { name: '接手' }).count()).toBe(0);
  });
});

describe('who answers for no area', () => {
  it('has no way to the board, and is told so at its address', async () => {
    const { page } = await scene.as('chief', '/board');
    await page.getByRole('heading', { name: '这个页面不对您的岗位开放' }).waitFor();
    expect(await page.getByRole('link', { name: '督办台' }).count()).toBe(0);
  });
});
