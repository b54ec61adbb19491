import type { Login } from '../support/world.js';
import { PAIR } from '../e2e/cases/desk.js';
import { agency, all, type Fill, open, openTask, pick, take, write } from './hands.js';
import { Scene, TOLD_WITHIN_MS } from './scene.js';
import { at } from './stages.js';

let scene: Scene;
beforeAll(async () => {
  scene = await Scene.begin();
});
afterEach(() => scene.clear());
afterAll(() => scene.end());

const find: Fill = async (page) => {
  await page.getByRole('dialog').getByRole('button', { name: '查找', exact: true }).click();
};

interface Seen {
  readonly id: string;
  readonly caseId: string;
  readonly state: string;
}

const show = async <Body = Seen>(id: string, as: Login = 'officer'): Promise<Body> =>
  (await scene.stage.product.as(as).get<Body>(`/referrals/${id}`)).body;

describe('more time for a referral', () => {
  const ASKED = all(write(/^延长多少/, '5'), write('为什么', '用工方负责人出差'), pick('申请人', '被申请人'));

  it('is asked by whoever handles it, and given by their head', async () => {
    const id = await at(scene, 'under way', { registered: { parties: PAIR } });
    const handler = await scene.as('labor-handler', `/referrals/${id}`, 'phone');
    await take(handler.page, '申请延期', ASKED);
    const head = await scene.as('labor-head', `/referrals/${id}`);
    await open(head.page, '审批延期');
    await head.page.getByText('申请延长 5 天，因为：用工方负责人出差').waitFor();
    await head.page.getByRole('button', { name: '关闭' }).click();
    await take(head.page, '审批延期', all(pick('同意延期'), write('为什么', '同意一次')));
    expect(await show(id)).toMatchObject({ extensions: [{ decision: 'granted', amount: 5 }] });
  });

  it('is taken back by whoever asked, before it is answered', async () => {
    const id = await at(scene, 'under way', { registered: { parties: PAIR } });
    const { page } = await scene.as('labor-handler', `/referrals/${id}`, 'phone');
    await take(page, '申请延期', ASKED);
    await take(page, '撤回延期申请');
    expect(await show(id)).toMatchObject({ extensions: [{ decision: 'withdrawn' }] });
  });
});

describe('taking back', () => {
  it('is one step of the sender as long as nobody has accepted', async () => {
    const id = await at(scene, 'queued');
    const { page } = await scene.as('officer', `/referrals/${id}`, 'phone');
    await take(page, '收回', all(pick('转办有误'), write('说明', '已由社区办')));
    await page.getByRole('heading', { name: /已结束/ }).waitFor();
    expect(await show(id)).toMatchObject({ state: 'recalled' });
  });

  it('is agreed to by whoever has it, with what the next one must know', async () => {
    const id = await at(scene, 'recalled');
    const { page } = await scene.as('labor-handler', `/referrals/${id}`, 'phone');
    await take(page, '同意收回', write('交接说明', '双方周四到场'));
    expect(await show(id)).toMatchObject({ state: 'recalled' });
  });

  it('is declined by the head of whoever is nearly done, who reads why it is wanted back', async () => {
    const id = await at(scene, 'recalled');
    const { page } = await scene.as('labor-head', `/referrals/${id}`);
    await page.getByText('另有更合适的单位：改由社区办理').waitFor();
    await open(page, '不同意收回');
    await page.getByRole('dialog').getByRole('radio').first().check();
    await write('说明', '明天签协议')(page);
    await page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await page.getByText('已办好：不同意收回。').waitFor();
    expect(await show(id)).toMatchObject({ state: 'in_progress' });
  });
});

describe('a refusal', () => {
  it('is upheld by the centre, and the case is the sender’s again', async () => {
    const id = await at(scene, 'refused');
    const { page } = await scene.as('coordinator', `/referrals/${id}`);
    await take(page, '同意退单');
    expect(await show(id)).toMatchObject({ state: 'rejected' });
  });

  it('is overruled by the centre, with what is to be done', async () => {
    const id = await at(scene, 'refused');
    const { page } = await scene.as('coordinator', `/referrals/${id}`);
    await take(page, '驳回退单', write('给承办单位的指令', '属法定职责，三日内安排'));
    expect(await show(id)).toMatchObject({ state: 'queued' });
  });
});

describe('a rest', () => {
  it('ends by hand, before it ends by itself', async () => {
    const id = await at(scene, 'under way');
    const { page } = await scene.as('labor-handler', `/referrals/${id}`, 'phone');
    await take(page, '挂起', all(pick('当事人外出或住院'), write('说明', '住院')));
    await page.getByRole('heading', { name: /暂停至/ }).waitFor();
    await take(page, '恢复');
    await page.getByRole('heading', { name: '办理中' }).waitFor();
    expect(await show(id)).toMatchObject({ state: 'in_progress' });
  });

  it('that is long needs the leave of the head, which is asked and given on screen', async () => {
    const id = await at(scene, 'under way');
    const long = all(
      pick('当事人外出或住院'),
      write('到什么时候', '2026-08-25T17:30'),
      write('说明', '住院手术'),
    );
    const handler = await scene.as('labor-handler', `/referrals/${id}`, 'phone');
    await open(handler.page, '挂起');
    await long(handler.page);
    await handler.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await handler.page.getByRole('alert').waitFor();
    await handler.page.getByRole('button', { name: '关闭' }).click();
    await take(
      handler.page,
      '请示',
      all(write('到什么时候', '2026-08-25T17:30'), write('为什么', '住院手术')),
    );
    const head = await scene.as('labor-head', `/referrals/${id}`);
    await take(
      head.page,
      '批准',
      all(write('到什么时候', '2026-08-25T17:30'), write('为什么', '属实，同意')),
    );
    await handler.page.reload();
    await take(handler.page, '挂起', long);
    await handler.page.getByRole('heading', { name: /暂停至/ }).waitFor();
    expect(await show(id)).toMatchObject({ state: 'on_hold' });
  });
});

describe('an outcome', () => {
  it('is returned for what is missing, and worked on again', async () => {
    const id = await at(scene, 'reported');
    const officer = await scene.as('officer', `/referrals/${id}`);
    await open(officer.page, '退回重办');
    await officer.page.getByRole('dialog').getByRole('radio').first().check();
    await write('请对方补做什么', '补签收据')(officer.page);
    await officer.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await officer.page.getByText('已办好：退回重办。').waitFor();
    const handler = await scene.as('labor-handler', `/referrals/${id}`, 'phone');
    await handler.page.getByRole('button', { name: '办结上报' }).waitFor();
    await handler.page.getByText('补签收据').waitFor();
    expect(await show(id)).toMatchObject({ state: 'in_progress' });
  });
});

describe('a part of it', () => {
  it('is done by another agency, which accepts it as its own task', async () => {
    const { product, world } = scene.stage;
    const below = `/agencies/${world.agencies['civil-affairs']}`;
    const { version } = (await product.as('admin').get<{ version: number }>(below)).body;
    const made = await product.as('admin').patch(below, { parentId: world.agencies.labor }, { version });
    expect(made.status).toBe(200);
    const id = await at(scene, 'under way');
    const { page } = await scene.as('labor-head', `/referrals/${id}`);
    await take(
      page,
      '下派',
      all(
        agency('交给哪个单位', '民政', '青羊区民政局'),
        write('请他们办什么', '核实低保情况'),
        pick('不用等'),
      ),
    );
    const { children } = await show<{ children: readonly { id: string; mode: string }[] }>(
      id,
      'labor-handler',
    );
    expect(children).toMatchObject([{ mode: 'delegate' }]);
    await page.getByRole('link', { name: '青羊区民政局' }).waitFor();
    await page.getByText('下派 · 待签收').waitFor();
    const other = await scene.as('civil-intake', '/', 'phone');
    await openTask(other.page, /草堂所|人社/);
    await other.page.getByRole('button', { name: '签收' }).click();
    await other.page.getByRole('heading', { name: '办理中' }).waitFor();
  });
});

describe('what was sent for good', () => {
  it('changes hands, item by item', async () => {
    const id = await at(scene, 'queued', { parts: { mode: 'transfer' } });
    const intake = await scene.as('labor-intake', `/referrals/${id}`, 'phone');
    await intake.page.getByRole('button', { name: '签收' }).click();
    await intake.page.getByRole('heading', { name: '办理中' }).waitFor();
    const { page } = await scene.as('labor-handler', `/referrals/${id}`);
    await take(page, '移交完成', async () => {
      const boxes = page.getByRole('dialog').getByRole('checkbox');
      await boxes.first().waitFor();
      for (const box of await boxes.all()) await box.check();
    });
    const { caseId } = await show(id);
    const theCase = await scene.stage.desk.show(caseId);
    expect(theCase.ownerAgency.name).toBe('青羊区人社局');
  });
});

describe('the same thing twice', () => {
  it('ends as a copy of the other one, whose address is pasted', async () => {
    const first = await at(scene, 'queued');
    const second = await at(scene, 'queued');
    const { page } = await scene.as('labor-intake', `/referrals/${second}`);
    await take(page, '标记重复', write('原来那件的网址', `${scene.url}/referrals/${first}`));
    expect(await show(second)).toMatchObject({ state: 'superseded' });
  });

  it('goes on in the case that the centre names', async () => {
    const id = await at(scene, 'under way');
    const into = await scene.stage.desk.register({ lane: 'full' });
    const { page } = await scene.as('coordinator', `/referrals/${id}`);
    await take(page, '并入', all(write('并入哪个案件', into.number), find, pick(new RegExp(into.number))));
    expect((await show(id)).state).toMatch(/merged|superseded/);
  });

  it('is looked for once, when somebody asks for it', async () => {
    const id = await at(scene, 'under way');
    const into = await scene.stage.desk.register({ lane: 'full' });
    const serial = /(\d{6})号$/.exec(into.number)?.[1] ?? '';
    const { page } = await scene.as('coordinator', `/referrals/${id}`);
    await open(page, '并入');
    const searches = (): Promise<readonly { detail: Record<string, unknown> }[]> =>
      scene.stage.desk.audited('case.searched');
    const before = (await searches()).length;
    const field = page.getByRole('dialog').getByLabel('并入哪个案件');
    await field.pressSequentially(serial, { delay: 120 });
    await page.waitForTimeout(1_500);
    expect(await searches()).toHaveLength(before);
    await field.press('Enter');
    await page.getByRole('dialog').getByRole('radio', { name: into.number }).waitFor();
    // Whoever looks away and comes back has not asked again.
    await page.evaluate(() => dispatchEvent(new Event('visibilitychange')));
    await page.waitForTimeout(1_500);
    const made = (await searches()).slice(before);
    expect(made.map(({ detail }) => detail)).toEqual([{ by: 'serial', found: 1, caseIds: [into.id] }]);
  });

  it('is not offered where it does not go on, and what went wrong is said', async () => {
    const { desk, product } = scene.stage;
    const id = await at(scene, 'under way');
    const { caseId } = await show(id);
    const { body: own } = await product.as('coordinator').get<{ number: string }>(`/cases/${caseId}`);
    const [gone, into] = [await desk.register({ lane: 'full' }), await desk.register({ lane: 'full' })];
    const merging = { intoCaseId: into.id, reason: '同一件事' };
    const { version } = (await product.as('coordinator').get<{ version: number }>(`/cases/${gone.id}`)).body;
    const merged = await product.as('coordinator').post(`/cases/${gone.id}/merge`, merging, { version });
    expect(merged.status).toBeLessThan(300);
    const { page } = await scene.as('coordinator', `/referrals/${id}`);
    await open(page, '并入');
    for (const number of [own.number, gone.number]) {
      await write('并入哪个案件', number)(page);
      await find(page);
      await page.getByText('没有找到您能看到的案件').waitFor();
      await write('并入哪个案件', into.number)(page);
      await find(page);
      await page.getByRole('dialog').getByRole('radio', { name: into.number }).waitFor();
    }
    await page.route('**/cases/search', (route) => route.abort());
    await write('并入哪个案件', '楼上漏水')(page);
    await find(page);
    await page.getByRole('dialog').getByText('连不上服务器').waitFor();
  });
});

describe('a form that was open when somebody else was faster', () => {
  it('keeps what was typed, says where it stands now, and sends nothing unseen', async () => {
    const id = await at(scene, 'under way');
    const slow = await scene.as('labor-handler', `/referrals/${id}`);
    await open(slow.page, '办结上报');
    await all(pick('达成口头协议'), write('一句话说明', '当场付清'))(slow.page);
    const fast = await scene.as('officer', `/referrals/${id}`, 'phone');
    await take(fast.page, '请求收回', all(pick('另有更合适的单位'), write('说明', '改由社区办理')));
    // The page behind the form refreshes by itself.
    await slow.page.getByText('您填写的时候，这件已经有了变动').waitFor({ timeout: 30_000 });
    await slow.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await slow.page.getByText(/陈警官 .+办了“请求收回”，现在是“办理中”/).waitFor();
    await slow.page.getByRole('button', { name: '看现在的情况' }).click();
    expect(await slow.page.getByLabel('一句话说明').inputValue()).toBe('当场付清');
    await slow.page.getByRole('dialog').getByRole('button', { name: '提交' }).click();
    await slow.page.getByText('已办好：办结上报。').waitFor();
    expect(await show(id)).toMatchObject({ state: 'reported' });
  });

  it('is sent on what stands there now once they have looked, and on nothing that came after that', async () => {
    const { line, product } = scene.stage;
    const id = await at(scene, 'under way');
    const visit = await scene.as('labor-handler', `/referrals/${id}`);
    const { page } = visit;
    const sentOn: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith(`/referrals/${id}/outcome`))
        sentOn.push(request.headers()['if-match']);
    });
    const versionNow = async (): Promise<string> =>
      `"${(await product.as('officer').get<{ version: number }>(`/referrals/${id}`)).body.version}"`;
    const movesOn = async (login: Login, noun: string, body: object): Promise<void> => {
      const answer = await line.step(login, id, { noun, body });
      if (answer.status !== 200) throw new Error(`not moved: ${JSON.stringify(answer.body)}`);
    };
    const hasMoved = page.getByText('您填写的时候，这件已经有了变动');
    const submit = page.getByRole('dialog').getByRole('button', { name: '提交' });
    await open(page, '办结上报');
    await all(pick('达成口头协议'), write('一句话说明', '当场付清'))(page);
    const opened = await versionNow();

    await movesOn('officer', 'recall-request', { reason: 'better_agency', note: '改由社区办理' });
    await hasMoved.waitFor({ timeout: TOLD_WITHIN_MS });
    const looked = await versionNow();
    await page.getByRole('button', { name: '已核对，继续' }).click();
    await hasMoved.waitFor({ state: 'detached' });
    // What comes now has not been looked at.
    await movesOn('labor-head', 'recall-refusal', { reason: 'session_fixed', note: '已约好调解' });
    await hasMoved.waitFor({ timeout: TOLD_WITHIN_MS });
    await submit.click();
    await page.getByText(/办了“.+”，现在是/).waitFor();
    expect(await show(id)).toMatchObject({ state: 'in_progress' });

    const last = await versionNow();
    await page.getByRole('button', { name: '看现在的情况' }).click();
    await hasMoved.waitFor({ state: 'detached' });
    await submit.click();
    await page.getByText('已办好：办结上报。').waitFor();
    expect(new Set([opened, looked, last]).size).toBe(3);
    expect(sentOn).toEqual([looked, last]);
    expect(await show(id)).toMatchObject({ state: 'reported' });
  });
});
