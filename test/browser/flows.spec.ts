import { DAY_MS } from '../e2e/cases/desk.js';
import type { Login } from '../support/world.js';
import { Scene } from './scene.js';

const WAGES = '1001';
const REFUSAL = { reason: 'not_our_duty', text: '双方不存在劳动关系' };

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
  const { product, world } = scene.stage;
  const to = async (recipientAgencyId: string, typeCode = WAGES): Promise<string> => {
    const { desk, line } = scene.stage;
    const { id } = await desk.register({ lane: 'full', typeCode });
    return (await line.send(id, { recipientAgencyId })).body.id;
  };
  const step = async (as: Login, id: string, noun: string, body: object = {}): Promise<void> =>
    expect([noun, (await scene.stage.line.step(as, id, { noun, body })).status]).toEqual([noun, 200]);
  const { labor, community } = world.agencies;
  const ruled = await to(labor);
  await step('labor-intake', ruled, 'rejection', REFUSAL);
  await step('coordinator', ruled, 'overruling', { instruction: '依权责清单第12项签收办理' });
  const elsewhere = await to(world.agencies['womens-federation'], '0104');
  await step('coordinator', elsewhere, 'reroute', {
    recipientAgencyId: community,
    handoverNote: '先由社区调解',
  });
  await product.moveClock(8 * DAY_MS);
  await product.drain();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

describe('a coordinator', () => {
  it('sees who holds how much, person by person, and the cases behind each figure', async () => {
    const { page } = await scene.as('coordinator', '/flows');
    const labor = page.getByRole('row', { name: /^青羊区人社局/ });
    await labor.getByRole('button', { name: '青羊区人社局 · 已超时（1）' }).click();
    const late = page.getByRole('dialog', { name: '青羊区人社局 · 已超时' });
    await late.getByRole('listitem').first().waitFor();
    expect(await late.getByRole('listitem').count()).toBe(1);
    await late.getByRole('button', { name: '关闭' }).click();
    await late.waitFor({ state: 'detached' });
    await labor.getByRole('button', { name: '青羊区人社局', exact: true }).click();
    const people = page.getByRole('dialog', { name: '青羊区人社局 · 按人' });
    await people.getByRole('button', { name: /^尚未分派 · 待签收（1）$/ }).waitFor();
  });

  it('sees where cases wait, and which those are', async () => {
    const { page } = await scene.as('coordinator', '/flows?part=waits');
    const accept = page.getByRole('row', { name: /^签收\s*承办方/ });
    await accept.getByRole('button', { name: /^签收 · 承办方 · 3–7 个工作日（\d+）$/ }).click();
    const list = page.getByRole('dialog', { name: '签收 · 承办方 · 3–7 个工作日' });
    await list.getByRole('link').first().waitFor();
  });

  it('follows a drawn flow to its rows with the keyboard, and finds the same in the table', async () => {
    const { page } = await scene.as('coordinator', '/flows?part=moves');
    await page.getByRole('button', { name: '退单 1', exact: true }).click();
    const picture = page.getByRole('group', { name: /^退单的流向/ });
    const band = picture.getByRole('button', { name: '草堂派出所 → 青羊区人社局 退单（1）' });
    await band.focus();
    await page.keyboard.press('Enter');
    const list = page.getByRole('dialog', { name: '草堂派出所 → 青羊区人社局 退单' });
    await list.getByText('退单：不属本单位职责').waitFor();
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: /草堂派出所 → 青羊区人社局/ });
    await row.getByRole('button', { name: /不属本单位职责（1）$/ }).waitFor();
    await page.getByRole('button', { name: '改派 1', exact: true }).click();
    await page.getByRole('row', { name: /青羊区妇联 → 送仙桥社区居委会/ }).waitFor();
  });

  it('reads what was ruled, and ends a ruling with a reason', async () => {
    const { page } = await scene.as('coordinator', '/flows?part=rulings');
    const line = page.getByRole('listitem').filter({ hasText: '青羊区人社局：由该单位办理' });
    await line.getByText('依权责清单第12项签收办理').waitFor();
    await line.getByRole('button', { name: '终止' }).click();
    await page.getByLabel('为什么终止').fill('新版权责清单已调整');
    await page.getByRole('button', { name: '终止这条裁定' }).click();
    await page.getByText('没有裁定先例。').waitFor();
    await page.getByLabel('状态').selectOption({ label: '已终止' });
    await page.getByText(/终止：新版权责清单已调整/).waitFor();
    await scene.stage.product.sql.query(
      'update duty_ruling set ended_at = null, ended_by = null, ended_by_name = null, ended_reason = null',
    );
  });
});

describe('on a phone', () => {
  it('has the same in tables, without the picture', async () => {
    const { page } = await scene.as('coordinator', '/flows?part=moves', 'phone');
    await page.getByRole('row', { name: /草堂派出所 → 青羊区人社局/ }).waitFor();
    expect(await page.getByRole('group', { name: /的流向/ }).count()).toBe(0);
  });
});

describe('an agency that was ruled on', () => {
  it('sees the ruling on the next case of the type, and refuses it only saying that it knows', async () => {
    const { desk, line, world } = scene.stage;
    const { id: caseId } = await desk.register({ lane: 'full', typeCode: WAGES });
    const { id } = (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body;
    const { page } = await scene.as('labor-intake', `/referrals/${id}`);
    await page.getByRole('heading', { name: '裁定先例' }).waitFor();
    await page
      .getByRole('button', { name: /退单|不该我们办/ })
      .first()
      .click();
    const sheet = page.getByRole('dialog');
    await sheet.getByLabel('不属本单位职责').check();
    await sheet.getByLabel('说明', { exact: true }).fill('用工方系个人，无单位');
    const send = sheet.getByRole('button', { name: '提交', exact: true });
    await sheet.getByLabel(/^已知悉：.*青羊区综治中心裁定/).check();
    await send.click();
    await sheet.waitFor({ state: 'detached' });
    const { rows } = await scene.stage.product.sql.query<{ despite: string | null }>(
      'select despite_ruling_id as despite from referral_refusal where referral_id = $1',
      [id],
    );
    expect(rows[0]?.despite).toEqual(expect.any(String));
  });
});

describe('an administrator', () => {
  it('finds who has no duty at night, and the way to set it', async () => {
    const { page } = await scene.as('admin', '/admin/agencies');
    await page.getByRole('link', { name: '夜间无人值班的单位' }).click();
    const labor = page.getByRole('listitem').filter({ hasText: '青羊区人社局' });
    await labor.getByText('夜间、周末均无人值班').waitFor();
    await labor.getByRole('link', { name: '去设置值班' }).click();
    await page.waitForURL(`**/admin/agencies/${scene.stage.world.agencies.labor}`);
  });
});
