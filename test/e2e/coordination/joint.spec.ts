import { DataSource } from 'typeorm';
import { Clocks } from '../../../modules/sla/index.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { violations } from '../../support/invariants.js';
import type { Login } from '../../support/world.js';
import { HOUR_MS } from '../cases/desk.js';
import { JointDesk } from './joint-desk.js';

let desk: JointDesk;

beforeAll(async () => {
  desk = await JointDesk.open();
});
afterEach(async () => {
  expect(await violations(desk.tasks.product.get(DataSource))).toEqual([]);
});
afterAll(() => desk.tasks.product.close());

describe('the joint desk of a case', () => {
  it('says who leads, who supports, and how far each has come', async () => {
    const { caseId } = await desk.joint(['labor']);
    await desk.asked(caseId, 'womens-federation', false);
    const { lanes, sight, plans, agencies, timeline } = await desk.show('officer', caseId);
    expect(lanes).toMatchObject([
      { agencyName: '送仙桥社区居委会', part: 'lead', word: '办理中', opens: true },
      { agencyName: '青羊区人社局', part: 'support', required: true, waived: false, word: '办理中' },
      { agencyName: '青羊区妇联', part: 'support', required: false, word: '待签收' },
    ]);
    expect(lanes[0]?.handovers).toMatchObject([{ toAgencyName: '送仙桥社区居委会' }]);
    expect({ sight, plans, agencies: agencies.length }).toEqual({ sight: 'desk', plans: true, agencies: 4 });
    expect(timeline.map(({ type }) => type)).toContain('referral.accepted');
  });

  it('is open to the lead and the supporters, and tells them nothing of the case', async () => {
    const planted = ['密情联一', '密地联二', '密姓联三', '密进展联四'];
    const [narrative, placeText, name, progress] = planted;
    const people = { parties: [{ role: 'applicant', name }] };
    const { caseId, leadId } = await desk.joint(['labor'], { narrative, placeText, ...people });
    await desk.tasks.done('mediator', leadId, 'progress', { text: progress });
    await desk.planned('mediator', caseId, 'labor', '核对考勤');
    for (const [login, sight] of [
      ['mediator', 'lead'],
      ['labor-handler', 'supporter'],
    ] as const) {
      const seen = await desk.show(login, caseId);
      expect(seen).toMatchObject({ sight, plan: [{ what: '核对考勤' }] });
      const words = JSON.stringify(seen);
      expect(planted.filter((secret) => words.includes(String(secret)))).toEqual([]);
      expect((await desk.tasks.product.as(login).get(`/cases/${caseId}`)).status).toBe(404);
    }
    const { lanes } = await desk.show('labor-handler', caseId);
    expect(lanes.map(({ opens }) => opens)).toEqual([false, true]);
  });

  it('is nothing to who has no part in it, nor to who was taken out of it', async () => {
    const { caseId } = await desk.joint(['labor']);
    const strangers: Login[] = ['womens-intake', 'other-officer', 'civil-head'];
    for (const login of strangers) expect((await desk.see(login, caseId)).status).toBe(404);
    const { referralId } = await desk.lane(caseId, 'labor');
    const why = { reason: 'better_agency', note: '不再需要' };
    await desk.tasks.done('officer', referralId, 'recall-request', why);
    await desk.tasks.done('labor-head', referralId, 'recall-agreement', { handoverNote: '材料已退' });
    expect((await desk.see('labor-handler', caseId)).status).toBe(404);
  });
});

describe('the plan', () => {
  it('is a duty of its agency: in its tasks, late, and done by it', async () => {
    const { caseId } = await desk.joint(['labor']);
    const id = await desk.planned('officer', caseId, 'labor', '核对考勤表', 3);
    const task = (await desk.tasks.ofAgency('labor-head', 'labor')).find(({ subjectId }) => subjectId === id);
    expect(task).toMatchObject({ words: '完成联动计划事项', subjectType: 'plan_item', caseId });
    await desk.tasks.product.moveClock(4 * HOUR_MS);
    expect((await desk.show('labor-handler', caseId)).plan).toMatchObject([{ late: true, mayEnd: true }]);
    const { rows } = await desk.tasks.product.sql.query(
      'select owner_agency_id as owner from breach where case_id = $1 and name = $2',
      [caseId, 'plan_item'],
    );
    expect(rows).toEqual([{ owner: desk.agency('labor') }]);
    const note = { note: '已核对，少记两天' };
    expect((await desk.post('womens-handler', caseId, `plan/${id}/completion`, note, 1)).status).toBe(404);
    expect((await desk.post('labor-handler', caseId, `plan/${id}/completion`, note, 1)).status).toBe(200);
    expect((await desk.show('officer', caseId)).plan).toMatchObject([{ state: 'done', late: true }]);
  });

  it('says who ended an item to whoever still has it open', async () => {
    const { caseId } = await desk.joint(['labor']);
    const id = await desk.planned('officer', caseId, 'labor', '核对考勤表');
    const note = { note: '已核对，少记两天' };
    expect((await desk.post('labor-handler', caseId, `plan/${id}/completion`, note, 1)).status).toBe(200);
    const ended = { status: 409, body: { code: 'plan_item_ended', state: 'done', by: '唐监察' } };
    const why = { reason: '不再需要' };
    expect(await desk.post('officer', caseId, `plan/${id}/withdrawal`, why, 1)).toMatchObject(ended);
    expect(await desk.patch('mediator', caseId, `plan/${id}`, why, 1)).toMatchObject(ended);
  });

  it('is made by whoever leads or answers for the case, and by nobody beside them', async () => {
    const { caseId } = await desk.joint(['labor']);
    const body = { what: '到场见证', agencyId: desk.agency('community'), dueAt: await desk.inHours(24) };
    expect(await desk.post('labor-handler', caseId, 'plan', body)).toMatchObject({
      status: 403,
      body: { code: 'joint_not_yours' },
    });
    const elsewhere = { ...body, agencyId: desk.agency('civil-affairs') };
    expect(await desk.post('officer', caseId, 'plan', elsewhere)).toMatchObject({
      body: { code: 'agency_not_in_joint' },
    });
    const id = (await desk.post('mediator', caseId, 'plan', body)).body.id;
    const note = { note: '已到场' };
    expect(await desk.post('labor-handler', caseId, `plan/${id}/completion`, note, 1)).toMatchObject({
      status: 403,
    });
  });

  it('is changed by one of two who read the same', async () => {
    const { caseId } = await desk.joint(['labor']);
    const id = await desk.planned('officer', caseId, 'labor', '核对考勤表');
    const change = { agencyId: desk.agency('community'), reason: '考勤在社区' };
    const path = `/cases/${caseId}/joint/plan/${id}`;
    const both = await Promise.all(
      (['officer', 'coordinator'] as const).map((login) =>
        desk.tasks.product.as(login).patch(path, change, { version: 1 }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { plan } = await desk.show('officer', caseId);
    expect(plan).toMatchObject([{ agencyId: desk.agency('community'), version: 2 }]);
    const charged = (await desk.tasks.ofAgency('labor-head', 'labor')).map(({ subjectId }) => subjectId);
    expect(charged).not.toContain(id);
  });

  it('loses what an agency had to do when it leaves, and all of it when the case ends', async () => {
    const { caseId, leadId } = await desk.joint(['labor']);
    await desk.planned('officer', caseId, 'labor', '核对考勤表');
    await desk.planned('officer', caseId, 'community', '约双方见面');
    const { referralId } = await desk.lane(caseId, 'labor');
    const why = { reason: 'better_agency', note: '不再需要' };
    await desk.tasks.done('officer', referralId, 'recall-request', why);
    await desk.tasks.done('labor-head', referralId, 'recall-agreement', { handoverNote: '材料已退' });
    expect((await desk.show('officer', caseId)).plan).toMatchObject([
      { what: '约双方见面', state: 'open' },
      { what: '核对考勤表', state: 'left' },
    ]);
    const report = { outcome: 'self_settled', summary: '双方自行和解' };
    await desk.tasks.done('mediator', leadId, 'outcome', report);
    await desk.tasks.done('officer', leadId, 'confirmation');
    const ended = (await desk.show('officer', caseId)).plan.map(({ state }) => state);
    expect(ended.sort()).toEqual(['ended', 'left']);
  });
});

describe('joint meetings', () => {
  it('are called, moved and held; what is decided is planned in the same step', async () => {
    const { caseId } = await desk.joint(['labor', 'womens-federation']);
    const { items } = (
      await desk.tasks.product
        .as('mediator')
        .get<{ items: { userId: string; name: string }[] }>(
          `/cases/${caseId}/joint/agencies/${desk.agency('labor')}/people`,
        )
    ).body;
    const named = items.find(({ name }) => name === '唐监察')?.userId ?? '';
    const call = {
      startsAt: await desk.inHours(24),
      place: '综治中心会议室',
      minutesDueAt: await desk.inHours(48),
      agenda: '商定分工',
      invited: [{ agencyId: desk.agency('labor'), userIds: [named] }],
    };
    const wrong = { ...call, invited: [{ agencyId: desk.agency('womens-federation'), userIds: [named] }] };
    expect(await desk.post('mediator', caseId, 'meetings', wrong)).toMatchObject({
      body: { code: 'invited_not_of_agency' },
    });
    expect((await desk.post('labor-handler', caseId, 'meetings', call)).status).toBe(403);
    const { id } = (await desk.post('mediator', caseId, 'meetings', call)).body;
    await desk.tasks.product.drain();
    const told = await desk.tasks.product
      .as('labor-handler')
      .get<{ items: { text: string }[] }>('/me/notices');
    expect(JSON.stringify(told.body)).toContain('邀请参加的联席会议');

    const { agenda: _, invited: __, ...place } = call;
    const moved = { ...place, startsAt: await desk.inHours(30), reason: '会议室被占用' };
    const path = `/cases/${caseId}/joint/meetings/${id}`;
    expect((await desk.tasks.product.as('mediator').patch(path, moved, { version: 1 })).status).toBe(200);
    const minutes = {
      minutes: '各单位通报情况',
      attendance: [{ agencyId: desk.agency('labor'), came: true, attendedBy: '唐监察' }],
      decisions: [
        { text: '由人社部门约谈用工方', agencyId: desk.agency('labor'), dueAt: await desk.inHours(90) },
        { text: '双方暂不接触' },
      ],
    };
    const early = await desk.post('mediator', caseId, `meetings/${id}/minutes`, minutes, 2);
    expect(early).toMatchObject({ status: 422, body: { code: 'meeting_not_begun' } });
    await desk.tasks.product.moveClock(31 * HOUR_MS);
    const due = (await desk.tasks.ofAgency('committee-head', 'community')).map(({ words }) => words);
    expect(due).toContain('召开联席会议并录入纪要');
    expect((await desk.post('mediator', caseId, `meetings/${id}/minutes`, minutes, 2)).status).toBe(200);

    const [held] = (await desk.show('labor-handler', caseId)).meetings;
    expect(held).toMatchObject({ state: 'held', minutes: '各单位通报情况', invited: [{ came: true }] });
    expect((await desk.show('labor-handler', caseId)).plan).toMatchObject([{ meetingId: id, mayEnd: true }]);
    // Who supports the case and was not there knows of the meeting and of none of its words.
    const [other] = (await desk.show('womens-handler', caseId)).meetings;
    expect(other).toMatchObject({ state: 'held', minutes: null, decisions: [] });
  });

  it('are called off by one of two who read the same', async () => {
    const { caseId } = await desk.joint(['labor']);
    const call = {
      startsAt: await desk.inHours(24),
      remoteAddress: '会议号 345 678 901',
      minutesDueAt: await desk.inHours(48),
      agenda: '商定分工',
      invited: [{ agencyId: desk.agency('labor') }],
    };
    const { id } = (await desk.post('coordinator', caseId, 'meetings', call)).body;
    expect((await desk.show('officer', caseId)).meetings).toMatchObject([{ convenerName: '青羊区综治中心' }]);
    const off = { reason: '双方已和解' };
    const both = await Promise.all(
      (['officer', 'coordinator'] as const).map((login) =>
        desk.post(login, caseId, `meetings/${id}/cancellation`, off, 1),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const winner = both[0]?.status === 200 ? '陈警官' : '萧协调';
    const over = { status: 409, body: { code: 'meeting_over', state: 'called_off', by: winner } };
    expect(both.find(({ status }) => status === 409)).toMatchObject(over);
    const moved = { ...call, reason: '改到明天' };
    const { agenda: _, invited: __, ...place } = moved;
    expect(await desk.patch('officer', caseId, `meetings/${id}`, place, 1)).toMatchObject(over);
  });
});

describe('a change of lead', () => {
  const why = '争议主要是欠薪';

  it('is one step: the new lead goes on where it stood, the former one supports it', async () => {
    const { caseId, leadId } = await desk.joint(['labor']);
    const item = await desk.planned('officer', caseId, 'community', '约双方见面');
    const [lead, supporter] = [await desk.lane(caseId, 'community'), await desk.lane(caseId, 'labor')];
    const body = {
      leadReferralId: leadId,
      supporterReferralId: supporter.referralId,
      formerStays: true,
      reason: why,
    };
    for (const login of ['mediator', 'labor-head'] as const)
      expect((await desk.post(login, caseId, 'lead', body, lead.version)).status).toBe(403);
    expect((await desk.post('officer', caseId, 'lead', body, lead.version)).status).toBe(200);
    expect(await desk.lane(caseId, 'labor')).toMatchObject({ part: 'lead', state: 'in_progress' });
    const former = await desk.lane(caseId, 'community');
    expect(former).toMatchObject({ part: 'support', required: false, state: 'in_progress' });
    const theCase = await desk.tasks.cases.show(caseId);
    expect(theCase.custodianAgency.id).toBe(desk.agency('labor'));
    const names = async (id: string): Promise<string[]> => {
      const { rows } = await desk.tasks.product.sql.query<{ name: string }>(
        `select name from clock where subject_id = $1 and state = 'running' order by name`,
        [id],
      );
      return rows.map(({ name }) => name);
    };
    expect(await names(former.referralId)).toEqual(['resolve', 'update']);
    expect(await names(leadId)).toEqual([]);
    const { plan, timeline } = await desk.show('mediator', caseId);
    expect(plan).toMatchObject([{ id: item, state: 'open' }]);
    expect(timeline.find(({ type }) => type === 'joint.lead_changed')).toMatchObject({ text: why });
  });

  it('takes a former lead that leaves out of the plan', async () => {
    const { caseId, leadId } = await desk.joint(['labor']);
    await desk.planned('officer', caseId, 'community', '约双方见面');
    const { referralId } = await desk.lane(caseId, 'labor');
    const { version } = await desk.lane(caseId, 'community');
    const body = { leadReferralId: leadId, supporterReferralId: referralId, formerStays: false, reason: why };
    expect((await desk.post('coordinator', caseId, 'lead', body, version)).status).toBe(200);
    expect((await desk.show('officer', caseId)).plan).toMatchObject([{ state: 'left' }]);
    expect((await desk.see('mediator', caseId)).status).toBe(404);
  });

  it('is decided once when two decide at the same time', async () => {
    const { caseId, leadId } = await desk.joint(['labor', 'womens-federation']);
    const { version } = await desk.lane(caseId, 'community');
    const change = async (login: Login, agency: 'labor' | 'womens-federation') => {
      const { referralId: supporterReferralId } = await desk.lane(caseId, agency);
      const body = { leadReferralId: leadId, supporterReferralId, formerStays: true, reason: why };
      return () => desk.post(login, caseId, 'lead', body, version);
    };
    const both = [await change('officer', 'labor'), await change('coordinator', 'womens-federation')];
    const answers = await Promise.all(both.map((send) => send()));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'lead_changed' });
    const leads = (await desk.show('officer', caseId)).lanes.filter(
      ({ part, ending }) => part === 'lead' && ending === null,
    );
    expect(leads).toHaveLength(1);
  });
});

describe('asking for support and changing the lead', () => {
  const offered = async (login: Login, caseId: string): Promise<object> => {
    const { mayAsk, lanes } = await desk.show(login, caseId);
    return { mayAsk, mayLead: lanes.filter(({ mayLead }) => mayLead).map(({ agencyName }) => agencyName) };
  };
  const nothing = { mayAsk: false, mayLead: [] };

  it('are offered to who sends for the owner and to the centre', async () => {
    const { caseId } = await desk.joint(['labor', 'womens-federation']);
    const whole = { mayAsk: true, mayLead: ['青羊区人社局', '青羊区妇联'] };
    for (const login of ['officer', 'coordinator'] as const)
      expect(await offered(login, caseId)).toEqual(whole);
    for (const login of ['mediator', 'labor-head'] as const)
      expect(await offered(login, caseId)).toEqual(nothing);
  });

  it('are not offered to a handler of the owner, who sends nothing', async () => {
    const { id } = await desk.tasks.cases.register({ lane: 'full' }, 'committee-intake');
    const ask = (body: object) =>
      desk.tasks.product.as('committee-intake').post<{ id: string }>(`/cases/${id}/referrals`, {
        request: '请依职责办理',
        choice: { code: 'knows_the_dispute' },
        ...body,
      });
    expect((await ask({ recipientAgencyId: desk.agency('labor') })).status).toBe(201);
    const support = { recipientAgencyId: desk.agency('womens-federation'), mode: 'co_handle' };
    expect((await ask(support)).status).toBe(201);
    expect(await offered('committee-intake', id)).toEqual({ mayAsk: true, mayLead: ['青羊区妇联'] });
    expect(await offered('mediator', id)).toEqual(nothing);
  });

  it('the lead is not offered to be changed by who belongs to either agency', async () => {
    const { caseId } = await desk.joint(['labor']);
    await desk.asked(caseId, 'civil-affairs', false);
    await desk.tasks.product.sql.query(
      `insert into membership (id, user_id, role, area_id, valid_from)
       select gen_random_uuid(), $1, 'coordinator', area_id, valid_from from membership where user_id = $2`,
      [desk.tasks.world.users['civil-intake'], desk.tasks.world.users.coordinator],
    );
    expect(await offered('civil-intake', caseId)).toEqual({ mayAsk: true, mayLead: ['青羊区人社局'] });
  });

  it('the lead is not offered to be changed once it has reported or is asked to give the case back', async () => {
    const { caseId, leadId } = await desk.joint([]);
    await desk.supported(caseId, 'labor', false);
    const why = { reason: 'better_agency', note: '不再需要' };
    await desk.tasks.done('officer', leadId, 'recall-request', why);
    expect(await offered('officer', caseId)).toEqual({ mayAsk: true, mayLead: [] });
    const other = await desk.joint([]);
    await desk.supported(other.caseId, 'labor', false);
    expect(await offered('officer', other.caseId)).toEqual({ mayAsk: true, mayLead: ['青羊区人社局'] });
    const report = { outcome: 'self_settled', summary: '双方自行和解' };
    await desk.tasks.done('mediator', other.leadId, 'outcome', report);
    expect(await offered('officer', other.caseId)).toEqual({ mayAsk: true, mayLead: [] });
  });
});

describe('merging two joint cases', () => {
  it.each(['merge', 'referral'] as const)('plan and meetings go along (%s)', async (way) => {
    const from = await desk.joint(['labor']);
    const into = await desk.joint(['womens-federation']);
    const item = await desk.planned('officer', from.caseId, 'labor', '核对考勤表');
    const call = {
      startsAt: await desk.inHours(24),
      place: '会议室',
      minutesDueAt: await desk.inHours(48),
      agenda: '商定分工',
      invited: [{ agencyId: desk.agency('labor') }],
    };
    const { id } = (await desk.post('officer', from.caseId, 'meetings', call)).body;
    if (way === 'merge') {
      const body = { intoCaseId: into.caseId, reason: '同一纠纷' };
      const merged = await desk.tasks.cases.step('coordinator', from.caseId, { noun: 'merge', body });
      expect(merged.status).toBe(200);
    } else {
      await desk.tasks.done('coordinator', from.leadId, 'merge', { survivingCaseId: into.caseId });
    }
    const seen = await desk.show('labor-handler', into.caseId);
    expect(seen).toMatchObject({ plan: [{ id: item, state: 'open' }], meetings: [{ id, state: 'called' }] });
    expect(await desk.show('labor-handler', from.caseId)).toMatchObject({ caseId: into.caseId });
    const body = { what: '到场见证', agencyId: desk.agency('labor'), dueAt: await desk.inHours(24) };
    expect((await desk.post('officer', from.caseId, 'plan', body)).body).toMatchObject({
      code: 'case_merged',
    });
  });
});

describe('attribution', () => {
  it('sums to the clock of the case, which a slow supporter does not lengthen', async () => {
    const alone = await desk.joint([]);
    const slow = await desk.joint([]);
    const before = await desk.show('officer', slow.caseId);
    await desk.asked(slow.caseId, 'labor');
    await desk.tasks.product.moveClock(120 * HOUR_MS);
    const [one, other] = [await desk.show('officer', alone.caseId), await desk.show('officer', slow.caseId)];
    expect(other.attribution?.deadlineAt).toBe(before.attribution?.deadlineAt);
    expect(new Date(other.attribution?.deadlineAt ?? '').getTime()).toBeCloseTo(
      new Date(one.attribution?.deadlineAt ?? '').getTime(),
      -5,
    );
    const { shares = [], elapsedMs } = other.attribution ?? {};
    expect(shares.map(({ agencyName }) => agencyName)).toEqual(['草堂派出所', '送仙桥社区居委会']);
    expect(shares.reduce((sum, share) => sum + share.elapsedMs, 0)).toBe(elapsedMs);
    const clocks = desk.tasks.product.get(Clocks);
    const clock = await desk.tasks.product.get(UnitOfWork).run(systemCaller('test'), async (tx) => {
      const found = await clocks.forSubject(tx, slow.caseId);
      const { id = '' } = found.find(({ name }) => name === 'resolve') ?? {};
      return (await clocks.explain(tx, id)).fold;
    });
    const explained = clock.attribution.reduce((sum, share) => sum + share.elapsedMs, 0);
    expect(explained).toBe(clock.elapsedMs);
    expect(clock.elapsedMs - (elapsedMs ?? 0)).toBeLessThan(60_000);
    expect(other.lanes.find(({ part }) => part === 'support')?.breaches).toMatchObject([{ words: '签收' }]);
    // The lead waits for it (I15), and the centre lets it go on.
    const { leadId } = slow;
    const report = { outcome: 'self_settled', summary: '双方自行和解' };
    expect((await desk.tasks.step('mediator', leadId, 'outcome', report)).body).toMatchObject({
      code: 'required_support_open',
    });
  });
});
