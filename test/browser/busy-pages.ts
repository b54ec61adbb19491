import type { Page } from 'playwright-core';
import type { PageOf } from './pages.js';

/** A story that the rules have questions about, told by somebody who has been here before. */
async function tellAtLength(page: Page): Promise<void> {
  await page.getByLabel('案情').fill('丈夫喝酒后动手打人，妻子要求处理');
  await page.getByLabel('申请人电话').fill('19900000001');
  await page.getByLabel('地点').fill('草堂街道浣花路');
  await page.getByRole('region', { name: '请问清楚' }).getByRole('radio').first().waitFor();
  await page.getByRole('radio', { name: /^1 / }).waitFor();
  await page
    .getByText(/^可能重复$|同一当事人的其他案件/)
    .first()
    .waitFor();
}

/** The call that is chosen, with the form of what is done with it. */
const withForm =
  (step: string): PageOf['brings'] =>
  async (page) => {
    await page.getByRole('button', { name: step, exact: true }).click();
    await page.getByRole('article').locator('form, fieldset').first().waitFor();
  };

/** The sheet of the first line that has this. */
const withSheet =
  (act: string): PageOf['brings'] =>
  async (page) => {
    const size = page.viewportSize();
    // So high that every line is drawn.
    await page.setViewportSize({ width: size?.width ?? 0, height: 4000 });
    await page.getByRole('button', { name: act, exact: true }).first().click();
    if (size !== null) await page.setViewportSize(size);
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /记下|提交/ })
      .waitFor();
  };

/** A referral beside the list that it was opened from; on a phone, alone. */
async function openBeside(page: Page): Promise<void> {
  await page
    .getByRole('list', { name: '待办' })
    .getByRole('link')
    .filter({ hasText: '签收' })
    .first()
    .click();
  await page.getByRole('heading', { name: '待签收' }).waitFor();
}

async function takeEscalation(page: Page): Promise<void> {
  await page
    .getByRole('list', { name: '待办' })
    .getByRole('link')
    .filter({ hasText: '接手升级提醒' })
    .first()
    .click();
  await page.getByRole('dialog', { name: '接手升级提醒' }).waitFor();
}

async function openLoad(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^陈警官 · 在办/ }).click();
  await page.getByRole('dialog').getByRole('link').first().waitFor();
}

/** Pages as they are in the middle of somebody's work. */
export const BUSY_PAGES: readonly PageOf[] = [
  { login: 'officer', path: '/register', brings: tellAtLength },
  { login: 'colleague', path: '/tasks', brings: takeEscalation },
  { login: 'chief', path: '/morning', brings: withForm('1 了结') },
  { login: 'chief', path: '/morning', brings: withForm('2 交办') },
  { login: 'chief', path: '/morning', brings: withForm('3 转办') },
  { login: 'chief', path: '/morning', brings: withForm('4 并案') },
  { login: 'chief', path: '/unit', brings: openLoad },
  { login: 'labor-intake', path: '/tasks', brings: openBeside },
  { login: 'mediator', path: '/cases/{case}/holding' },
  { login: 'coordinator', path: '/board?standing=all', brings: withSheet('催办') },
  { login: 'coordinator', path: '/board?standing=all', brings: withSheet('裁定') },
  { login: 'coordinator', path: '/board?standing=all', brings: withSheet('改派') },
];
