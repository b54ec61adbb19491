import { DataSource } from 'typeorm';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { violations } from '../../support/invariants.js';
import type { Answer } from '../../support/product.js';
import { type CaseDesk, clockNames, PAIR, SETTLEMENT } from './desk.js';
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
let world: CaseStage['world'];
beforeAll(async () => {
  ({ product, desk, line, world } = await startCaseStage());
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

describe('a supporter that was required before the case was transferred', () => {
  /** The committee owns the case now; the labour bureau still works on what the station asked it for. */
  async function transferred(): Promise<{ readonly caseId: string; readonly supportId: string }> {
    const { id: caseId } = await desk.register({ parties: PAIR, lane: 'full' });
    const { id } = (await line.send(caseId, { mode: 'transfer' })).body;
    const recipientAgencyId = world.agencies.labor;
    const support = await line.send(caseId, { mode: 'co_handle', required: true, recipientAgencyId });
    await line.step('labor-intake', support.body.id, { noun: 'acceptance' });
    await line.step('committee-intake', id, { noun: 'acceptance' });
    const checklist = ['case_file', 'evidence', 'parties_told', 'open_dates', 'risks'];
    expect((await line.step('mediator', id, { noun: 'handover', body: { checklist } })).status).toBe(200);
    return { caseId, supportId: support.body.id };
  }

  const closeAsOwner = (caseId: string): Promise<Answer<CaseView & Problem>> =>
    desk.step<CaseView & Problem>('committee-intake', caseId, CLOSURE);

  it('keeps it open, and the new owner reads who recalls it and who waives it', async () => {
    const { caseId, supportId } = await transferred();
    const { station, labor } = world.agencies;
    expect(await closeAsOwner(caseId)).toMatchObject({
      status: 422,
      body: {
        code: 'live_referrals',
        detail:
          'An agency is still working on this case: its sender may recall it, and the centre may waive it.',
        referrals: [{ id: supportId, agencyId: labor, senderAgencyId: station, waivable: true }],
      },
    });
    await line.step('coordinator', supportId, { noun: 'waiver', body: { reason: '已口头答复' } });
    expect((await closeAsOwner(caseId)).status).toBe(200);
  });

  it('keeps it open no longer once its sender has it back', async () => {
    const { caseId, supportId } = await transferred();
    const recall = { reason: 'better_agency', note: '案件已移交' };
    await line.step('officer', supportId, { noun: 'recall-request', body: recall });
    const agreement = { noun: 'recall-agreement', body: { handoverNote: '尚未联系' } };
    await line.step('labor-handler', supportId, agreement);
    expect((await closeAsOwner(caseId)).status).toBe(200);
  });

  it('is told apart from an agency that handles the case, which nobody waives', async () => {
    const { id: caseId } = await desk.register({ parties: PAIR, lane: 'full' });
    await line.underWay(caseId);
    expect((await desk.step<Problem>('officer', caseId, CLOSURE)).body).toMatchObject({
      code: 'live_referrals',
      detail: 'An agency is still working on this case: its sender may recall it.',
      referrals: [{ waivable: false }],
    });
  });
});

describe('a request for more time that nobody has answered', () => {
  const AGAIN = { noun: 'reopening', body: { reason: '对方未按约停工', askedBy: 'agency' } };
  const GRANT = { noun: 'extension-decision', body: { decision: 'granted', reason: '同意' } };

  async function asks({ id, parties }: CaseView): Promise<Answer<CaseView & Problem>> {
    const consents = parties.map(({ id: partyId }) => ({ partyId, manner: 'telephone' }));
    const body = { amount: 10, reason: '等待鉴定意见', consents };
    return desk.step<CaseView & Problem>('officer', id, { noun: 'extension-request', body });
  }

  async function asked(): Promise<CaseView> {
    const { status, body } = await asks(await desk.register({ parties: PAIR }));
    expect(status).toBe(200);
    return body;
  }

  const answersOf = async (caseId: string): Promise<(string | null)[]> => {
    const { rows } = await product.sql.query<{ decision: string | null }>(
      'select decision from case_extension where case_id = $1 order by asked_at',
      [caseId],
    );
    return rows.map(({ decision }) => decision);
  };

  it('is overtaken by the close, and the next cycle asks anew', async () => {
    const theCase = await asked();
    expect(clockNames(theCase)).toContain('extension_answer');
    expect((await desk.step('officer', theCase.id, CLOSURE)).status).toBe(200);
    expect(await answersOf(theCase.id)).toEqual(['overtaken']);

    const reopened = (await desk.step('officer', theCase.id, AGAIN)).body;
    expect(await desk.step<Problem>('chief', theCase.id, GRANT)).toMatchObject({
      status: 409,
      body: { code: 'no_extension_asked' },
    });
    expect((await asks(reopened)).status).toBe(200);
    const granted = await desk.step('chief', theCase.id, GRANT);
    expect(granted.status).toBe(200);
    expect(await answersOf(theCase.id)).toEqual(['overtaken', 'granted']);
  });

  it('is overtaken by a merge, and moves nothing in the case that goes on', async () => {
    const theCase = await asked();
    const survivor = await desk.register({ lane: 'full' });
    const body = { intoCaseId: survivor.id, reason: '同一起漏水' };
    expect((await desk.step('coordinator', theCase.id, { noun: 'merge', body })).status).toBe(200);
    expect(await answersOf(theCase.id)).toEqual(['overtaken']);
    expect(await desk.step<Problem>('chief', survivor.id, GRANT)).toMatchObject({
      status: 409,
      body: { code: 'no_extension_asked' },
    });
  });

  it('is still owed while the case is open', async () => {
    const theCase = await asked();
    expect((await desk.step('chief', theCase.id, GRANT)).status).toBe(200);
    expect(await answersOf(theCase.id)).toEqual(['granted']);
  });
});
