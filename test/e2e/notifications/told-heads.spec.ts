import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { NoticePageView, NoticeView } from '../../../modules/notifications/inbox/notices.view.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { CaseDesk, PAIR, QUARREL, SETTLEMENT } from '../cases/desk.js';

/** What whoever leads an agency hears at once of a case that was taken in. */

let product: TestProduct;
let desk: CaseDesk;
let world: World;
beforeAll(async () => {
  product = await startTestProduct();
  world = await product.seedWorld();
  desk = new CaseDesk(product);
});
afterAll(() => product.close());

const READERS = ['officer', 'chief', 'other-chief', 'committee-head', 'coordinator', 'supervisor'] as const;

async function noticeOf(login: Login, code: string, caseId: string): Promise<NoticeView | undefined> {
  await product.drain();
  const { body } = await product.as(login).get<NoticePageView>('/me/notices?limit=200');
  return body.items.find(
    (notice) => notice.code === code && notice.items.some(({ subjectId }) => subjectId === caseId),
  );
}

async function toldOf(code: string, caseId: string): Promise<readonly Login[]> {
  const told: Login[] = [];
  for (const login of READERS) if ((await noticeOf(login, code, caseId)) !== undefined) told.push(login);
  return told;
}

describe('a case that is red when it is taken in', () => {
  it('is told to the head of the station at once, by night too, with the time of the plan', async () => {
    const { id, clocks } = await desk.register({ risk: 'red' });
    expect(await toldOf('red_registered', id)).toEqual(['chief']);
    expect(await noticeOf('chief', 'red_registered', id)).toMatchObject({
      urgency: 'red',
      text: '新登记红色风险事项',
      dueAt: clocks.find(({ name }) => name === 'safety_response')?.deadlineAt,
    });
    expect((await product.as('chief').get(`/cases/${id}`)).status).toBe(200);
  });

  it('is told when it is settled in the same tap, and by an agency to its own head', async () => {
    const settled = await desk.register({ risk: 'red', settlement: SETTLEMENT });
    expect(settled.state).toBe('closed');
    expect(await toldOf('red_registered', settled.id)).toEqual(['chief']);
    const { id } = await desk.register({ risk: 'red', parties: PAIR }, 'committee-intake');
    expect(await toldOf('red_registered', id)).toEqual(['committee-head']);
  });

  it('is not told to the head who took it in, nor is any other', async () => {
    const own = await desk.register({ risk: 'red' }, 'chief');
    const orange = await desk.register({ risk: 'orange' });
    for (const { id } of [own, orange]) expect(await toldOf('red_registered', id)).toEqual([]);
  });

  it('is told once: what turned red since is told as that, as urgently', async () => {
    const { id } = await desk.register();
    await desk.step('officer', id, { noun: 'risk', body: { level: 'orange', reason: '情绪激动' } });
    expect(await noticeOf('chief', 'risk_raised', id)).toMatchObject({ urgency: 'urgent' });
    const other = await desk.register();
    await desk.step('officer', other.id, { noun: 'risk', body: { level: 'red', reason: '扬言报复' } });
    expect(await noticeOf('chief', 'risk_raised', other.id)).toMatchObject({ urgency: 'red' });
    expect(await toldOf('red_registered', other.id)).toEqual([]);
  });
});

describe('a settlement that a rule holds', () => {
  const yes = (code: string): object => ({ code, value: 'yes' });
  const held = async (fact: string, as: Login = 'officer'): Promise<string> => {
    const body = { ...QUARREL, facts: [yes(fact)], settlement: SETTLEMENT };
    const answer = await product.as(as).post<RegisteredCaseView>('/cases', body);
    expect(answer.body.settlementRefused?.code).toBe('guard_hold');
    return answer.body.case.id;
  };

  it('is told to the head of the station, who lifts the rule', async () => {
    const id = await held('group_size');
    expect(await toldOf('settlement_held', id)).toEqual(['chief']);
    const { clocks } = await desk.show(id, 'chief');
    expect(await noticeOf('chief', 'settlement_held', id)).toMatchObject({
      urgency: 'urgent',
      dueAt: clocks.find(({ name }) => name === 'settlement_decision')?.deadlineAt,
    });
    const lift = { ruleCode: 'R21', reason: '人数已核实' };
    expect((await product.as('chief').post(`/cases/${id}/guard-overrides`, lift)).status).toBe(201);
    const settlement = { noun: 'settlement', body: SETTLEMENT };
    expect((await desk.step('officer', id, settlement)).body.state).toBe('closed');
  });

  it('of an agency is told to the coordinator where its head may not lift the rule', async () => {
    const id = await held('group_size', 'committee-head');
    expect(await toldOf('settlement_held', id)).toEqual(['coordinator']);
    const lift = { ruleCode: 'R21', reason: '人数已核实' };
    expect((await product.as('committee-head').post(`/cases/${id}/guard-overrides`, lift)).status).toBe(403);
    expect((await product.as('coordinator').post(`/cases/${id}/guard-overrides`, lift)).status).toBe(201);
  });

  it('is told to nobody where it was taken, or where a stop leads on along its path', async () => {
    const taken = await desk.register({ settlement: SETTLEMENT });
    const stopped = await desk.register({ facts: [yes('suspected_crime')], settlement: SETTLEMENT });
    for (const { id } of [taken, stopped]) expect(await toldOf('settlement_held', id)).toEqual([]);
  });

  it('is told to the other heads all the same, to send it on, where nobody coordinates', async () => {
    await product.sql.query(`update membership set valid_to = accord_now() where role = 'coordinator'`);
    await product.sql.query(`update membership set role = 'agency_head' where user_id = $1`, [
      world.users.mediator,
    ]);
    const id = await held('group_size', 'committee-head');
    expect(await noticeOf('mediator', 'settlement_held', id)).toMatchObject({ urgency: 'urgent' });
    expect(await noticeOf('chief', 'settlement_held', id)).toBeUndefined();
  });
});
