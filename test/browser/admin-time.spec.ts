import type { Page } from 'playwright-core';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

/** As the yearly notice of the State Council writes it; the days are made up. */
const NOTICE = `2027年部分节假日安排如下：
一、元旦：1月1日（周五）至3日（周日）放假，共3天。
二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月31日（周日）、2月20日（周六）上班。
三、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）上班。`;

const versionsOf = async (table: 'calendar' | 'sla_policy', key: string): Promise<number[]> => {
  const { rows } = await scene.stage.product.sql.query<{ number: number }>(
    `select v.number from ${table}_version v join ${table} k on k.id = v.${table === 'calendar' ? 'calendar' : 'policy'}_id
     where k.key = $1 order by v.number`,
    [key],
  );
  return rows.map(({ number }) => number);
};

/** The months of the year that is drawn, with the days of each that are special. */
const monthsIn = (page: Page): Promise<{ month: string; off: string[]; makeUp: string[] }[]> =>
  page
    .locator('section')
    .filter({ has: page.locator('span[data-kind]') })
    .filter({ hasNot: page.locator('section') })
    .evaluateAll((months) =>
      months.map((month) => {
        const days = (kind: string): string[] =>
          [...month.querySelectorAll(`span[data-kind=${kind}]`)].map(({ textContent }) => textContent ?? '');
        return {
          month: month.querySelector('h3')?.textContent ?? '',
          off: days('off'),
          makeUp: days('makeUp'),
        };
      }),
    );

/** How a day of this kind looks that is not today. */
const lookOf = (page: Page, kind: string): Promise<string> =>
  page
    .locator(`span[data-kind=${kind}]:not([data-today])`)
    .first()
    .evaluate((day) => {
      const { color, backgroundColor, borderTopColor, fontWeight } = getComputedStyle(day);
      return [color, backgroundColor, borderTopColor, fontWeight].join(' ');
    });

describe('the calendar', () => {
  it('draws the year and tells it', async () => {
    const { page } = await scene.as('admin', '/admin/calendars/office');
    await page.getByText('周一至周五 09:00-17:30').waitFor();
    await page.getByRole('heading', { name: '2026 年' }).waitFor();
    await page.getByText('10月1日至10月7日').first().waitFor();
    const drawn = await monthsIn(page);
    expect(drawn).toHaveLength(12);
    // As the notice for 2026 has them; a day off that is a Saturday or Sunday is drawn as one.
    expect(drawn.flatMap(({ month, makeUp }) => makeUp.map((day) => `${month} ${day}`))).toEqual([
      '1 月 4',
      '2 月 14',
      '2 月 28',
      '5 月 9',
      '9 月 20',
      '10 月 10',
    ]);
    expect(drawn.find(({ month }) => month === '10 月')?.off).toEqual(['1', '2', '5', '6', '7']);
    expect(drawn.find(({ month }) => month === '11 月')).toMatchObject({ off: [], makeUp: [] });
    const looks = await Promise.all(['work', 'weekend', 'off', 'makeUp'].map((kind) => lookOf(page, kind)));
    expect(new Set(looks).size).toBe(looks.length);
    await page.getByRole('button', { name: '下一年' }).click();
    await page.getByText('2027 年的放假安排还没有录入').waitFor();
  });

  it('takes a year as its notice is published, shows the make-up day and follows the clocks', async () => {
    const { desk, line } = scene.stage;
    await line.send((await desk.register({ lane: 'full' })).id);
    const { page } = await scene.as('admin', '/admin/calendars/office');
    await page.getByRole('button', { name: '录入一年的安排' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('国务院办公厅通知原文').fill(NOTICE);
    await form.getByText('读出放假 17 天、调休上班 3 天，请核对。').waitFor();
    await form.getByLabel('依据文件').fill('国办发明电〔2026〕9号');
    await form.getByRole('button', { name: '录入一年的安排' }).click();
    await page.getByText('已录入，现在是第 2 版。').waitFor();
    await page.getByText('已完成', { exact: true }).waitFor();
    await page.getByRole('button', { name: '下一年' }).click();
    await page.getByText('调休上班 2月20日').waitFor();
    // The weekend beside a day off belongs to it, as the notice counts.
    await page.getByText('1月1日至1月3日').first().waitFor();
    await page.getByText('1月31日、2月20日、9月26日', { exact: true }).waitFor();
    expect(await versionsOf('calendar', 'office')).toEqual([1, 2]);
  });

  it('says at the field which day is none, and warns of a year that was left out', async () => {
    const { page } = await scene.as('admin', '/admin/calendars/office');
    await page.getByRole('button', { name: '录入一年的安排' }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('年份').fill('2029');
    await form.getByLabel('放假的日子').fill('2029-02-30');
    await form.getByLabel('依据文件').fill('测试通知');
    await form.getByRole('button', { name: '录入一年的安排' }).click();
    await form.getByText('日期不对，或者不在这一年里。').waitFor();
    await form.getByLabel('放假的日子').fill('2029-10-01');
    await form.getByRole('button', { name: '录入一年的安排' }).click();
    await page.getByText('缺少 2028 年的放假安排').waitFor();
  });
});

describe('a limit', () => {
  it('is changed by a document and re-issued after its preview', async () => {
    const { desk, line } = scene.stage;
    await line.send((await desk.register({ lane: 'full' })).id);
    const { page } = await scene.as('admin', '/admin/policies');
    await page
      .getByRole('button', { name: /^改 签收 .*一般$/ })
      .last()
      .click();
    const form = page.getByRole('dialog');
    await form.getByLabel('多久（工作日）').fill('3');
    await form.getByRole('button', { name: '存为新版本' }).click();
    await form.getByText('请填写。').waitFor();
    await form.getByLabel('依据文件').fill('区综治中心2026年第3次会议纪要');
    await form.getByRole('button', { name: '存为新版本' }).click();
    await page.getByText('已存为第 2 版').waitFor();
    await page.getByText('3 个工作日').first().waitFor();

    await page.getByRole('button', { name: '让正在跑的也按新版算' }).click();
    const window = page.getByRole('dialog');
    await window.getByText('这一版的依据：区综治中心2026年第3次会议纪要').waitFor();
    await window.getByText('期限会变').waitFor();
    await window.getByRole('button', { name: '开始重新计算' }).click();
    await page.getByText('已完成', { exact: true }).waitFor();
    expect(await versionsOf('sla_policy', 'default')).toEqual([1, 2]);
  });

  it('is changed by one administrator at a time', async () => {
    const { page } = await scene.as('admin', '/admin/policies/default');
    await page
      .getByRole('button', { name: /^改 签收 .*橙色$/ })
      .last()
      .click();
    const form = page.getByRole('dialog');
    await form.getByLabel('依据文件').fill('会议纪要');
    const { product } = scene.stage;
    const numbers = await versionsOf('sla_policy', 'default');
    const faster = await product
      .as('admin')
      .patch(
        '/policies/default',
        { rule: 'accept/full/red', warningPercents: [60], sourceDocument: '另一份纪要' },
        { version: Math.max(...numbers) },
      );
    expect(faster.status).toBe(200);
    await form.getByRole('button', { name: '存为新版本' }).click();
    await form.getByText('系统管理员刚刚改动过').waitFor();
    await form.getByRole('button', { name: '看现在的情况' }).click();
    await page.getByText('到 60%').waitFor();
  });

  it('is re-issued as it was told, also by whom the list is older than that', async () => {
    const { desk, line, product } = scene.stage;
    await line.send((await desk.register({ lane: 'full' })).id);
    const { page } = await scene.untold('admin', '/admin/policies/default');
    await page.getByRole('button', { name: '让正在跑的也按新版算' }).waitFor();
    const change = (sourceDocument: string): Promise<{ status: number }> =>
      versionsOf('sla_policy', 'default').then((numbers) =>
        product
          .as('admin')
          .patch(
            '/policies/default',
            { rule: 'accept/full/red', warningPercents: [70], sourceDocument },
            { version: Math.max(...numbers) },
          ),
      );
    expect((await change('第4次会议纪要')).status).toBe(200);
    await page.getByRole('button', { name: '让正在跑的也按新版算' }).click();
    const window = page.getByRole('dialog');
    await window.getByText('这一版的依据：第4次会议纪要').waitFor();
    await window.getByRole('button', { name: '开始重新计算' }).click();
    await page.getByText('已完成', { exact: true }).waitFor();
  });
});
