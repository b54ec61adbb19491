import { DataSource } from 'typeorm';
import type { CasePageView, SearchResultView } from '../../../modules/cases/reading/case-list.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { NoticePageView } from '../../../modules/notifications/inbox/notices.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Answer } from '../../support/product.js';
import { violations } from '../../support/invariants.js';
import { type AgencyKey, AREA, type Login } from '../../support/world.js';
import { DAY_MS, QUARREL } from '../cases/desk.js';
import { lineOf, TaskDesk } from './desk.js';

type Refusal = { readonly code: string };

const COMMITTEE = ['committee-intake', 'mediator', 'committee-head'] as const;
const FEDERATION = ['womens-intake', 'womens-handler', 'womens-head'] as const;

let desk: TaskDesk;

beforeAll(async () => {
  desk = await TaskDesk.open();
});
beforeEach(async () => {
  await work(true, ...COMMITTEE, ...FEDERATION, 'chief', 'supervisor');
  await work(false, 'coordinator');
});
afterEach(async () => {
  expect(await violations(desk.product.get(DataSource))).toEqual([]);
});
afterAll(() => desk.product.close());

/** Whether the accounts work. */
const work = (active: boolean, ...logins: readonly Login[]): Promise<unknown> =>
  desk.product.sql.query('update app_user set active = $2 where login = any($1)', [logins, active]);

const see = async (as: Login, caseId: string): Promise<number> =>
  (await desk.product.as(as).get(`/cases/${caseId}`)).status;

const close = (as: Login, caseId: string): Promise<Answer<CaseView & Refusal>> =>
  desk.cases.step(as, caseId, { noun: 'closure', body: { outcome: 'self_settled' } });

const route = (as: Login, caseId: string, recipient: AgencyKey): Promise<Answer<ReferralView>> =>
  desk.product.as(as).post(`/cases/${caseId}/referrals`, {
    recipientAgencyId: desk.world.agencies[recipient],
    request: '请依职责办理',
    choice: { code: 'knows_the_dispute' },
  });

const passDays = async (days: number): Promise<void> => {
  for (let day = 0; day < days; day += 1) {
    await desk.product.moveClock(DAY_MS);
    await desk.product.drain();
  }
};

describe('a case of a committee that has lost all its people, where nobody coordinates', () => {
  const abandoned = async (extra: object = {}): Promise<string> => {
    const { id } = await desk.cases.register({ lane: 'full', ...extra }, 'committee-intake');
    expect(await see('chief', id)).toBe(404);
    await work(false, ...COMMITTEE);
    return id;
  };

  it('is seen, taken, worked on and closed by the head of the station there, and by nobody else', async () => {
    const id = await abandoned();
    expect(lineOf(await desk.mine('chief'), id)).toMatchObject({ kind: 'routing' });
    for (const stranger of ['officer', 'other-chief'] as const) expect(await see(stranger, id)).toBe(404);
    const found = async (as: Login): Promise<readonly string[][]> => {
      const api = desk.product.as(as);
      const answers = [
        await api.get<CasePageView>('/cases?limit=200'),
        await api.post<SearchResultView>('/cases/search', { q: QUARREL.placeText }),
      ];
      return answers.map(({ body }) => body.items.map((item) => item.id));
    };
    for (const list of await found('chief')) expect(list).toContain(id);
    for (const list of await found('other-chief')) expect(list).not.toContain(id);
    expect((await close('supervisor', id)).status).toBe(403);
    expect(await desk.cases.step('chief', id, { noun: 'taking' })).toMatchObject({ status: 200 });
    const call = { channel: 'phone', result: 'reached', role: 'applicant' };
    expect((await desk.product.as('chief').post(`/cases/${id}/contacts`, call)).status).toBe(201);
    expect(await close('chief', id)).toMatchObject({ status: 200, body: { state: 'closed' } });
  });

  it.each(['labor', 'station'] as const)('is routed by the same head, to %s too', async (recipient) => {
    const id = await abandoned();
    const sent = await route('chief', id, recipient);
    expect(sent).toMatchObject({ status: 201, body: { state: 'queued' } });
    const [as, other] =
      recipient === 'labor' ? (['labor-handler', 'chief'] as const) : (['officer'] as const);
    await desk.done(as, sent.body.id, 'acceptance');
    if (other !== undefined) {
      const { events } = (await desk.product.as(other).get<ReferralView>(`/referrals/${sent.body.id}`)).body;
      expect(events).toContain('request_recall');
    }
    expect(await close('chief', id)).toMatchObject({ status: 422, body: { code: 'live_referrals' } });
    const contact = { channel: 'phone', result: 'reached', who: 'applicant' };
    await desk.done(as, sent.body.id, 'contact', contact);
    await desk.done(as, sent.body.id, 'outcome', { outcome: 'oral_agreement', summary: '双方和好' });
    await passDays(12);
    expect((await desk.cases.show(id, 'chief')).state).toBe('closed');
  });

  it('is where the notice of its lateness leads that head, who reads in their tasks what it is about', async () => {
    const id = await abandoned({ typeCode: '0201' });
    await passDays(4);
    expect(lineOf(await desk.mine('chief'), id)).toMatchObject({ typeCode: '0201' });
    const { items } = (await desk.product.as('chief').get<NoticePageView>('/me/notices?limit=200')).body;
    const told = items.flatMap((notice) => notice.items).filter(({ subjectId }) => subjectId === id);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told.map(({ leadsTo }) => leadsTo))).toEqual(new Set([`/cases/${id}`]));
  });

  it('is hidden from them again once the committee or the coordinator is back', async () => {
    const id = await abandoned();
    expect(await see('chief', id)).toBe(200);
    await work(true, 'committee-head');
    expect(await see('chief', id)).toBe(404);
    await work(false, 'committee-head');
    await work(true, 'coordinator');
    expect(await see('chief', id)).toBe(404);
    const { items } = (await desk.product.as('chief').get<CasePageView>('/cases?limit=200')).body;
    expect(items.map((item) => item.id)).not.toContain(id);
  });

  it('is the supervisor’s to end where the station has no head left either', async () => {
    const id = await abandoned();
    await work(false, 'chief');
    expect(lineOf(await desk.mine('supervisor'), id)).toBeDefined();
    expect(await close('supervisor', id)).toMatchObject({ status: 200, body: { state: 'closed' } });
  });
});

describe('a committee that is closed, where nobody coordinates', () => {
  const setOpen = (active: boolean): Promise<unknown> =>
    desk.product.sql.query('update agency set active = $2, version = version + 1 where id = $1', [
      desk.world.agencies.community,
      active,
    ]);

  it('leaves its own case and what it holds to the head of the station there, who ends both', async () => {
    const owned = await desk.cases.register({ lane: 'full' }, 'committee-intake');
    const { id: heldId } = await desk.cases.register(
      { areaCode: AREA.street, lane: 'full' },
      'womens-intake',
    );
    const held = (await route('womens-intake', heldId, 'community')).body;
    await desk.done('committee-intake', held.id, 'acceptance');
    expect(await see('chief', heldId)).toBe(404);
    await setOpen(false);
    try {
      expect((await close('chief', owned.id)).status).toBe(200);
      const asked = { reason: 'better_agency', note: '单位已撤' };
      await desk.done('chief', held.id, 'recall-request', asked);
      await desk.done('chief', held.id, 'forced-recall', { note: '单位已撤' });
      expect(await see('chief', heldId)).toBe(404);
      expect((await close('womens-intake', heldId)).status).toBe(200);
    } finally {
      await setOpen(true);
    }
  });
});

describe('a case of a district that no station covers, where nobody coordinates', () => {
  const ofDistrict = { areaCode: AREA.district, lane: 'full' };

  it('is taken, routed and closed by its supervisor when its agency has lost all its people', async () => {
    const taken = await desk.cases.register(ofDistrict, 'womens-intake');
    const routed = await desk.cases.register(ofDistrict, 'womens-intake');
    expect((await close('supervisor', taken.id)).body).toMatchObject({ code: 'case_not_your_step' });
    await work(false, ...FEDERATION);
    expect(await see('chief', taken.id)).toBe(404);
    expect(await desk.cases.step('supervisor', taken.id, { noun: 'taking' })).toMatchObject({ status: 200 });
    expect((await close('supervisor', taken.id)).status).toBe(200);
    expect((await route('supervisor', routed.id, 'labor')).status).toBe(201);
  });

  it('leaves the supervisor watching, and no more, while somebody coordinates', async () => {
    const { id } = await desk.cases.register(ofDistrict, 'womens-intake');
    const permissions = async (): Promise<readonly string[]> =>
      (await desk.product.as('supervisor').get<{ permissions: string[] }>('/session')).body.permissions;
    expect(await permissions()).toContain('case.close');
    await work(false, ...FEDERATION);
    await work(true, 'coordinator');
    expect(await permissions()).not.toContain('case.close');
    expect((await close('supervisor', id)).body).toMatchObject({ code: 'permission_missing' });
  });
});

describe('an agency that accepted and then stays silent, where nobody coordinates', () => {
  /** Sent by the women's federation to the committee, which let the time to answer a recall pass. */
  const silent = async (extra: object = {}): Promise<{ id: string; caseId: string }> => {
    const { id: caseId } = await desk.cases.register({ lane: 'full', ...extra }, 'womens-intake');
    const { id } = (await route('womens-intake', caseId, 'community')).body;
    await desk.done('committee-intake', id, 'acceptance');
    await desk.done('womens-intake', id, 'recall-request', { reason: 'better_agency', note: '请退回' });
    expect((await takeBack('womens-head', id)).status).toBe(403);
    await work(false, ...COMMITTEE);
    await passDays(5);
    return { id, caseId };
  };

  const takeBack = (as: Login, id: string): Promise<Answer<ReferralView>> =>
    desk.step(as, id, 'forced-recall', { note: '多次催告无回音' });

  it('has the case taken back by the head of the sender, who is offered the step and then closes', async () => {
    const { id, caseId } = await silent({ areaCode: AREA.district });
    expect((await close('womens-head', caseId)).body).toMatchObject({ code: 'live_referrals' });
    expect((await takeBack('womens-intake', id)).status).toBe(403);
    const { body } = await desk.product.as('womens-head').get<ReferralView>(`/referrals/${id}`);
    expect(body.events).toContain('force_recall');
    expect(await takeBack('womens-head', id)).toMatchObject({ status: 200, body: { state: 'recalled' } });
    expect((await close('womens-head', caseId)).status).toBe(200);
  });

  it('by the desk of a sender that has no head', async () => {
    const { id, caseId } = await silent();
    await work(false, 'womens-head');
    expect((await takeBack('womens-intake', id)).status).toBe(200);
    expect((await close('womens-intake', caseId)).status).toBe(200);
  });

  it.each([
    ['the supervisor', 'supervisor', { areaCode: AREA.district }],
    ['the head of the station there', 'chief', { areaCode: AREA.community }],
  ] as const)('by %s, who ends it where the sender has lost all its people too', async (_, as, place) => {
    const { id, caseId } = await silent(place);
    await work(false, ...FEDERATION);
    expect((await takeBack(as, id)).status).toBe(200);
    expect((await close(as, caseId)).status).toBe(200);
  });

  it('is left to the coordinator as soon as there is one', async () => {
    const { id } = await silent();
    await work(true, 'coordinator');
    expect((await takeBack('womens-head', id)).status).toBe(403);
    expect((await takeBack('coordinator', id)).status).toBe(200);
  });
});
