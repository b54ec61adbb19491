import { openTask, pick, sendTo, take, all, write, unfold, writeOnTheSpot } from './hands.js';
import { Screens } from './scene.js';

const OFFICER = 'station-caotang.officer1';

let screens: Screens;
beforeAll(async () => {
  screens = await Screens.inDistrict();
});
afterEach(() => screens.clear());
afterAll(() => screens.end());

const rows = async (narrative: string): Promise<Record<string, unknown>[]> =>
  (
    await screens.product.sql.query<Record<string, unknown>>(
      `select r.state, a.key as recipient, r.ended_reason as reason, c.state as "caseState"
       from referral r join agency a on a.id = r.recipient_agency_id join dispute_case c on c.id = r.case_id
       where c.narrative = $1 order by r.created_at`,
      [narrative],
    )
  ).rows;

describe('a family dispute', () => {
  const TOLD = '夫妻分居后为孩子探望时间多次争吵，无肢体冲突，希望有人主持商量。';

  it('is refused by the federation, and the centre says that it is theirs', async () => {
    const { page: desk } = await screens.as(OFFICER, '/register');
    await desk.getByLabel('案情').fill(TOLD);
    await desk.getByLabel('申请人', { exact: true }).fill('虞某');
    await desk.getByLabel('申请人电话').fill('19900000805');
    await desk.getByLabel('对方（可不填）').fill('宁某');
    await desk.getByLabel('对方电话（可不填）').fill('19900000806');
    await desk.getByLabel('地点').fill('草堂路某小区');
    await desk.getByLabel('纠纷类型').selectOption({ label: '抚养、探望' });
    await sendTo(desk, '妇女联合会', '请主持调解探望安排。', '登记并转办');
    await desk.getByText(/已登记，已转 青羊区妇女联合会/).waitFor();

    const { page: federation } = await screens.as('womens-federation.intake', '/', 'phone');
    await openTask(federation, '抚养、探望');
    await take(
      federation,
      '退单',
      all(unfold(), pick('力量不足，无法按时办理'), write('说明', '本周调解员外出培训，人手不足。')),
    );
    await federation.getByRole('heading', { name: '待补充/待裁定' }).waitFor();

    const { page: centre } = await screens.as('coordinator.district1', '/board?standing=all');
    await centre.getByRole('link', { name: '待办' }).click();
    await openTask(centre, '抚养、探望');
    const pane = centre.getByRole('complementary', { name: '打开的待办' });
    await pane.getByText('本周调解员外出培训，人手不足。').waitFor();
    await take(centre, '驳回退单', write('给承办单位的指令', '探望纠纷属妇联职责，请于三日内安排。'));

    await federation.getByRole('heading', { name: '待签收' }).waitFor({ timeout: 30_000 });
    await federation.getByText('探望纠纷属妇联职责，请于三日内安排。').waitFor();
    await federation.getByRole('button', { name: '签收' }).click();
    await federation.getByRole('heading', { name: '办理中' }).waitFor();
    expect(await rows(TOLD)).toMatchObject([
      { state: 'accepted', recipient: 'womens-federation', caseState: 'handling' },
    ]);
  });
});

describe('a committee that does not answer', () => {
  const TOLD = '楼道堆放纸箱影响通行，劝了几次没有清走，邻居之间有怨气。';
  const HOUR_MS = 3_600_000;

  it('lets the case climb to the street by itself, before the eyes of who waits', async () => {
    const { page: officer } = await screens.as(OFFICER, '/settle', 'phone');
    await writeOnTheSpot(officer, {
      where: '青华路某小区5栋',
      who: '卫某 19900000807',
      other: '蒋某 19900000808',
      type: '占用公共空间、堆物',
      source: '走访排查',
      deed: '转办',
      sentence: TOLD,
    });
    await officer.getByRole('button', { name: '转办', exact: true }).click();
    await officer.getByRole('link', { name: '选单位' }).click();
    await sendTo(officer, '青华社区', '请社区上门调解。');
    await officer.getByText(/已转 青华社区/).waitFor();
    await officer.getByRole('button', { name: '打开案件' }).click();
    await officer.getByRole('link', { name: '青华社区居民委员会' }).waitFor();

    const { page: street } = await screens.as('street-mediation.intake', '/', 'phone');
    await street.getByText('没有待办').waitFor();
    const { rows: due } = await screens.product.sql.query<{ at: Date }>(
      `select deadline_at as at from clock where name = 'accept' and state = 'running' order by started_at desc limit 1`,
    );
    const passed = (due[0]?.at.getTime() ?? 0) + HOUR_MS;
    await screens.product.moveClock(passed - (await screens.product.now()).getTime());

    await street.getByText('占用公共空间、堆物').waitFor({ timeout: 30_000 });
    await openTask(street, '占用公共空间、堆物');
    await street.getByText(TOLD).waitFor();
    await street.getByRole('button', { name: '签收' }).click();
    await street.getByRole('heading', { name: '办理中' }).waitFor();
    await officer.getByRole('link', { name: '草堂街道人民调解委员会' }).waitFor({ timeout: 30_000 });
    await officer
      .getByText(/逾期未签收/)
      .first()
      .waitFor();
    expect(await rows(TOLD)).toMatchObject([
      { state: 'expired', recipient: 'community-qinghua' },
      { state: 'accepted', recipient: 'street-mediation' },
    ]);
  });
});
