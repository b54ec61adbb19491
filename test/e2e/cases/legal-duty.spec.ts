import type { CasePageView } from '../../../modules/cases/reading/case-list.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { LegalPathView, LegalStepView } from '../../../modules/cases/reading/records.view.js';
import type { OwnRecordsView } from '../../../modules/cases/records/case-records.view.js';
import type { LegalDutyView } from '../../../modules/cases/legal-duty/legal-duty.view.js';
import { type Answer, startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { CaseDesk, DAY_MS } from './desk.js';

const VICTIM = {
  role: 'victim',
  name: '欧阳某甲',
  phone: '19900000004',
  address: '金牛区新住址8号',
  addressProtected: true,
} as const;
const HARMED = { role: 'respondent', name: '王某乙', phone: '19900000005' } as const;
const NARRATIVE = '来访者说夜里被丈夫殴打';
const NOT_THERE = { status: 404, body: { code: 'case_not_found' } };

describe('agencies charged with steps of a legal path', () => {
  let product: TestProduct;
  let desk: CaseDesk;
  let world: World;
  let theCase: CaseView;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  /** Violence at home, told to the committee: mediation stops, and the steps are the station's and the committee's. */
  const toldTo = (login: Login): Promise<CaseView> =>
    desk.register(
      {
        narrative: NARRATIVE,
        typeCode: '0106',
        parties: [VICTIM, HARMED],
        facts: [
          { code: 'domestic_violence', value: 'yes' },
          { code: 'dv_special_item', value: 'yes' },
        ],
      },
      login,
    );
  const pathOf = async (login: Login, caseId: string): Promise<readonly LegalStepView[]> => {
    const { body } = await product.as(login).get<readonly LegalPathView[]>(`/cases/${caseId}/legal-path`);
    return body.flatMap(({ steps }) => steps);
  };
  const complete = (login: Login, code: string): Promise<Answer> =>
    product.as(login).post(`/cases/${theCase.id}/legal-path/steps/${code}/completion`, { note: '已办' });
  const duty = (login: Login, noun: string, body: object = {}): Promise<Answer<LegalDutyView>> =>
    product.as(login).post<LegalDutyView>(`/cases/${theCase.id}/legal-duty/${noun}`, body);

  const safetyClocks = async (): Promise<string[]> => {
    const { rows } = await product.sql.query<{ state: string }>(
      `select state from clock where subject_id = $1 and name = 'safety_response'`,
      [theCase.id],
    );
    return rows.map(({ state }) => state);
  };

  describe('the station, of a case that a committee registered', () => {
    beforeAll(async () => {
      theCase = await toldTo('committee-intake');
    });

    it('reads the whole case, finds it, and nobody of another station does', async () => {
      expect(theCase.legalTrack).toBe(true);
      const seen = await desk.show(theCase.id, 'officer');
      expect(seen).toMatchObject({ narrative: NARRATIVE, ownerAgency: { id: world.agencies.community } });
      const listed = await product.as('officer').get<CasePageView>('/cases');
      expect(listed.body.items.map(({ id }) => id)).toEqual([theCase.id]);
      const found = await product.as('officer').post<CasePageView>('/cases/search', { q: NARRATIVE });
      expect(found.body.items).toHaveLength(1);
      for (const login of ['other-officer', 'womens-head', 'civil-head'] as const) {
        expect(await product.as(login).get(`/cases/${theCase.id}`)).toMatchObject(NOT_THERE);
        expect((await product.as(login).get<CasePageView>('/cases')).body.items).toEqual([]);
      }
    });

    it('is told where the victim lives, for a reason', async () => {
      const path = `/cases/${theCase.id}/parties/${theCase.parties[0]?.id ?? ''}/revelation`;
      const shown = await product.as('officer').post(path, { reason: '查访' });
      expect(shown).toMatchObject({ status: 200, body: { address: '金牛区新住址8号' } });
    });

    it('completes its own steps and no other’s', async () => {
      const steps = await pathOf('officer', theCase.id);
      const owned = (name: string): string[] =>
        steps.filter(({ ownerAgency }) => ownerAgency === name).map(({ code }) => code);
      expect(owned('草堂派出所')).toEqual(
        expect.arrayContaining(['warning_decision', 'warning_notices', 'first_visit']),
      );
      expect(owned('送仙桥社区居委会')).toContain('protect_address');
      expect(await complete('officer', 'protect_address')).toMatchObject({
        status: 403,
        body: { code: 'legal_step_not_yours' },
      });
      expect((await complete('officer', 'warning_decision')).status).toBe(200);
      expect(await complete('other-officer', 'first_visit')).toMatchObject(NOT_THERE);
    });

    it('visits, plans for safety and says what it found, and does not dispose of the case', async () => {
      const officer = product.as('officer');
      const visit = { manner: 'visit', result: 'clean' };
      expect((await officer.post(`/cases/${theCase.id}/visits`, visit)).status).toBe(201);
      const steps = await pathOf('officer', theCase.id);
      expect(steps.find(({ code }) => code === 'first_visit')?.completedAt).not.toBeNull();
      const plan = { measures: '送至庇护所' };
      expect((await officer.post(`/cases/${theCase.id}/safety-plan`, plan)).status).toBe(201);
      const facts = { facts: [{ code: 'weapon', value: 'no' }] };
      expect((await officer.post(`/cases/${theCase.id}/facts`, facts)).status).toBe(201);
      const refused: readonly (readonly [string, object])[] = [
        ['closure', { outcome: 'self_settled' }],
        ['taking', {}],
        ['lane', { lane: 'simple', reason: '简单' }],
      ];
      for (const [noun, body] of refused) {
        expect(await desk.step('officer', theCase.id, { noun, body })).toMatchObject({ status: 403 });
      }
    });

    it('loses sight of it when the path is withdrawn', async () => {
      const hinted = await desk.register(
        {
          narrative: '来访者说被人威胁',
          parties: [HARMED],
          facts: [{ code: 'suspected_crime', value: 'yes' }],
        },
        'committee-intake',
      );
      expect((await product.as('officer').get(`/cases/${hinted.id}`)).status).toBe(200);
      await product
        .as('committee-intake')
        .post(`/cases/${hinted.id}/facts`, { facts: [{ code: 'suspected_crime', value: 'no' }] });
      expect(await product.as('officer').get(`/cases/${hinted.id}`)).toMatchObject(NOT_THERE);
    });
  });

  describe('the committee and the women’s federation, of a case that the station registered', () => {
    const note = '告诫书编号及经过';

    beforeAll(async () => {
      theCase = await toldTo('officer');
    });

    it('know nothing of it before the warning, and are told when it is delivered', async () => {
      const path = `/cases/${theCase.id}/legal-duty`;
      for (const login of ['committee-intake', 'womens-head'] as const)
        expect(await product.as(login).get(path)).toMatchObject(NOT_THERE);
      const done = `/cases/${theCase.id}/legal-path/steps/warning_decision/completion`;
      expect((await product.as('officer').post(done, { note })).status).toBe(200);
      for (const login of ['committee-intake', 'womens-head'] as const)
        expect((await product.as(login).get(path)).status).toBe(200);
      const [told] = (await desk.timeline(theCase.id)).filter(({ type }) => type === 'legal_path.told');
      expect(told?.payload).toMatchObject({
        step: 'warning_notices',
        notifyAgencyIds: expect.arrayContaining([
          world.agencies.community,
          world.agencies['womens-federation'],
        ]) as unknown,
      });
      expect(await desk.audited('legal_path.told', theCase.id)).toHaveLength(1);
    });

    it('are told the steps, the number, the kind and the risk, and nobody open', async () => {
      const answer = await product
        .as('committee-intake')
        .get<LegalDutyView>(`/cases/${theCase.id}/legal-duty`);
      expect(answer).toMatchObject({
        status: 200,
        body: { number: theCase.number, risk: 'red', type: { code: '0106' } },
      });
      expect(answer.body.parties).toEqual([
        { role: 'victim', kind: 'person', isMinor: false, name: '欧阳某' },
        { role: 'respondent', kind: 'person', isMinor: false, name: '王某' },
      ]);
      expect(JSON.stringify(answer.body)).not.toMatch(/殴打|金牛区|19900000|欧阳某甲|王某乙/);
      expect((await desk.audited('case.seen', theCase.id)).at(-1)?.detail).toEqual({ part: 'legal_duty' });
    });

    it('see no more of it than that, and whoever was told nothing not even that', async () => {
      for (const part of ['', '/timeline', '/legal-path', '/police-text', '/records']) {
        expect(await product.as('committee-head').get(`/cases/${theCase.id}${part}`)).toMatchObject(
          NOT_THERE,
        );
      }
      for (const login of ['other-officer', 'labor-head', 'civil-head'] as const) {
        expect(await product.as(login).get(`/cases/${theCase.id}/legal-duty`)).toMatchObject(NOT_THERE);
      }
    });

    it('complete no step that is the station’s, and read no note on it', async () => {
      const answer = await product.as('womens-head').get(`/cases/${theCase.id}/legal-duty`);
      expect(JSON.stringify(answer.body)).not.toContain(note);
      for (const step of ['warning_notices', 'first_visit']) {
        expect(await duty('committee-intake', `steps/${step}/completion`)).toMatchObject({
          status: 403,
          body: { code: 'legal_step_not_yours' },
        });
      }
      expect((await duty('labor-head', 'steps/warning_notices/completion')).status).toBe(404);
    });

    it('visit when the law names its kind, and answer no clock of those who are charged', async () => {
      await product.moveClock(DAY_MS);
      const visited = await duty('mediator', 'visits', { manner: 'visit', result: 'clean' });
      expect(visited.status).toBe(201);
      const first = visited.body.paths
        .flatMap(({ steps }) => steps)
        .find(({ code }) => code === 'first_visit');
      expect(first?.completedAt).not.toBeNull();
      const plan = { measures: '每日走访' };
      expect(await duty('mediator', 'safety-plan', plan)).toMatchObject({
        status: 403,
        body: { code: 'legal_step_not_yours' },
      });
      expect(await safetyClocks()).toEqual(['running']);
      expect((await duty('labor-head', 'safety-plan', plan)).status).toBe(404);
    });

    it('read back what they recorded themselves, and nobody else does', async () => {
      const path = `/cases/${theCase.id}/legal-duty/records`;
      const { body } = await product.as('committee-intake').get<OwnRecordsView>(path);
      expect(body.safetyPlans).toEqual([]);
      expect(body.visits).toMatchObject([{ result: 'clean', purpose: 'domestic_violence' }]);
      expect((await product.as('labor-head').get(path)).status).toBe(404);
      expect(await product.as('officer').get<OwnRecordsView>(path)).not.toMatchObject({
        body: { visits: [{ purpose: 'domestic_violence' }] },
      });
    });
  });

  /** A case whose path charges the committee with looking after somebody. */
  async function inDanger(): Promise<CaseView> {
    const { id } = await desk.register({ narrative: '来访者情绪激动' });
    const stop = { reason: '发现轻生倾向', pathKinds: ['safety'] };
    const stopped = await desk.step('chief', id, { noun: 'legal-stop', body: stop });
    expect(stopped.status).toBe(200);
    return stopped.body;
  }

  it('an agency completes the step it is charged with, and no other one does', async () => {
    theCase = await inDanger();
    const done = await duty('committee-intake', 'steps/tell_community/completion', { note: '已商定看护' });
    expect(done.status).toBe(200);
    const step = done.body.paths.flatMap(({ steps }) => steps).find(({ code }) => code === 'tell_community');
    expect(step).toMatchObject({ note: '已商定看护', completedBy: '何受理' });
    expect((await duty('womens-head', 'steps/tell_community/completion')).status).toBe(404);
  });

  it('an agency that is charged with a step says what it arranged for safety, and reads it back', async () => {
    theCase = await inDanger();
    const plan = { measures: '每日走访' };
    expect((await duty('mediator', 'safety-plan', plan)).status).toBe(201);
    const path = `/cases/${theCase.id}/legal-duty/records`;
    const { body } = await product.as('committee-intake').get<OwnRecordsView>(path);
    expect(body.safetyPlans).toMatchObject([{ measures: '每日走访', by: '罗调解' }]);
    expect((await product.as('womens-head').get(path)).status).toBe(404);
  });

  it('a visit that nobody waits for is refused', async () => {
    theCase = await inDanger();
    const visit = { manner: 'visit', result: 'clean' };
    expect(await duty('mediator', 'visits', visit)).toMatchObject({
      status: 409,
      body: { code: 'no_visit_due' },
    });
  });
});
