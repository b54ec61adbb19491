import { PAIR } from '../e2e/cases/desk.js';
import { Scene } from './scene.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const registered = async (parts: object = {}): Promise<string> =>
  (await scene.stage.desk.register({ lane: 'full', parties: PAIR, ...parts })).id;

/** A breach of public order on which no file has been opened. */
const VIOLATION = [
  { code: 'public_security_violation', value: 'yes' },
  { code: 'case_filed', value: 'no' },
];

const told = async (caseId: string, path: string): Promise<unknown> =>
  (await scene.stage.product.as('officer').get(`/cases/${caseId}/${path}`)).body;

describe('an officer', () => {
  it('answers what the rules ask with one tap, and reads what follows, with the law', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await page.getByRole('button', { name: '自办' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '自办' }).click();
    const asked = page.getByRole('group', { name: /是否涉嫌犯罪/ });
    await asked.getByRole('button', { name: '是' }).click();
    const rules = page.getByRole('region', { name: '规则提示' });
    await rules.getByText('禁止调解').waitFor();
    await rules.getByText(/刑事诉讼法 第288条/).waitFor();
    await page.getByText('依法不得调解，只走法定程序。').waitFor();
    await page.getByRole('heading', { name: '刑事案件办理' }).waitFor();
    expect((await scene.stage.desk.show(caseId)).legalTrack).toBe(true);
  });

  it('completes a step of the legal path, and sees by whom it was done', async () => {
    const caseId = await registered({ facts: [{ code: 'suspected_crime', value: 'yes' }] });
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await page.getByRole('button', { name: /办完这一步：受案登记/ }).click();
    await page.getByLabel('说明').fill('回执已送达');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText(/陈警官 已办$/).waitFor();
    await page.getByRole('paragraph').filter({ hasText: '回执已送达' }).waitFor();
  });

  it('keeps the consent of all parties with one tap', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await page.getByRole('button', { name: '更多办理' }).click();
    await page.getByRole('button', { name: '记录意愿' }).click();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('接受调解：同意').first().waitFor();
    const consents = (await told(caseId, 'consents')) as readonly { decision: string }[];
    expect(consents.map(({ decision }) => decision)).toEqual(['given', 'given']);
  });

  it('settles on the scene', async () => {
    const caseId = await registered({ lane: undefined });
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await page.getByRole('button', { name: '当场了结' }).click();
    await page.getByLabel('查明的情况').fill('双方口角，未动手');
    await page.getByLabel('双方约定').fill('九时后施工');
    await page.getByLabel('执法记录仪编号').fill('ZFY-017');
    await page.getByRole('dialog').getByRole('button', { name: '当场了结' }).click();
    await page.getByText('已当场了结，案件办结。').waitFor();
    expect((await scene.stage.desk.show(caseId)).state).toBe('closed');
  });

  it('sends the case to the agency that the rules have first', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await page.getByRole('button', { name: '转办', exact: true }).click();
    await page
      .getByRole('radio', { name: /青羊区综治中心/ })
      .and(page.locator(':checked'))
      .waitFor();
    await page.getByLabel('请对方办什么').fill('请研判并分流');
    await page.getByLabel('不提供').check();
    await page.getByRole('button', { name: '转办', exact: true }).click();
    await page.getByText(/已转 青羊区综治中心/).waitFor();
    await page.getByRole('button', { name: '打开案件' }).click();
    await page
      .getByRole('region', { name: '转办路径' })
      .getByText(/待签收/)
      .first()
      .waitFor();
  });

  it('says why when it is another one, answers what that one asks, and chooses what it is shown', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`, 'phone');
    await page.getByRole('button', { name: '转办', exact: true }).click();
    const community = page.getByRole('radio', { name: /送仙桥社区居委会/ });
    await community.check();
    await page.getByLabel('电话表示').check();
    const asked = page.getByRole('group', { name: '双方是否同意由社区调解？' });
    await asked.getByLabel('是', { exact: true }).check();
    await page.getByText('怎么办、给对方看哪些内容').click();
    await page.getByLabel('发生地点', { exact: true }).uncheck();
    await page.getByRole('button', { name: '转办', exact: true }).click();
    await page.getByText('请选一个理由').waitFor();
    await page.getByLabel('该单位此前办理过、熟悉情况').check();
    await page.getByRole('button', { name: '转办', exact: true }).click();
    await page.getByText(/已转 送仙桥社区居委会/).waitFor();
    const { items } = (await told(caseId, 'referrals')) as { readonly items: readonly { id: string }[] };
    const { body } = await scene.stage.product
      .as('committee-intake')
      .get<{ content: object }>(`/referrals/${items[0]?.id}/snapshot`);
    expect(body.content).toMatchObject({
      parties: [{ name: '刘甲', phone: '19900000001' }],
      answers: [{ code: 'both_agree', value: 'yes' }],
    });
    expect(body.content).not.toHaveProperty('place');
  });

  it('is led to what was reported and waits for their confirmation', async () => {
    const caseId = await registered();
    const { id } = await scene.stage.line.underWay(caseId);
    await scene.stage.line.report('mediator', id, 'written_agreement');
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await page.getByRole('link', { name: '确认办结：送仙桥社区居委会已上报' }).click();
    await page.waitForURL(`**/referrals/${id}`);
  });

  it('is told on whom the case still waits, by name', async () => {
    const caseId = await registered();
    const { id } = await scene.stage.line.underWay(caseId);
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    // Another agency is at work: ending the case over its head is not what stands out.
    expect(await page.getByRole('button', { name: '办结', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: '更多办理' }).click();
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
    const outcomes = page.getByRole('group', { name: '结果' });
    const first = outcomes.getByRole('radio').first();
    await first.and(page.locator(':focus')).waitFor();
    expect(await first.getAttribute('value')).toBe('oral_agreement');
    await page.getByLabel('当事人自行和解').check();
    await page.getByRole('dialog').getByRole('button', { name: '办结' }).click();
    const why = page.getByRole('alert');
    await why.getByText(/还有 1 件转办没有办完/).waitFor();
    expect(await why.getByRole('link').getAttribute('href')).toBe(`/referrals/${id}`);
    await why.getByText('送仙桥社区居委会').waitFor();
  });

  it('withdraws consent for a party only after reading what will happen', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await page.getByRole('button', { name: '更多办理' }).click();
    await page.getByRole('button', { name: '撤回同意' }).click();
    await page.getByText(/须在一个工作日内报告/).waitFor();
    await page.getByLabel(/^刘某/).check();
    await page.getByLabel('电话表示').check();
    await page.getByLabel('原因').fill('不愿再谈');
    await page.getByRole('dialog').getByRole('button', { name: '撤回同意' }).click();
    await page.getByText('当事人已撤回同意').waitFor();
    expect((await scene.stage.desk.show(caseId)).consentWithdrawnAt).not.toBeNull();
  });

  it('fills in what is still missing', async () => {
    const caseId = await registered();
    const { page } = await scene.as('officer', `/cases/${caseId}`);
    await page.getByText(/纠纷类型、发生时间（/).waitFor();
    await page.getByRole('button', { name: '更多办理' }).click();
    await page.getByRole('button', { name: '补录更正' }).click();
    await page.getByLabel('查找纠纷类型').fill('物业');
    await page.getByRole('radio', { name: /物业/ }).first().check();
    await page.getByLabel('涉及金额（元）').fill('1200.50');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('1,200.50 元').waitFor();
    expect((await scene.stage.desk.show(caseId)).amountFen).toBe(120_050);
  });

  it('is told who was faster, and keeps what was typed', async () => {
    const caseId = await registered();
    const slow = await scene.as('officer', `/cases/${caseId}`);
    await slow.page.getByRole('button', { name: '更多办理' }).click();
    await slow.page.getByRole('button', { name: '调整风险' }).click();
    await slow.page.getByLabel('红色').check();
    await slow.page.getByLabel('原因').fill('扬言报复');
    await scene.stage.desk.step('colleague', caseId, { noun: 'triage' });
    await slow.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await slow.page.getByText(/周警官 .+办了“研判”，现在是“研判”/).waitFor();
    expect(await slow.page.getByLabel('原因').inputValue()).toBe('扬言报复');
    await slow.page.getByRole('button', { name: '看现在的情况' }).click();
    await slow.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await slow.page.getByText('已办好。').waitFor();
    expect((await scene.stage.desk.show(caseId)).risk).toBe('red');
  });
});

describe('a head', () => {
  it('lifts a rule that names them, with a reason; an officer is not offered it', async () => {
    const caseId = await registered({ facts: VIOLATION });
    const officer = await scene.as('officer', `/cases/${caseId}`);
    await officer.page.getByText('有违反治安管理行为但尚未立案').waitFor();
    expect(await officer.page.getByRole('button', { name: '解除这条限制' }).count()).toBe(0);
    const { page } = await scene.as('chief', `/cases/${caseId}`);
    await page.getByRole('button', { name: '解除这条限制' }).click();
    await page.getByLabel('为什么可以解除').fill('已口头受案');
    await page.getByRole('dialog').getByRole('button', { name: '解除这条限制' }).click();
    await page.getByText('已解除').waitFor();
  });

  it('answers a request for more time', async () => {
    const { desk, product } = scene.stage;
    const theCase = await desk.register({ lane: 'full', parties: PAIR });
    await desk.step('officer', theCase.id, { noun: 'taking' });
    const consents = theCase.parties.map(({ id: partyId }) => ({ partyId, manner: 'telephone' }));
    const asked = await desk.step('officer', theCase.id, {
      noun: 'extension-request',
      body: { amount: 5, reason: '等待鉴定', consents },
    });
    expect(asked.status).toBe(200);
    const { page } = await scene.as('chief', `/cases/${theCase.id}`);
    await page.getByRole('button', { name: '审批延期' }).click();
    await page.getByText('等待鉴定').first().waitFor();
    await page.getByLabel('同意', { exact: true }).check();
    await page.getByLabel('原因').fill('确需鉴定');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('申请延期 5：同意').waitFor();
    const { rows } = await product.sql.query<{ decision: string }>(
      'select decision from case_extension where case_id = $1',
      [theCase.id],
    );
    expect(rows).toEqual([{ decision: 'granted' }]);
  });
});

describe('a coordinator', () => {
  it('merges a case into another one that is found by its number', async () => {
    const [from, into] = [
      await registered(),
      await scene.stage.desk.register({ lane: 'full', parties: PAIR, narrative: '楼上噪音' }),
    ];
    const { page } = await scene.as('coordinator', `/cases/${from}`);
    await page.getByRole('button', { name: '更多办理' }).click();
    await page.getByRole('button', { name: '并案' }).click();
    await page.getByLabel('并入哪个案件').fill(into.number);
    await page.getByRole('button', { name: '查找' }).click();
    await page.getByRole('radio', { name: new RegExp('楼上噪音') }).check();
    await page.getByLabel('为什么是同一件事').fill('同一家人同一件事');
    await page.getByRole('dialog').getByRole('button', { name: '并案' }).click();
    await page.waitForURL(`**/cases/${into.id}`);
    await page.getByText('楼上噪音').first().waitFor();
  });
});

describe('agencies that owe a step by law', () => {
  it('find at the address of the case what was told to them, and nobody in full', async () => {
    const caseId = await registered({
      narrative: '来访者说夜里被丈夫殴打',
      typeCode: '0106',
      facts: [
        { code: 'domestic_violence', value: 'yes' },
        { code: 'dv_special_item', value: 'yes' },
      ],
    });
    await scene.stage.product
      .as('officer')
      .post(`/cases/${caseId}/legal-path/steps/warning_decision/completion`, { note: '已出具' });
    const { page } = await scene.as('womens-head', `/cases/${caseId}`, 'phone');
    await page.getByText('案情不在此显示').waitFor();
    await page.getByText('首次查访').waitFor();
    expect(await page.getByText('夜里被丈夫殴打').count()).toBe(0);
    expect(await page.getByRole('button', { name: /办完这一步/ }).count()).toBe(0);
    await page.getByRole('button', { name: '走访回访' }).click();
    await page.getByLabel('上门').check();
    await page.getByLabel('情况稳定').check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByRole('region', { name: '记录' }).getByText('上门走访：情况稳定').waitFor();
  });

  it('complete a step that is theirs', async () => {
    const caseId = await registered();
    const stop = { reason: '发现轻生倾向', pathKinds: ['safety'] };
    await scene.stage.desk.step('chief', caseId, { noun: 'legal-stop', body: stop });
    const { page } = await scene.as('committee-intake', `/cases/${caseId}`);
    await page.getByRole('button', { name: /办完这一步/ }).click();
    await page.getByLabel('说明').fill('已商定看护');
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText(/何受理 已办$/).waitFor();
  });
});

describe('whoever holds a case through a referral', () => {
  it('puts on record what it hears, and is told when the law stops the talks', async () => {
    const caseId = await registered();
    await scene.stage.line.underWay(caseId);
    const { page } = await scene.as('mediator', `/cases/${caseId}`, 'phone');
    await page.getByRole('heading', { name: '由本单位办理的案件' }).waitFor();
    await page.getByRole('button', { name: '记录意愿' }).click();
    await page.getByLabel('申请人', { exact: true }).check();
    await page.getByLabel('签字').check();
    await page.getByRole('button', { name: '提交' }).click();
    await page.getByText('已办好。').waitFor();
    await page
      .getByRole('group', { name: /是否涉嫌犯罪/ })
      .getByRole('button', { name: '是' })
      .click();
    await page.getByText(/^已记下：是否涉嫌犯罪/).waitFor();
    const consents = (await told(caseId, 'consents')) as readonly { manner: string }[];
    expect(consents.map(({ manner }) => manner)).toEqual(['signature']);
    const facts = (await told(caseId, 'facts')) as readonly { code: string; value: string }[];
    expect(facts.at(-1)).toMatchObject({ code: 'suspected_crime', value: 'yes' });
    await page.getByText('依法停止调解').waitFor();
    await page.getByRole('heading', { name: '刑事案件办理' }).waitFor();
  });

  it('plans for safety, and reads its own record', async () => {
    const caseId = await registered();
    await scene.stage.line.underWay(caseId);
    const { page } = await scene.as('mediator', `/cases/${caseId}`);
    await page.getByRole('button', { name: '安全方案' }).click();
    await page.getByLabel('安排了什么措施').fill('每日上门一次');
    await page.getByLabel('受害人').check();
    await page.getByRole('button', { name: '提交' }).click();
    const records = page.getByRole('region', { name: '记录' });
    await records.getByText('每日上门一次').waitFor();
    await records.getByText('已告知：受害人').waitFor();
  });
});
