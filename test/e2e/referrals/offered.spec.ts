import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { TestProduct, World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { type CaseDesk, DAY_MS, PAIR } from '../cases/desk.js';
import type { Problem, ReferralLine } from '../cases/referral-line.js';
import { startCaseStage } from '../cases/stage.js';
import { ReferralDesk } from './desk.js';

const CALL = { channel: 'phone', result: 'reached', who: 'applicant' };
const SETTLED = { outcome: 'oral_agreement', summary: '双方和解' };

let product: TestProduct;
let world: World;
let desk: CaseDesk;
let line: ReferralLine;

beforeAll(async () => {
  ({ product, world, desk, line } = await startCaseStage());
});
afterAll(() => product.close());

async function sent(lane: 'simple' | 'full', parts: object = {}): Promise<string> {
  // The same two people again and again would be repeat callers, whose disputes go into the full lane.
  const { id } = await desk.register(lane === 'full' ? { parties: PAIR, lane } : { lane });
  const answer = await line.send(id, parts);
  expect(answer.status).toBe(201);
  return answer.body.id;
}

async function accepted(lane: 'simple' | 'full', parts: object = {}): Promise<string> {
  const id = await sent(lane, parts);
  expect((await line.step('committee-intake', id, { noun: 'acceptance' })).status).toBe(200);
  return id;
}

const show = async (as: Login, id: string): Promise<ReferralView> =>
  (await product.as(as).get<ReferralView>(`/referrals/${id}`)).body;

const eventsOf = async (as: Login, id: string): Promise<string[]> => (await show(as, id)).events;

describe('the steps that are offered', () => {
  it('hold the short way of the simple lane, which then closes it; the full lane has none', async () => {
    const id = await sent('simple');
    expect(await eventsOf('mediator', id)).toContain('report_outcome');
    expect(await eventsOf('officer', id)).not.toContain('report_outcome');
    const done = await line.step('mediator', id, { noun: 'outcome', body: { ...SETTLED, contact: CALL } });
    expect(done.body.state).toBe('closed');
    expect(await eventsOf('mediator', await sent('full'))).not.toContain('report_outcome');
  });

  it('hold it after the acceptance too, where the contact comes with the report', async () => {
    const id = await accepted('simple');
    expect(await eventsOf('mediator', id)).toContain('report_outcome');
    expect((await line.step('mediator', id, { noun: 'outcome', body: SETTLED })).status).toBe(409);
    const done = await line.step('mediator', id, { noun: 'outcome', body: { ...SETTLED, contact: CALL } });
    expect(done).toMatchObject({ status: 200, body: { state: 'closed' } });
  });

  it('hold the answer to a question, and of its two refusals the one that stands', async () => {
    const id = await sent('full', { mode: 'consult' });
    const events = await eventsOf('committee-intake', id);
    expect(await eventsOf('mediator', id)).toContain('report_outcome');
    expect(events).toContain('reject_final');
    expect(events).not.toContain('reject');
  });

  it('hand over a transfer and nothing else, and only a transfer', async () => {
    const transfer = await eventsOf('mediator', await accepted('full', { mode: 'transfer' }));
    expect(transfer).toContain('handover_done');
    expect(transfer).not.toContain('first_contact');
    const referred = await eventsOf('mediator', await accepted('full'));
    expect(referred).toContain('first_contact');
    expect(referred).not.toContain('handover_done');
  });

  it('ask no third question', async () => {
    const id = await sent('full');
    const ask = { noun: 'information-request', body: { question: '请补充住址' } };
    for (const asker of ['committee-intake', 'committee-head'] as const) {
      expect(await eventsOf('committee-intake', id)).toContain('request_info');
      if (asker === 'committee-head') {
        const approval = { subject: 'second_question', reason: '确有必要' };
        await product.as(asker).post(`/referrals/${id}/approval`, approval);
      }
      expect((await line.step('committee-intake', id, ask)).status).toBe(200);
      await line.step('officer', id, { noun: 'information', body: { answer: '草堂街道' } });
    }
    expect(await eventsOf('committee-intake', id)).not.toContain('request_info');
  });

  it('take up again what has closed until it lives on, and the answer names the successor', async () => {
    const id = await accepted('full');
    await line.step('mediator', id, { noun: 'contact', body: CALL });
    await line.step('mediator', id, { noun: 'outcome', body: SETTLED });
    await line.step('officer', id, { noun: 'confirmation' });
    expect(await show('officer', id)).toMatchObject({ reopenedBy: null, events: ['reopen'] });
    const again = await line.step('officer', id, {
      noun: 'reopening',
      body: { reason: 'flared_up', note: '再次争吵' },
    });
    expect(again).toMatchObject({ status: 200, body: { id, state: 'closed', events: [] } });
    expect(await show('officer', again.body.reopenedBy ?? '')).toMatchObject({
      reopens: id,
      state: 'queued',
    });
  });

  it('are those that a step out of turn names: none that a withdrawal of consent has closed', async () => {
    const id = await accepted('full');
    await line.step('mediator', id, { noun: 'contact', body: CALL });
    const out = async (): Promise<readonly string[]> => {
      const answer = await line.step<{ events: readonly string[] }>('mediator', id, { noun: 'resumption' });
      expect(answer.status).toBe(409);
      expect(answer.body.events).toEqual(await eventsOf('mediator', id));
      return answer.body.events;
    };
    expect(await out()).toContain('feedback');
    await product.sql.query(
      'update dispute_case set withdrawn_at = accord_now() where id = (select case_id from referral where id = $1)',
      [id],
    );
    expect(await out()).not.toContain('feedback');
  });

  it('say to a stranger nothing, for there is nothing', async () => {
    expect((await product.as('labor-intake').get(`/referrals/${await sent('full')}`)).status).toBe(404);
  });
});

describe('what is offered beside the workflow', () => {
  const sideOf = async (as: Login, id: string): Promise<string[]> => (await show(as, id)).sideSteps;

  it('is what each may do: who works, who leads, who sent, who only watches', async () => {
    const id = await sent('full');
    const body = { handlerUserId: world.users.mediator };
    await line.step('committee-intake', id, { noun: 'acceptance', body });
    expect((await sideOf('mediator', id)).sort()).toEqual([
      'approval-request',
      'extension-request',
      'notes',
      'question',
      'relay',
      'reroute-proposal',
    ]);
    expect((await sideOf('committee-head', id)).sort()).toEqual([
      'approval',
      'assignment',
      'notes',
      'question',
      'relay',
      'reroute-proposal',
    ]);
    expect((await sideOf('officer', id)).sort()).toEqual(['chases', 'notes']);
    expect(await sideOf('supervisor', id)).toEqual(['chases']);
  });

  it('follows what is open: a proposal is answered by the centre, and not proposed twice', async () => {
    const id = await accepted('full');
    expect(await sideOf('coordinator', id)).not.toContain('reroute-refusal');
    await product.as('mediator').post(`/referrals/${id}/reroute-proposal`, { reason: '应由人社处理' });
    expect(await sideOf('coordinator', id)).toContain('reroute-refusal');
    expect(await sideOf('mediator', id)).not.toContain('reroute-proposal');
  });
});

describe('the steps of a case', () => {
  const possible = async (as: Login, { id }: CaseView): Promise<string[]> =>
    (await desk.show(id, as)).possible;

  it('are offered to those who have the permission', async () => {
    const theCase = await desk.register();
    expect(await possible('officer', theCase)).toContain('close');
    expect(await possible('officer', theCase)).not.toContain('stop_legal');
    expect(await possible('chief', theCase)).toContain('stop_legal');
  });

  it('are told against a wrong step without those that nobody takes', async () => {
    const theCase = await desk.register();
    expect((await desk.step('officer', theCase.id, { noun: 'taking' })).status).toBe(200);
    const wrong = await desk.step<Problem & { readonly possible: readonly string[] }>('officer', theCase.id, {
      noun: 'triage',
    });
    expect(wrong).toMatchObject({ status: 409, body: { code: 'case_wrong_step' } });
    expect(wrong.body.possible).toContain('close');
    for (const event of ['confirm', 'all_referrals_ended']) expect(wrong.body.possible).not.toContain(event);
  });
});

describe('leave for a long hold', () => {
  const inDays = async (days: number): Promise<string> =>
    new Date((await product.now()).getTime() + days * DAY_MS).toISOString();
  const approval = (as: Login, id: string, noun: string, body: object) =>
    product
      .as(as)
      .post<Problem>(`/referrals/${id}/${noun}`, { subject: 'long_hold', reason: '鉴定', ...body });

  it('is given only for a hold that can be', async () => {
    const id = await accepted('full');
    expect(await approval('committee-head', id, 'approval', { until: await inDays(40) })).toMatchObject({
      status: 422,
      body: { code: 'hold_too_long' },
    });
    expect(await approval('committee-head', id, 'approval', { until: await inDays(-1) })).toMatchObject({
      status: 422,
      body: { code: 'hold_in_past' },
    });
    const until = await inDays(7);
    expect((await approval('committee-head', id, 'approval', { until })).status).toBe(200);
    const hold = { noun: 'hold', body: { reason: 'expert_appraisal', until, note: '等待鉴定' } };
    expect((await line.step('mediator', id, hold)).status).toBe(200);
  });

  it('is asked of the head, who is told, and not by who sent it', async () => {
    const id = await accepted('full');
    const until = await inDays(7);
    expect((await approval('officer', id, 'approval-request', { until })).status).toBe(403);
    expect((await approval('labor-head', id, 'approval-request', { until })).status).toBe(404);
    expect((await approval('mediator', id, 'approval-request', { until: await inDays(40) })).status).toBe(
      422,
    );
    expect((await approval('mediator', id, 'approval-request', { until })).status).toBe(200);
    await product.drain();
    const told = new ReferralDesk(product, world);
    expect(await told.toldTo('committee-head', id)).toEqual(['leave_to_give']);
    expect((await show('committee-head', id)).messages).toEqual([
      expect.objectContaining({ kind: 'note', body: '鉴定', isInternal: true }),
    ]);
    expect((await show('officer', id)).messages).toEqual([]);
  });
});

describe('more time', () => {
  it('is not asked for beyond what could be granted, so that a fit request can follow', async () => {
    const id = await accepted('full');
    const consents = ['applicant', 'respondent'].map((role) => ({ role, manner: 'telephone' }));
    const ask = (amount: number) =>
      product
        .as('mediator')
        .post<Problem>(`/referrals/${id}/extension-request`, { amount, reason: '等待材料', consents });
    expect(await ask(99)).toMatchObject({ status: 422, body: { code: 'extension_too_long' } });
    expect((await ask(1)).status).toBe(200);
  });
});
