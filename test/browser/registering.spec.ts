import type { Locator, Page } from 'playwright-core';
import { WORLD_PASSWORD } from '../support/world.js';
import { countAtRest } from './hands.js';
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

/** A picture of one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

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

  it('settles one that somebody has looked at before as what the two agreed between themselves', async () => {
    const call = await called('楼道自行车口角');
    const { id } = (await scene.stage.line.send(call.id)).body;
    const body = { reason: 'sent_in_error', note: '转错了' };
    await scene.stage.line.step('officer', id, { noun: 'recall', body });
    await scene.stage.product.sql.query('update dispute_case set handler_user_id = null where id = $1', [
      call.id,
    ]);
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByRole('radio', { name: '楼道自行车口角' }).check();
    await page.getByLabel('怎么了结的（一句话）').fill('双方自己说好了');
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText(`${call.number} 已了结`).waitFor();
    expect(await casesOf('楼道自行车口角')).toMatchObject([{ state: 'closed' }]);
  });

  it('says what the law asks of a call before it is settled', async () => {
    await scene.stage.desk.register({
      source: '110',
      narrative: '夫妻争执时动了手',
      facts: [{ code: 'domestic_violence', value: 'yes' }],
    });
    const { page } = await scene.as('officer', '/settle', 'phone');
    const notes = page.getByRole('region', { name: '规则提示' });
    expect(await notes.count()).toBe(0);
    await page.getByRole('radio', { name: '夫妻争执时动了手' }).check();
    await notes.getByText('告知人身安全保护令').first().waitFor();
  });

  it('settles a call also where what the law asks of it cannot be fetched', async () => {
    const call = await called('断网时点选的警情');
    const visit = await scene.visit('/settle', 'phone');
    const { page } = visit;
    await page.route('**/assets/law-notes*', (route) => route.abort());
    await visit.signIn('officer', WORLD_PASSWORD);
    await page.getByLabel('怎么了结的（一句话）').fill('双方互相道歉');
    await page.getByRole('radio', { name: '断网时点选的警情' }).check();
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText(`${call.number} 已了结`).waitFor();
  });

  it('says what the law asks also where the network went before the call was picked', async () => {
    await scene.stage.desk.register({
      source: '110',
      narrative: '断网时夫妻动手的警情',
      facts: [{ code: 'domestic_violence', value: 'yes' }],
    });
    const visit = await scene.as('officer', '/settle', 'phone');
    const { page } = visit;
    await visit.quiet();
    await page.route('**/assets/**', (route) => route.abort());
    await page.getByRole('radio', { name: '断网时夫妻动手的警情' }).check();
    await page.getByRole('region', { name: '规则提示' }).getByText('告知人身安全保护令').first().waitFor();
  });

  it('settles what no call announced with three fields, and keeps the picture with it', async () => {
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByLabel('地点或电话').fill('19900000044');
    await page.getByLabel('当事人（可不填）').fill('孙某');
    await page.getByLabel('怎么了结的（一句话）').fill('占用楼道的杂物当场清走');
    await page.getByLabel('拍照').setInputFiles({
      name: 'corridor.png',
      mimeType: 'image/png',
      buffer: DOT,
    });
    await page.getByText('照片：corridor.png').waitFor();
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

  it('hands one on: the ranked agencies are the next step', async () => {
    const call = await called('三楼漏水多次协商不成');
    const { page } = await scene.as('officer', '/settle', 'phone');
    const { pick, tap, count } = thumb(page);
    await pick('三楼漏水多次协商不成');
    await pick('转办');
    await tap('转办');
    await page.getByText('转给哪个单位').waitFor();
    await tap('转办');
    await page.getByText(new RegExp(`${call.number} 已转`)).waitFor();
    expect(count()).toBeLessThanOrEqual(4);
    expect(await casesOf('三楼漏水多次协商不成')).toMatchObject([{ state: 'handling', referrals: 1 }]);
  });

  it('hands one on with its picture and what is asked, both kept', async () => {
    const call = await called('四楼空调外机噪声');
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByRole('radio', { name: '四楼空调外机噪声' }).check();
    await page.getByRole('radio', { name: '转办' }).check();
    await page.getByLabel('请对方办什么（可不填）').fill('请上门核实外机位置');
    await page.getByLabel('拍照').setInputFiles({ name: '外机.png', mimeType: 'image/png', buffer: DOT });
    await page.getByText('照片：外机').waitFor();
    await page.getByRole('button', { name: '转办', exact: true }).click();
    await page.getByRole('link', { name: '选单位' }).click();
    await page.getByRole('button', { name: '转办', exact: true }).waitFor();
    await page.getByText('怎么办、给对方看哪些内容').click();
    expect(await page.getByLabel('请对方办什么').inputValue()).toBe('请上门核实外机位置');
    const files = await scene.stage.product
      .as('officer')
      .get<{ items: object[] }>(`/files?subjectType=case&subjectId=${call.id}`);
    expect(files.body.items).toMatchObject([{ kind: 'photo' }]);
  });

  it('says that the calls are not there yet, which is not that there are none', async () => {
    const visit = await scene.visit('/settle', 'phone');
    await visit.page.route('**/api/v1/cases?*', (route) => route.abort());
    await visit.signIn('officer', WORLD_PASSWORD);
    await visit.page.getByText('正在取警情').waitFor();
    expect(await visit.page.getByText('没有待处置的警情').count()).toBe(0);
    await visit.page.getByText('警情取不到').waitFor({ timeout: 30_000 });
    await visit.page.getByLabel('地点或电话').waitFor();
    await visit.page.unroute('**/api/v1/cases?*');
    await visit.page.getByRole('button', { name: '再试一次' }).click();
    await visit.page.getByText('警情取不到').waitFor({ state: 'detached' });
  });

  it('says what is missing, in words, and sends nothing', async () => {
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('请填地点或电话').waitFor();
    const place = page.getByLabel('地点或电话');
    expect(await place.evaluate((field) => field === document.activeElement)).toBe(true);
    await place.fill('1990000');
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
    await page.getByText(/周警官 .+办了“自办”，现在是“处理中”/).waitFor();
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
    await page.getByText('能不能调解要先定下来').waitFor();
    expect(await casesOf('多户业主围堵售楼处')).toMatchObject([{ state: 'registered' }]);
  });
});

/** Goes on with Tab until this has the focus. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor();
  for (let pressed = 0; pressed < 60; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by Tab');
}

const sentOf = async (narrative: string): Promise<{ id: string; recipient: string; choice: unknown }[]> =>
  (
    await scene.stage.product.sql.query<{ id: string; recipient: string; choice: unknown }>(
      `select r.id, a.key as recipient, r.choice from referral r join agency a on a.id = r.recipient_agency_id
       join dispute_case c on c.id = r.case_id where c.narrative = $1`,
      [narrative],
    )
  ).rows;

describe('at a desk', () => {
  const WAGES = '刘某在浣花路18号的饭店打工，老板拖欠工资9000元，电话19900000051';

  it('registers and sends with the keyboard alone, in a handful of steps', async () => {
    const { page } = await scene.as('officer', '/register');
    await page.getByLabel('案情').waitFor();
    await page.keyboard.insertText(WAGES);
    await page
      .getByRole('button', { name: /采用纠纷类型/ })
      .first()
      .waitFor();
    await tabTo(page, page.getByRole('button', { name: '全部采用' }));
    await page.keyboard.press('Enter');
    // The button is gone; what is to be written next has the focus.
    await page.getByLabel('申请人', { exact: true }).and(page.locator(':focus')).waitFor();
    await page.keyboard.insertText('刘某甲');
    await tabTo(page, page.getByLabel('对方（可不填）'));
    await page.keyboard.insertText('金某乙');
    await page
      .getByRole('radio', { name: /青羊区人社局/ })
      .and(page.locator(':checked'))
      .waitFor();
    await tabTo(page, page.getByRole('radio', { name: /^同意/ }).first());
    await page.keyboard.press('Space');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/已登记，已转 青羊区人社局/).waitFor();
    expect(await casesOf(WAGES)).toMatchObject([{ state: 'handling', referrals: 1 }]);
    const [sent] = await sentOf(WAGES);
    const { body } = await scene.stage.product
      .as('labor-intake')
      .get<{ content: object }>(`/referrals/${sent?.id}/snapshot`);
    expect(body.content).toMatchObject({
      place: '浣花路18号',
      amountFen: 900_000,
      // Who did not agree is not told of.
      parties: [{ name: '刘某甲', phone: '19900000051' }],
    });
  });

  it('says why each agency stands where it does, and asks why another one is taken', async () => {
    const narrative = '楼上装修噪音影响休息，多次协商无果';
    const { page } = await scene.as('officer', '/register');
    await page.getByLabel('案情').fill(narrative);
    await page.getByLabel('地点').fill('草堂街道');
    await page.getByLabel('纠纷类型').selectOption('0202');
    const [first, second] = [
      page.getByRole('radio', { name: /^1 / }),
      page.getByRole('radio', { name: /^2 / }),
    ];
    await first.and(page.locator(':checked')).waitFor();
    expect(
      await page
        .getByText(/在办 \d+ 件/)
        .first()
        .innerText(),
    ).toMatch(/·/);
    const keys = page.getByText('按数字键选择');
    expect(await keys.isVisible()).toBe(false);
    await first.focus();
    await keys.waitFor();
    await page.keyboard.press('2');
    await second.and(page.locator(':checked')).waitFor();
    await page.getByRole('button', { name: '登记并转办' }).click();
    await page.getByText('请选一个理由').waitFor();
    expect(await casesOf(narrative)).toEqual([]);
    await page.getByLabel('当事人要求', { exact: true }).check();
    await page.getByRole('button', { name: '登记并转办' }).click();
    await page.getByText(/已登记，已转/).waitFor();
    expect(JSON.stringify(await sentOf(narrative))).toContain('party_wish');
  });

  it('says what the rules, the words and the ranking make of an account alone, pasted with nothing else', async () => {
    const { page } = await scene.as('officer', '/register');
    await page.getByLabel('案情').waitFor();
    await page.keyboard.insertText('丈夫喝酒后动手打人，妻子要求处理');
    await page
      .getByRole('button', { name: /采用纠纷类型/ })
      .first()
      .waitFor();
    const questions = page.getByRole('region', { name: '请问清楚' });
    await questions
      .getByText(/案情里有“.*动手.*”/)
      .first()
      .waitFor();
    await questions.getByRole('radio').first().waitFor();
    await page.getByRole('radio', { name: /^1 / }).waitFor();
    await page.getByText('还没填地点').waitFor();
    await page.getByLabel('地点').fill('草堂街道浣花路');
    await page.getByText('还没填地点').waitFor({ state: 'detached' });
    await page.getByLabel('地点').fill('');
    await page.getByText('还没填地点').waitFor();
    await page.getByRole('button', { name: /^登记/ }).click();
    await page.getByText('请填地点或申请人电话').waitFor();
    expect(await casesOf('丈夫喝酒后动手打人，妻子要求处理')).toEqual([]);
  });

  it('chooses for a case that is on record by number at once, and says which one is proposed', async () => {
    const { id } = await scene.stage.desk.register({ lane: 'full' });
    const { page } = await scene.as('officer', `/cases/${id}/send`);
    const proposed = page.getByRole('radio', { name: /建议/ });
    await proposed.and(page.locator(':checked:focus')).waitFor();
    expect(await proposed.count()).toBe(1);
    await page.getByText('按数字键选择').waitFor();
    await page.keyboard.press('2');
    await page.getByRole('radio', { name: /^2 / }).and(page.locator(':checked:focus')).waitFor();
  });

  it('reads in which community it happened: once that is confirmed its committee stands first', async () => {
    const { page } = await scene.as('officer', '/register');
    const narrative = '送仙桥社区3栋楼上楼下因漏水争吵';
    await page.getByLabel('案情').fill(narrative);
    await page.getByRole('button', { name: '采用案发社区：送仙桥社区' }).waitFor();
    await page
      .getByRole('button', { name: /采用纠纷类型/ })
      .first()
      .waitFor();
    await page.getByRole('button', { name: '全部采用' }).click();
    await page.getByRole('radio', { name: /^1 送仙桥社区居委会.*管辖区域就是案发区域/ }).waitFor();
    expect(await page.getByLabel('案发社区').inputValue()).toBe('510105007001');
    await page.getByRole('button', { name: '登记并转办' }).click();
    await page.getByText(/已转 送仙桥社区居委会/).waitFor();
    expect(await sentOf(narrative)).toMatchObject([{ recipient: 'community' }]);
  });

  it('asks what the rules want to know, and shows what is alike beside it', async () => {
    const earlier = await scene.stage.desk.register({
      parties: [{ role: 'applicant', name: '吴某', phone: '19900000061' }],
    });
    const { page } = await scene.as('officer', '/register');
    await page.getByLabel('案情').fill('丈夫喝酒后动手打人，妻子要求处理');
    await page.getByLabel('申请人电话').fill('19900000061');
    await page.getByLabel('地点').fill('草堂街道浣花路');
    await page.getByRole('link', { name: earlier.number }).waitFor();
    const questions = page.getByRole('region', { name: '请问清楚' });
    await questions.getByRole('radio').first().waitFor();
    const asked = await questions.getByRole('group').count();
    expect(asked).toBeLessThanOrEqual(2);
    await questions.getByRole('radio').first().check();
    await page.getByText(/红|橙/).first().waitFor();
  });

  it('says beside it, while it is written, which rule stops it and what is to be done', async () => {
    const { page } = await scene.as('officer', '/register');
    await page.getByLabel('案情').fill('被对方诈骗后双方在店里争执');
    await page.getByLabel('地点').fill('草堂街道浣花路');
    const question = page.getByRole('group', { name: /^是否涉嫌犯罪/ });
    await question.waitFor();
    const rule = page.getByText('涉嫌犯罪', { exact: true });
    expect(await rule.count()).toBe(0);
    await question.getByRole('radio', { name: '是', exact: true }).check();
    await rule.waitFor();
    await page.getByText('停止调解, 按刑事案件受案审查；民事部分只能在刑事和解程序中解决').waitFor();
    await question.getByRole('radio', { name: '否', exact: true }).check();
    await rule.waitFor({ state: 'detached' });
    expect(await casesOf('被对方诈骗后双方在店里争执')).toEqual([]);
  });

  it('says in words what is wrong, and registers nothing', async () => {
    const { page } = await scene.as('officer', '/register');
    await page.getByLabel('案情').fill('借款不还引起纠纷');
    await page.getByLabel('申请人电话').fill('1990000');
    await page.getByText('电话不对，请核对').waitFor();
    await page.getByLabel('申请人电话').fill('');
    await page.getByLabel('涉及金额').fill('很多');
    await page.keyboard.press('Control+Enter');
    await page.getByText('金额不对，请核对').waitFor();
    await page.getByText('请填地点或申请人电话').waitFor();
    expect(await casesOf('借款不还引起纠纷')).toEqual([]);
  });

  it('sends once what was sent when the server went away, after the page was opened anew', async () => {
    const narrative = '小区停车位长期被占，双方争执';
    const { page } = await scene.as('officer', '/register');
    await page.getByLabel('案情').fill(narrative);
    await page.getByLabel('地点').fill('草堂街道');
    await page.getByRole('radio', { name: /^1 / }).and(page.locator(':checked')).waitFor();
    await page.route('**/referrals', async (route) => {
      await route.fetch();
      await route.abort();
    });
    await page.getByRole('button', { name: '登记并转办' }).click();
    await page.getByText('已存在本机，联网后自动发送').first().waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.reload();
    await page.getByText(/已登记，已转/).waitFor();
    expect(await casesOf(narrative)).toMatchObject([{ state: 'handling', referrals: 1 }]);
  });

  it('says that it is on record and was not sent until that was seen, also on a page opened anew', async () => {
    const narrative = '转办被退回后又刷新的一件';
    const visit = await scene.as('officer', '/register');
    const { page } = visit;
    await page.getByLabel('案情').fill(narrative);
    await page.getByLabel('地点').fill('草堂街道');
    await page.getByRole('radio', { name: /^1 / }).and(page.locator(':checked')).waitFor();
    await page.route('**/referrals', (route) =>
      route.fulfill({
        status: 422,
        contentType: 'application/problem+json',
        body: JSON.stringify({ code: 'agency_inactive' }),
      }),
    );
    await page.getByRole('button', { name: '登记并转办' }).click();
    await page.getByText('已登记，但没有转出').waitFor();
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.goto('/tasks');
    await page.getByText('有一条已登记，但没有全部办好。').waitFor();
    expect(await visit.resting()).not.toContain(narrative);
    await page.getByRole('link', { name: '接着办' }).click();
    const [found] = await casesOf(narrative);
    await page.getByText(`${String(found?.['number'])} 已登记，但没有转出`).waitFor();
    await page.getByRole('link', { name: '重新选单位' }).click();
    await page.getByText('转给哪个单位').waitFor();
    expect(await page.getByText('有一条已登记').count()).toBe(0);
    await page.reload();
    await page.getByText('转给哪个单位').waitFor();
    await visit.quiet();
    expect(await page.getByText('有一条已登记').count()).toBe(0);
    expect(await visit.resting()).toBe('');
    expect(await casesOf(narrative)).toMatchObject([{ referrals: 0 }]);
  });

  it('goes on without looking for people once so many were looked for', async () => {
    const admin = scene.stage.product.as('admin');
    const path = '/reference/case_terms';
    const { version, definition } = (await admin.get<{ version: number; definition: object }>(path)).body;
    const fewer = { definition: { ...definition, previewedPartiesPerHour: 1 }, source: '测试设定' };
    expect((await admin.post(path, fewer, { version })).status).toBe(200);
    const { page } = await scene.as('colleague', '/register');
    await page.getByLabel('案情').fill('租房押金不退');
    await page.getByLabel('地点').fill('草堂街道');
    await page.getByLabel('申请人电话').fill('19900000071');
    await page.getByLabel('对方电话').fill('19900000072');
    await page.getByText('一小时内查询的人数已到上限').waitFor();
    await page.getByRole('radio', { name: /^1 / }).waitFor();
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

  it.each([
    { path: '/settle', field: '地点或电话', words: '怎么了结的（一句话）', press: '了结', done: '已了结' },
    { path: '/register', field: '地点', words: '案情', press: '登记', done: '已登记' },
  ])(
    'may be written without the network from its first word on: it is sent once that is back ($path)',
    async ({ path, field, words, press, done }) => {
      const text = `断网时写下的争执（${path}）`;
      const visit = await scene.as('officer', path, 'phone');
      const { page, context } = visit;
      await page.getByLabel(words).waitFor();
      // What the page needs has been read by then.
      await visit.quiet();
      await context.setOffline(true);
      await page.getByLabel(field, { exact: true }).fill('草堂街道浣花路');
      await page.getByLabel(words).fill(text);
      await page.getByRole('button', { name: press, exact: true }).click();
      await page.getByText('已存在本机，联网后自动发送').first().waitFor();
      expect(await casesOf(text)).toEqual([]);
      await context.setOffline(false);
      await page.getByText(done).first().waitFor();
      expect(await casesOf(text)).toHaveLength(1);
    },
  );

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

  it('keeps the picture sealed with it, small enough, and sends it after all', async () => {
    const narrative = '与司徒某丁的口角已和解';
    const visit = await scene.as('officer', '/settle', 'phone');
    const { page } = visit;
    await page.getByLabel('地点或电话').fill('浣花路');
    await page.getByLabel('怎么了结的（一句话）').fill(narrative);
    // Noise, which no compression makes small: several megabytes as it comes out of the camera.
    const picture = await page.evaluate(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [2400, 1600];
      const context = canvas.getContext('2d');
      const noise = context?.createImageData(2400, 1600);
      if (noise === undefined) return '';
      for (let at = 0; at < noise.data.length; at += 65_536)
        crypto.getRandomValues(noise.data.subarray(at, at + 65_536));
      for (let at = 3; at < noise.data.length; at += 4) noise.data[at] = 255;
      context?.putImageData(noise, 0, 0);
      return canvas.toDataURL('image/png').split(',')[1] ?? '';
    });
    const buffer = Buffer.from(picture, 'base64');
    expect(buffer.length).toBeGreaterThan(2_000_000);
    await page.getByLabel('拍照').setInputFiles({ name: 'scene.png', mimeType: 'image/png', buffer });
    await page.getByText('已缩小到 1 MB 以内').waitFor();
    await page.reload();
    await page.getByText('照片：scene.jpg').waitFor();
    const resting = await visit.resting();
    expect(resting.length).toBeGreaterThan(100_000);
    expect(resting).not.toContain('司徒');
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('已了结').waitFor();
    const [found] = await casesOf(narrative);
    const { body } = await scene.stage.product
      .as('officer')
      .get<{ items: { kind: string; bytes: number }[] }>(
        `/files?subjectType=case&subjectId=${String(found?.['id'])}`,
      );
    expect(body.items).toMatchObject([{ kind: 'photo' }]);
    expect(body.items[0]?.bytes).toBeLessThan(1024 * 1024 + 1);
    expect(await visit.resting()).toBe('');
  });

  it('says when there is no room for the picture', async () => {
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.getByLabel('怎么了结的（一句话）').fill('没有地方存照片');
    await page.evaluate(() => {
      const stores = IDBObjectStore.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
      const { put } = stores;
      stores['put'] = function (this: IDBObjectStore, ...args) {
        if (this.name === 'photos') throw new DOMException('full', 'QuotaExceededError');
        return put?.apply(this, args);
      };
    });
    const buffer = Buffer.from('a picture');
    await page.getByLabel('拍照').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer });
    await page.getByText('本机存不下这张照片').waitFor();
  });

  it('is held until the picture that was chosen has been read, and takes it along', async () => {
    const narrative = '照片还在读就要了结的一件';
    const { page } = await scene.as('officer', '/settle', 'phone');
    await page.evaluate(() => {
      const readers = FileReader.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
      const { readAsDataURL } = readers;
      readers['readAsDataURL'] = function (this: FileReader, ...args) {
        addEventListener('read-now', () => void readAsDataURL?.apply(this, args), { once: true });
      };
    });
    await page.getByLabel('地点或电话').fill('浣花路');
    await page.getByLabel('怎么了结的（一句话）').fill(narrative);
    await page.getByLabel('拍照').setInputFiles({ name: 'late.png', mimeType: 'image/png', buffer: DOT });
    const settle = page.getByRole('button', { name: '了结', exact: true });
    expect(await settle.isDisabled()).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event('read-now')));
    await page.getByText('照片：late.png').waitFor();
    await settle.click();
    await page.getByText('已了结').waitFor();
    expect(await casesOf(narrative)).toHaveLength(1);
  });

  it('leaves a picture that there is no room for to the page that has it', async () => {
    const narrative = '照片只在一页里的一件';
    const { page, context } = await scene.as('officer', '/settle', 'phone');
    await page.evaluate(() => {
      const stores = IDBObjectStore.prototype as unknown as Record<string, (...args: unknown[]) => unknown>;
      const { put } = stores;
      stores['put'] = function (this: IDBObjectStore, ...args) {
        if (this.name === 'photos') throw new DOMException('full', 'QuotaExceededError');
        return put?.apply(this, args);
      };
    });
    await context.route('**/api/v1/files*', (route) => route.abort());
    await page.getByLabel('地点或电话').fill('浣花路');
    await page.getByLabel('怎么了结的（一句话）').fill(narrative);
    await page.getByLabel('拍照').setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: DOT });
    await page.getByText('本机存不下这张照片').waitFor();
    await page.getByRole('button', { name: '了结', exact: true }).click();
    await page.getByText('已存在本机，联网后自动发送').first().waitFor();
    const other = await context.newPage();
    // It tries at once, and again and again.
    await other.addInitScript(() => {
      const channel = new BroadcastChannel('accord-drafts');
      let held = 0;
      channel.onmessage = ({ data }: MessageEvent<{ says: string }>) => {
        if (data.says === 'held') held += 1;
        document.title = `held ${held}`;
      };
    });
    await other.goto('/settle');
    await other.waitForFunction(() => document.title.startsWith('held') && document.title !== 'held 0');
    await context.unrouteAll({ behavior: 'ignoreErrors' });
    await page.getByText('已了结').waitFor();
    const [found] = await casesOf(narrative);
    const { body } = await scene.stage.product
      .as('officer')
      .get<{ items: object[] }>(`/files?subjectType=case&subjectId=${String(found?.['id'])}`);
    expect(body.items).toMatchObject([{ kind: 'photo' }]);
  });

  it('goes on in two pages of one browser without either writing over the other', async () => {
    const { page, context } = await scene.as('officer', '/settle', 'phone');
    const sentence = '怎么了结的（一句话）';
    await page.getByLabel(sentence).fill('第一页写的');
    const other = await context.newPage();
    await other.goto('/settle');
    await other.getByLabel(sentence).waitFor();
    expect(await other.getByLabel(sentence).inputValue()).toBe('第一页写的');
    await page.getByLabel(sentence).fill('第一页又写的');
    await other.waitForFunction(() => document.querySelector('textarea')?.value === '第一页又写的');
    // What the second page does not hear of, it does not write over either.
    await other.evaluate(() => (BroadcastChannel.prototype.postMessage = () => undefined));
    await page.evaluate(() => (BroadcastChannel.prototype.postMessage = () => undefined));
    await page.getByLabel(sentence).fill('第一页最后写的');
    await other.getByLabel(sentence).fill('第二页写的');
    // Whichever of them was second saves its own under another id.
    while ((await countAtRest(page)) < 2) await page.waitForTimeout(20);
    const kept = new Set<string>();
    for (let at = 0; at < 2; at += 1) {
      await other.reload();
      await other.getByLabel(sentence).waitFor();
      kept.add(await other.getByLabel(sentence).inputValue());
      await other.getByLabel('地点或电话').fill('浣花路');
      await other.getByRole('button', { name: '了结', exact: true }).click();
      await other.getByRole('button', { name: '再办一起' }).click();
      await other.getByLabel(sentence).waitFor();
    }
    expect(kept).toEqual(new Set(['第一页最后写的', '第二页写的']));
  });

  it.each([true, false])('is sent once by two pages that both have it (with locks: %s)', async (hasLocks) => {
    const narrative = `两页同时了结的一件${hasLocks ? '' : '（没有锁）'}`;
    const { page, context } = await scene.as('officer', '/tasks', 'phone');
    // As over HTTP.
    if (!hasLocks) await context.addInitScript(() => Reflect.deleteProperty(Navigator.prototype, 'locks'));
    await page.goto('/settle');
    expect(await page.evaluate(() => 'locks' in navigator)).toBe(hasLocks);
    await page.getByLabel('地点或电话').fill('浣花路');
    await page.getByLabel('怎么了结的（一句话）').fill(narrative);
    const other = await context.newPage();
    await other.goto('/settle');
    await other.getByLabel('怎么了结的（一句话）').waitFor();
    await Promise.all(
      [page, other].map((each) => each.getByRole('button', { name: '了结', exact: true }).click()),
    );
    await Promise.race([page, other].map((each) => each.getByText('已了结').waitFor()));
    await scene.stage.product.drain();
    expect(await casesOf(narrative)).toHaveLength(1);
    // Nor is it left in either as something that was never sent.
    await page.waitForFunction(async () => {
      const opening = indexedDB.open('accord-drafts');
      const database = await new Promise<IDBDatabase>(
        (resolve) => (opening.onsuccess = () => resolve(opening.result)),
      );
      const counting = database.transaction('drafts').objectStore('drafts').count();
      const count = await new Promise((resolve) => (counting.onsuccess = () => resolve(counting.result)));
      database.close();
      return count === 0;
    });
  });

  it('is gone after three days', async () => {
    const visit = await scene.as('officer', '/settle', 'phone');
    const { page } = visit;
    await page.getByLabel('怎么了结的（一句话）').fill('三天前写的一句话');
    await page.waitForFunction(async () => (await indexedDB.databases()).length > 0);
    await page.evaluate(async () => {
      const opening = indexedDB.open('accord-drafts');
      await new Promise((resolve) => (opening.onsuccess = resolve));
      const store = opening.result.transaction('drafts', 'readwrite').objectStore('drafts');
      const all = store.openCursor();
      await new Promise<void>((resolve) => {
        all.onsuccess = () => {
          const cursor = all.result;
          if (cursor === null) return resolve();
          cursor.update({ ...(cursor.value as object), savedAt: Date.now() - 73 * 3_600_000 });
          cursor.continue();
        };
      });
      opening.result.close();
    });
    await page.reload();
    await page.getByLabel('怎么了结的（一句话）').waitFor();
    expect(await page.getByLabel('怎么了结的（一句话）').inputValue()).toBe('');
    expect(await visit.resting()).toBe('');
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
    await page.getByRole('link', { name: '处警' }).click();
    await page.getByRole('heading', { name: '当场处置' }).waitFor();
    expect(await page.getByLabel('怎么了结的（一句话）').inputValue()).toBe('');
  });
});
