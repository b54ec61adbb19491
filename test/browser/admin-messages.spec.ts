import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const asked = async <T>(path: string): Promise<T> =>
  (await scene.stage.product.as('admin').get<T>(path)).body;

interface Rule {
  readonly key: string;
  readonly urgency: string;
  readonly active: boolean;
  readonly audience: readonly object[];
}

const ruleOf = async (key: string): Promise<Rule | undefined> =>
  (await asked<Rule[]>('/notice-rules')).find((rule) => rule.key === key);

describe('what holds for every message', () => {
  it('is the quiet of the night, said in hours', async () => {
    const { page } = await scene.as('admin', '/admin/messages');
    await page.getByRole('button', { name: '修改每条消息的设置' }).click();
    const form = page.getByRole('dialog', { name: '修改每条消息的设置' });
    await form.getByLabel('从几点').fill('21:30');
    await form.getByLabel('开头的签名').fill('「青羊和解」');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('21:30 至次日 07:00').waitFor();
    expect(await asked('/notification-settings')).toMatchObject({
      quietFrom: '21:30',
      signature: '「青羊和解」',
      zone: 'Asia/Shanghai',
    });
  });

  it('is in what order work is found: red no later than orange', async () => {
    const { page } = await scene.as('admin', '/admin/messages');
    await page.getByRole('button', { name: '修改待办的顺序' }).click();
    const form = page.getByRole('dialog', { name: '修改待办的顺序' });
    await form.getByLabel('红色提前几小时').fill('1.5');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('红色提前的时间不能少于橙色。').waitFor();
    await form.getByLabel('橙色提前几小时').fill('0.5');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('1.5 小时').waitFor();
    expect(await asked('/task-settings')).toMatchObject({
      redHeadStartMinutes: 90,
      orangeHeadStartMinutes: 30,
    });
  });
});

describe('a rule by which people are told', () => {
  const key = 'case.consent_withdrawn.handler';

  it('tells the heads as well, and at once, when an administrator says so', async () => {
    const before = await ruleOf(key);
    const { page } = await scene.as('admin', '/admin/messages');
    await page.getByLabel('按事情查找').fill('撤回同意');
    await page.getByRole('button', { name: '改规则：当事人撤回同意' }).first().click();
    const form = page.getByRole('dialog', { name: '改规则：当事人撤回同意' });
    await form.getByLabel('告诉承办单位的').fill('单位负责人');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await form.getByLabel('急不急').fill('紧急');
    await page.keyboard.press('Enter');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('已保存，从现在起生效。').waitFor();
    expect(await ruleOf(key)).toEqual({
      ...before,
      version: 2,
      urgency: 'urgent',
      audience: [
        {
          kind: 'agency',
          field: 'custodianAgencyId',
          roles: ['station_officer', 'agency_handler', 'agency_head'],
        },
      ],
    });
  });

  it('is switched off, and says what it says in other words', async () => {
    const { page } = await scene.as('admin', '/admin/messages');
    await page.getByLabel('按事情查找').fill('未同意延期');
    await page.getByRole('button', { name: '改规则：未同意延期' }).first().click();
    const form = page.getByRole('dialog');
    await form.getByLabel('启用这条规则').uncheck();
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('已停用').waitFor();
    await page.getByLabel('按事情查找').fill('');
    const texts = page.getByRole('region', { name: '通知的话' });
    const first = texts.getByRole('button', { name: /^改通知的话/ }).first();
    await first.click();
    const words = page.getByRole('dialog', { name: '改通知的话' });
    await words.getByLabel('说什么').fill('请看一看');
    await words.getByRole('button', { name: '保存' }).click();
    await page.getByRole('button', { name: '改通知的话：请看一看' }).waitFor();
  });

  it('says of what stands where in the words of the screen, of which several states have one', async () => {
    const { status } = await scene.stage.product.as('admin').post('/notice-rules', {
      key: 'referral.marked_in_error.tried',
      eventType: 'referral.marked_in_error',
      condition: {
        from: ['info_requested', 'rejection_review', 'in_progress', 'recall_pending'],
        to: ['rejected', 'closed'],
      },
      audience: [{ kind: 'users', field: 'handlerUserId' }],
      code: 'referral_ended',
      urgency: 'normal',
    });
    expect(status).toBe(201);
    const { page } = await scene.as('admin', '/admin/messages');
    await page.getByLabel('按事情查找').fill('作废');
    await page
      .getByText('（仅 之后：已结束（已退单）、已结束（已办结），之前：待补充/待裁定、办理中）')
      .waitFor();
  });
});
