import { DAY_MS } from '../e2e/cases/desk.js';
import { Scene } from './scene.js';

let scene: Scene;
let late: string;
let caseNumber: string;
beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line, world, product } = scene.stage;
  const { id: caseId, number } = await desk.register({ lane: 'full' });
  caseNumber = number;
  late = (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body.id;
  const prompt = await desk.register({ lane: 'full' });
  const { id } = (await line.send(prompt.id, { recipientAgencyId: world.agencies.labor })).body;
  const taken = await line.step('labor-intake', id, { noun: 'acceptance' });
  expect(taken.status).toBe(200);
  const handler = { handlerUserId: world.users['labor-handler'] };
  expect((await line.step('labor-head', id, { noun: 'assignment', body: handler })).status).toBe(200);
  const now = await product.now();
  const absence = {
    coverUserId: world.users['labor-intake'],
    from: now.toISOString(),
    until: new Date(now.getTime() + 20 * DAY_MS).toISOString(),
  };
  const path = `/users/${world.users['labor-handler']}/absences`;
  expect((await product.as('labor-head').post(path, absence)).status).toBe(201);
  await product.moveClock(6 * DAY_MS);
  await product.drain();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('the head of an agency', () => {
  it('sees who has how much and who is away, and the cases behind a figure', async () => {
    const { page } = await scene.as('labor-head', '/unit');
    await page.getByRole('heading', { name: '青羊区人社局', level: 1 }).waitFor();
    const nobody = page.getByRole('row', { name: /尚未分派/ });
    await nobody.waitFor();
    await page.getByRole('row', { name: /唐监察.*韩受理 代班/ }).waitFor();
    await nobody.getByRole('button', { name: '尚未分派 · 已超时（1）' }).click();
    const sheet = page.getByRole('dialog', { name: '尚未分派 · 已超时' });
    await sheet.getByRole('link', { name: caseNumber }).waitFor();
    await sheet.getByText(/超时 /).waitFor();
  });

  it('sees what share of the limits was kept, over one month or three, and which cases those are', async () => {
    const { page } = await scene.as('labor-head', '/unit', 'phone');
    const accept = page.getByRole('row', { name: /^签收/ });
    await accept.getByText('50%').waitFor();
    await page.getByRole('button', { name: '近 90 天' }).click();
    await accept.getByRole('button', { name: '签收 · 按时（1）' }).click();
    const sheet = page.getByRole('dialog', { name: '签收 · 按时' });
    await sheet.getByText(/结束/).waitFor();
    expect(await sheet.getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('Escape');
    await accept.getByRole('button', { name: '签收 · 超时未办（1）' }).click();
    const late = page.getByRole('dialog', { name: '签收 · 超时未办' });
    await late.getByRole('link', { name: caseNumber }).waitFor();
    expect(await late.getByRole('listitem').count()).toBe(1);
    await late.getByRole('button', { name: '关闭' }).click();
    await late.waitFor({ state: 'detached' });
    const { product, world } = scene.stage;
    const path = `/agencies/${world.agencies.labor}/limits?standing=overdue&kind=accept&subjectType=`;
    const listed = async (on: string): Promise<number> =>
      (await product.as('labor-head').get<{ items: unknown[] }>(path + on)).body.items.length;
    expect([await listed('referral'), await listed('case')]).toEqual([1, 0]);
  });

  it('takes up what they were told is late', async () => {
    const { page } = await scene.as('labor-head', '/unit');
    const line = page.getByRole('listitem').filter({ has: page.locator(`a[href="/referrals/${late}"]`) });
    await line.first().waitFor();
    const told = await line.count();
    await line.first().getByRole('button', { name: '接手' }).click();
    await page.getByLabel('打算怎么办（可不填）').fill('今日下午签收');
    await page.getByRole('button', { name: '我来接手' }).click();
    await page.getByText('已接手。').waitFor();
    await line.nth(told - 1).waitFor({ state: 'detached' });
    const { rows } = await scene.stage.product.sql.query<{ note: string }>(
      `select note from escalation where acknowledged_by = $1`,
      [scene.stage.world.users['labor-head']],
    );
    expect(rows).toEqual([{ note: '今日下午签收' }]);
  });

  it('goes through the guards that were lifted, by whom and why', async () => {
    const { desk, product, world } = scene.stage;
    const theCase = await desk.register({ lane: 'full' });
    await product.sql.query(
      `insert into guard_override (id, case_id, rule_code, role, reason, lifted_by, lifted_by_name, at, owner_agency_id)
       values (gen_random_uuid(), $1, 'R14', 'station_head', '双方书面要求', $2, '林所长', accord_now(), $3)`,
      [theCase.id, world.users.chief, world.agencies.station],
    );
    const { page } = await scene.as('chief', '/unit');
    await page.getByText('近 30 天：林所长 1 次').waitFor();
    const line = page.getByRole('listitem').filter({ hasText: '双方书面要求' });
    await line.getByText(/林所长/).waitFor();
    await line.getByRole('link', { name: theCase.number }).click();
    await page.waitForURL(`**/cases/${theCase.id}`);
  });
});

describe('who supervises an area', () => {
  it('picks an agency of it', async () => {
    const { page } = await scene.as('supervisor', '/unit');
    await page.getByLabel('单位', { exact: true }).selectOption({ label: '青羊区人社局' });
    await page.getByRole('heading', { name: '青羊区人社局', level: 1 }).waitFor();
    await page.getByRole('row', { name: /唐监察/ }).waitFor();
  });
});

describe('who heads nothing', () => {
  it('has no way there, and is told so at its address', async () => {
    const { page } = await scene.as('mediator', '/unit');
    await page.getByRole('heading', { name: '这个页面不对您的岗位开放' }).waitFor();
    expect(await page.getByRole('link', { name: '本单位' }).count()).toBe(0);
  });
});
