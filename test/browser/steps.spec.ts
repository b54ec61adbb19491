import type { Login } from '../support/world.js';
import { agency, all, type Fill, nothing, open, pick, take, write } from './hands.js';
import { Scene } from './scene.js';
import { at, type Stage } from './stages.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

interface Taken {
  readonly step: string;
  readonly by: Login;
  readonly from: Stage;
  readonly fill: Fill;
  /** What the page says then, and what the server holds. */
  readonly then: object;
}

// prettier-ignore
const STEPS: readonly Taken[] = [
  { step: '部分签收', by: 'labor-intake', from: 'queued', fill: pick('拖欠工资'), then: { state: 'accepted' } },
  { step: '我来看', by: 'labor-intake', from: 'queued', fill: nothing, then: { claim: { name: '韩受理' } } },
  { step: '记录催办', by: 'officer', from: 'queued', fill: all(pick('没联系上')), then: { chases: { count: 1, last: { reached: false } } } },
  { step: '标记作废', by: 'officer', from: 'queued', fill: write('错在哪里', '登记重复'), then: { state: 'entered_in_error' } },
  { step: '改派', by: 'coordinator', from: 'queued', fill: all(agency('改派给', '民政', '青羊区民政局'), write('交接说明', '属民政职责')), then: { state: 'superseded' } },
  { step: '补充材料', by: 'officer', from: 'asked', fill: write('答复', '考勤记录已取得'), then: { state: 'queued' } },
  { step: '挂起', by: 'labor-handler', from: 'under way', fill: all(pick('当事人外出或住院'), write('说明', '申请人住院')), then: { state: 'on_hold' } },
  { step: '反馈进展', by: 'labor-handler', from: 'under way', fill: write('做了什么', '已约双方周四到场'), then: { messages: [{ body: '已约双方周四到场' }] } },
  { step: '提出咨询', by: 'labor-handler', from: 'under way', fill: all(agency('问哪个单位', '民政', '青羊区民政局'), write('问什么', '低保对象能否减免')), then: { children: [{ mode: 'consult' }] } },
  { step: '建议改派', by: 'labor-handler', from: 'under way', fill: write('为什么', '属社区职责'), then: { proposals: [{ reason: '属社区职责' }] } },
  { step: '请示', by: 'labor-handler', from: 'under way', fill: write('为什么', '当事人长期住院'), then: { messages: [{ isInternal: true }] } },
  { step: '批准', by: 'labor-head', from: 'under way', fill: write('为什么', '同意，情况属实'), then: { state: 'in_progress' } },
  { step: '交接', by: 'labor-handler', from: 'under way', fill: all(pick('韩受理'), write('交接说明', '周四双方到场')), then: { handlerName: '韩受理' } },
  { step: '分派', by: 'labor-head', from: 'under way', fill: pick('韩受理'), then: { handlerName: '韩受理' } },
  { step: '内部备注', by: 'labor-handler', from: 'under way', fill: write('备注', '单位负责人脾气急'), then: { messages: [{ isInternal: true }] } },
  { step: '请求收回', by: 'officer', from: 'under way', fill: all(pick('另有更合适的单位'), write('说明', '改由社区办理')), then: { state: 'recall_pending' } },
  { step: '强制收回', by: 'coordinator', from: 'recalled', fill: write('说明', '已由社区受理'), then: { state: 'recalled' } },
  { step: '确认办结', by: 'officer', from: 'reported', fill: nothing, then: { state: 'closed' } },
  { step: '重启', by: 'officer', from: 'closed', fill: all(pick('纠纷复发'), write('现在是什么情况', '又拖欠了')), then: { state: 'closed', reopenedTimes: 1 } },
  { step: '安全警报', by: 'labor-handler', from: 'under way', fill: write('发生了什么', '申请人扬言跳楼'), then: { risk: 'red' } },
];

describe('every step is taken on its page by the person whose it is', () => {
  it.each(STEPS)('$step, by $by, $from', async ({ step, by, from, fill, then }) => {
    const id = await at(scene, from);
    const { page } = await scene.as(by, `/referrals/${id}`);
    await take(page, step, fill);
    const { body } = await scene.stage.product.as(by).get(`/referrals/${id}`);
    expect(body).toMatchObject(then);
  });
});

describe('what the page says of a step', () => {
  it('is until when it rests, and before it what will happen', async () => {
    const id = await at(scene, 'under way');
    const { page } = await scene.as('labor-handler', `/referrals/${id}`);
    await open(page, '挂起');
    await page.getByText('到期自动恢复办理。首次联系的时限不会暂停。').waitFor();
    await pick('当事人请求延后')(page);
    await page.getByLabel('到什么时候').fill('2026-08-21T12:00');
    await write('说明', '周五再谈')(page);
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByRole('heading', { name: '暂停至 后天 12:00' }).waitFor();
  });

  it('is nothing to whom nothing is left to do', async () => {
    const id = await at(scene, 'refused');
    const { page } = await scene.as('labor-handler', `/referrals/${id}`);
    await page.getByRole('heading', { name: '待补充/待裁定' }).waitFor();
    expect(await page.getByRole('button', { name: /签收|退单|办结/ }).count()).toBe(0);
  });
});
