import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import { violations } from '../../support/invariants.js';
import type { World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { type CaseDesk, clockNames, DAY_MS, HOUR_MS, PAIR, SETTLEMENT } from './desk.js';
import type { Problem, ReferralLine } from './referral-line.js';
import { type CaseStage, startCaseStage } from './stage.js';

/** Both had a knife, and one said he would kill. */
const KNIVES = {
  source: '110',
  narrative: '两人持刀互相威胁，扬言杀人',
  typeCode: '0205',
  placeText: '草堂街道浣花路',
  facts: [
    { code: 'weapon', value: 'yes' },
    { code: 'threat_to_kill', value: 'yes' },
  ],
};
const PLAN = { measures: '社区民警每日走访, 刀具已收缴' };
const CLOSURE = { noun: 'closure', body: { outcome: 'self_settled' } };
const ALARM = 'safety_response';
const VISITS = ['follow_up', 'follow_up'];

let product: CaseStage['product'];
let world: World;
let desk: CaseDesk;
let line: ReferralLine;
beforeAll(async () => {
  ({ product, world, desk, line } = await startCaseStage());
  await desk.drawSample(100);
});
afterEach(async () => {
  expect(await violations(product.get(DataSource))).toEqual([]);
});
afterAll(() => product.close());

const alarmOf = ({ clocks }: CaseView): { deadlineAt: string | null; ownerAgencyId: string } | undefined =>
  clocks.find(({ name }) => name === ALARM);

async function plan(caseId: string, more: object = {}, as: Login = 'officer'): Promise<CaseView> {
  const answer = await product.as(as).post<CaseView>(`/cases/${caseId}/safety-plan`, { ...PLAN, ...more });
  expect(answer.status).toBe(201);
  return answer.body;
}

async function closed(caseId: string, body: object = CLOSURE.body): Promise<CaseView> {
  const answer = await desk.step('officer', caseId, { noun: 'closure', body });
  expect(answer.status).toBe(200);
  return answer.body;
}

const raised = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };

describe('a red case that is settled on the spot', () => {
  const settledAtOnce = async (more: object = {}): Promise<CaseView> => {
    const settlement = { ...SETTLEMENT, ...more };
    const answer = await product.as('officer').post<RegisteredCaseView>('/cases', { ...KNIVES, settlement });
    expect(answer).toMatchObject({ status: 201, body: { settlementRefused: null } });
    return answer.body.case;
  };

  it('is settled, and still owes the plan and the visits of the full lane', async () => {
    const settled = await settledAtOnce();
    expect(settled).toMatchObject({ state: 'closed', risk: 'red', lane: 'full', outcome: 'oral_agreement' });
    expect(clockNames(settled)).toEqual([...VISITS, ALARM]);
    expect(Date.parse(alarmOf(settled)?.deadlineAt ?? '') - Date.parse(settled.registeredAt)).toBe(
      HOUR_MS / 2,
    );
  });

  it('is in the list of its officers, is late when nobody plans, and the plan ends it', async () => {
    const { id } = await settledAtOnce();
    const mine = async (): Promise<readonly string[]> => {
      const tasks = await product
        .as('officer')
        .get<{ items: { subjectId: string }[] }>(`/me/tasks?kind=${ALARM}&limit=200`);
      return tasks.body.items.map(({ subjectId }) => subjectId);
    };
    expect(await mine()).toContain(id);
    await product.moveClock(HOUR_MS);
    const { rows } = await product.sql.query('select 1 from breach where case_id = $1 and name = $2', [
      id,
      ALARM,
    ]);
    expect(rows).toHaveLength(1);
    expect(clockNames(await plan(id))).toEqual(VISITS);
    expect(await mine()).not.toContain(id);
  });

  it('is gone back to as well on the day a payment is due', async () => {
    const settled = await settledAtOnce({ paymentDueOn: '2199-03-20' });
    expect(clockNames(settled)).toEqual(['follow_up', ...VISITS, ALARM]);
    expect(settled.clocks.map(({ deadlineAt }) => deadlineAt)).toContain('2199-03-20T16:00:00.000Z');
  });

  it('in two steps all the same, and no less than full where somebody had lowered its lane', async () => {
    const { id, lane } = await desk.register({ risk: 'red' });
    expect(lane).toBe('full');
    const down = { noun: 'lane', body: { lane: 'simple', reason: '一家即可办' } };
    expect((await desk.step('chief', id, down)).body).toMatchObject({ lane: 'simple' });
    const answer = await desk.step('officer', id, { noun: 'settlement', body: SETTLEMENT });
    expect(answer).toMatchObject({ status: 200, body: { state: 'closed', lane: 'full' } });
    expect(clockNames(answer.body)).toEqual([...VISITS, ALARM]);
  });

  it.each([
    ['orange', { risk: 'orange' }],
    ['put in the full lane', { lane: 'full' }],
  ])('keeps the visits of the full lane where it is only %s', async (_, body) => {
    const { id } = await desk.register(body);
    const answer = await desk.step('officer', id, { noun: 'settlement', body: SETTLEMENT });
    expect(answer.body).toMatchObject({ lane: 'full' });
    expect(clockNames(answer.body)).toEqual(VISITS);
  });

  it('leaves any other settlement as light as it was', async () => {
    const { id } = await desk.register({ risk: 'yellow' });
    const answer = await desk.step('officer', id, { noun: 'settlement', body: SETTLEMENT });
    expect(answer.body).toMatchObject({ lane: 'on_the_spot' });
    expect(clockNames(answer.body)).toEqual(['follow_up']);
  });
});

describe('a plan that nobody has recorded', () => {
  it.each(['self_settled', 'withdrawn'])(
    'outlives the close as %s, by the same deadline',
    async (outcome) => {
      const { id, ...before } = await desk.register(KNIVES);
      const notice = { reason: '当事人不再要求处理', ways: ['向人民法院起诉'], manner: 'paper' };
      await product.as('officer').post(`/cases/${id}/notice-of-other-ways`, notice);
      const after = await closed(id, { outcome });
      expect(alarmOf(after)?.deadlineAt).toBe(alarmOf({ id, ...before })?.deadlineAt);
      expect(clockNames(await plan(id))).not.toContain(ALARM);
    },
  );

  it('is the owner’s once the work of whoever held the case is confirmed', async () => {
    const { id } = await desk.register({ parties: PAIR, lane: 'full' });
    const { id: sent } = await line.underWay(id);
    const red = { level: 'red', reason: '扬言报复' };
    expect((await product.as('mediator').post(`/cases/${id}/holding/risk`, red)).status).toBe(200);
    expect(alarmOf(await desk.show(id))?.ownerAgencyId).toBe(world.agencies.community);
    await line.report('mediator', sent, 'oral_agreement');
    expect((await line.step('officer', sent, { noun: 'confirmation' })).body.state).toBe('closed');
    const after = await desk.show(id);
    expect(after.state).toBe('closed');
    expect(alarmOf(after)?.ownerAgencyId).toBe(world.agencies.station);
    expect((await product.as('mediator').post(`/cases/${id}/safety-plan`, PLAN)).status).toBe(404);
    expect(clockNames(await plan(id))).not.toContain(ALARM);
  });

  it('goes back with the case, to who holds it and sees it', async () => {
    const { id } = await desk.register({ parties: PAIR, lane: 'full' });
    const { id: sent } = await line.underWay(id);
    const red = { level: 'red', reason: '扬言报复' };
    expect((await product.as('mediator').post(`/cases/${id}/holding/risk`, red)).status).toBe(200);
    await line.report('mediator', sent, 'not_settled');
    await line.step('officer', sent, { noun: 'confirmation' });
    const back = await desk.show(id);
    expect(back.state).toBe('triage');
    expect(alarmOf(back)?.ownerAgencyId).toBe(world.agencies.station);
  });

  it('goes with a case that is handed over, to its new owner', async () => {
    const { id } = await desk.register({ parties: PAIR, lane: 'full' });
    expect((await desk.step('officer', id, raised)).status).toBe(200);
    const recipientAgencyId = world.agencies['other-station'];
    const sent = (await line.send(id, { mode: 'transfer', recipientAgencyId })).body;
    await line.step('other-officer', sent.id, { noun: 'acceptance', body: {} });
    expect(alarmOf(await desk.show(id))?.ownerAgencyId).toBe(world.agencies.station);
    const checklist = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];
    const handed = await line.step('other-officer', sent.id, { noun: 'handover', body: { checklist } });
    expect(handed).toMatchObject({ status: 200, body: { state: 'closed' } });
    expect(alarmOf(await desk.show(id, 'other-officer'))?.ownerAgencyId).toBe(recipientAgencyId);
  });

  it('is owed once, and not again when the case is reopened', async () => {
    const { id } = await desk.register(KNIVES);
    const { deadlineAt } = alarmOf(await closed(id)) ?? {};
    const again = { noun: 'reopening', body: { reason: '又起争执', askedBy: 'agency' } };
    const reopened = (await desk.step('officer', id, again)).body;
    expect(clockNames(reopened)).toEqual(['completion', 'resolve', 'routing', ALARM]);
    expect(alarmOf(reopened)?.deadlineAt).toBe(deadlineAt);
    await plan(id);
    expect(clockNames(await closed(id))).toEqual(VISITS);
  });

  it('is all that is planned on a closed case', async () => {
    const { id } = await desk.register();
    await closed(id);
    const late = await product.as('officer').post<Problem>(`/cases/${id}/safety-plan`, PLAN);
    expect(late).toMatchObject({ status: 409, body: { code: 'case_closed' } });
  });
});

describe('the next look that a plan names', () => {
  const tomorrow = async (): Promise<string> =>
    new Date((await product.now()).getTime() + DAY_MS).toISOString();

  it('is owed on the closed case, whether it was named before or since', async () => {
    const nextCheckAt = await tomorrow();
    const before = await desk.register(KNIVES);
    await plan(before.id, { nextCheckAt });
    expect(clockNames(await closed(before.id))).toEqual([...VISITS, 'safety_check']);
    const { id } = await desk.register(KNIVES);
    await closed(id);
    expect(clockNames(await plan(id, { nextCheckAt }))).toEqual([...VISITS, 'safety_check']);
    const visit = { manner: 'visit', result: 'clean' };
    const seen = await product.as('officer').post<CaseView>(`/cases/${id}/visits`, visit);
    expect(clockNames(seen.body)).toEqual(['follow_up']);
  });
});

describe('two cases of one danger', () => {
  const duplicate = (duplicateOf: string): object => ({ outcome: 'duplicate', duplicateOf });
  const merged = async (fromId: string, intoCaseId: string): Promise<CaseView> => {
    const body = { intoCaseId, reason: '同一起威胁' };
    const answer = await desk.step('coordinator', fromId, { noun: 'merge', body });
    expect(answer.status).toBe(200);
    return answer.body;
  };

  it('a duplicate owes its plan in the original, where that owes one or has planned since', async () => {
    const original = await desk.register(KNIVES);
    const [one, other] = [await desk.register(KNIVES), await desk.register(KNIVES)];
    expect(clockNames(await closed(one.id, duplicate(original.id)))).not.toContain(ALARM);
    await plan(original.id);
    expect(clockNames(await closed(other.id, duplicate(original.id)))).not.toContain(ALARM);
  });

  it('a duplicate that tells more than the original knew owes it itself', async () => {
    const original = await desk.register();
    const { id } = await desk.register(KNIVES);
    expect(clockNames(await closed(id, duplicate(original.id)))).toContain(ALARM);
    expect(clockNames(await plan(id))).not.toContain(ALARM);
  });

  it('the case that goes on after a merge owes the plan when the earlier one did', async () => {
    const old = await desk.register(KNIVES);
    await product.moveClock(HOUR_MS / 6);
    const calm = await desk.register();
    const after = await merged(old.id, calm.id);
    expect(after.risk).toBe('red');
    expect(alarmOf(after)?.deadlineAt).toBe(alarmOf(old)?.deadlineAt);
  });

  it('a case that turns red by a merge owes no plan that is on record, and shows it with the look it has named', async () => {
    const old = await desk.register(KNIVES);
    const nextCheckAt = new Date((await product.now()).getTime() + DAY_MS).toISOString();
    await plan(old.id, { nextCheckAt });
    const calm = await desk.register();
    const after = await merged(old.id, calm.id);
    expect(after.risk).toBe('red');
    expect(clockNames(after)).not.toContain(ALARM);
    expect(after.clocks.find(({ name }) => name === 'safety_check')?.deadlineAt).toBe(nextCheckAt);
    const { safetyPlans } = (
      await product.as('officer').get<{ safetyPlans: { measures: string }[] }>(`/cases/${calm.id}/records`)
    ).body;
    expect(safetyPlans).toMatchObject([{ measures: PLAN.measures, nextCheckAt }]);
  });

  it('a plan of the earlier case answers the alarm of the survivor that began before it, and no later one', async () => {
    const [old, survivor] = [await desk.register(KNIVES), await desk.register(KNIVES)];
    await product.moveClock(HOUR_MS / 6);
    await plan(old.id);
    await product.moveClock(HOUR_MS / 60);
    const later = await desk.register(KNIVES);
    expect(clockNames(await merged(old.id, survivor.id))).not.toContain(ALARM);
    expect(alarmOf(await merged(survivor.id, later.id))?.deadlineAt).toBe(alarmOf(later)?.deadlineAt);
  });

  it('a plan goes along through two merges', async () => {
    const raisedHere = await desk.register();
    await desk.step('officer', raisedHere.id, raised);
    const [old, between] = [await desk.register(), await desk.register()];
    await product.moveClock(HOUR_MS / 6);
    await plan(old.id);
    await merged(old.id, between.id);
    expect(clockNames(await merged(raisedHere.id, between.id))).not.toContain(ALARM);
  });

  it('a plan from before the alarm of the other case does not answer it, one since does', async () => {
    const planned = await desk.register(KNIVES);
    await plan(planned.id);
    await product.moveClock(HOUR_MS / 6);
    const anew = await desk.register(KNIVES);
    expect(alarmOf(await merged(anew.id, planned.id))?.deadlineAt).toBe(alarmOf(anew)?.deadlineAt);
    await plan(planned.id);
    const earlier = await desk.register();
    await desk.step('officer', earlier.id, raised);
    await product.moveClock(HOUR_MS / 6);
    await plan(planned.id);
    expect(clockNames(await merged(earlier.id, planned.id))).not.toContain(ALARM);
  });
});
