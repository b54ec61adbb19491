import type { Page } from 'playwright-core';
import { WORLD_PASSWORD } from '../support/world.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const called = (narrative: string): Promise<{ id: string; number: string }> =>
  scene.stage.desk.register({ source: '110', narrative });

/** The cases that tell this story, as they are on record. */
const casesOf = async (narrative: string): Promise<readonly Record<string, unknown>[]> =>
  (
    await scene.stage.product.sql.query<Record<string, unknown>>(
      `select c.id, c.number, c.state, c.handler_user_id, s.agreed_text, s.facts,
         (select count(*)::int from referral r where r.case_id = c.id) as referrals
       from dispute_case c left join case_settlement s on s.case_id = c.id where c.narrative = $1`,
      [narrative],
    )
  ).rows;

/** Counts what a person does: a tap, or a field that is filled in. */
function thumb(page: Page): {
  readonly count: () => number;
  tap: (name: string) => Promise<void>;
  fill: (label: string, text: string) => Promise<void>;
  pick: (label: string) => Promise<void>;
} {
  let count = 0;
  return {
    count: () => count,
    tap: async (name) => {
      count += 1;
      await page.getByRole('button', { name, exact: true }).click();
    },
    pick: async (label) => {
      count += 1;
      await page.getByRole('radio', { name: label }).check();
    },
    fill: async (label, text) => {
      count += 1;
      await page.getByLabel(label).fill(text);
    },
  };
}

describe('on the spot, with one thumb', () => {
  it('settles a call in three interactions', async () => {
    const call = await called('快递柜前因取件争吵');
    const { page } = await scene.as('officer', '/settle', 'phone');
    const { pick, fill, tap, count } = thumb(page);
    await pick('快递柜前因取件争吵');
    await fill('怎么了结的（一句话）', '双方互相道歉');
    await tap('了结');
    await page.getByText(`${call.number} 已了结`).waitFor();
    expect(count()).toBeLessThanOrEqual(4);
    expect(await casesOf('快递柜前因取件争吵')).toMatchObject([
      { state: 'closed', agreed_text: '双方互相道歉', facts: '快递柜前因取件争吵' },
    ]);
  });

  it('settles what no call announced with three fields, and keeps the picture with it', async () => {
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByLabel('地点或电话').fill('19900000044');
    await page.getByLabel('当事人（可不填）').fill('孙某');
    await page.getByLabel('怎么了结的（一句话）').fill('占用楼道的杂物当场清走');
    await page.getByLabel('拍照').setInputFiles({
      name: 'corridor.png',
      mimeType: 'image/png',
      buffer: Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
        'base64',
      ),
    });
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('已了结').waitFor();
    const [found] = await casesOf('占用楼道的杂物当场清走');
    expect(found).toMatchObject({ state: 'closed' });
    const theCase = await scene.stage.desk.show(String(found?.['id']));
    expect(theCase.parties).toMatchObject([
      { role: 'applicant', phone: expect.stringContaining('44') as string },
    ]);
    const files = await scene.stage.product
      .as('officer')
      .get<{ items: object[] }>(`/files?subjectType=case&subjectId=${theCase.id}`);
    expect(files.body.items).toMatchObject([{ kind: 'photo' }]);
  });

  it('takes one up, and lays another before the head', async () => {
    const own = await called('楼道堆物争执');
    const grave = await called('两家人因宅基地多次冲突');
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByRole('radio', { name: '楼道堆物争执' }).check();
    await page.getByRole('radio', { name: '跟进' }).check();
    await page.getByRole('button', { name: '跟进', exact: true }).click();
    await page.getByText(`${own.number} 由您跟进`).waitFor();
    await page.getByRole('button', { name: '再办一起' }).click();
    await page.getByRole('radio', { name: '两家人因宅基地多次冲突' }).check();
    await page.getByRole('radio', { name: '报领导' }).check();
    await page.getByLabel('要领导知道什么（一句话）').fill('双方亲属正在聚集');
    await page.getByRole('button', { name: '报领导', exact: true }).click();
    await page.getByText(`${grave.number} 已报领导`).waitFor();
    const { officer, chief } = scene.stage.world.users;
    expect(await casesOf('楼道堆物争执')).toMatchObject([{ state: 'handling', handler_user_id: officer }]);
    expect(await casesOf('两家人因宅基地多次冲突')).toMatchObject([{ handler_user_id: chief }]);
  });

  it('says what is missing, in words, and sends nothing', async () => {
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('请填地点或电话').waitFor();
    await page.getByLabel('地点或电话').fill('1990000');
    await page.getByText('电话不对，请核对').waitFor();
    await page.getByLabel('地点或电话').fill('浣花路');
    await page.getByText('请写一句话').waitFor();
  });

  it('says who was faster, and keeps the sentence', async () => {
    const call = await called('晾衣滴水口角');
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByRole('radio', { name: '晾衣滴水口角' }).check();
    await page.getByLabel('怎么了结的（一句话）').fill('已当面说清');
    await scene.stage.desk.step('colleague', call.id, { noun: 'taking' });
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('周警官 刚刚办过这一起').waitFor();
    await page.getByRole('button', { name: '看现在的情况' }).click();
    expect(await page.getByLabel('怎么了结的（一句话）').inputValue()).toBe('已当面说清');
    await page.getByRole('radio', { name: '晾衣滴水口角' }).waitFor({ state: 'detached' });
  });

  it('says that a rule keeps it from being settled', async () => {
    await scene.stage.desk.register({
      source: '110',
      narrative: '多户业主围堵售楼处',
      facts: [{ code: 'group_size', value: 'yes' }],
    });
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByRole('radio', { name: '多户业主围堵售楼处' }).check();
    await page.getByLabel('怎么了结的（一句话）').fill('已劝散');
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('要先由所领导或综治中心同意').waitFor();
    expect(await casesOf('多户业主围堵售楼处')).toMatchObject([{ state: 'registered' }]);
  });
});

describe('what was written and cannot be sent', () => {
  it('rests sealed, outlasts a reload and is sent by itself exactly once', async () => {
    const text = '停电时与司徒某丁口角已和解';
    const visit = await scene.as('officer', '/settle', 'phone');
    const { page, context } = visit;
    await page.getByLabel('地点或电话').fill('浣花路');
    await page.getByLabel('怎么了结的（一句话）').fill(text);
    // What was sent arrives, and its answer does not: the worst there is.
    await page.route('**/api/v1/cases', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('已存在本机，联网后自动发送').first().waitFor();
    expect(await casesOf(text)).toHaveLength(1);
    const resting = await visit.resting();
    expect(resting.length).toBeGreaterThan(100);
    expect(resting).not.toContain('司徒');
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await context.setOffline(true);
    await page.getByText('已存在本机，联网后自动发送').first().waitFor();
    await context.setOffline(false);
    await page.reload();
    await page.getByText('已了结').waitFor();
    expect(await casesOf(text)).toMatchObject([{ state: 'closed' }]);
    expect(await visit.resting()).toBe('');
  });

  it('is there again after the browser was closed on it', async () => {
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByLabel('怎么了结的（一句话）').fill('写到一半的一句话');
    await page.getByRole('link', { name: '待办' }).click();
    await page.getByText('有一条还没写完的登记').waitFor();
    await page.reload();
    await page.getByRole('link', { name: '接着办' }).click();
    await page.getByLabel('怎么了结的（一句话）').waitFor();
    expect(await page.getByLabel('怎么了结的（一句话）').inputValue()).toBe('写到一半的一句话');
  });

  it('is told to whoever signs out, stays sealed, and is nobody else’s', async () => {
    const visit = await scene.as('officer', '/settle', 'phone');
    const { page } = visit;
    await page.getByLabel('怎么了结的（一句话）').fill('与司徒某丁的口角');
    await page.getByRole('button', { name: '退出登录' }).click();
    await page.getByText('本机上还有 1 条没有发出').waitFor();
    await page.getByRole('button', { name: '仍然退出' }).click();
    await page.getByLabel('密码').waitFor();
    const resting = await visit.resting();
    expect(resting).not.toBe('');
    expect(resting).not.toContain('司徒');
    await visit.signIn('colleague', WORLD_PASSWORD);
    await page.getByRole('heading', { name: '当场处置' }).waitFor();
    expect(await page.getByLabel('怎么了结的（一句话）').inputValue()).toBe('');
  });
});
