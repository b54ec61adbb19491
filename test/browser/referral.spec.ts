import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

async function sent(parts: object = {}): Promise<string> {
  const { id } = await scene.stage.desk.register({ lane: 'full' });
  return (await scene.stage.line.send(id, parts)).body.id;
}

const stateOf = async (id: string): Promise<string> => {
  const { rows } = await scene.stage.product.sql.query<{ state: string }>(
    'select state from referral where id = $1',
    [id],
  );
  return rows[0]?.state ?? '';
};

describe('a task on a phone', () => {
  it('is accepted in two taps from the list', async () => {
    const id = await sent();
    const { page } = await scene.as('committee-intake', '/', 'phone');
    await page.locator(`a[href="/referrals/${id}"]`).click();
    await page.getByRole('button', { name: '签收' }).click();
    await page.getByRole('heading', { name: '办理中' }).waitFor();
    expect(await stateOf(id)).toBe('accepted');
  });

  it('is done in taps and a sentence', async () => {
    const id = await sent();
    await scene.stage.line.step('committee-intake', id, { noun: 'acceptance' });
    const { page } = await scene.as('mediator', `/referrals/${id}`, 'phone');
    await page.getByRole('button', { name: '记录联系' }).click();
    await page.getByLabel('电话', { exact: true }).check();
    await page.getByLabel('申请人', { exact: true }).check();
    await page.getByLabel('已联系上', { exact: true }).check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('button', { name: '办结上报' }).click();
    await page.getByLabel('达成口头协议', { exact: true }).check();
    await page.getByLabel('一句话说明').fill('双方同意九时后施工');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '待确认' }).waitFor();
    expect(await stateOf(id)).toBe('reported');
  });
});

describe('a step that asks something', () => {
  it('refuses with a reason of the list, in words', async () => {
    const id = await sent();
    const { page } = await scene.as('committee-intake', `/referrals/${id}`);
    await page.getByRole('button', { name: '退单' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('请填写。').waitFor();
    expect(await stateOf(id)).toBe('queued');
    await page.getByLabel('力量不足，无法按时办理', { exact: true }).check();
    await page.getByLabel('说明').fill('本周两名调解员均已外派');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '已结束' }).waitFor();
    expect(await stateOf(id)).toBe('rejected');
  });
});

describe('two people at once', () => {
  it('tell the slower one who was faster, and keep what they typed', async () => {
    const id = await sent();
    const slow = await scene.as('committee-intake', `/referrals/${id}`);
    await slow.page.getByRole('button', { name: '要求补充' }).click();
    await slow.page.getByLabel('缺什么？').fill('请补充装修合同');
    const fast = await scene.as('committee-head', `/referrals/${id}`);
    await fast.page.getByRole('button', { name: '签收' }).click();
    await fast.page.getByRole('heading', { name: '办理中' }).waitFor();
    await slow.page.getByRole('button', { name: '提交' }).click();
    await slow.page.getByText('梁主任刚刚改动过').waitFor();
    expect(await slow.page.getByLabel('缺什么？').inputValue()).toBe('请补充装修合同');
  });
});

describe('the list of tasks', () => {
  it('shows by itself what has come and what has gone', async () => {
    const { page } = await scene.as('labor-intake', '/tasks');
    await page.getByText('没有待办').waitFor();
    const id = await sent({ recipientAgencyId: scene.stage.world.agencies['labor'] });
    await page.locator(`a[href="/referrals/${id}"]`).waitFor({ timeout: 30_000 });
    await scene.stage.line.step('officer', id, {
      noun: 'recall',
      body: { reason: 'sent_in_error', note: '转错了' },
    });
    await page.getByText('没有待办').waitFor({ timeout: 30_000 });
  });
});

describe('what is not theirs to see', () => {
  it('is a page that says so', async () => {
    const { id } = await scene.stage.desk.register();
    const { page } = await scene.as('labor-intake', `/cases/${id}`);
    await page.getByRole('alert').getByText('没有找到这件转办，或者您无权查看').waitFor();
  });
});
