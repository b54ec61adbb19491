import { DataSource } from 'typeorm';
import type { JointMeetingView } from '../../../modules/coordination/joint/joint.view.js';
import { laneBreaches } from '../../../modules/coordination/joint/lane-breaches.js';
import type { SupervisionView } from '../../../modules/coordination/supervision/supervision.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { violations } from '../../support/invariants.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { HOUR_MS } from '../cases/desk.js';
import { JointDesk } from './joint-desk.js';

const CHECKLIST = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];

let desk: JointDesk;

beforeAll(async () => {
  desk = await JointDesk.open();
});
afterEach(async () => {
  expect(await violations(desk.tasks.product.get(DataSource))).toEqual([]);
});
afterAll(() => desk.tasks.product.close());

/** Calls a meeting for tomorrow. @returns its id */
async function called(login: Login, caseId: string): Promise<string> {
  const call = {
    startsAt: await desk.inHours(24),
    place: '综治中心会议室',
    minutesDueAt: await desk.inHours(48),
    agenda: '商定分工',
    invited: [{ agencyId: desk.agency('labor') }],
  };
  const { status, body } = await desk.post(login, caseId, 'meetings', call);
  if (status !== 201) throw new Error(`not called: ${JSON.stringify(body)}`);
  return body.id;
}

async function meeting(login: Login, caseId: string): Promise<JointMeetingView | undefined> {
  const [first] = (await desk.show(login, caseId)).meetings;
  return first;
}

/** Who owes it by when, of what is still owed. */
async function owed(subjectId: string): Promise<{ owner: string; deadlineAt: Date }[]> {
  const { rows } = await desk.tasks.product.sql.query<{ owner: string; deadlineAt: Date }>(
    `select owner_agency_id as owner, deadline_at as "deadlineAt" from clock where subject_id = $1 and state = 'running'`,
    [subjectId],
  );
  return rows;
}

async function leadChanged(caseId: string, leadReferralId: string, to: AgencyKey): Promise<void> {
  const { referralId: supporterReferralId } = await desk.lane(caseId, to);
  const { version } = await desk.lane(caseId, 'community');
  const body = { leadReferralId, supporterReferralId, formerStays: true, reason: '争议主要是欠薪' };
  const { status } = await desk.post('coordinator', caseId, 'lead', body, version);
  expect(status).toBe(200);
}

async function recalled(referralId: string, head: Login): Promise<void> {
  const why = { reason: 'better_agency', note: '不再需要' };
  await desk.tasks.done('officer', referralId, 'recall-request', why);
  await desk.tasks.done(head, referralId, 'recall-agreement', { handoverNote: '材料已退' });
}

/** Hands a case over to another agency, which has not taken it on. */
async function sent(
  login: Login,
  caseId: string,
  to: AgencyKey,
  extra: object = { mode: 'transfer', choice: { code: 'knows_the_dispute' } },
): Promise<string> {
  const body = { recipientAgencyId: desk.agency(to), request: '请依职责办理', ...extra };
  const answer = await desk.tasks.product.as(login).post<ReferralView>(`/cases/${caseId}/referrals`, body);
  if (answer.status !== 201) throw new Error(`not sent: ${JSON.stringify(answer.body)}`);
  return answer.body.id;
}

const handedOver = (login: Login, id: string): Promise<ReferralView> =>
  desk.tasks.done(login, id, 'handover', { checklist: CHECKLIST });

describe('a meeting that was called by the lead', () => {
  it('is the new lead’s, by the same day, once another agency leads', async () => {
    const { caseId, leadId } = await desk.joint(['labor']);
    const id = await called('mediator', caseId);
    const before = await owed(id);
    expect(before).toMatchObject([{ owner: desk.agency('community') }]);
    await leadChanged(caseId, leadId, 'labor');
    expect(await owed(id)).toEqual([{ ...before[0], owner: desk.agency('labor') }]);
    const { meetings, timeline } = await desk.show('mediator', caseId);
    expect(meetings).toMatchObject([{ id, convenerName: '青羊区人社局', state: 'called' }]);
    expect(timeline).toContainEqual(
      expect.objectContaining({ type: 'joint.meeting_passed_on', agencyName: '青羊区人社局' }),
    );
    const tasks = (await desk.tasks.ofAgency('labor-head', 'labor')).map(({ subjectId }) => subjectId);
    expect(tasks).toContain(id);

    await desk.tasks.product.moveClock(25 * HOUR_MS);
    const minutes = {
      minutes: '各单位通报情况',
      attendance: [{ agencyId: desk.agency('labor'), came: true }],
      decisions: [],
    };
    const { version = 0 } = (await meeting('labor-handler', caseId)) ?? {};
    expect((await desk.post('mediator', caseId, `meetings/${id}/minutes`, minutes, version)).status).toBe(
      403,
    );
    expect(
      (await desk.post('labor-handler', caseId, `meetings/${id}/minutes`, minutes, version)).status,
    ).toBe(200);
    expect(await owed(id)).toEqual([]);
  });

  it('is the owner’s once nobody leads', async () => {
    const { caseId, leadId } = await desk.joint(['labor']);
    const id = await called('mediator', caseId);
    await recalled(leadId, 'committee-head');
    expect(await meeting('officer', caseId)).toMatchObject({ convenerName: '草堂派出所' });
    expect(await owed(id)).toMatchObject([{ owner: desk.agency('station') }]);
  });

  it.each<[Login, AgencyKey]>([
    ['officer', 'station'],
    ['coordinator', 'centre'],
  ])('is not passed on where %s called it', async (login, convener) => {
    const { caseId, leadId } = await desk.joint(['labor']);
    const id = await called(login, caseId);
    await leadChanged(caseId, leadId, 'labor');
    expect(await owed(id)).toMatchObject([{ owner: desk.agency(convener) }]);
  });
});

describe('a former owner', () => {
  it('leaves the plan with the case that it hands over, and its meetings are the new owner’s', async () => {
    const { id: caseId } = await desk.tasks.cases.register({ lane: 'full' });
    const transferId = await sent('officer', caseId, 'community');
    await desk.tasks.done('committee-intake', transferId, 'acceptance');
    await desk.supported(caseId, 'labor', false);
    const own = await desk.planned('officer', caseId, 'station', '调取出警记录');
    const theirs = await desk.planned('officer', caseId, 'labor', '核对考勤表');
    const meetingId = await called('officer', caseId);
    await handedOver('mediator', transferId);
    const { plan, owner } = await desk.show('committee-head', caseId);
    expect(owner.name).toBe('送仙桥社区居委会');
    expect(Object.fromEntries(plan.map(({ id, state }) => [id, state]))).toEqual({
      [own]: 'left',
      [theirs]: 'open',
    });
    expect(await owed(own)).toEqual([]);
    expect(await owed(theirs)).toMatchObject([{ owner: desk.agency('labor') }]);
    expect(await owed(meetingId)).toMatchObject([{ owner: desk.agency('community') }]);
  });

  it('keeps what it is to do where it still supports the case', async () => {
    const { id: caseId } = await desk.tasks.cases.register({ lane: 'full' }, 'other-officer');
    const support = await sent('other-officer', caseId, 'station', { mode: 'co_handle', required: false });
    await desk.tasks.done('officer', support, 'acceptance');
    const first = await sent('other-officer', caseId, 'station');
    await desk.tasks.done('officer', first, 'acceptance');
    await handedOver('officer', first);
    const item = await desk.planned('officer', caseId, 'station', '调取出警记录');
    const second = await sent('officer', caseId, 'community');
    await desk.tasks.done('committee-intake', second, 'acceptance');
    await handedOver('mediator', second);
    const { plan, owner } = await desk.show('officer', caseId);
    expect(owner.name).toBe('送仙桥社区居委会');
    expect(plan).toMatchObject([{ id: item, state: 'open', mayEnd: true }]);
    expect(await owed(item)).toMatchObject([{ owner: desk.agency('station') }]);
  });
});

describe('the owner of a case that goes on as another’s', () => {
  it('leaves the plan, and its meetings are of whoever leads there', async () => {
    const into = await desk.joint([]);
    const { id: fromId } = await desk.tasks.cases.register({ lane: 'full' }, 'other-officer');
    await sent('other-officer', fromId, 'labor', { mode: 'co_handle', required: false });
    const own = await desk.planned('other-officer', fromId, 'other-station', '调取出警记录');
    const theirs = await desk.planned('other-officer', fromId, 'labor', '核对考勤表');
    const meetingId = await called('other-officer', fromId);
    const body = { intoCaseId: into.caseId, reason: '同一纠纷' };
    const { status } = await desk.tasks.cases.step('coordinator', fromId, { noun: 'merge', body });
    expect(status).toBe(200);
    const { plan, meetings } = await desk.show('officer', into.caseId);
    expect(Object.fromEntries(plan.map(({ id, state }) => [id, state]))).toEqual({
      [own]: 'left',
      [theirs]: 'open',
    });
    expect(await owed(own)).toEqual([]);
    expect(meetings).toMatchObject([{ id: meetingId, convenerName: '送仙桥社区居委会' }]);
    expect(await owed(meetingId)).toMatchObject([{ owner: desk.agency('community') }]);
  });
});

describe('what a joint case keeps from its agencies', () => {
  it('is what was late beside an agency’s own work', async () => {
    const { caseId } = await desk.joint([]);
    const { id } = await desk.asked(caseId, 'labor', false);
    const as = desk.tasks.product.as('coordinator');
    const { orderable } = (await as.get<SupervisionView>(`/supervision-orders/about/${id}`)).body;
    const order = { clockId: orderable[0]?.clockId, text: '请于期限内签收，并书面报告办理情况。' };
    expect((await as.post('/supervision-orders', order)).status).toBe(201);
    await desk.tasks.done('labor-intake', id, 'information-request', { question: '请补充对方住址' });
    for (const hours of [200, 100]) await desk.tasks.product.moveClock(hours * HOUR_MS);
    const { rows } = await desk.tasks.product.sql.query<{ name: string }>(
      'select name from clock where subject_id = $1 and breached order by name',
      [id],
    );
    expect(rows.map(({ name }) => name)).toEqual(['accept', 'info_supply', 'supervision_answer']);
    const { breaches } = await desk.lane(caseId, 'labor');
    expect(breaches.map(({ words }) => words)).toEqual(['签收']);
  });

  it('is what others owe in its place, but for a body outside the network', () => {
    const late = { breached: true, deadlineAt: new Date(0), name: 'accept', ownerAgencyId: 'sender' };
    const to = (channel: 'internal' | 'external') =>
      laneBreaches({ channel, recipientAgencyId: 'them' }, [late]);
    expect([to('internal').length, to('external').length]).toEqual([0, 1]);
  });

  it('is that one of them gave a part of its work to another', async () => {
    const { caseId, leadId } = await desk.joint(['labor']);
    const { community, 'womens-federation': below } = desk.tasks.world.agencies;
    await desk.tasks.product.sql.query('update agency set parent_id = $1 where id = $2', [community, below]);
    const dueAt = await desk.inHours(1);
    const part = { recipientAgencyId: below, request: '入户了解情况', dueAt };
    await desk.tasks.done('committee-head', leadId, 'delegation', part);
    for (const login of ['officer', 'labor-handler'] as const) {
      const types = (await desk.show(login, caseId)).timeline.map(({ type }) => type);
      expect(types).toContain('referral.accepted');
      expect(types).not.toContain('referral.delegated');
    }
  });
});
