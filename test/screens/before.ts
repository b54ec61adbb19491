import type { Locator, Page } from 'playwright-core';
import { LEAK } from './arranged.js';

/** The steps that are not in sight. */
export async function moreSteps(page: Page): Promise<void> {
  await page.getByRole('button', { name: '更多办理' }).click();
  await page.getByRole('dialog').getByRole('button').first().waitFor();
}

/** Why the deadline is the one it is, unfolded. */
export async function ledger(page: Page): Promise<void> {
  const why = page.locator('details', { hasText: '为什么是这个时限？' }).first();
  await why.locator('summary').first().click();
  await why.getByText('时限方案').waitFor();
  await intoView(why);
}

/** All that an agency is charged with, and not only what presses. */
export async function allLines(page: Page): Promise<void> {
  await page.getByRole('button', { name: '全部 正在计时' }).click();
  await page.getByRole('article').first().waitFor();
}

/** What goes from agency to agency. */
export async function drawn(page: Page): Promise<void> {
  await page.getByRole('button', { name: '流向', exact: true }).click();
  await page.getByRole('row', { name: /→/ }).first().waitFor();
}

/** All lines of the board chosen. */
export async function chosenTogether(page: Page): Promise<void> {
  await page.getByRole('button', { name: '批量办理', exact: true }).click();
  const bar = page.getByRole('group', { name: '批量办理' });
  await bar.getByRole('button', { name: /^选符合条件的全部/ }).click();
}

/** What would become of many lines at once. */
export async function triedTogether(page: Page): Promise<void> {
  await chosenTogether(page);
  const bar = page.getByRole('group', { name: '批量办理' });
  await bar.getByRole('button', { name: '催办', exact: true }).click();
  await page.getByRole('button', { name: /^试算/ }).click();
  await page.getByText(/项可以办/).waitFor();
}

/** A call that is chosen, and how it was settled. */
export async function settling(page: Page): Promise<void> {
  await page
    .getByRole('radio', { name: LEAK.narrative.slice(0, 12) })
    .first()
    .check();
  await page.getByLabel('怎么了结的（一句话）').fill('楼上修好防水，赔吊顶 800 元');
}

/** A call with the form of the first step open beside it. */
export async function callInReview(page: Page): Promise<void> {
  await page.getByRole('article').waitFor();
  await page.keyboard.press('1');
  await page.getByLabel('怎么了结的（一句话）').waitFor();
}

/** What was found by a word. */
export async function found(page: Page): Promise<void> {
  await page.getByLabel('找哪件案子？').fill('漏水');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await page.getByText(/找到 \d+ 件/).waitFor();
}

/** An account that was pasted, what was read from it taken over, and the answers of the rules and the ranking beside it. */
export async function written(page: Page): Promise<void> {
  await page
    .getByLabel('案情')
    .fill(
      '张某在浣花路18号的饭店打工，老板李某拖欠三个月工资共9000元，电话19900000051。张某昨晚上门讨要时被推了一把，扬言要砸店。',
    );
  await page.getByRole('button', { name: /^采用纠纷类型/ }).waitFor();
  await page.getByRole('button', { name: '全部采用' }).click();
  await page.getByLabel('申请人', { exact: true }).fill('张某');
  await page
    .getByRole('radio', { name: /^1 .*人力资源/ })
    .and(page.locator(':checked'))
    .waitFor();
  await page.evaluate(() => scrollTo(0, 0));
}

/** The same, with the ranking in sight. */
export async function ranking(page: Page): Promise<void> {
  await written(page);
  await intoView(page.getByText('转给哪个单位', { exact: true }).first());
}

/** To the top of the page, below what stands there always. */
async function intoView(part: Locator): Promise<void> {
  await part.evaluate((element) => scrollBy(0, element.getBoundingClientRect().top - 70));
}

/** What one person of the agency has, with somebody chosen for it. */
export async function handingOver(page: Page): Promise<void> {
  await page.getByRole('link', { name: '回到本单位' }).click();
  await page
    .getByRole('link', { name: /^移交.+的事项$/ })
    .first()
    .click();
  await page.getByRole('checkbox', { name: /在办/ }).first().check();
}
