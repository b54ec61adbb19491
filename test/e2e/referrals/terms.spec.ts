import type { ReferenceView } from '../../../modules/cases/reference/reference.view.js';
import type { Login } from '../../support/world.js';
import { type CaseStage, startCaseStage } from '../cases/stage.js';

const DAY_MS = 86_400_000;

let stage: CaseStage;
beforeAll(async () => {
  stage = await startCaseStage();
});
afterAll(() => stage.product.close());

async function termsAre(change: object): Promise<void> {
  const admin = stage.product.as('admin');
  const { body } = await admin.get<ReferenceView>('/reference/referral_terms');
  const definition = { ...(body.definition as object), ...change };
  const put = { definition, source: '联席会议纪要' };
  const answer = await admin.post('/reference/referral_terms', put, { version: body.version });
  expect(answer.status).toBe(200);
}

async function underWay(): Promise<string> {
  const { id } = await stage.desk.register({ lane: 'full' });
  return (await stage.line.underWay(id)).id;
}

async function restFor(id: string, days: number): Promise<{ status: number; body: { code?: string } }> {
  const until = new Date((await stage.product.now()).getTime() + days * DAY_MS).toISOString();
  const body = { reason: 'party_away', until, note: '当事人外出' };
  return stage.line.step('mediator', id, { noun: 'hold', body });
}

async function refused(id: string, by: Login): Promise<void> {
  const body = { reason: 'no_capacity', text: '人手不足' };
  const { state } = (await stage.line.step(by, id, { noun: 'rejection', body })).body;
  if (state === 'rejection_review') await stage.line.step('coordinator', id, { noun: 'upholding' });
  const { rows } = await stage.product.sql.query('select state from referral where id = $1', [id]);
  expect(rows).toEqual([{ state: 'rejected' }]);
}

describe('the terms of referrals are an administrator’s', () => {
  it('how long work rests at one time, and altogether', async () => {
    const id = await underWay();
    expect(await restFor(id, 7)).toMatchObject({ status: 422, body: { code: 'long_hold_needs_head' } });
    await termsAre({ holdWithoutHeadWorkingDays: 5, holdWorkingDays: 4 });
    expect(await restFor(id, 7)).toMatchObject({ status: 422, body: { code: 'hold_too_long', most: 4 } });
    await termsAre({ holdWorkingDays: 10, holdsTogetherWorkingDays: 2 });
    expect(await restFor(id, 7)).toMatchObject({ status: 422, body: { code: 'holds_used_up', most: 2 } });
    await termsAre({ holdsTogetherWorkingDays: 20 });
    expect(await restFor(id, 7)).toMatchObject({ status: 200 });
  });

  it('until when a referral is reopened', async () => {
    const id = await underWay();
    await stage.line.report('mediator', id, 'oral_agreement');
    expect((await stage.line.step('officer', id, { noun: 'confirmation' })).status).toBe(200);
    await stage.product.moveClock(3 * DAY_MS);
    await termsAre({ reopenWithinDays: 2 });
    const { events } = (await stage.product.as('officer').get<{ events: string[] }>(`/referrals/${id}`)).body;
    expect(events).not.toContain('reopen');
    const again = { noun: 'reopening', body: { reason: 'not_performed', note: '未按约施工' } };
    expect(await stage.line.step('officer', id, again)).toMatchObject({
      status: 422,
      body: { code: 'reopen_window_over', days: 2 },
    });
    await termsAre({ reopenWithinDays: 90 });
    expect((await stage.line.step('officer', id, again)).status).toBe(200);
  });

  it('after how many agencies only the centre sends on', async () => {
    await termsAre({ maxHops: 1 });
    const { community, labor } = stage.world.agencies;
    const { id: caseId } = await stage.desk.register({ lane: 'full' });
    await refused(
      (await stage.line.send(caseId, { recipientAgencyId: community })).body.id,
      'committee-intake',
    );
    await refused((await stage.line.send(caseId, { recipientAgencyId: labor })).body.id, 'labor-intake');
    const third = { recipientAgencyId: stage.world.agencies['civil-affairs'] };
    expect(await stage.line.send(caseId, third)).toMatchObject({
      status: 422,
      body: { code: 'hops_used_up', hopCount: 2 },
    });
  });

  it('but for what is no number of days', async () => {
    const admin = stage.product.as('admin');
    const { body } = await admin.get<ReferenceView>('/reference/referral_terms');
    const definition = { ...(body.definition as object), holdWorkingDays: 0 };
    const put = { definition, source: '联席会议纪要' };
    const answer = await admin.post('/reference/referral_terms', put, { version: body.version });
    expect(answer).toMatchObject({
      status: 400,
      body: { problems: [{ path: 'definition.holdWorkingDays' }] },
    });
  });
});
