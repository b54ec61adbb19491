import type { SnapshotView } from '../../../modules/referrals/http/snapshot.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { ReferralQueueView } from '../../../modules/referrals/http/queue.view.js';
import type { TaskPageView } from '../../../modules/referrals/tasks/task.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { TestProduct } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { type CaseDesk, DAY_MS, PAIR } from '../cases/desk.js';
import type { Problem, ReferralLine } from '../cases/referral-line.js';
import { startCaseStage } from '../cases/stage.js';
import { ReferralDesk } from './desk.js';

let product: TestProduct;
let desk: CaseDesk;
let line: ReferralLine;
let told: ReferralDesk;

beforeAll(async () => {
  const stage = await startCaseStage();
  ({ product, desk, line } = stage);
  told = new ReferralDesk(product, stage.world);
});
afterAll(() => product.close());

/** Accepted by the community, which was shown nobody's name. */
async function accepted(): Promise<{ readonly theCase: CaseView; readonly id: string }> {
  const theCase = await desk.register({ parties: PAIR, lane: 'full' });
  await consent(theCase.id);
  const sent = (await line.send(theCase.id)).body;
  expect(sent.fields).toEqual(['number', 'type', 'risk', 'narrative', 'place']);
  await line.step('committee-intake', sent.id, { noun: 'acceptance' });
  return { theCase, id: sent.id };
}

const consent = (caseId: string): Promise<unknown> =>
  product
    .as('officer')
    .post(`/cases/${caseId}/consents`, { purpose: 'sharing', decision: 'given', manner: 'telephone' });

const supply = (id: string, body: object, as: Login = 'officer') =>
  line.step<ReferralView & Problem>(as, id, {
    noun: 'information',
    body: { answer: '双方电话见后', ...body },
  });

async function waitFor(id: string, reason: string): Promise<ReferralView> {
  const until = new Date((await product.now()).getTime() + 2 * DAY_MS).toISOString();
  const body = { reason, until, note: '请派出所提供双方电话' };
  const held = await line.step('mediator', id, { noun: 'hold', body });
  expect(held.status).toBe(200);
  return held.body;
}

const show = async (as: Login, id: string): Promise<ReferralView> =>
  (await product.as(as).get<ReferralView>(`/referrals/${id}`)).body;

const snapshot = async (as: Login, id: string): Promise<SnapshotView> =>
  (await product.as(as).get<SnapshotView>(`/referrals/${id}/snapshot`)).body;

async function isTurnOf(as: Login, id: string): Promise<boolean> {
  const queue = await product.as(as).get<ReferralQueueView>('/me/queue?limit=200');
  return queue.body.items.some((item) => item.id === id);
}

async function tasksOf(as: Login, id: string): Promise<string[]> {
  const page = await product.as(as).get<TaskPageView>('/me/tasks?limit=200');
  return page.body.items.filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind);
}

describe('while the recipient is at work', () => {
  it('the sender shows more, in a new version, and the state stays', async () => {
    const { id } = await accepted();
    const before = await snapshot('mediator', id);
    const supplied = await supply(id, { fields: ['party_names', 'party_phones'] });
    expect(supplied).toMatchObject({ status: 200, body: { state: 'accepted' } });
    expect(supplied.body.fields).toEqual(
      expect.arrayContaining(['narrative', 'party_names', 'party_phones']),
    );
    const after = await snapshot('mediator', id);
    expect([before.version, after.version]).toEqual([1, 2]);
    expect(JSON.stringify(before.content)).not.toContain('19900000001');
    expect(JSON.stringify(after.content)).toContain('19900000001');
    expect((await show('mediator', id)).messages).toEqual([
      expect.objectContaining({ kind: 'answer', body: '双方电话见后' }),
    ]);
    await product.drain();
    expect(await told.toldTo('mediator', id)).toContain('info_added');
  });

  it('may not without grounds, nor at a version that is gone', async () => {
    const theCase = await desk.register({ parties: PAIR, lane: 'full' });
    const { id } = (await line.send(theCase.id)).body;
    const { version } = (await line.step('committee-intake', id, { noun: 'acceptance' })).body;
    expect(await supply(id, { fields: ['party_phones'] })).toMatchObject({
      status: 422,
      body: { code: 'consent_or_legal_basis_missing' },
    });
    const stale = await product
      .as('officer')
      .post<Problem>(`/referrals/${id}/information`, { answer: '补充' }, { version: version - 1 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version_stale' } });
  });

  it('nobody but the sender, and not once consent is withdrawn', async () => {
    const { theCase, id } = await accepted();
    expect(await supply(id, {}, 'mediator')).toMatchObject({ status: 403, body: { code: 'not_yours' } });
    expect((await supply(id, {}, 'labor-intake')).status).toBe(404);
    await desk.step('officer', theCase.id, {
      noun: 'consent-withdrawal',
      body: { partyId: theCase.parties[0]?.id, reason: '当事人要求终止', manner: 'telephone' },
    });
    expect(await supply(id, {})).toMatchObject({ status: 422, body: { code: 'consent_withdrawn' } });
  });
});

describe('a rest that waits for the sender', () => {
  it('is the sender’s turn and task, told with what is wanted, until they answer', async () => {
    const { id } = await accepted();
    expect((await waitFor(id, 'awaiting_sender')).turn).toBe('sender');
    expect(await show('officer', id)).toMatchObject({
      turn: 'sender',
      holds: [{ note: '请派出所提供双方电话', endNote: null }],
    });
    expect(await tasksOf('officer', id)).toEqual(['info_supply']);
    expect([await isTurnOf('officer', id), await isTurnOf('mediator', id)]).toEqual([true, false]);
    await product.drain();
    expect(await told.toldTo('officer', id)).toEqual(['referral_accepted', 'info_wanted']);
    const supplied = await supply(id, { fields: ['party_phones'] });
    expect(supplied.body).toMatchObject({ state: 'on_hold', turn: 'recipient' });
    expect(await tasksOf('officer', id)).toEqual([]);
    expect([await isTurnOf('officer', id), await isTurnOf('mediator', id)]).toEqual([false, true]);
  });

  it('ends with words that the other side reads, and with the sender’s task', async () => {
    const { id } = await accepted();
    await waitFor(id, 'awaiting_sender');
    const resumed = await line.step('officer', id, {
      noun: 'resumption',
      body: { note: '电话已告知调解员' },
    });
    expect(resumed.body).toMatchObject({ state: 'accepted', turn: 'recipient' });
    expect((await show('mediator', id)).holds).toEqual([
      expect.objectContaining({ note: '请派出所提供双方电话', endNote: '电话已告知调解员' }),
    ]);
    expect(await tasksOf('officer', id)).toEqual([]);
  });

  it('charges the sender who stays silent, and ends at its date all the same', async () => {
    const { id } = await accepted();
    await waitFor(id, 'awaiting_sender');
    await product.moveClock(4 * DAY_MS);
    expect(await show('officer', id)).toMatchObject({ state: 'accepted', turn: 'recipient' });
    const { rows } = await product.sql.query<{ name: string; isSenders: boolean }>(
      `select b.name, b.owner_agency_id = r.sender_agency_id as "isSenders"
       from breach b join clock c on c.id = b.clock_id join referral r on r.id = c.subject_id
       where r.id = $1 and b.name = 'info_supply'`,
      [id],
    );
    expect(rows).toEqual([{ name: 'info_supply', isSenders: true }]);
  });

  it('is not one that waits for a party: that stays the recipient’s', async () => {
    const { id } = await accepted();
    expect((await waitFor(id, 'party_away')).turn).toBe('recipient');
    expect(await tasksOf('officer', id)).toEqual([]);
    expect([await isTurnOf('officer', id), await isTurnOf('mediator', id)]).toEqual([false, true]);
    await product.drain();
    expect(await told.toldTo('officer', id)).toEqual(['referral_accepted', 'referral_held']);
  });
});
