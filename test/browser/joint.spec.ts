import type { JointCaseView } from '../../modules/coordination/joint/joint.view.js';
import type { ReferralView } from '../../modules/referrals/http/referral.view.js';
import { HOUR_MS } from '../e2e/cases/desk.js';
import { Scene } from './scene.js';

let scene: Scene;
/** Led by the committee, which is at work. */
let caseId: string;

beforeAll(async () => {
  scene = await Scene.begin();
  const { desk, line } = scene.stage;
  ({ id: caseId } = await desk.register({ lane: 'full' }));
  await line.underWay(caseId);
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const typed = async (hours: number): Promise<string> => {
  const at = new Date((await scene.product.now()).getTime() + (hours + 8) * HOUR_MS);
  return at.toISOString().slice(0, 16);
};

const joint = async (): Promise<JointCaseView> =>
  (await scene.product.as('officer').get<JointCaseView>(`/cases/${caseId}/joint`)).body;

it('an officer asks for support and plans, and the supporter does its part with a phone', async () => {
  const { page } = await scene.as('officer', `/cases/${caseId}`);
  await page.getByRole('link', { name: '联动办理' }).click();
  await page.getByRole('button', { name: '请单位配合' }).click();
  const asking = page.getByRole('dialog', { name: '请单位配合' });
  await asking.getByLabel('请哪个单位').selectOption({ label: '青羊区人社局' });
  await asking.getByLabel('请它做什么').fill('请配合核对工资');
  await asking.getByRole('button', { name: '确定' }).click();
  await page.getByText('已请青羊区人社局配合，等它签收。').waitFor();
  const { lanes } = await joint();
  const { referralId = '' } = lanes.find(({ part }) => part === 'support') ?? {};
  const accepted = await scene.product
    .as('labor-intake')
    .post<ReferralView>(`/referrals/${referralId}/acceptance`, {}, { version: 2 });
  expect(accepted.status).toBe(200);

  await page.getByRole('button', { name: '列一项' }).click();
  const planning = page.getByRole('dialog', { name: '列一项' });
  await planning.getByLabel('做什么').fill('核对考勤表');
  await planning.getByLabel('哪个单位做').selectOption({ label: '青羊区人社局' });
  await planning.getByLabel('什么时候做完').fill(await typed(30));
  await planning.getByRole('button', { name: '确定' }).click();
  const plan = page.getByRole('region', { name: '联动计划' });
  await plan.getByText('核对考勤表').waitFor();

  const supporter = await scene.as('labor-handler', '/tasks', 'phone');
  await supporter.page.getByRole('link', { name: /完成联动计划事项/ }).click();
  await supporter.page.getByRole('button', { name: '已办完：核对考勤表' }).click();
  const ending = supporter.page.getByRole('dialog', { name: '已办完' });
  await ending.getByLabel('怎么办的').fill('已核对，少记两天');
  await ending.getByRole('button', { name: '确定' }).click();
  await supporter.page.getByText('已记为完成。').waitFor();
  await supporter.quiet();
  expect(await supporter.unfit()).toEqual([]);
  await plan.getByText('已完成').waitFor();
});

it('the lead calls a meeting, and what is decided there is planned with its minutes', async () => {
  const lead = await scene.as('mediator', `/cases/${caseId}/joint`);
  const { page } = lead;
  await page.getByRole('button', { name: '召集会议' }).click();
  const calling = page.getByRole('dialog', { name: '召集会议' });
  await calling.getByLabel('什么时候开').fill(await typed(2));
  await calling.getByLabel('地点').fill('综治中心会议室');
  await calling.getByLabel('议题').fill('商定分工');
  await calling.getByLabel('青羊区人社局').check();
  await calling.getByLabel('唐监察').check();
  await calling.getByLabel('纪要什么时候前录好').fill(await typed(26));
  await calling.getByRole('button', { name: '确定' }).click();
  await page.getByText('已召集，并通知受邀单位。').waitFor();
  await scene.product.moveClock(3 * HOUR_MS);
  await page.reload();
  await page.getByRole('button', { name: /^录纪要/ }).click();
  const minutes = page.getByRole('dialog', { name: '录纪要' });
  await minutes.getByLabel('青羊区人社局谁来了').fill('唐监察');
  await minutes.getByLabel('会议纪要').fill('各单位通报情况');
  await minutes.getByLabel('决定 1', { exact: true }).fill('约谈用工方');
  await minutes.getByLabel(/^决定 1由谁做/).selectOption({ label: '青羊区人社局' });
  await minutes.getByLabel('决定 1什么时候做完').fill(await typed(50));
  await minutes.getByRole('button', { name: '确定' }).click();
  await page.getByText('纪要已录入。').waitFor();
  await page.getByRole('region', { name: '联动计划' }).getByText('约谈用工方').waitFor();
  await page.getByRole('region', { name: '联席会议' }).getByText('各单位通报情况').waitFor();
  await lead.quiet();
  expect(await lead.unfit()).toEqual([]);
});

it('whoever was slower on an item is told who was faster, keeps what they typed, and overrules nothing else', async () => {
  const { page } = await scene.untold('officer', `/cases/${caseId}/joint`);
  await page.getByRole('button', { name: '调整：约谈用工方' }).click();
  const form = page.getByRole('dialog', { name: '改一项' });
  const dueAt = await typed(70);
  await form.getByLabel('什么时候做完').fill(dueAt);
  await form.getByLabel('原因').fill('对方出差');
  const { id = '', version = 0 } = (await joint()).plan.find(({ what }) => what === '约谈用工方') ?? {};
  const faster = await scene.product
    .as('coordinator')
    .patch(
      `/cases/${caseId}/joint/plan/${id}`,
      { what: '约谈用工方负责人', reason: '找得到人' },
      { version },
    );
  expect(faster.status).toBe(200);
  await form.getByRole('button', { name: '确定' }).click();
  await form.getByText(/萧协调/).waitFor();
  await form.getByRole('button', { name: '看现在的情况' }).click();
  await form.getByRole('button', { name: '看现在的情况' }).waitFor({ state: 'detached' });
  expect(await form.getByLabel('原因').inputValue()).toBe('对方出差');
  await form.getByRole('button', { name: '确定' }).click();
  await page.getByText('已调整，并通知有关单位。').waitFor();
  const [item] = (await joint()).plan.filter((each) => each.id === id);
  expect(item).toMatchObject({
    what: '约谈用工方负责人',
    dueAt: new Date(`${dueAt}:00+08:00`).toISOString(),
  });
});

it('another agency leads by one step, and stands at the top of the lanes', async () => {
  const { page } = await scene.as('officer', `/cases/${caseId}/joint`);
  await page.getByRole('button', { name: '换牵头单位' }).click();
  const form = page.getByRole('dialog', { name: '换牵头单位' });
  await form.getByLabel('改由哪个单位牵头').selectOption({ label: '青羊区人社局' });
  await form.getByLabel('送仙桥社区居委会改为配合').check();
  await form.getByLabel('原因').fill('争议主要是欠薪');
  await form.getByRole('button', { name: '确定' }).click();
  await page.getByText('已改由青羊区人社局牵头。').waitFor();
  const lanes = page.getByRole('region', { name: '各单位进度' }).locator('ol').first().locator('> li');
  await lanes.first().getByText('牵头 · 办理中').waitFor();
  expect(await lanes.first().innerText()).toContain('青羊区人社局');
  expect(await lanes.count()).toBe(2);
});

it('whoever decides after another who leads is told of it before anything is overruled, and keeps their words', async () => {
  const visit = await scene.as('officer', `/cases/${caseId}/joint`);
  const { page } = visit;
  await page.getByRole('button', { name: '换牵头单位' }).click();
  const form = page.getByRole('dialog', { name: '换牵头单位' });
  await form.getByLabel('青羊区人社局退出，不再办理').check();
  await form.getByLabel('原因').fill('居委会更熟悉');
  const live = (await joint()).lanes.filter(({ ending }) => ending === null);
  const lead = live.find(({ part }) => part === 'lead');
  const body = {
    leadReferralId: lead?.referralId,
    supporterReferralId: live.find(({ part }) => part === 'support')?.referralId,
    formerStays: true,
    reason: '双方住在一个小区',
  };
  const faster = await scene.product
    .as('coordinator')
    .post(`/cases/${caseId}/joint/lead`, body, { version: lead?.version ?? 0 });
  expect(faster.status).toBe(200);
  await form.getByText(/现在是“送仙桥社区居委会/).waitFor();
  // What they read is what they decide on, whatever the page shows behind the form by now.
  await form.getByLabel('改由哪个单位牵头').selectOption({ label: '青羊区人社局' });
  await form.getByRole('button', { name: '确定' }).click();
  await form.getByText('萧协调刚刚换了牵头单位').waitFor();
  await visit.quiet();
  expect(await visit.unfit()).toEqual([]);
  await form.getByRole('button', { name: '看现在的情况' }).click();
  await form.getByLabel('送仙桥社区居委会退出，不再办理').waitFor();
  expect(await form.getByLabel('原因').inputValue()).toBe('居委会更熟悉');
  await form.getByRole('button', { name: '确定' }).click();
  await page.getByText('已改由青羊区人社局牵头。').waitFor();
});
