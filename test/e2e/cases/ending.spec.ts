import { DataSource } from 'typeorm';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { violations } from '../../support/invariants.js';
import { type CaseDesk, PAIR, SETTLEMENT } from './desk.js';
import type { Problem, ReferralLine } from './referral-line.js';
import { type CaseStage, startCaseStage } from './stage.js';

const CLOSURE = { noun: 'closure', body: { outcome: 'self_settled' } };
const SCOPE = [
  { key: 'leak', text: '漏水修复' },
  { key: 'repair', text: '赔偿装修' },
];

let product: CaseStage['product'];
let desk: CaseDesk;
let line: ReferralLine;
beforeAll(async () => {
  ({ product, desk, line } = await startCaseStage());
});
afterEach(async () => {
  expect(await violations(product.get(DataSource))).toEqual([]);
});
afterAll(() => product.close());

/** A draft for the community, and in which case. */
async function prepared(): Promise<{ readonly caseId: string; readonly id: string }> {
  const { id: caseId } = await desk.register({ parties: PAIR });
  const drafted = await line.send(caseId, { keepAsDraft: true, choice: undefined });
  expect(drafted.status).toBe(201);
  return { caseId, id: drafted.body.id };
}

const stateOf = async (id: string): Promise<string> =>
  (await product.as('officer').get<ReferralView>(`/referrals/${id}`)).body.state;

describe('what was prepared and never sent', () => {
  it('is laid aside when the case is closed', async () => {
    const { caseId, id } = await prepared();
    expect((await desk.step('officer', caseId, CLOSURE)).status).toBe(200);
    expect(await stateOf(id)).toBe('entered_in_error');
  });

  it('is laid aside when the case is settled on the scene', async () => {
    const { caseId, id } = await prepared();
    const settled = await desk.step('officer', caseId, { noun: 'settlement', body: SETTLEMENT });
    expect(settled.status).toBe(200);
    expect(await stateOf(id)).toBe('entered_in_error');
  });

  it('is laid aside when the last referral closes the case', async () => {
    const { caseId, id } = await prepared();
    const { id: sent } = await line.underWay(caseId);
    await line.report('mediator', sent, 'oral_agreement');
    expect((await line.step('officer', sent, { noun: 'confirmation' })).body.state).toBe('closed');
    expect(await stateOf(id)).toBe('entered_in_error');
  });

  it('is prepared on no closed case', async () => {
    const { caseId } = await prepared();
    await desk.step('officer', caseId, CLOSURE);
    expect(await line.send<Problem>(caseId, { keepAsDraft: true, choice: undefined })).toMatchObject({
      status: 422,
      body: { code: 'case_closed' },
    });
  });
});

describe('a part that an agency left over', () => {
  /** The committee took one claim of two and gave it back. */
  async function leftOver(): Promise<{ readonly caseId: string; readonly rest: ReferralView }> {
    const { id: caseId } = await desk.register({ parties: PAIR, lane: 'full' });
    const { id } = (await line.send(caseId, { scope: SCOPE })).body;
    await line.step('committee-intake', id, { noun: 'partial-acceptance', body: { claims: ['leak'] } });
    const recall = { reason: 'better_agency', note: '另有单位' };
    await line.step('officer', id, { noun: 'recall-request', body: recall });
    await line.step('mediator', id, { noun: 'recall-agreement', body: { handoverNote: '尚未联系' } });
    const { items } = (
      await product.as('officer').get<{ items: readonly ReferralView[] }>(`/cases/${caseId}/referrals`)
    ).body;
    const rest = items.find(({ state }) => state === 'draft');
    if (rest === undefined) throw new Error('nothing was left over');
    return { caseId, rest };
  }

  it('keeps its case from being closed, until it is laid aside', async () => {
    const { caseId, rest } = await leftOver();
    expect(await desk.step<Problem>('officer', caseId, CLOSURE)).toMatchObject({
      status: 422,
      body: { code: 'rest_unsent', referrals: [{ id: rest.id }] },
    });
    expect((await line.step('officer', rest.id, { noun: 'discard' })).status).toBe(200);
    expect((await desk.step('officer', caseId, CLOSURE)).status).toBe(200);
  });

  it('is laid aside by the centre where its sender does not, and by no stranger', async () => {
    const { caseId, rest } = await leftOver();
    const error = { noun: 'error', body: { note: '双方已和解' } };
    expect((await line.step('labor-intake', rest.id, error)).status).toBe(404);
    expect((await line.step('coordinator', rest.id, error)).status).toBe(200);
    expect((await desk.step('officer', caseId, CLOSURE)).status).toBe(200);
  });
});
