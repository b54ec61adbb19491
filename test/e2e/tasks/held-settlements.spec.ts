import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { TaskView } from '../../../modules/referrals/tasks/task.view.js';
import type { Login } from '../../support/world.js';
import { clockNames, HOUR_MS, QUARREL, SETTLEMENT } from '../cases/desk.js';
import { TaskDesk } from './desk.js';

/** A settlement that a rule holds waits for a word: it is a task of whoever may give it, until it is given. */

const DECISION = 'settlement_decision';
const LIFT = { ruleCode: 'R21', reason: '人数已核实' };

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.product.close());

async function held(as: Login = 'officer', others: readonly object[] = []): Promise<string> {
  const facts = [{ code: 'group_size', value: 'yes' }, ...others];
  const body = { ...QUARREL, facts, settlement: SETTLEMENT };
  const answer = await desk.product.as(as).post<RegisteredCaseView>('/cases', body);
  expect(answer.body.settlementRefused?.code).toBe('guard_hold');
  return answer.body.case.id;
}

const asked = (tasks: readonly TaskView[], id: string): TaskView | undefined =>
  tasks.find(({ subjectId, kind }) => subjectId === id && kind === DECISION);

/** Who of the desk finds it among what awaits them. */
async function askedOf(id: string): Promise<readonly Login[]> {
  const found: Login[] = [];
  for (const login of [
    'officer',
    'chief',
    'other-chief',
    'committee-head',
    'coordinator',
    'supervisor',
  ] as const)
    if (asked(await desk.mine(login), id) !== undefined) found.push(login);
  return found;
}

describe('a settlement that a rule holds', () => {
  it('is a task of the head who may lift the rule, beside the case that is to be routed', async () => {
    const id = await held();
    expect(await askedOf(id)).toEqual(['chief']);
    const own = (await desk.mine('chief')).filter(({ subjectId }) => subjectId === id);
    expect(new Set(own.map(({ kind }) => kind))).toEqual(new Set([DECISION, 'routing']));
    expect(asked(own, id)).toMatchObject({ words: '审批当场了结', handler: null });
    expect(asked(await desk.ofAgency('officer', 'station'), id)).toBeDefined();
  });

  it('stands where its hour puts it: four working hours, before what is due later', async () => {
    const later = await desk.cases.register();
    const id = await held();
    const order = (await desk.mine('chief')).map(({ subjectId, kind }) => `${subjectId} ${kind}`);
    expect(order.indexOf(`${id} ${DECISION}`)).toBeLessThan(order.indexOf(`${later.id} routing`));
    const { deadlineAt } = asked(await desk.mine('chief'), id) ?? {};
    expect(Date.parse(deadlineAt ?? '')).toBeLessThanOrEqual(
      (await desk.product.now()).getTime() + 4 * HOUR_MS,
    );
  });

  it('leaves the list when the rule is lifted, and the case then closes as it was settled', async () => {
    const id = await held();
    expect((await desk.product.as('chief').post(`/cases/${id}/guard-overrides`, LIFT)).status).toBe(201);
    expect(await askedOf(id)).toEqual([]);
    expect(asked(await desk.ofAgency('chief', 'station'), id)).toBeUndefined();
    const settled = await desk.cases.step('officer', id, { noun: 'settlement', body: SETTLEMENT });
    expect(settled.body.state).toBe('closed');
  });

  it('leaves it when the rule turns out not to apply', async () => {
    const id = await held();
    const facts = { facts: [{ code: 'group_size', value: 'no' }] };
    expect((await desk.product.as('officer').post(`/cases/${id}/facts`, facts)).status).toBe(201);
    expect(await askedOf(id)).toEqual([]);
  });

  it('leaves it when the case is looked into, sent on, or stopped', async () => {
    const triaged = await held();
    await desk.cases.step('officer', triaged, { noun: 'triage' });
    const sent = await held();
    await desk.sendOn(sent, 'community');
    const stopped = await held();
    const body = { reason: '需依法处理', pathKinds: ['criminal'] };
    expect((await desk.cases.step('chief', stopped, { noun: 'legal-stop', body })).status).toBe(200);
    for (const id of [triaged, sent, stopped]) expect(await askedOf(id)).toEqual([]);
  });

  it('stays the head’s when a colleague is to handle the case', async () => {
    const id = await held();
    const handler = { noun: 'assignment', body: { handlerUserId: desk.world.users.colleague } };
    expect((await desk.cases.step('chief', id, handler)).status).toBe(200);
    expect(await askedOf(id)).toEqual(['chief']);
    expect(asked(await desk.mine('colleague'), id)).toBeUndefined();
  });

  it('of an agency is the coordinator’s where its head may not lift the rule', async () => {
    const id = await held('committee-head');
    expect(await askedOf(id)).toEqual(['coordinator']);
    expect(asked(await desk.ofAgency('coordinator', 'centre'), id)).toMatchObject({ kind: DECISION });
    expect((await desk.product.as('coordinator').post(`/cases/${id}/guard-overrides`, LIFT)).status).toBe(
      201,
    );
    expect(await askedOf(id)).toEqual([]);
  });

  it('goes back to the head when only a rule is left that the head may lift', async () => {
    const interest = { code: 'conflict_of_interest', value: 'yes' };
    const id = await held('committee-head', [interest]);
    expect(await askedOf(id)).toEqual(['coordinator']);
    const facts = { facts: [{ code: 'group_size', value: 'no' }] };
    expect((await desk.product.as('committee-head').post(`/cases/${id}/facts`, facts)).status).toBe(201);
    expect(await askedOf(id)).toEqual(['committee-head']);
  });

  it('is a task of nobody where it was taken', async () => {
    const taken = await desk.cases.register({ settlement: SETTLEMENT });
    expect(clockNames(taken)).not.toContain(DECISION);
    expect(await askedOf(taken.id)).toEqual([]);
  });

  it('is of the agency that took it in where nobody coordinates', async () => {
    await desk.product.sql.query(`update membership set valid_to = accord_now() where role = 'coordinator'`);
    const id = await held('committee-head');
    expect(asked(await desk.mine('committee-head'), id)).toBeDefined();
    for (const login of ['mediator', 'chief'] as const)
      expect(asked(await desk.mine(login), id)).toBeUndefined();
  });
});

describe('a request for more time', () => {
  it('is no task of whoever asks, and stays the head’s when the case is given to a colleague', async () => {
    const { id } = await desk.cases.register({ lane: 'full' });
    await desk.cases.step('officer', id, { noun: 'taking' });
    const ask = { noun: 'extension-request', body: { amount: 5, reason: '等待鉴定' } };
    expect((await desk.cases.step('officer', id, ask)).status).toBe(200);
    const assignment = { noun: 'assignment', body: { handlerUserId: desk.world.users.colleague } };
    expect((await desk.cases.step('chief', id, assignment)).status).toBe(200);
    const asking = async (login: Login): Promise<string[]> =>
      (await desk.mine(login, '&kind=extension_answer')).map(({ subjectId }) => subjectId);
    expect(await asking('chief')).toContain(id);
    for (const login of ['officer', 'colleague'] as const) expect(await asking(login)).not.toContain(id);
  });
});
