import { DataSource } from 'typeorm';
import type { AccountSeed, SeededIds } from '../../../modules/identity/index.js';
import type { NoticePageView } from '../../../modules/notifications/inbox/notices.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TaskPageView } from '../../../modules/referrals/tasks/task.view.js';
import { violations } from '../../support/invariants.js';
import { type Answer, startTestProduct, type TestProduct } from '../../support/product.js';
import { TINY_WORLD } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';

/** The tiny world and people at the centre's own desk, none of whom is a coordinator. */
const WORLD: AccountSeed = {
  ...TINY_WORLD,
  people: [
    ...TINY_WORLD.people,
    ...(['intake', 'handler', 'head'] as const).map((post) => ({
      login: `centre-${post}`,
      name: `中心${post}`,
      title: null,
      phone: null,
      grants: [{ role: `agency_${post}` as const, agencyKey: 'centre', areaCode: null }],
    })),
  ],
};

describe('a case for an agency that a station may not give orders', () => {
  let product: TestProduct;
  let desk: CaseDesk;
  let ids: SeededIds;

  beforeAll(async () => {
    product = await startTestProduct();
    ids = await product.seed(WORLD);
    await product.sql.query(`update agency set profile = '{"dispatch": "via-centre"}' where key = 'labor'`);
    desk = new CaseDesk(product);
  });
  afterEach(async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });
  afterAll(() => product.close());

  const agency = (key: string): string => ids.agencies[key] ?? '';
  const choice = { code: 'centre_decided' };

  async function sendTo(key: string, caseId: string): Promise<Answer<ReferralView>> {
    const body = { recipientAgencyId: agency(key), request: '请依职责处理欠薪', choice };
    return product.as('officer').post<ReferralView>(`/cases/${caseId}/referrals`, body);
  }

  async function atCentre(): Promise<{ caseId: string; referral: ReferralView }> {
    const { id } = await desk.register({ typeCode: '1001', lane: 'full' });
    const { body } = await sendTo('centre', id);
    return { caseId: id, referral: body };
  }

  const show = async (login: string, id: string): Promise<ReferralView> =>
    (await product.as(login).get<ReferralView>(`/referrals/${id}`)).body;

  const take = (
    login: string,
    { id, version }: ReferralView,
    noun: string,
    body: object = {},
  ): Promise<Answer<ReferralView>> =>
    product.as(login).post<ReferralView>(`/referrals/${id}/${noun}`, body, { version });

  it('names to its desk no step of a coordinator’s that is not lent, where its own comes too late', async () => {
    const { referral } = await atCentre();
    await take('centre-intake', referral, 'acceptance', { handlerUserId: ids.users['centre-handler'] });
    const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
    await take('centre-handler', await show('centre-handler', referral.id), 'contact', contact);
    const outcome = { outcome: 'oral_agreement', summary: '双方和解' };
    await take('centre-handler', await show('centre-handler', referral.id), 'outcome', outcome);
    const reported = await show('centre-intake', referral.id);
    expect(reported.state).toBe('reported');

    const on = { recipientAgencyId: agency('labor'), handoverNote: '请劳动监察办理' };
    const { status, body } = await take('centre-intake', reported, 'reroute', on);
    expect([status, body]).toMatchObject([409, { code: 'wrong_state', events: reported.events }]);
    expect(reported.events).not.toEqual(expect.arrayContaining(['confirm']));
  });

  const clocksOf = ({ clocks }: ReferralView): string[] => clocks.map(({ name }) => name).sort();

  it('goes to the centre, whose desk sends it on; the station sees it to the end', async () => {
    const { id } = await desk.register({ typeCode: '1001', lane: 'full' });
    expect(await sendTo('labor', id)).toMatchObject({ status: 422, body: { code: 'dispatch_via_centre' } });
    const arrived = await sendTo('centre', id);
    expect(arrived.status).toBe(201);
    expect(clocksOf(arrived.body)).toContain('dispatch');
    expect(arrived.body.clocks.find(({ name }) => name === 'dispatch')?.ownerAgencyId).toBe(agency('centre'));
    expect((await show('centre-intake', arrived.body.id)).events).toContain('reroute');

    const on = { recipientAgencyId: agency('labor'), handoverNote: '欠薪，请劳动监察办理' };
    const sentOn = await take('centre-intake', arrived.body, 'reroute', on);
    expect(sentOn).toMatchObject({ status: 200, body: { state: 'superseded', clocks: [] } });

    const next = await show('officer', sentOn.body.supersededBy ?? '');
    expect(next).toMatchObject({
      state: 'queued',
      senderAgencyId: agency('station'),
      recipientAgencyId: agency('labor'),
      rerouteOf: arrived.body.id,
      hopCount: 0,
    });
    expect(clocksOf(next)).toContain('accept');
    expect(clocksOf(next)).not.toContain('dispatch');

    const accepted = await take('labor-intake', next, 'acceptance');
    const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
    const contacted = await take('labor-handler', accepted.body, 'contact', contact);
    const settled = { outcome: 'oral_agreement', summary: '双方约定分期支付' };
    const reported = await take('labor-handler', contacted.body, 'outcome', settled);
    const confirmed = await take('officer', reported.body, 'confirmation');
    expect(confirmed).toMatchObject({ status: 200, body: { state: 'closed' } });
    expect((await desk.show(id)).state).toBe('closed');
  });

  it('is told to the station as sent on, and leads to where it goes on; nothing has ended for it', async () => {
    const { referral } = await atCentre();
    const on = { recipientAgencyId: agency('labor'), handoverNote: '欠薪，请劳动监察办理' };
    const sentOn = await take('centre-intake', referral, 'reroute', on);
    await product.drain();
    const { body } = await product.as('officer').get<NoticePageView>('/me/notices?limit=200');
    const successorId = sentOn.body.supersededBy ?? '';
    expect(body.items.find(({ subjectId }) => subjectId === successorId)).toMatchObject({
      code: 'referral_dispatched',
      text: '已由中心交办事项',
      leadsTo: `/referrals/${successorId}`,
      caseNumber: referral.caseNumber,
    });
    const ended = body.items.filter(({ code }) => code === 'referral_ended');
    expect(ended.map(({ subjectId }) => subjectId)).not.toContain(referral.id);
  });

  it('a refusal waits for the coordinator, and is no task of the centre’s desk, which may not rule', async () => {
    const { id } = await desk.register({ lane: 'full' });
    const sent = await sendTo('womens-federation', id);
    const refusal = { reason: 'not_our_duty', text: '不属本单位职责' };
    expect((await take('womens-intake', sent.body, 'rejection', refusal)).status).toBe(200);
    const kindsFor = async (login: string): Promise<readonly string[]> => {
      const { body } = await product.as(login).get<TaskPageView>('/me/tasks?limit=200');
      return body.items.filter(({ subjectId }) => subjectId === sent.body.id).map(({ kind }) => kind);
    };
    expect(await kindsFor('coordinator')).toEqual(['review']);
    for (const login of ['centre-intake', 'centre-handler', 'centre-head'])
      expect([login, await kindsFor(login)]).toEqual([login, []]);
    const { referral } = await atCentre();
    const mine = (await product.as('centre-intake').get<TaskPageView>('/me/tasks?limit=200')).body.items;
    expect(mine.map(({ subjectId }) => subjectId)).toContain(referral.id);
  });

  it('comes to the centre with the ranked list of those it can be sent on to, and to nobody else', async () => {
    const { referral } = await atCentre();
    interface List {
      readonly suggestions: readonly { readonly agencyKey: string; readonly viaAgencyId: string | null }[];
    }
    const listFor = (login: string): Promise<Answer<List>> =>
      product.as(login).get<List>(`/referrals/${referral.id}/routing-suggestions`);
    for (const login of ['centre-intake', 'coordinator']) {
      const { status, body } = await listFor(login);
      expect([login, status, body.suggestions[0]?.agencyKey, body.suggestions[0]?.viaAgencyId]).toEqual([
        login,
        200,
        'labor',
        null,
      ]);
      expect(body.suggestions.map(({ agencyKey }) => agencyKey)).not.toContain('centre');
    }
    expect((await listFor('officer')).status).toBe(403);
    expect((await listFor('labor-intake')).status).toBe(404);
    const sentOn = await take('centre-intake', referral, 'reroute', {
      recipientAgencyId: agency('labor'),
      handoverNote: '欠薪，请劳动监察办理',
    });
    expect(sentOn.status).toBe(200);
    expect((await listFor('centre-intake')).status).toBe(403);
  });

  it('is late with the centre after two working hours, and charged to it', async () => {
    const { referral } = await atCentre();
    const clock = referral.clocks.find(({ name }) => name === 'dispatch');
    const accept = referral.clocks.find(({ name }) => name === 'accept');
    expect(Date.parse(clock?.deadlineAt ?? '')).toBeLessThan(Date.parse(accept?.deadlineAt ?? ''));
    expect(referral.deadlineAt).toBe(clock?.deadlineAt);
  });

  it('is not late any more when the centre keeps it, or refuses it', async () => {
    const taken = await take('centre-intake', (await atCentre()).referral, 'acceptance');
    expect(taken.body.state).toBe('accepted');
    expect(clocksOf(taken.body)).not.toContain('dispatch');
    const refusal = { reason: 'not_our_area', text: '不在本区' };
    const refused = await take('centre-intake', (await atCentre()).referral, 'rejection', refusal);
    expect(refused.body.state).toBe('rejection_review');
    expect(clocksOf(refused.body)).not.toContain('dispatch');
    const on = { recipientAgencyId: agency('labor'), handoverNote: '改转' };
    expect(await take('centre-intake', refused.body, 'reroute', on)).toMatchObject({ status: 403 });
  });

  it('may still be sent on once the centre has taken it, and costs the case no hop', async () => {
    const { referral } = await atCentre();
    const taken = await take('centre-head', referral, 'acceptance');
    const on = { recipientAgencyId: agency('labor'), handoverNote: '研判后转劳动监察' };
    const sentOn = await take('centre-handler', taken.body, 'reroute', on);
    const next = await show('officer', sentOn.body.supersededBy ?? '');
    const refusal = { reason: 'outside_statutory_power', text: '超出职权' };
    expect((await take('labor-intake', next, 'rejection', refusal)).body.state).toBe('rejected');
    const again = await sendTo('centre', next.caseId);
    expect(again).toMatchObject({ status: 201, body: { hopCount: 1, triedAgencyIds: [agency('labor')] } });
  });

  it('is sent on by nobody else, and the centre’s desk rules on nothing', async () => {
    const { caseId, referral } = await atCentre();
    const on = { recipientAgencyId: agency('labor'), handoverNote: '改转' };
    expect(await take('officer', referral, 'reroute', on)).toMatchObject({ status: 403 });
    expect(await take('labor-intake', referral, 'reroute', on)).toMatchObject({ status: 404 });
    const other = await desk.register({ typeCode: '0202', lane: 'full' });
    const direct = await sendTo('community', other.id);
    expect(await take('centre-intake', direct.body, 'reroute', on)).toMatchObject({ status: 404 });
    const refusal = { reason: 'not_our_duty', text: '不属职责' };
    const refused = await take('committee-intake', direct.body, 'rejection', refusal);
    expect(await take('centre-head', refused.body, 'overruling', { instruction: '请办理' })).toMatchObject({
      status: 404,
    });
    expect((await desk.show(caseId)).state).toBe('handling');
  });
});
