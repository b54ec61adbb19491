import type { BoardLineView } from '../../../modules/coordination/board/board.view.js';
import type {
  SupervisionOrderPageView,
  SupervisionOrderView,
  SupervisionView,
} from '../../../modules/coordination/supervision/supervision.view.js';
import { itReads, wordsOf } from '../../support/pdf-words.js';
import type { Answer } from '../../support/product.js';
import { type AgencyKey, AREA, type Login } from '../../support/world.js';
import { HOUR_MS } from '../cases/desk.js';
import { appoint, BoardDesk } from './desk.js';
import { JointDesk } from './joint-desk.js';

const TEXT = '请于期限内签收，并书面报告办理情况。';
const DONE = '已签收并电话联系双方，定于周五上午调解。';

let desk: BoardDesk;
/** Sent to the bureau, and not taken. */
let sent: { readonly id: string; readonly caseId: string };

beforeAll(async () => {
  desk = await BoardDesk.open();
  sent = await desk.tasks.send('labor');
});
afterAll(() => desk.tasks.product.close());

const lineOf = async (subjectId: string): Promise<BoardLineView> => {
  const line = (await desk.lines('coordinator')).find(
    (each) => each.subjectId === subjectId && each.kind !== 'completion',
  );
  if (line === undefined) throw new Error('no such line');
  return line;
};
const about = async (login: Login, subjectId: string): Promise<SupervisionView> =>
  (await desk.tasks.product.as(login).get<SupervisionView>(`/supervision-orders/about/${subjectId}`)).body;
const order = (
  login: string,
  clockId: string,
  body: object = {},
): Promise<Answer<SupervisionOrderView & { code?: string }>> =>
  desk.tasks.product.as(login).post('/supervision-orders', { clockId, text: TEXT, ...body });
const step = (
  login: string,
  of: SupervisionOrderView,
  noun: string,
  body: object = {},
): Promise<Answer<SupervisionOrderView>> =>
  desk.tasks.product
    .as(login)
    .post<SupervisionOrderView>(`/supervision-orders/${of.id}/${noun}`, body, { version: of.version });
const list = async (login: string, query = ''): Promise<readonly SupervisionOrderView[]> =>
  (await desk.tasks.product.as(login).get<SupervisionOrderPageView>(`/supervision-orders?limit=50${query}`))
    .body.items;

describe('a written order', () => {
  let first: SupervisionOrderView;

  it('is proposed with a deadline of the policy, to whoever may order and to nobody else', async () => {
    const line = await lineOf(sent.id);
    const [proposed] = (await about('coordinator', sent.id)).orderable;
    expect(proposed).toMatchObject({
      clockId: line.id,
      agencyId: line.ownerAgencyId,
      words: '签收',
      isLate: false,
    });
    expect(proposed?.proposedDueAt).toMatch(/T/);
    expect((await about('officer', sent.id)).orderable).toEqual([]);
    expect((await about('labor-head', sent.id)).orderable).toEqual([]);
  });

  it.each<Login>(['officer', 'labor-head', 'supervisor'])('is not for %s to give', async (login) => {
    expect(await order(login, (await lineOf(sent.id)).id)).toMatchObject({
      status: 403,
      body: { code: 'not_yours' },
    });
  });

  it.each<AgencyKey>(['station', 'labor'])(
    'is not for a coordinator who belongs to the %s, one of the two sides',
    async (agency) => {
      const { tasks } = desk;
      const login = `kin-of-${agency}`;
      const areaId = tasks.world.areas[AREA.district];
      const userId = await appoint(tasks.product, { login, name: '褚协调', role: 'coordinator', areaId });
      await tasks.product.sql.query(
        `insert into membership (id, user_id, role, agency_id, valid_from) values (gen_random_uuid(), $1, $2, $3, accord_now())`,
        [userId, agency === 'station' ? 'station_officer' : 'agency_intake', tasks.world.agencies[agency]],
      );
      expect(await order(login, (await lineOf(sent.id)).id)).toMatchObject({
        status: 403,
        body: { code: 'not_yours' },
      });
      await tasks.product.sql.query('delete from membership where user_id = $1', [userId]);
    },
  );

  it('is unknown to who does not see the limit', async () => {
    expect(await order('mediator', (await lineOf(sent.id)).id)).toMatchObject({ status: 404 });
    expect(await order('street', (await lineOf(sent.id)).id)).toMatchObject({ status: 404 });
  });

  it('is given once, whoever orders at the same time, and the other is told of the first', async () => {
    const { id } = await lineOf(sent.id);
    const areaId = desk.tasks.world.areas[AREA.district];
    await appoint(desk.tasks.product, { login: 'second', name: '魏协调', role: 'coordinator', areaId });
    const answers = await Promise.all([order('coordinator', id), order('second', id)]);
    const won = answers.find(({ status }) => status === 201);
    const lost = answers.find(({ status }) => status === 409);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    if (won === undefined) return;
    first = won.body;
    expect(first.number).toMatch(/^督〔\d{4}〕青羊第000001号$/);
    expect(lost?.body).toMatchObject({
      code: 'supervision_open',
      number: first.number,
      by: first.issuedBy,
    });
    expect((await lineOf(sent.id)).order).toMatchObject({ number: first.number, word: '待答复' });
  });

  it('stands in the task list of the agency and on the timeline, and is told to its head', async () => {
    await desk.tasks.product.drain();
    const tasks = await desk.tasks.ofAgency('labor-head', 'labor');
    expect(tasks.filter(({ subjectId }) => subjectId === sent.id).map(({ words }) => words)).toContain(
      '答复督办单',
    );
    const told = await desk.tasks.product
      .as('labor-head')
      .get<{ items: { text: string }[] }>('/me/notices?limit=50');
    expect(JSON.stringify(told.body)).toContain('待答复督办单');
    const timeline = await desk.tasks.product
      .as('officer')
      .get<{ items: { type: string; payload: object }[] }>(`/cases/${sent.caseId}/timeline?limit=200`);
    const entry = timeline.body.items.find(({ type }) => type === 'supervision.ordered');
    expect(entry?.payload).toMatchObject({ orderNumber: first.number });
    expect(JSON.stringify(timeline.body)).not.toContain(TEXT);
  });

  it('is answered by its agency only, and every list is of who may see it', async () => {
    for (const login of ['labor-intake', 'officer', 'coordinator'])
      expect(await step(login, first, 'answer', { done: DONE })).toMatchObject({ status: 403 });
    expect(await step('mediator', first, 'answer', { done: DONE })).toMatchObject({ status: 404 });
    expect(await list('mediator')).toEqual([]);
    expect((await list('labor-intake')).map(({ id }) => id)).toEqual([first.id]);
    expect((await list('coordinator', '&state=open')).map(({ id }) => id)).toEqual([first.id]);
    expect(await list('coordinator', '&state=accepted')).toEqual([]);
    expect(await list('street')).toEqual([]);
  });

  it('breaches and climbs by itself while nobody answers', async () => {
    await desk.tasks.product.moveClock(5 * 24 * HOUR_MS);
    await desk.tasks.product.drain();
    const { rows } = await desk.tasks.product.sql.query<{ breached: boolean; roles: string[] }>(
      `select c.breached, array_agg(distinct e.role order by e.role) as roles from clock c join escalation e on e.clock_id = c.id
       where c.name = 'supervision_answer' and c.item = $1 group by c.id`,
      [first.id],
    );
    expect(rows[0]?.breached).toBe(true);
    expect(rows[0]?.roles).toEqual(expect.arrayContaining(['coordinator', 'owner_head']));
  });

  it('is answered, and the answer is returned with a new deadline; a step on what has moved is refused', async () => {
    const answered = await step('labor-head', first, 'answer', { done: DONE, remains: '待组织调解' });
    expect(answered.body).toMatchObject({ state: 'answered', rounds: [{ done: DONE, inTime: false }] });
    expect((await lineOf(sent.id)).order).toMatchObject({ word: '已答复，待审核' });
    const review = (tasks: readonly { words: string }[]): boolean =>
      tasks.some(({ words }) => words === '审核督办答复');
    expect(review(await desk.tasks.mine('coordinator'))).toBe(true);
    expect(review(await desk.tasks.mine('labor-head'))).toBe(false);
    expect(await step('coordinator', first, 'acceptance')).toMatchObject({
      status: 409,
      body: { code: 'supervision_moved' },
    });
    expect(await step('labor-head', answered.body, 'acceptance')).toMatchObject({ status: 403 });
    const past = await step('coordinator', answered.body, 'return', {
      reason: '未说明联系情况',
      dueAt: '2020-01-01T09:00:00+08:00',
    });
    expect(past.status).toBe(400);
    const returned = await step('coordinator', answered.body, 'return', { reason: '未说明联系情况' });
    expect(returned.body).toMatchObject({
      state: 'open',
      rounds: [{ returnReason: '未说明联系情况' }, { done: null }],
    });
    first = returned.body;
  });

  itReads('is printed with its answers, for who sees it', async () => {
    const path = `/supervision-orders/${first.id}/paper`;
    const paper = await desk.tasks.product.as('labor-head').download(path);
    expect(paper.status).toBe(200);
    const text = wordsOf(paper.body);
    for (const words of ['青羊区综治中心', first.number, '青羊区人社局：', TEXT, DONE, '未说明联系情况'])
      expect(text).toContain(words);
    expect((await desk.tasks.product.as('mediator').get(path)).status).toBe(404);
  });

  it('is accepted, and is over', async () => {
    const again = await step('labor-head', first, 'answer', { done: DONE });
    const accepted = await step('coordinator', again.body, 'acceptance');
    expect(accepted.body).toMatchObject({ state: 'accepted', steps: [] });
    expect((await lineOf(sent.id)).order).toBeNull();
    const { rows } = await desk.tasks.product.sql.query(
      `select 1 from clock where item = $1 and state in ('running', 'paused')`,
      [first.id],
    );
    expect(rows).toEqual([]);
  });

  it('may be withdrawn, and ends with what it is about', async () => {
    const second = (await order('coordinator', (await lineOf(sent.id)).id)).body;
    expect(second.number).toMatch(/第000002号$/);
    const withdrawn = await step('coordinator', second, 'withdrawal', { reason: '改为电话督促' });
    expect(withdrawn.body).toMatchObject({ state: 'withdrawn', closingReason: '改为电话督促' });
    const third = (await order('coordinator', (await lineOf(sent.id)).id)).body;
    await desk.tasks.done('officer', sent.id, 'recall', { reason: 'better_agency', note: '改由社区调解' });
    const ended = await desk.tasks.product
      .as('coordinator')
      .get<SupervisionOrderView>(`/supervision-orders/${third.id}`);
    expect(ended.body).toMatchObject({ state: 'ended', steps: [] });
  });
});

describe('an order about a case itself', () => {
  it('goes to who is to route it, and ends when the case does', async () => {
    const { id } = await desk.tasks.cases.register({ lane: 'full' });
    const given = await order('coordinator', (await lineOf(id)).id);
    expect(given.body).toMatchObject({ subjectType: 'case', agencyName: '草堂派出所', about: '分流' });
    expect((await about('officer', id)).orders).toMatchObject([{ steps: ['answer'] }]);
    const closing = { noun: 'closure', body: { outcome: 'self_settled' } };
    expect((await desk.tasks.cases.step('officer', id, closing)).status).toBe(200);
    expect((await about('officer', id)).orders).toMatchObject([{ state: 'ended', steps: [] }]);
  });

  it('is what an item of its joint plan is ordered by, and stands on the line of that item', async () => {
    const joint = JointDesk.at(desk.tasks);
    const { caseId } = await joint.joint(['labor']);
    const itemId = await joint.planned('officer', caseId, 'labor', '核对考勤表');
    const given = await order('coordinator', (await lineOf(itemId)).id);
    const { id, number } = given.body;
    expect(given.body).toMatchObject({ subjectType: 'case', subjectId: caseId, agencyName: '青羊区人社局' });
    expect((await lineOf(itemId)).order).toMatchObject({ id, number, word: '待答复' });
    expect(await about('coordinator', itemId)).toMatchObject({ orders: [{ id }], orderable: [] });
    expect((await about('labor-head', caseId)).orders).toMatchObject([{ id, steps: ['answer'] }]);
    expect((await about('womens-head', itemId)).orders).toEqual([]);
  });
});

describe('a limit', () => {
  const raise = (login: string, clockId: string): Promise<Answer<{ code?: string; by?: string }>> =>
    desk.tasks.product.as(login).post(`/board/lines/${clockId}/raising`, { reason: '两次催办无人答复' });

  it('is raised to those above by who coordinates, is told with its reason, and not twice until it is taken up', async () => {
    const { id: subjectId } = await desk.tasks.send('civil-affairs');
    const { id } = await lineOf(subjectId);
    expect(await raise('officer', id)).toMatchObject({ status: 403, body: { code: 'not_yours' } });
    expect(await raise('supervisor', id)).toMatchObject({ status: 403 });
    expect(await raise('mediator', id)).toMatchObject({ status: 404 });
    const both = await Promise.all([raise('coordinator', id), raise('second', id)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'limit_raised' });
    expect((await lineOf(subjectId)).escalation).toMatchObject({
      role: 'next_area_up',
      isRaised: true,
      reason: '两次催办无人答复',
      takenUpBy: null,
    });
    const told = (await desk.tasks.mine('supervisor')).find((task) => task.subjectId === subjectId);
    expect(told).toMatchObject({ kind: 'escalation' });
    const up = await desk.tasks.product
      .as('supervisor')
      .post(`/escalations/${told?.id ?? ''}/acknowledgement`, { note: '我来协调' });
    expect(up.status).toBe(200);
    expect((await lineOf(subjectId)).escalation).toMatchObject({ isRaised: false, takenUpBy: '程督察' });
    expect((await raise('coordinator', id)).status).toBe(204);
  });

  it('stays raised, with who raised it and why, when its ladder goes on meanwhile', async () => {
    const { id: subjectId } = await desk.tasks.send('labor');
    const { id, deadlineAt } = await lineOf(subjectId);
    expect((await raise('coordinator', id)).status).toBe(204);
    const { product } = desk.tasks;
    await product.moveClock(Date.parse(deadlineAt ?? '') - (await product.now()).getTime() + HOUR_MS / 2);
    await product.drain();
    const { rows } = await product.sql.query<{ role: string }>(
      'select role from escalation where clock_id = $1 order by fired_at desc, id desc limit 1',
      [id],
    );
    expect(rows).not.toEqual([{ role: 'next_area_up' }]);
    const line = await lineOf(subjectId);
    expect(line).toMatchObject({
      id,
      escalation: { role: 'next_area_up', isRaised: true, raisedByName: '萧协调', takenUpBy: null },
    });
    expect((await raise('coordinator', id)).body).toMatchObject({ code: 'limit_raised', by: '萧协调' });
  });

  it('takes what was raised along when it ends', async () => {
    const { id: subjectId } = await desk.tasks.send('womens-federation');
    const { id } = await lineOf(subjectId);
    expect((await raise('coordinator', id)).status).toBe(204);
    await desk.tasks.done('officer', subjectId, 'recall', { reason: 'better_agency', note: '改由社区调解' });
    expect((await desk.tasks.mine('supervisor')).filter((task) => task.subjectId === subjectId)).toEqual([]);
  });
});

describe('who ordered it and has left the post', () => {
  it('reads neither the order nor what is answered since', async () => {
    const { tasks } = desk;
    const { id } = await tasks.send('labor');
    const login = 'leaver';
    const areaId = tasks.world.areas[AREA.district];
    const userId = await appoint(tasks.product, { login, name: '邹协调', role: 'coordinator', areaId });
    const given = (await order(login, (await lineOf(id)).id)).body;
    expect((await list(login)).map((each) => each.id)).toContain(given.id);
    await tasks.product.sql.query('delete from membership where user_id = $1', [userId]);
    await tasks.product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from)
       values (gen_random_uuid(), $1, 'agency_intake', $2, accord_now())`,
      [userId, tasks.world.agencies['other-station']],
    );
    expect(await list(login)).toEqual([]);
    for (const path of [`/supervision-orders/${given.id}`, `/supervision-orders/${given.id}/paper`])
      expect((await tasks.product.as(login).get(path)).status).toBe(404);
    expect((await list('coordinator')).map((each) => each.id)).toContain(given.id);
  });
});
