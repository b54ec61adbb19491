import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { RegisteredCaseView } from '../../../modules/cases/reading/guards.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { CaseDesk, clockNames, DAY_MS, PAIR, QUARREL, SETTLEMENT } from './desk.js';

describe('going back to what was settled on the spot', () => {
  let product: TestProduct;
  let desk: CaseDesk;

  beforeAll(async () => {
    product = await startTestProduct();
    await product.seedWorld();
    desk = new CaseDesk(product);
  });
  afterAll(() => product.close());

  const settle = async (id: string, more: object = {}): Promise<CaseView> => {
    const answer = await desk.step('officer', id, { noun: 'settlement', body: { ...SETTLEMENT, ...more } });
    expect(answer.status).toBe(200);
    return answer.body;
  };
  const people = (phone: string): object => ({ parties: [{ ...PAIR[0], phone }] });

  it('is asked for by nothing, unless it is drawn', async () => {
    await desk.drawSample(0);
    expect((await settle((await desk.register()).id)).clocks).toEqual([]);
  });

  it('happens within a week for what is drawn, and the visit ends it', async () => {
    await desk.drawSample(100);
    const settled = await settle((await desk.register()).id);
    await desk.drawSample(0);
    expect(settled.clocks).toEqual([expect.objectContaining({ name: 'follow_up', state: 'running' })]);
    expect(await kindOf(settled.id)).toBe('sample');
    const due = Date.parse(settled.clocks[0]?.deadlineAt ?? '') - Date.parse(settled.registeredAt);
    expect(due).toBeGreaterThan(6 * DAY_MS);
    expect(await visited(settled.id)).not.toContain('follow_up');
  });

  it('happens for people who come back, settled in one call or in two', async () => {
    await settle((await desk.register(people('19900000071'))).id);
    await longAgo();
    const again = { ...QUARREL, narrative: '为停车位再次争执', ...people('19900000071') };
    const once = await product
      .as('officer')
      .post<RegisteredCaseView>('/cases', { ...again, settlement: SETTLEMENT });
    expect(await kindOf(once.body.case.id)).toBe('repeat_caller');
    await longAgo();
    const { id } = await desk.register({ narrative: '为晾衣占道争执', ...people('19900000071') });
    await settle(id);
    expect(await kindOf(id)).toBe('repeat_caller');
    expect(await visited(id)).not.toContain('follow_up');
  });

  it('happens on the day a payment is due, and the visit ends it', async () => {
    const { id } = await desk.register();
    const settled = await settle(id, { paymentDueOn: '2199-03-20' });
    expect(await kindOf(id)).toBe('later_payment');
    expect(settled.clocks[0]?.deadlineAt).toBe('2199-03-20T16:00:00.000Z');
    expect(await visited(id)).not.toContain('follow_up');
  });

  /** Another matter at another time: the same event would be no return, and a second call within a month is orange. */
  async function longAgo(): Promise<void> {
    await product.sql.query(`update dispute_case set registered_at = registered_at - interval '40 days',
      occurred_at = registered_at - interval '40 days' where outcome = 'oral_agreement'`);
  }

  async function kindOf(caseId: string): Promise<string | undefined> {
    const { rows } = await product.sql.query<{ kind: string }>(
      `select kind from clock where subject_id = $1 and name = 'follow_up'`,
      [caseId],
    );
    return rows[0]?.kind;
  }

  async function visited(caseId: string): Promise<string[]> {
    const visit = { manner: 'telephone', result: 'clean' };
    const answer = await product.as('officer').post<CaseView>(`/cases/${caseId}/visits`, visit);
    return clockNames(answer.body);
  }
});
