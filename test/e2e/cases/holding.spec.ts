import type { CasePageView, SearchResultView } from '../../../modules/cases/reading/case-list.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { HoldingView } from '../../../modules/cases/holding/holding.view.js';
import type { CaseReferralsView } from '../../../modules/referrals/http/queue.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { type Answer, startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { CaseDesk, PAIR } from './desk.js';

const SHELTERED = {
  role: 'other',
  name: '欧阳某甲',
  phone: '19900000004',
  address: '金牛区新住址8号',
  addressProtected: true,
} as const;
const NOT_THERE = { status: 404, body: { code: 'case_not_found' } };

describe('an agency that holds a case through a referral', () => {
  let product: TestProduct;
  let desk: CaseDesk;
  let world: World;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  const step = async (login: Login, id: string, noun: string, body: object = {}): Promise<ReferralView> => {
    const { body: read } = await product.as(login).get<ReferralView>(`/referrals/${id}`);
    const answer = await product
      .as(login)
      .post<ReferralView>(`/referrals/${id}/${noun}`, body, { version: read.version });
    if (answer.status !== 200) throw new Error(`${noun}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  /** Registered and referred by the station, accepted by the recipient. */
  const held = async (
    { to = 'community', by = 'mediator', mode = 'refer' }: { to?: AgencyKey; by?: Login; mode?: string } = {},
    extra: object = {},
  ): Promise<{ theCase: CaseView; referral: ReferralView }> => {
    const theCase = await desk.register({ parties: [...PAIR, SHELTERED], lane: 'full', ...extra });
    const partyIds = theCase.parties.slice(0, 1).map(({ id }) => id);
    for (const purpose of ['mediation', 'sharing']) {
      const consent = { partyIds, purpose, decision: 'given', manner: 'on_camera' };
      expect((await product.as('officer').post(`/cases/${theCase.id}/consents`, consent)).status).toBe(201);
    }
    const sent = await product.as('officer').post<ReferralView>(`/cases/${theCase.id}/referrals`, {
      recipientAgencyId: world.agencies[to],
      request: '请调解并反馈',
      mode,
      fields: ['number', 'party_names'],
      partyIds,
      choice: { code: 'party_wish' },
    });
    expect(sent.status).toBe(201);
    const referral = await step(by, sent.body.id, 'acceptance');
    return { theCase, referral };
  };

  const holding = (
    login: Login,
    caseId: string,
    noun: string,
    body: object = {},
  ): Promise<Answer<HoldingView>> =>
    product.as(login).post<HoldingView>(`/cases/${caseId}/holding/${noun}`, body);

  it('is told nothing of it by any route of the case, exactly as a stranger', async () => {
    const { theCase } = await held();
    const { id } = theCase;
    const parts = [
      '',
      '/timeline',
      '/consents',
      '/facts',
      '/guards',
      '/legal-path',
      '/police-text',
      '/records',
      '/duplicates',
    ];
    for (const login of ['mediator', 'committee-intake', 'committee-head'] as const) {
      for (const part of parts) {
        const [theirs, strangers] = await Promise.all([
          product.as(login).get(`/cases/${id}${part}`),
          product.as('labor-intake').get(`/cases/${id}${part}`),
        ]);
        expect(theirs).toMatchObject(NOT_THERE);
        expect({ ...theirs.body, requestId: '' }).toEqual({ ...strangers.body, requestId: '' });
      }
      const listed = await product.as(login).get<CasePageView>('/cases?limit=200');
      expect(listed.body.items.map((item) => item.id)).not.toContain(id);
      const found = await product.as(login).post<SearchResultView>('/cases/search', { q: theCase.number });
      expect(found.body.items).toEqual([]);
    }
  });

  it('reveals nobody, and changes nothing through the routes of the case', async () => {
    const { theCase } = await held();
    for (const { id } of theCase.parties) {
      const path = `/cases/${theCase.id}/parties/${id}/revelation`;
      expect(await product.as('mediator').post(path, { reason: '通知到场' })).toMatchObject(NOT_THERE);
    }
    const written: readonly (readonly [string, object])[] = [
      ['taking', {}],
      ['closure', { outcome: 'self_settled' }],
      ['risk', { level: 'orange', reason: '扬言报复' }],
      ['visits', { manner: 'visit', result: 'clean' }],
      ['contacts', { channel: 'phone', result: 'reached', role: 'applicant' }],
      ['progress-notes', { text: '已约双方' }],
      ['safety-plan', { measures: '社区走访' }],
      ['parties', PAIR[0]],
      ['referrals', { recipientAgencyId: world.agencies.labor, request: '请办理' }],
    ];
    for (const [noun, body] of written) {
      expect(await desk.step('committee-head', theCase.id, { noun, body })).toMatchObject({ status: 404 });
    }
  });

  it('sees of the referrals its own only', async () => {
    const { theCase, referral } = await held();
    const beside = await product.as('officer').post<ReferralView>(`/cases/${theCase.id}/referrals`, {
      recipientAgencyId: world.agencies.labor,
      request: '请协助核实工资',
      mode: 'co_handle',
      purpose: 'support',
      fields: ['number'],
    });
    expect(beside.status).toBe(201);
    const { body } = await product.as('mediator').get<CaseReferralsView>(`/cases/${theCase.id}/referrals`);
    expect(body.items.map(({ id }) => id)).toEqual([referral.id]);
    expect((await product.as('mediator').get(`/referrals/${beside.body.id}`)).status).toBe(404);
    const all = await product.as('officer').get<CaseReferralsView>(`/cases/${theCase.id}/referrals`);
    expect(all.body.items).toHaveLength(2);
  });

  it('leaves the case with its owner, who reads it and is told a protected address', async () => {
    const { theCase } = await held();
    expect((await desk.show(theCase.id)).custodianAgency.id).toBe(world.agencies.community);
    const path = `/cases/${theCase.id}/parties/${theCase.parties[2]?.id ?? ''}/revelation`;
    const shown = await product.as('officer').post(path, { reason: '回访' });
    expect(shown.body).toMatchObject({ address: '金牛区新住址8号' });
    expect((await product.as('coordinator').post(path, { reason: '协调' })).body).toMatchObject({
      address: null,
    });
  });

  it('says what it found out, is told that mediation stops, and not what else is known', async () => {
    const { theCase } = await held();
    const facts = [{ code: 'domestic_violence', value: 'yes' }];
    const scale = { answers: { D6: 'yes' } };
    const told = await holding('mediator', theCase.id, 'facts', { facts });
    expect(told).toMatchObject({ status: 201, body: { isStopped: false, number: theCase.number } });
    const worse = await holding('mediator', theCase.id, 'danger-assessment', scale);
    expect(worse.status).toBe(201);
    const special = await holding('mediator', theCase.id, 'facts', {
      facts: [{ code: 'dv_special_item', value: 'yes' }],
    });
    expect(special).toMatchObject({ status: 201, body: { isStopped: true, risk: 'red' } });
    expect(Object.keys(special.body).sort()).toEqual([
      'caseId',
      'clocks',
      'isConsentWithdrawn',
      'isStopped',
      'number',
      'risk',
    ]);
    const seen = await product.as('officer').get<readonly { code: string }[]>(`/cases/${theCase.id}/facts`);
    expect(seen.body.map(({ code }) => code)).toContain('dv_special_item');
  });

  it('raises the risk and never lowers it; a plan answers the safety clock', async () => {
    const { theCase } = await held();
    const red = await holding('mediator', theCase.id, 'risk', { level: 'red', reason: '扬言报复' });
    expect(red).toMatchObject({ status: 200, body: { risk: 'red' } });
    expect(red.body.clocks.map(({ name }) => name)).toContain('safety_response');
    const lower = await holding('mediator', theCase.id, 'risk', { level: 'yellow', reason: '平稳' });
    expect(lower).toMatchObject({ status: 403, body: { code: 'risk_down_needs_supervisor' } });
    const planned = await holding('mediator', theCase.id, 'safety-plan', { measures: '家属看护, 每日走访' });
    expect(planned.status).toBe(201);
    expect(planned.body.clocks.map(({ name }) => name)).not.toContain('safety_response');
    const visit = await holding('mediator', theCase.id, 'visits', { manner: 'visit', result: 'unstable' });
    expect(visit.status).toBe(201);
    expect((await desk.timeline(theCase.id)).map(({ type }) => type)).toContain('case.visited');
  });

  it('asks the other side, by role where the snapshot does not show them', async () => {
    const { theCase } = await held();
    const [shown, other] = theCase.parties;
    const said = { purpose: 'mediation', decision: 'given', manner: 'telephone' };
    expect((await holding('mediator', theCase.id, 'consents', { ...said, role: 'respondent' })).status).toBe(
      201,
    );
    const named = { partyId: shown?.id, reason: '不愿继续', manner: 'telephone' };
    const withdrawn = await holding('mediator', theCase.id, 'consent-withdrawal', named);
    expect(withdrawn).toMatchObject({ status: 200, body: { isConsentWithdrawn: true } });
    const { body } = await product
      .as('officer')
      .get<readonly { partyId: string; decision: string }[]>(`/cases/${theCase.id}/consents`);
    expect(body).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ partyId: other?.id, decision: 'given' }),
        expect.objectContaining({ partyId: shown?.id, decision: 'withdrawn' }),
      ]),
    );
    expect((await holding('mediator', theCase.id, 'consents', { ...said, role: 'witness' })).status).toBe(
      404,
    );
    expect((await holding('mediator', theCase.id, 'consents', said)).status).toBe(400);
  });

  it('names the one it means where two have a role', async () => {
    const { theCase } = await held({}, { parties: [...PAIR, { ...PAIR[1], name: '王丙' }] });
    const said = { purpose: 'mediation', decision: 'given', manner: 'telephone' };
    const answer = await holding('mediator', theCase.id, 'consents', { ...said, role: 'respondent' });
    expect(answer).toMatchObject({ status: 422, body: { code: 'party_ambiguous' } });
  });

  it('accepts the application officially, asks for more time, and its head decides', async () => {
    const wages = { typeCode: '1001', parties: [PAIR[0], PAIR[1]] };
    const { theCase, referral } = await held({ to: 'labor', by: 'labor-intake' }, wages);
    const { body: clock } = await product.as('labor-intake').get<{ now: string }>('/clock');
    const accepted = await holding('labor-intake', theCase.id, 'official-acceptance', {
      applicationReceivedAt: clock.now,
      document: '受理登记表 2026-017',
    });
    expect(accepted.status).toBe(200);
    expect((await desk.show(theCase.id)).applicationReceivedAt).not.toBeNull();
    const consents = ['applicant', 'respondent'].map((role) => ({ role, manner: 'telephone' }));
    const more = { amount: 5, reason: '等待考勤表', consents };
    const asked = await step('labor-handler', referral.id, 'extension-request', more);
    expect(asked.extensions).toMatchObject([{ amount: 5, decision: null }]);
    const granted = await step('labor-head', referral.id, 'extension-decision', {
      extensionId: asked.extensions[0]?.id,
      decision: 'granted',
      reason: '同意',
    });
    expect(granted.extensions).toMatchObject([{ amount: 5, decision: 'granted' }]);
    const notice = { reason: '双方分歧过大', ways: ['申请劳动仲裁'], manner: 'paper' };
    expect((await holding('labor-handler', theCase.id, 'notice-of-other-ways', notice)).status).toBe(201);
  });

  it('works on it so: a stranger is told of no such case, and whoever sees it that they do not hold it', async () => {
    const { theCase } = await held();
    const plan = { measures: '社区走访' };
    expect(await holding('labor-head', theCase.id, 'safety-plan', plan)).toMatchObject(NOT_THERE);
    expect(await product.as('other-officer').get(`/cases/${theCase.id}/holding`)).toMatchObject(NOT_THERE);
    for (const login of ['officer', 'coordinator'] as const) {
      const answer = await holding(login, theCase.id, 'safety-plan', plan);
      expect(answer).toMatchObject({ status: 403, body: { code: 'not_the_holder' } });
    }
    expect((await product.as('auditor').get(`/cases/${theCase.id}/holding`)).status).toBe(403);
  });

  it('has done with it when custody goes back', async () => {
    const { theCase, referral } = await held();
    expect((await product.as('mediator').get(`/cases/${theCase.id}/holding`)).status).toBe(200);
    await step('officer', referral.id, 'recall-request', { reason: 'better_agency', note: '改由他人办理' });
    await step('mediator', referral.id, 'recall-agreement', { handoverNote: '尚未见面' });
    expect(await product.as('mediator').get(`/cases/${theCase.id}/holding`)).toMatchObject(NOT_THERE);
    const late = await holding('mediator', theCase.id, 'safety-plan', { measures: '走访' });
    expect(late).toMatchObject(NOT_THERE);
  });

  it('sees the case once a transfer is handed over, and the former owner goes on reading what it registered', async () => {
    const { theCase, referral } = await held({ mode: 'transfer' });
    expect(await product.as('mediator').get(`/cases/${theCase.id}`)).toMatchObject(NOT_THERE);
    await step('mediator', referral.id, 'handover', {
      checklist: ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'],
    });
    expect((await desk.show(theCase.id, 'mediator')).ownerAgency.id).toBe(world.agencies.community);
    expect((await desk.show(theCase.id, 'officer')).id).toBe(theCase.id);
    const listed = await product.as('mediator').get<CasePageView>('/cases?limit=200');
    expect(listed.body.items.map(({ id }) => id)).toContain(theCase.id);
  });
});
