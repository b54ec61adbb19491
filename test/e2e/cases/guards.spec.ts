import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { GuardReportView, RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { DangerView, FactView, LegalPathView } from '../../../modules/cases/reading/records.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk, clockNames, DAY_MS, HOUR_MS, PAIR, QUARREL, SETTLEMENT } from './desk.js';

interface Problem {
  readonly code: string;
  readonly rules?: readonly string[];
}

describe('the guard rules on a case', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  async function say(caseId: string, ...facts: readonly object[]): Promise<GuardReportView> {
    const answer = await product.as('officer').post<GuardReportView>(`/cases/${caseId}/facts`, { facts });
    expect(answer.status).toBe(201);
    return answer.body;
  }
  const yes = (code: string): object => ({ code, value: 'yes' });
  const no = (code: string): object => ({ code, value: 'no' });
  const paths = async (caseId: string): Promise<LegalPathView[]> =>
    (await product.as('officer').get<LegalPathView[]>(`/cases/${caseId}/legal-path`)).body;

  it('STOP: a suspected crime puts the case on its legal path at once, with its clocks, and is not settled', async () => {
    const { id } = await desk.register();
    const report = await say(id, yes('suspected_crime'));
    expect(report).toMatchObject({ overall: 'STOP', decidedBy: ['R1'] });
    const stopped = await desk.show(id);
    expect(stopped).toMatchObject({ state: 'handling', legalTrack: true });
    expect(clockNames(stopped)).toEqual(['completion', 'injury_assessment', 'police_acceptance', 'resolve']);
    expect((await paths(id)).map(({ kind, rules }) => [kind, rules])).toEqual([['criminal', ['R1']]]);
    const told = (await desk.timeline(id)).map(({ type }) => type);
    expect(told).toEqual(expect.arrayContaining(['case.legal_stopped', 'legal_path.opened']));
  });

  it('STOP: a suspected sham is ended and reported, by whoever has the case and in time', async () => {
    const { id, custodianAgency } = await desk.register();
    expect(await say(id, yes('sham_or_collusion'))).toMatchObject({ overall: 'STOP', decidedBy: ['R20'] });
    const [path, ...others] = await paths(id);
    expect([path?.kind, path?.rules, others]).toEqual(['sham_mediation', ['R20'], []]);
    expect(path?.steps.map(({ code, ownerAgency }) => [code, ownerAgency])).toEqual([
      ['report_sham', custodianAgency.name],
      ['notice_of_termination', custodianAgency.name],
    ]);
    expect(clockNames(await desk.show(id))).toEqual(['completion', 'resolve', 'sham_report']);
    const report = `/cases/${id}/legal-path/steps/report_sham/completion`;
    expect((await product.as('mediator').post(report, { note: '已报告' })).status).toBe(404);
    expect((await product.as('officer').post(report, { note: '已书面报告' })).status).toBe(200);
    expect(clockNames(await desk.show(id))).toEqual(['completion', 'resolve']);
  });

  it('a stop that rested on a wrong answer is taken back while nothing has been done on its path', async () => {
    const { id } = await desk.register();
    await say(id, yes('suspected_crime'));
    await say(id, no('suspected_crime'));
    const free = await desk.show(id);
    expect(free).toMatchObject({ legalTrack: false, state: 'triage', triageReason: 'stop_lifted' });
    expect(await paths(id)).toEqual([]);
    expect(clockNames(free)).toEqual(['completion', 'resolve', 'routing']);
    const facts = await product.as('officer').get<FactView[]>(`/cases/${id}/facts`);
    expect(facts.body.map(({ value }) => value)).toEqual(['yes', 'no']);
  });

  const FILED_LATER = [
    yes('public_security_violation'),
    yes('violation_minor'),
    yes('violation_civil_origin'),
    yes('violation_mediable'),
    no('case_filed'),
    no('suspected_crime'),
  ];

  it('HOLD: a violation that is not filed waits for the station head, who lifts it with a reason, on record', async () => {
    const { id } = await desk.register();
    expect(await say(id, ...FILED_LATER)).toMatchObject({ overall: 'HOLD', decidedBy: ['R10'] });
    expect((await desk.show(id)).legalTrack).toBe(false);
    const lift = { ruleCode: 'R10', reason: '所长同意先行疏导' };
    const lifted = await product.as('chief').post<GuardReportView>(`/cases/${id}/guard-overrides`, lift);
    expect(lifted.status).toBe(201);
    expect(lifted.body.verdicts.find(({ rule }) => rule === 'R10')).toMatchObject({
      isOverridden: true,
      effect: null,
    });
    expect((await desk.timeline(id)).find(({ type }) => type === 'case.guard_lifted')?.payload).toMatchObject(
      {
        rule: 'R10',
        role: 'station_head',
        reason: '所长同意先行疏导',
      },
    );
    expect((await product.as('chief').post(`/cases/${id}/guard-overrides`, lift)).status).toBe(409);
  });

  it('asks at the desk what a rule still waits for, until the answers decide it', async () => {
    const told = async (...facts: readonly object[]): Promise<RegisteredCaseView['guards']> => {
      const body = { ...QUARREL, narrative: '两人推搡打架', facts };
      return (await product.as('officer').post<RegisteredCaseView>('/cases', body)).body.guards;
    };
    const codes = ({ questions }: RegisteredCaseView['guards']): readonly string[] =>
      questions.map(({ code }) => code);
    const violation = yes('public_security_violation');
    expect(codes(await told())).toContain('public_security_violation');
    const answered = await told(violation);
    expect(answered.overall).toBe('CLEAR');
    expect(codes(answered)).toEqual(['violation_mediable', 'case_filed']);
    const decided = await told(violation, yes('violation_mediable'), no('case_filed'));
    expect(decided).toMatchObject({ overall: 'HOLD', decidedBy: ['R10'] });
  });

  it('a rule is lifted by the roles it names and nobody else', async () => {
    const { id } = await desk.register();
    await say(id, ...FILED_LATER);
    const lift = (
      login: 'officer' | 'supervisor' | 'other-chief' | 'chief',
      ruleCode: string,
    ): Promise<{ status: number }> =>
      product.as(login).post(`/cases/${id}/guard-overrides`, { ruleCode, reason: '理由' });
    expect((await lift('officer', 'R10')).status).toBe(403);
    expect((await lift('supervisor', 'R10')).status).toBe(403);
    expect((await lift('other-chief', 'R10')).status).toBe(404);
    expect((await lift('chief', 'R1')).status).toBe(403);
    expect((await lift('chief', 'R99')).status).toBe(404);
  });

  it('ALLOW_COND: a purely civil dispute may be calmed, without the papers of the police', async () => {
    const { id } = await desk.register();
    const report = await say(id, no('public_security_violation'), no('suspected_crime'));
    expect(report.overall).toBe('ALLOW_COND');
    expect(report.blockedForms).toEqual(['F18', 'F19']);
    expect((await desk.step('officer', id, { noun: 'settlement', body: SETTLEMENT })).status).toBe(200);
  });

  it('what is unknown is a checklist before mediation and no obstacle to recording', async () => {
    const { id } = await desk.register();
    const report = await product.as('officer').get<GuardReportView>(`/cases/${id}/guards`);
    expect(report.body.checklist.length).toBeGreaterThan(3);
    expect(report.body.verdicts).toHaveLength(26);
    expect((await product.as('other-officer').get(`/cases/${id}/guards`)).status).toBe(404);
    expect(
      (await product.as('other-officer').post(`/cases/${id}/facts`, { facts: [yes('weapon')] })).status,
    ).toBe(404);
  });

  it('a party who refuses mediation is not mediated with, and may come round', async () => {
    const { id, parties } = await desk.register({ parties: PAIR });
    const consent = { partyIds: [parties[0]?.id], purpose: 'mediation', manner: 'telephone' };
    const officer = product.as('officer');
    expect((await officer.post(`/cases/${id}/consents`, { ...consent, decision: 'refused' })).status).toBe(
      201,
    );
    expect((await desk.show(id)).legalTrack).toBe(true);
    await officer.post(`/cases/${id}/consents`, { ...consent, decision: 'given' });
    expect((await desk.show(id)).legalTrack).toBe(false);
  });

  describe('violence at home', () => {
    const BEATEN = { narrative: '老公打我, 掐脖子', typeCode: '0106', parties: PAIR };

    async function beaten(): Promise<CaseView> {
      const answer = await product.as('officer').post<RegisteredCaseView>('/cases', {
        source: '110',
        placeText: '草堂街道',
        ...BEATEN,
        settlement: SETTLEMENT,
      });
      expect(answer.body.settlementRefused?.code).toBe('guard_stop');
      return answer.body.case;
    }

    it('opens its path from the words alone: warning decision in 72 hours, whom to tell, red, never settled', async () => {
      const theCase = await beaten();
      expect(theCase).toMatchObject({ state: 'handling', legalTrack: true, risk: 'red', lane: 'full' });
      expect(clockNames(theCase)).toEqual(['completion', 'dv_warning', 'resolve', 'safety_response']);
      const warning = theCase.clocks.find(({ name }) => name === 'dv_warning');
      const hours = (Date.parse(warning?.deadlineAt ?? '') - Date.parse(theCase.registeredAt)) / HOUR_MS;
      expect(hours).toBeGreaterThanOrEqual(72);
      expect(hours).toBeLessThan(73.01);
      const opened = (await desk.timeline(theCase.id)).find(({ type }) => type === 'legal_path.opened');
      expect(opened?.payload).toMatchObject({
        kind: 'domestic_violence',
        notifyKinds: expect.arrayContaining(['community', 'womens-federation', 'coordination-centre']),
      });
    });

    it('is not lifted by anybody', async () => {
      const { id } = await beaten();
      const lift = { ruleCode: 'R12', reason: '双方和好' };
      expect((await product.as('chief').post(`/cases/${id}/guard-overrides`, lift)).status).toBe(403);
    });

    it('after the warning: a visit within seven days, then every three months until three in a row were clean', async () => {
      const { id } = await beaten();
      const officer = product.as('officer');
      const done = await officer.post<LegalPathView[]>(
        `/cases/${id}/legal-path/steps/warning_decision/completion`,
        {
          note: '告诫书已送达',
        },
      );
      const [path] = done.body;
      expect(path?.steps.find(({ code }) => code === 'first_visit')?.dueAt).not.toBeNull();
      expect(path?.steps.find(({ code }) => code === 'warning_notices')?.startedAt).not.toBeNull();
      const visit = async (result: string): Promise<CaseView> => {
        const answer = await officer.post<CaseView>(`/cases/${id}/visits`, { manner: 'visit', result });
        expect(answer.status).toBe(201);
        return answer.body;
      };
      const begunAt = (await product.now()).getTime();
      const dueIn = (view: CaseView): number => {
        const clock = view.clocks.find(({ name }) => name === 'dv_follow_up');
        return Math.round((Date.parse(clock?.deadlineAt ?? '') - begunAt) / DAY_MS);
      };
      expect(dueIn(await desk.show(id))).toBeLessThanOrEqual(8);
      expect(dueIn(await visit('clean'))).toBeGreaterThanOrEqual(88);
      await visit('clean');
      await visit('flared_up');
      await visit('clean');
      await visit('clean');
      const last = await visit('clean');
      expect(clockNames(last)).not.toContain('dv_follow_up');
      const quarterly = (await paths(id))[0]?.steps.find(({ code }) => code === 'quarterly_visit');
      expect(quarterly).toMatchObject({ cleanInARow: 3, completedBy: '陈警官' });
      const again = await officer.post<Problem>(`/cases/${id}/legal-path/steps/warning_decision/completion`);
      expect(again).toMatchObject({ status: 409, body: { code: 'legal_step_done' } });
      expect((await officer.post(`/cases/${id}/legal-path/steps/dancing/completion`)).status).toBe(404);
    });

    it('a high danger scale stops a case that was only to be handled with care', async () => {
      const { id } = await desk.register({ facts: [yes('domestic_violence')], parties: PAIR });
      expect((await desk.show(id)).legalTrack).toBe(false);
      const answers = Object.fromEntries(['D1', 'D2', 'D3', 'D4', 'D5', 'D6'].map((code) => [code, 'yes']));
      const scale = await product
        .as('officer')
        .post<DangerView>(`/cases/${id}/danger-assessment`, { answers });
      expect(scale.body).toMatchObject({ score: 6, level: 'high', isFinal: true });
      expect(await desk.show(id)).toMatchObject({ legalTrack: true, risk: 'red' });
      const wrong = await product
        .as('officer')
        .post(`/cases/${id}/danger-assessment`, { answers: { D99: 'yes' } });
      expect(wrong.status).toBe(400);
    });
  });
});
