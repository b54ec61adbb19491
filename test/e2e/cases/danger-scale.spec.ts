import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import type { LegalPathView } from '../../../modules/cases/reading/records.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk, PAIR, QUARREL, SETTLEMENT } from './desk.js';

const CODES = ['D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D8', 'D9', 'S1', 'S2'];
const NO_TO_ALL = { answers: Object.fromEntries(CODES.map((code) => [code, 'no'])) };

describe('the danger scale of a case of violence at home', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  /** Settled and closed at once, with the path that the type opens still to go. */
  async function settled(): Promise<CaseView> {
    const answer = await product.as('officer').post<RegisteredCaseView>('/cases', {
      ...QUARREL,
      typeCode: '0106',
      parties: PAIR,
      settlement: SETTLEMENT,
    });
    expect(answer.body.case.state).toBe('closed');
    return answer.body.case;
  }

  const tick = (
    caseId: string,
    body: object = {},
  ): Promise<{ status: number; body: readonly LegalPathView[] & { code?: string } }> =>
    product.as('officer').post(`/cases/${caseId}/legal-path/steps/danger_scale/completion`, body);

  const stepOf = async (caseId: string): Promise<object | undefined> =>
    (await product.as('officer').get<LegalPathView[]>(`/cases/${caseId}/legal-path`)).body
      .flatMap(({ steps }) => steps)
      .find(({ code }) => code === 'danger_scale');

  it('is filled in on the closed case as long as its path waits, and completes its step', async () => {
    const { id } = await settled();
    const facts = { facts: [{ code: 'weapon', value: 'no' }] };
    expect((await product.as('officer').post(`/cases/${id}/facts`, facts)).status).toBe(201);
    expect((await product.as('officer').post(`/cases/${id}/danger-assessment`, NO_TO_ALL)).status).toBe(201);
    expect(await stepOf(id)).toMatchObject({ completedBy: '陈警官' });
    expect((await desk.show(id)).state).toBe('closed');
  });

  it('not on a closed case that no path keeps open, and not by a neighbour', async () => {
    const plain = await desk.closed();
    for (const [noun, body] of [
      ['danger-assessment', NO_TO_ALL],
      ['facts', { facts: [{ code: 'weapon', value: 'no' }] }],
    ] as const) {
      const answer = await product.as('officer').post(`/cases/${plain.id}/${noun}`, body);
      expect(answer).toMatchObject({ status: 409, body: { code: 'case_closed' } });
    }
    const { id } = await settled();
    const stranger = await product.as('other-officer').post(`/cases/${id}/danger-assessment`, NO_TO_ALL);
    expect(stranger.status).toBe(404);
  });

  it('is not ticked off without a scale on record, only set aside with a reason', async () => {
    const { id } = await settled();
    expect(await tick(id)).toMatchObject({ status: 422, body: { code: 'danger_scale_missing' } });
    expect((await tick(id, { result: 'not_applicable' })).status).toBe(400);
    const aside = await tick(id, { result: 'not_applicable', note: '查实系房东催租, 非家庭成员' });
    expect(aside.status).toBe(200);
    expect(await stepOf(id)).toMatchObject({ note: '查实系房东催租, 非家庭成员', completedBy: '陈警官' });
  });

  it('half answered, it leaves its step open until nothing open could change the result', async () => {
    const { id } = await settled();
    const half = { answers: { D1: 'no' } };
    expect((await product.as('officer').post(`/cases/${id}/danger-assessment`, half)).status).toBe(201);
    expect(await stepOf(id)).toMatchObject({ completedAt: null });
    expect((await tick(id)).body.code).toBe('danger_scale_missing');
  });
});
