import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { LegalPathView } from '../../../modules/cases/reading/records.view.js';
import { violations } from '../../support/invariants.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk, clockNames, DAY_MS, PAIR } from './desk.js';

const F13 = { reason: '依法停止调解', ways: ['litigation'], manner: 'paper' };

describe('the clocks of a legal path', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterEach(async () => {
    expect(await violations(product.get(DataSource))).toEqual([]);
  });
  afterAll(() => product.close());

  const complete = (caseId: string, code: string): Promise<{ status: number }> =>
    product.as('officer').post<LegalPathView[]>(`/cases/${caseId}/legal-path/steps/${code}/completion`);

  const plan = (caseId: string): Promise<{ status: number }> =>
    product.as('officer').post(`/cases/${caseId}/safety-plan`, { measures: '民警到场, 家属看护' });

  const visit = async (caseId: string, result: string): Promise<CaseView> => {
    const answer = await product
      .as('officer')
      .post<CaseView>(`/cases/${caseId}/visits`, { manner: 'visit', result });
    expect(answer.status).toBe(201);
    return answer.body;
  };

  /** Violence at home; the warning is delivered when `warned`. */
  async function violence({ warned }: { readonly warned: boolean }): Promise<string> {
    const { id } = await desk.register({ narrative: '老公打我, 掐脖子', typeCode: '0106', parties: PAIR });
    if (warned) expect((await complete(id, 'warning_decision')).status).toBe(200);
    return id;
  }

  async function close(caseId: string): Promise<CaseView> {
    await product.as('officer').post(`/cases/${caseId}/notice-of-other-ways`, F13);
    const body = { outcome: 'police_case_filed' };
    const answer = await desk.step('officer', caseId, { noun: 'closure', body });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  const stepsOf = async (caseId: string): Promise<readonly { code: string; dueAt: string | null }[]> =>
    (await product.as('officer').get<LegalPathView[]>(`/cases/${caseId}/legal-path`)).body.flatMap(
      ({ steps }) => steps,
    );

  const breachesOf = async (caseId: string, name: string): Promise<string[]> =>
    (
      await product.sql.query<{ class: string }>(
        `select class from breach where case_id = $1 and name = $2 and kind = 'breach'`,
        [caseId, name],
      )
    ).rows.map((row) => row.class);

  describe('when the case is closed', () => {
    it('run on beside the plan that nobody has recorded, and nothing else of the case does', async () => {
      const id = await violence({ warned: true });
      const closed = await close(id);
      expect(clockNames(closed)).toEqual(['dv_follow_up', 'follow_up', 'follow_up', 'safety_response']);
    });

    it('fire when the visit within seven days is missed', async () => {
      const id = await violence({ warned: true });
      await close(id);
      await product.moveClock(9 * DAY_MS);
      expect(await breachesOf(id, 'dv_follow_up')).toEqual(['statutory']);
    });

    it('are answered on the closed case: the decision, then the visits', async () => {
      const id = await violence({ warned: false });
      expect(clockNames(await close(id))).toContain('dv_warning');
      expect((await complete(id, 'warning_decision')).status).toBe(200);
      const visited = await visit(id, 'clean');
      const due = visited.clocks.filter(({ name }) => name === 'dv_follow_up');
      expect(due.map(({ item }) => item)).toEqual(['quarterly_visit']);
      expect(visited.state).toBe('closed');
      expect(await breachesOf(id, 'dv_follow_up')).toEqual([]);
    });

    it('go on as they are when it is taken up again', async () => {
      const id = await violence({ warned: true });
      const before = (await close(id)).clocks.filter(({ name }) => name === 'dv_follow_up');
      const body = { reason: '再次施暴', askedBy: 'agency' };
      const reopened = await desk.step('officer', id, { noun: 'reopening', body });
      expect(reopened.body.clocks.filter(({ name }) => name === 'dv_follow_up')).toEqual(before);
    });
  });

  it('each quarterly visit is counted from the one before', async () => {
    const id = await violence({ warned: true });
    const dueAfter = async (result: string): Promise<number> => {
      const { clocks } = await visit(id, result);
      return Date.parse(clocks.find(({ name }) => name === 'dv_follow_up')?.deadlineAt ?? '');
    };
    const first = await dueAfter('clean');
    await product.moveClock(60 * DAY_MS);
    expect((await dueAfter('clean')) - first).toBeGreaterThanOrEqual(58 * DAY_MS);
  });

  describe('of two paths that ask for safety at once', () => {
    const safetyOf = ({ clocks }: CaseView): string[] =>
      clocks
        .filter(({ name }) => name === 'safety_response')
        .map(({ item }) => item)
        .sort();

    async function endangered(): Promise<string> {
      const { id } = await desk.register({
        parties: PAIR,
        facts: [
          { code: 'self_harm', value: 'yes' },
          { code: 'minor_harmed', value: 'yes' },
        ],
      });
      expect(safetyOf(await desk.show(id))).toEqual(['', 'report_minor', 'secure_person']);
      return id;
    }

    it('run beside the case’s own, and a step answers its own only', async () => {
      const id = await endangered();
      await complete(id, 'secure_person');
      expect(safetyOf(await desk.show(id))).toEqual(['', 'report_minor']);
    });

    it('are not answered by the plan, which answers the case’s', async () => {
      const id = await endangered();
      expect((await plan(id)).status).toBe(201);
      expect(safetyOf(await desk.show(id))).toEqual(['report_minor', 'secure_person']);
    });

    it('end with their own path when it is withdrawn, and with no other', async () => {
      const id = await endangered();
      await product.as('officer').post(`/cases/${id}/facts`, { facts: [{ code: 'self_harm', value: 'no' }] });
      expect(safetyOf(await desk.show(id))).toEqual(['', 'report_minor']);
    });
  });

  it('say when a step is due, also after a merge has brought an earlier limit', async () => {
    const earlier = await violence({ warned: false });
    await product.moveClock(DAY_MS);
    const later = await violence({ warned: false });
    const body = { intoCaseId: later, reason: '同一事件' };
    expect((await desk.step('officer', earlier, { noun: 'merge', body })).status).toBe(200);
    const clock = (await desk.show(later)).clocks.find(({ name }) => name === 'dv_warning');
    const step = (await stepsOf(later)).find(({ code }) => code === 'warning_decision');
    expect(step?.dueAt).toBe(clock?.deadlineAt);
    // 72 hours from the earlier one, whose first hour begun is not counted.
    const leftMs = Date.parse(clock?.deadlineAt ?? '') - (await product.now()).getTime();
    expect(leftMs).toBeLessThan(2 * DAY_MS + 3_600_000);
  });
});
