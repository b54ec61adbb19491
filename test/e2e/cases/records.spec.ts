import type { HoldingView } from '../../../modules/cases/holding/holding.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { CaseRecordsView, OwnRecordsView } from '../../../modules/cases/records/case-records.view.js';
import type { Answer, TestProduct, World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { type CaseDesk, clockNames, DAY_MS, HOUR_MS, PAIR, QUARREL, SETTLEMENT } from './desk.js';
import type { ReferralLine } from './referral-line.js';
import { startCaseStage } from './stage.js';

const PLAN = { measures: '收缴刀具, 家属看护', told: ['社区'] };
const NOT_THERE = { status: 404, body: { code: 'case_not_found' } };

describe('what was put on record of a case', () => {
  let product: TestProduct;
  let world: World;
  let desk: CaseDesk;
  let line: ReferralLine;

  beforeAll(async () => {
    ({ product, world, desk, line } = await startCaseStage());
  });
  afterAll(() => product.close());

  const say = async (login: Login, caseId: string, noun: string, body: object): Promise<void> => {
    const answer = await product.as(login).post(`/cases/${caseId}/${noun}`, body);
    if (answer.status !== 201) throw new Error(`${noun}: ${JSON.stringify(answer.body)}`);
  };

  const records = async (login: Login, caseId: string): Promise<CaseRecordsView> => {
    const answer = await product.as(login).get<CaseRecordsView>(`/cases/${caseId}/records`);
    if (answer.status !== 200) throw new Error(`not shown: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  it('the settlement of one officer is read by the next shift, the chief and the coordinator, and by no neighbour', async () => {
    const registered = await product
      .as('officer')
      .post<RegisteredCaseView>('/cases', { ...QUARREL, parties: PAIR, settlement: SETTLEMENT });
    const { id } = registered.body.case;
    for (const login of ['colleague', 'chief', 'coordinator', 'supervisor'] as const) {
      expect((await records(login, id)).settlements).toMatchObject([
        {
          facts: SETTLEMENT.facts,
          agreedText: SETTLEMENT.agreedText,
          recordingNumber: SETTLEMENT.recordingNumber,
          attitudes: { applicant: 'agreed', respondent: 'agreed' },
          isPerformed: true,
          by: '陈警官',
          agency: '草堂派出所',
        },
      ]);
    }
    expect(await product.as('other-officer').get(`/cases/${id}/records`)).toMatchObject(NOT_THERE);
    expect((await product.as('auditor').get(`/cases/${id}/records`)).status).toBe(403);
  });

  it('plans, visits, notices and danger scales come by kind, the oldest first, and the sight is on record', async () => {
    const { id } = await desk.register({ parties: PAIR, risk: 'red' });
    await say('officer', id, 'safety-plan', PLAN);
    await say('colleague', id, 'safety-plan', { measures: '社区每日走访' });
    await say('officer', id, 'visits', { manner: 'visit', result: 'unstable', note: '双方仍有对立' });
    await say('officer', id, 'notice-of-other-ways', {
      reason: '分歧过大',
      ways: ['向人民法院起诉'],
      manner: 'paper',
    });
    await say('officer', id, 'danger-assessment', { answers: { D1: 'yes', D2: 'no' } });
    const kept = await records('chief', id);
    expect(kept.safetyPlans).toMatchObject([
      { ...PLAN, by: '陈警官', nextCheckAt: null },
      { measures: '社区每日走访', by: '周警官' },
    ]);
    expect(kept.visits).toMatchObject([{ result: 'unstable', note: '双方仍有对立', purpose: 'follow_up' }]);
    expect(kept.otherWaysNotices).toMatchObject([{ reason: '分歧过大', ways: ['向人民法院起诉'] }]);
    expect(kept.dangerAssessments).toMatchObject([{ answers: { D1: 'yes', D2: 'no' }, score: 1 }]);
    expect((await desk.audited('case.seen', id)).at(-1)?.detail).toEqual({ part: 'records' });
  });

  it('the report after a withdrawal, and who of the parties agreed to more time', async () => {
    const { id, parties } = await desk.register({ parties: PAIR });
    const consents = parties.map((party) => ({ partyId: party.id, manner: 'telephone' }));
    const body = { amount: 10, reason: '等待鉴定意见', consents };
    expect((await desk.step('officer', id, { noun: 'extension-request', body })).status).toBe(200);
    const granted = { noun: 'extension-decision', body: { decision: 'granted', reason: '同意' } };
    expect((await desk.step('chief', id, granted)).status).toBe(200);
    const withdrawal = { partyId: parties[0]?.id, reason: '当事人要求终止', manner: 'telephone' };
    await desk.step('officer', id, { noun: 'consent-withdrawal', body: withdrawal });
    await say('officer', id, 'withdrawal-report', { summary: '已停止联系, 材料封存' });
    const kept = await records('colleague', id);
    expect(kept.extensions).toMatchObject([
      { amount: 10, consents, askedBy: '陈警官', decision: 'granted', decidedBy: '林所长' },
    ]);
    expect(kept.withdrawalReports).toMatchObject([{ summary: '已停止联系, 材料封存', by: '陈警官' }]);
  });

  describe('of cases that belong together', () => {
    it('a duplicate leads to its original, and the original to it', async () => {
      const original = await desk.register();
      const copy = await desk.register();
      const body = { outcome: 'duplicate', duplicateOf: original.id };
      expect((await desk.step('officer', copy.id, { noun: 'closure', body })).status).toBe(200);
      const there = { id: original.id, number: original.number };
      expect((await records('chief', copy.id)).links).toMatchObject([
        { kind: 'same_event', isFrom: true, other: there, by: '陈警官' },
      ]);
      expect((await records('chief', original.id)).links).toMatchObject([
        { isFrom: false, other: { id: copy.id, number: copy.number } },
      ]);
    });

    it('whoever may not know of the other case is not told which it is', async () => {
      const original = await desk.register();
      const copy = await desk.register({}, 'other-officer');
      const body = { outcome: 'duplicate', duplicateOf: original.id };
      expect((await desk.step('coordinator', copy.id, { noun: 'closure', body })).status).toBe(403);
      await product.sql.query(
        `insert into case_link (id, from_case_id, to_case_id, kind, cause, at)
         values (gen_random_uuid(), $1, $2, 'same_event', 'close', accord_now())`,
        [copy.id, original.id],
      );
      expect((await records('other-officer', copy.id)).links).toMatchObject([{ other: null }]);
      expect((await records('coordinator', copy.id)).links).toMatchObject([{ other: { id: original.id } }]);
    });

    it('what was recorded on a case that was merged is read in the one that goes on', async () => {
      const old = await desk.register({ parties: PAIR });
      await say('officer', old.id, 'safety-plan', PLAN);
      const survivor = await desk.register({ parties: PAIR });
      const body = { intoCaseId: survivor.id, reason: '同一纠纷' };
      expect((await desk.step('officer', old.id, { noun: 'merge', body })).status).toBe(200);
      const kept = await records('chief', survivor.id);
      expect(kept.safetyPlans).toMatchObject([PLAN]);
      expect(kept.links).toMatchObject([{ kind: 'merged_into', isFrom: false, other: { id: old.id } }]);
    });
  });

  describe('by an agency that holds it through a referral', () => {
    const own = (login: Login, caseId: string): Promise<Answer<OwnRecordsView>> =>
      product.as(login).get<OwnRecordsView>(`/cases/${caseId}/holding/records`);

    /** The station has planned, and the committee plans and visits. */
    async function held(): Promise<CaseView> {
      const theCase = await desk.register({ parties: PAIR, lane: 'full' });
      await say('officer', theCase.id, 'safety-plan', PLAN);
      await line.underWay(theCase.id);
      await say('mediator', theCase.id, 'holding/safety-plan', { measures: '网格员每日上门' });
      await say('mediator', theCase.id, 'holding/visits', { manner: 'visit', result: 'clean' });
      return theCase;
    }

    it('is read back by it without a word of anybody else, and on record', async () => {
      const { id } = await held();
      const { status, body } = await own('committee-intake', id);
      expect(status).toBe(200);
      expect(body).toMatchObject({
        safetyPlans: [{ measures: '网格员每日上门', by: '罗调解', agency: '送仙桥社区居委会' }],
        visits: [{ result: 'clean' }],
        otherWaysNotices: [],
        dangerAssessments: [],
      });
      expect((await desk.audited('case.seen', id)).at(-1)?.detail).toEqual({ part: 'own_records' });
      expect((await records('colleague', id)).safetyPlans.map(({ agency }) => agency)).toEqual([
        '草堂派出所',
        '送仙桥社区居委会',
      ]);
    });

    it('not by a stranger, nor by who sees the case itself', async () => {
      const { id } = await held();
      expect(await own('labor-intake', id)).toMatchObject(NOT_THERE);
      expect(await own('officer', id)).toMatchObject({ status: 403, body: { code: 'not_the_holder' } });
    });

    it('is served to it no more once a party has withdrawn consent; the owner reads on', async () => {
      const { id, parties } = await held();
      const body = { partyId: parties[0]?.id, reason: '不愿继续', manner: 'telephone' };
      await desk.step('officer', id, { noun: 'consent-withdrawal', body });
      expect((await own('mediator', id)).body).toEqual({
        visits: [],
        safetyPlans: [],
        otherWaysNotices: [],
        dangerAssessments: [],
      });
      expect((await records('officer', id)).safetyPlans).toHaveLength(2);
    });
  });

  describe('when a safety plan says when to look again', () => {
    const inHours = async (hours: number): Promise<string> =>
      new Date((await product.now()).getTime() + hours * HOUR_MS).toISOString();

    const planned = async (caseId: string, hours: number): Promise<string> => {
      const nextCheckAt = await inHours(hours);
      await say('officer', caseId, 'safety-plan', { ...PLAN, nextCheckAt });
      return nextCheckAt;
    };
    const checkOf = ({ clocks }: CaseView | HoldingView): object | undefined =>
      clocks.find(({ name }) => name === 'safety_check');

    it('a clock runs to that instant, whatever the colour of the case', async () => {
      const { id } = await desk.register({ parties: PAIR });
      const nextCheckAt = await planned(id, 20);
      expect(checkOf(await desk.show(id))).toMatchObject({
        deadlineAt: nextCheckAt,
        ownerAgencyId: world.agencies.station,
      });
      const tasks = await product
        .as('officer')
        .get<{ items: { subjectId: string; words: string }[] }>('/me/tasks?kind=safety_check&limit=200');
      expect(tasks.body.items.find(({ subjectId }) => subjectId === id)?.words).toBe('复查安全措施');
    });

    it('whoever holds the case by then is charged with it and warned', async () => {
      const { id } = await desk.register({ parties: PAIR, lane: 'full' });
      await planned(id, 3 * 24);
      await line.underWay(id);
      const { body } = await product.as('mediator').get<HoldingView>(`/cases/${id}/holding`);
      expect(checkOf(body)).toMatchObject({ ownerAgencyId: world.agencies.community });
      await product.moveClock(4 * DAY_MS);
      const { rows } = await product.sql.query<{ owner: string }>(
        `select owner_agency_id as owner from breach where case_id = $1 and name = 'safety_check'`,
        [id],
      );
      expect(rows).toEqual([{ owner: world.agencies.community }]);
    });

    it('a visit that met somebody answers it, one that met nobody does not', async () => {
      const { id } = await desk.register({ parties: PAIR });
      await planned(id, 20);
      await say('officer', id, 'visits', { manner: 'visit', result: 'unreachable' });
      expect(clockNames(await desk.show(id))).toContain('safety_check');
      await say('officer', id, 'visits', { manner: 'visit', result: 'clean' });
      expect(clockNames(await desk.show(id))).not.toContain('safety_check');
    });

    it('the next plan answers it and sets the next date', async () => {
      const { id } = await desk.register({ parties: PAIR });
      await planned(id, 20);
      const later = await planned(id, 40);
      expect(checkOf(await desk.show(id))).toMatchObject({ deadlineAt: later });
      await say('officer', id, 'safety-plan', PLAN);
      expect(checkOf(await desk.show(id))).toBeUndefined();
    });

    it('it goes along into the case that goes on after a merge', async () => {
      const old = await desk.register({ parties: PAIR });
      const nextCheckAt = await planned(old.id, 20);
      const survivor = await desk.register({ parties: PAIR });
      const body = { intoCaseId: survivor.id, reason: '同一纠纷' };
      await desk.step('officer', old.id, { noun: 'merge', body });
      expect(checkOf(await desk.show(survivor.id))).toMatchObject({ deadlineAt: nextCheckAt });
    });

    it('never in the past', async () => {
      const { id } = await desk.register();
      const answer = await product
        .as('officer')
        .post(`/cases/${id}/safety-plan`, { ...PLAN, nextCheckAt: await inHours(-1) });
      expect(answer).toMatchObject({
        status: 400,
        body: { problems: [{ path: 'nextCheckAt', code: 'in_past' }] },
      });
    });
  });
});
