import { DataSource } from 'typeorm';
import { violations } from '../../support/invariants.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';
import { ReferralDesk } from './desk.js';

const CLAIMS = [
  { key: 'leak', text: '漏水修复' },
  { key: 'repair', text: '赔偿装修' },
];
const CONTACT = { channel: 'phone', result: 'reached', who: 'applicant' };
const OUTCOME = { outcome: 'oral_agreement', summary: '双方和解' };
const DAY_MS = 86_400_000;

let product: TestProduct;
let world: World;
let desk: ReferralDesk;
let cases: CaseDesk;

beforeAll(async () => {
  product = await startTestProduct();
  world = await product.seedWorld();
  desk = new ReferralDesk(product, world);
  cases = new CaseDesk(product);
});
afterEach(async () => {
  expect(await violations(product.get(DataSource))).toEqual([]);
});
afterAll(() => product.close());

type Step = readonly [as: Login, noun: string, body?: object];

/** Takes steps on a new referral. @returns its id, once everybody has been told */
async function walk(...steps: readonly Step[]): Promise<string> {
  const { id } = await desk.sent('full', {});
  return on(id, ...steps);
}

async function on(id: string, ...steps: readonly Step[]): Promise<string> {
  for (const [as, noun, body] of steps) await desk.step(as, id, noun, body);
  await product.drain();
  return id;
}

const ACCEPTED: Step = ['committee-intake', 'acceptance'];
const CONTACTED: Step = ['mediator', 'contact', CONTACT];
const REPORTED: Step = ['mediator', 'outcome', OUTCOME];

describe('an answer comes back by itself', () => {
  it('accepted: to the desk that sent it, and not to who accepted, nor to another station', async () => {
    const id = await walk(ACCEPTED);
    expect(await desk.toldTo('officer', id)).toEqual(['referral_accepted']);
    expect(await desk.toldTo('colleague', id)).toEqual(['referral_accepted']);
    expect(await desk.toldTo('other-officer', id)).toEqual([]);
    expect(await desk.toldTo('committee-intake', id)).toEqual(['referral_arrived']);
  });

  it('accepted in part: the rest is the sender’s to route, with the limit it has for that', async () => {
    const { id: caseId } = await cases.register({ lane: 'full' });
    const body = {
      recipientAgencyId: world.agencies.community,
      request: '请组织双方调解',
      scope: CLAIMS,
      choice: { code: 'knows_the_dispute' },
    };
    const sent = await product.as('officer').post<{ id: string }>(`/cases/${caseId}/referrals`, body);
    await on(sent.body.id, ['committee-intake', 'partial-acceptance', { claims: ['leak'] }]);
    expect(await desk.toldTo('officer', sent.body.id)).toEqual(['referral_accepted']);
    const { rows } = await product.sql.query<{ code: string; urgency: string; due: string | null }>(
      `select n.code, n.urgency, n.params->>'dueAt' as due from notice n
       where n.user_id = $1 and n.stream_id = $2 and n.subject_id <> $3`,
      [world.users.officer, caseId, sent.body.id],
    );
    expect(rows).toEqual([{ code: 'rest_to_route', urgency: 'urgent', due: expect.any(String) as string }]);
  });

  it('held, resumed by the sender: each side is told of what the other did', async () => {
    const until = new Date((await product.now()).getTime() + DAY_MS).toISOString();
    const hold = { reason: 'party_away', until, note: '当事人外出' };
    const id = await walk(ACCEPTED, CONTACTED, ['mediator', 'hold', hold], ['officer', 'resumption', {}]);
    expect(await desk.toldTo('officer', id)).toEqual(['referral_accepted', 'referral_held']);
    expect(await desk.toldTo('mediator', id)).toEqual(['work_resumes']);
    expect(await desk.toldTo('labor-handler', id)).toEqual([]);
  });

  it('progress, then the outcome, then its confirmation back to who handled it', async () => {
    const id = await walk(ACCEPTED, CONTACTED, ['mediator', 'progress', { text: '已分别谈话' }], REPORTED);
    expect(await desk.toldTo('officer', id)).toEqual([
      'referral_accepted',
      'progress_told',
      'outcome_to_confirm',
    ]);
    await on(id, ['officer', 'confirmation', {}]);
    expect(await desk.toldTo('mediator', id)).toEqual(['outcome_confirmed']);
    expect(await desk.toldTo('labor-handler', id)).toEqual([]);
  });

  it('a re-route declined: to the handler who asked for it, and to the head', async () => {
    const id = await walk(
      ACCEPTED,
      ['mediator', 'reroute-proposal', { reason: '应由人社处理' }],
      ['coordinator', 'reroute-refusal', { note: '仍由你单位办理' }],
    );
    expect(await desk.toldTo('mediator', id)).toEqual(['reroute_declined']);
    expect(await desk.toldTo('committee-head', id)).toEqual(['reroute_declined']);
    expect(await desk.toldTo('officer', id)).toEqual(['referral_accepted']);
  });

  it('leave given by the head: to the handler alone', async () => {
    const approval = { subject: 'second_question', reason: '确有必要' };
    const id = await walk(ACCEPTED, ['committee-head', 'approval', approval]);
    expect(await desk.toldTo('mediator', id)).toEqual(['head_approved']);
    expect(await desk.toldTo('officer', id)).toEqual(['referral_accepted']);
  });

  it('reopened: to the handler of before, and not the first time to the centre', async () => {
    const assigned: Step = ['committee-head', 'assignment', { handlerUserId: world.users.mediator }];
    const id = await walk(ACCEPTED, assigned, CONTACTED, REPORTED, ['officer', 'confirmation', {}]);
    const again = { reason: 'flared_up', note: '再次争吵' };
    await on(id, ['officer', 'reopening', again]);
    expect(await desk.toldTo('mediator', id)).toContain('referral_reopened');
    expect(await desk.toldTo('coordinator', id)).toEqual([]);
  });

  it('entered in error: to the desk it was sent to, and a draft’s error to nobody', async () => {
    const sent = await walk(['officer', 'error', { note: '选错案件' }]);
    expect(await desk.toldTo('committee-intake', sent)).toEqual(['referral_arrived', 'referral_ended']);
    const { id: caseId } = await cases.register({ lane: 'full' });
    const draft = await product.as('officer').post<{ id: string }>(`/cases/${caseId}/referrals`, {
      recipientAgencyId: world.agencies.community,
      request: '请组织双方调解',
      keepAsDraft: true,
    });
    await on(draft.body.id, ['officer', 'error', { note: '选错案件' }]);
    expect(await desk.toldTo('committee-intake', draft.body.id)).toEqual([]);
  });

  it('mediation stopped by law: urgently to those who hold the case', async () => {
    const { id } = await cases.register({ lane: 'full' });
    const stop = { reason: '涉嫌犯罪', pathKinds: ['criminal'] };
    expect((await cases.step('chief', id, { noun: 'legal-stop', body: stop })).status).toBe(200);
    await product.drain();
    expect(await desk.toldTo('officer', id)).toContain('mediation_stopped');
    expect(await desk.toldTo('chief', id)).not.toContain('mediation_stopped');
    expect(await desk.toldTo('mediator', id)).toEqual([]);
  });

  it('nothing that is told says who, what kind or what story', async () => {
    const { rows } = await product.sql.query<{ all: string }>(
      `select string_agg(n.params::text || t.text, ' ') as all from notice n join message_text t using (code)`,
    );
    for (const word of ['装修', '外出', '谈话', '争吵', '人社', '犯罪'])
      expect(rows[0]?.all).not.toContain(word);
  });
});
