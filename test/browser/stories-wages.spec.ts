import { act, all, open, openTask, pick, send, sendTo, take, write, writeOnTheSpot } from './hands.js';
import { Screens } from './scene.js';

const OFFICER = 'station-caotang.officer1';
const TOLD = '餐馆停业后欠两名服务员三个月工资，双方在店门口争执，已劝离。';

let screens: Screens;
beforeAll(async () => {
  screens = await Screens.inDistrict();
});
afterEach(() => screens.clear());
afterAll(() => screens.end());

const one = async (sql: string, ...values: unknown[]): Promise<Record<string, unknown>> =>
  (await screens.product.sql.query<Record<string, unknown>>(sql, values)).rows[0] ?? {};

describe('unpaid wages', () => {
  it('go from the call to the labour bureau and back, with a rest and more time on the way', async () => {
    const { page: officer } = await screens.as(OFFICER, '/settle', 'phone');
    await writeOnTheSpot(officer, {
      where: '琴台路某餐馆',
      who: '贺某 19900000803',
      other: '某餐馆 19900000804',
      type: '拖欠工资(含农民工)',
      source: '110 报警',
      deed: '转办',
      sentence: TOLD,
    });
    await officer.getByRole('button', { name: '转办', exact: true }).click();
    await officer.getByText('已登记，请选单位').waitFor();
    await officer.getByRole('link', { name: '打开案件' }).click();
    await act(officer, '补录更正', write('涉及金额（元）', '24000'));
    await officer.getByText('24,000 元').waitFor();
    await officer
      .getByRole('button', { name: /^更正.+/ })
      .nth(1)
      .click();
    await pick('单位')(officer);
    await send(officer, '更正');
    await officer.getByRole('dialog').waitFor({ state: 'detached' });
    await act(officer, '变更通道', all(pick('标准'), write('原因', '人数多、金额大')));
    await act(officer, '记录意愿');
    await open(officer, '转办');
    await sendTo(officer, '人力资源', '请依职责处理欠薪并反馈结果。');
    await officer.getByText(/已转 /).waitFor();

    const { page: intake } = await screens.as('labor.intake', '/', 'phone');
    await openTask(intake, '拖欠工资');
    await intake.getByText(TOLD).waitFor();
    await intake.getByRole('link', { name: '19900000803' }).waitFor();
    await intake.getByRole('button', { name: '签收' }).click();
    await intake.getByText('已办好：签收。').waitFor();

    const { page: handler } = await screens.as('labor.handler', '/', 'phone');
    await openTask(handler, '拖欠工资');
    await take(handler, '记录联系');
    await take(handler, '挂起', all(pick('等待当事人补充材料'), write('说明', '等用工方提供考勤和工资表。')));
    await handler.getByRole('heading', { name: /^暂停至/ }).waitFor();
    await take(handler, '恢复', write('情况（可不填）', '材料已收到。'));
    await handler.getByText('材料已收到。').waitFor();
    await take(
      handler,
      '申请延期',
      all(
        write(/^延长多少/, '5'),
        write('为什么', '用工方负责人出差，约定下周核算。'),
        pick('申请人', '被申请人'),
      ),
    );

    const { page: head } = await screens.as('labor.head', '/', 'phone');
    await openTask(head, '延期');
    await take(head, '审批延期', all(pick('同意延期'), write('为什么', '同意延期一次。')));

    await handler.getByText('延期：同意').waitFor({ timeout: 30_000 });
    await take(
      handler,
      '办结上报',
      all(pick('达成书面协议'), write('一句话说明', '双方签订协议，分两期支付24000元。')),
    );
    await handler.getByRole('heading', { name: '待确认' }).waitFor();

    await openTask(officer, '确认');
    await officer.getByText('双方签订协议，分两期支付24000元。').waitFor();
    await take(officer, '确认办结');
    await officer.getByRole('heading', { name: /^已结束/ }).waitFor();

    const found = await one(
      `select c.id, c.state, c.outcome, c.amount_fen::int as amount, r.state as referral
       from dispute_case c join referral r on r.case_id = c.id where c.narrative = $1`,
      TOLD,
    );
    expect(found).toMatchObject({
      state: 'closed',
      outcome: 'written_agreement',
      amount: 2_400_000,
      referral: 'closed',
    });
    await followedUp(String(found['id']));
  });
});

/** The day comes on which somebody goes back to see whether it holds. */
async function followedUp(caseId: string): Promise<void> {
  const { due } = await one(
    `select deadline_at as due from clock where case_id = $1 and name = 'follow_up' and state = 'running'`,
    caseId,
  );
  await screens.product.moveClock(
    new Date(String(due)).getTime() - (await screens.product.now()).getTime() - 3_600_000,
  );
  const { page } = await screens.as(OFFICER, '/', 'phone');
  await openTask(page, '回访');
  await act(page, '走访回访', all(pick('电话', '情况稳定'), write('情况（可不填）', '两期都已付清')));
  await page.getByText('两期都已付清').waitFor();
  expect(await one('select result, note from visit_record where case_id = $1', caseId)).toEqual({
    result: 'clean',
    note: '两期都已付清',
  });
}
