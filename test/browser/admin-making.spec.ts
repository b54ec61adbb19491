import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

interface Version {
  readonly number: number;
  readonly definition: {
    readonly rules: readonly { readonly key: string; readonly time: object | null }[];
    readonly ladders: Readonly<Record<string, readonly object[]>>;
  };
}

const newest = async (key = 'default'): Promise<Version | undefined> =>
  (await scene.stage.product.as('admin').get<Version[]>(`/policies/${key}/versions`)).body[0];

describe('an area', () => {
  it('is made inside another one, and is there for agencies at once', async () => {
    const { page } = await scene.as('admin', '/admin/areas');
    await page.getByLabel('按名称或代码查找').fill('草堂');
    await page.getByRole('button', { name: '在 草堂街道 下新建' }).click();
    const form = page.getByRole('dialog', { name: '在 草堂街道 下新建' });
    await form.getByLabel('名称').fill('浣花社区');
    await form.getByRole('button', { name: '新建区域' }).click();
    await form.getByText('这个代码已经有了，请换一个。').waitFor();
    await form.getByLabel('代码').fill('510105007006');
    await form.getByRole('button', { name: '新建区域' }).click();
    await page.getByText('已新建：浣花社区。').waitFor();
    await page.getByLabel('按名称或代码查找').fill('浣花');
    await page.getByText('青羊区 草堂街道 浣花社区').waitFor();
    const { rows } = await scene.stage.product.sql.query(
      `select level, path::text from area where code = '510105007006'`,
    );
    expect(rows).toEqual([{ level: 'community', path: '51.5101.510105.510105007.510105007006' }]);
  });
});

describe('a calendar', () => {
  it('is made with hours of its own and the holidays of another', async () => {
    const { page } = await scene.as('admin', '/admin/calendars/office');
    await page.getByRole('button', { name: '新建日历' }).click();
    const form = page.getByRole('dialog', { name: '新建日历' });
    await form.getByLabel('名称').fill('法院工作时间');
    await form.getByLabel('代号').fill('court');
    await form.getByLabel('周一').fill('9点到5点');
    await form.getByText('写成 09:00-12:00, 13:30-17:30 这样。').waitFor();
    await form.getByLabel('周一').fill('9:00—12:00、14：00至17:00');
    await form.getByRole('button', { name: '周二到周五与周一相同' }).click();
    await form.getByLabel('依据文件').fill('法院作息通知');
    await form.getByRole('button', { name: '新建日历' }).click();
    await page.getByText('已新建。').waitFor();
    await page.getByText('周一至周五 09:00-12:00、14:00-17:00').waitFor();
    await page.getByText('10月1日至10月7日').first().waitFor();
  });

  it('gets other hours, which its make-up days have too', async () => {
    const { page } = await scene.as('admin', '/admin/calendars/office');
    await page.getByRole('button', { name: '改上班时间' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('周六').fill('12:00-09:00');
    await form.getByLabel('依据文件').fill('作息通知');
    await form.getByRole('button', { name: '保存' }).click();
    await form.getByText('时间段不对').waitFor();
    await form.getByLabel('周六').fill('09:00-12:00');
    await form.getByRole('button', { name: '保存' }).click();
    await page.getByText('已录入，现在是第 2 版。').waitFor();
    await page.getByText('周六 09:00-12:00').waitFor();
  });
});

describe('a policy', () => {
  it('is made for an area as the one that holds, and one of its limits halved', async () => {
    const before = await newest();
    const { page } = await scene.as('admin', '/admin/policies/default');
    await page.getByRole('button', { name: '新建方案' }).click();
    const make = page.getByRole('dialog', { name: '新建方案' });
    await make.getByLabel('名称').fill('草堂街道时限');
    await make.getByLabel('代号').fill('caotang');
    await make.getByLabel('适用区域').fill('草堂');
    await page.keyboard.press('Enter');
    await make.getByLabel('依据文件').fill('街道会议纪要');
    await make.getByRole('button', { name: '新建方案' }).click();
    await make.waitFor({ state: 'detached' });
    await page.waitForURL('**/admin/policies/caotang');
    expect((await newest('caotang'))?.definition).toEqual(before?.definition);

    await page
      .getByRole('button', { name: /^改 签收 .*一般$/ })
      .last()
      .click();
    const limit = page.getByRole('dialog');
    await limit.getByLabel('多久（工作日）').fill('0.5');
    await limit.getByLabel('依据文件').fill('街道会议纪要');
    await limit.getByRole('button', { name: '存为新版本' }).click();
    await limit.getByText('半个工作日请按“工作小时”填').waitFor();
    await limit.getByLabel('按什么计').fill('工作小时');
    await page.keyboard.press('Enter');
    await limit.getByLabel('多久（工作小时）').fill('4');
    await limit.getByRole('button', { name: '存为新版本' }).click();
    await page.getByText('已存为第 2 版').waitFor();
    await page.getByText('4 个工作小时', { exact: true }).first().waitFor();
  });

  it('says anew whom to call when a limit passes', async () => {
    const before = await newest();
    const { page } = await scene.as('admin', '/admin/policies/default');
    await page.getByRole('button', { name: '改升级办法 一般' }).click();
    const form = page.getByRole('dialog', { name: '超时升级的办法：一般' });
    const second = form.getByRole('group', { name: '第 2 步' });
    await second.getByLabel('多少').fill('2');
    await form.getByRole('button', { name: '加一步' }).click();
    const added = form.getByRole('group', { name: '第 4 步' });
    await added.getByLabel('什么时候').fill('百分之几');
    await page.keyboard.press('Enter');
    await added.getByLabel('多少').fill('80');
    await form.getByLabel('依据文件').fill('会议纪要第7号');
    await form.getByRole('button', { name: '存为新版本' }).click();
    await added.getByText('请填写。').waitFor();
    await added.getByLabel('找谁').fill('转出方');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await form.getByRole('button', { name: '存为新版本' }).click();
    await page.getByText(`已存为第 ${(before?.number ?? 0) + 1} 版`).waitFor();
    await page.getByText('超时 2 个工作小时后：协调员').first().waitFor();
    const [first, , third] = before?.definition.ladders['standard'] ?? [];
    const after = await newest();
    expect(after?.definition.ladders['standard']).toEqual([
      first,
      { level: '2', unit: 'business_seconds', amount: 7200, recipients: ['coordinator'], kind: 'escalation' },
      third,
      { level: '4', unit: 'percent_of_time', amount: 80, recipients: ['sender'], kind: 'escalation' },
    ]);
    expect(after?.definition.rules).toEqual(before?.definition.rules);
  });
});
