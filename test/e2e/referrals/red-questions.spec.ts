import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TaskPageView } from '../../../modules/referrals/tasks/task.view.js';
import { insertVersion } from '../../../modules/sla/policy/policy.store.js';
import { defaultPolicy } from '../../../modules/sla/seed/default-policy.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { CaseDesk, HOUR_MS } from '../cases/desk.js';
import { ReferralDesk } from './desk.js';

const MINUTE_MS = 60_000;
const RED = { noun: 'risk', body: { level: 'red', reason: '扬言报复' } };
const QUESTION = { question: '请补充双方意见' };
const ANSWER = { answer: '双方都愿意谈' };

let product: TestProduct;
let world: World;
let desk: ReferralDesk;
let cases: CaseDesk;

beforeEach(async () => {
  product = await startTestProduct();
  world = await product.seedWorld();
  desk = new ReferralDesk(product, world);
  cases = new CaseDesk(product);
});
afterEach(() => product.close());

/** Asked about while it was not red yet: the sender's time to answer goes on. */
async function askedThenRed(to: 'community' | 'labor'): Promise<ReferralView> {
  const sent = await desk.sent('full', {}, to);
  await desk.step(
    to === 'community' ? 'committee-intake' : 'labor-intake',
    sent.id,
    'information-request',
    QUESTION,
  );
  expect((await cases.step('officer', sent.caseId, RED)).status).toBe(200);
  return sent;
}

/** Sent in red. */
async function askedInRed(to: 'community' | 'labor'): Promise<ReferralView> {
  const duty = { person: '值班员', phone: '19900000002', hours: '00:00-24:00' };
  await product.sql.query('update agency set duty = $2 where id = $1', [world.agencies[to], duty]);
  const sent = await desk.sent('full', { risk: 'red' }, to);
  await desk.step(
    to === 'community' ? 'committee-intake' : 'labor-intake',
    sent.id,
    'information-request',
    QUESTION,
  );
  return sent;
}

const stateOf = async (id: string): Promise<string> => (await desk.show('officer', id)).state;

async function successorOf(id: string): Promise<{ state: string } | undefined> {
  const { rows } = await product.sql.query<{ state: string }>(
    'select state from referral where reroute_of = $1',
    [id],
  );
  return rows[0];
}

/** As policies were first shipped: in red a question has no time of its own. */
async function giveNoTimeInRed(): Promise<void> {
  const { rules, ladders } = defaultPolicy();
  const isRedQuestion = ({ clock, when }: (typeof rules)[number]): boolean =>
    clock === 'info_supply' && when.bands?.includes('red') === true;
  const definition = {
    ladders,
    rules: rules.map((rule) => (isRedQuestion(rule) ? { ...rule, time: null } : rule)),
  };
  await product
    .get(UnitOfWork)
    .run(systemCaller('test'), (tx) =>
      insertVersion(tx, 'default', { definition, sourceDocument: '会议纪要' }),
    );
}

describe('a question in red', () => {
  const tasksOf = async (login: Login, id: string): Promise<string[]> => {
    const { body } = await product.as(login).get<TaskPageView>('/me/tasks?limit=200');
    return body.items.filter(({ subjectId }) => subjectId === id).map(({ kind }) => kind);
  };

  it('is a task of the sender’s, and goes back unanswered after half an hour', async () => {
    const { id } = await askedInRed('labor');
    expect(await tasksOf('officer', id)).toEqual(['info_supply']);
    await product.moveClock(HOUR_MS / 2 - MINUTE_MS);
    expect(await stateOf(id)).toBe('info_requested');
    await product.moveClock(2 * MINUTE_MS);
    expect(await desk.show('officer', id)).toMatchObject({ state: 'queued', infoNotSupplied: true });
    expect(await tasksOf('officer', id)).toEqual([]);
  });

  it('leaves the rest of the hour to decide', async () => {
    const { id } = await askedInRed('community');
    await product.moveClock(HOUR_MS / 2 + MINUTE_MS);
    expect(await stateOf(id)).toBe('queued');
    await product.moveClock(HOUR_MS / 2);
    expect(await stateOf(id)).toBe('expired');
    expect(await successorOf(id)).toEqual({ state: 'queued' });
  });
});

describe('a question that is open when the time to decide runs out', () => {
  beforeEach(giveNoTimeInRed);

  it('keeps the case from nobody: once it is answered, the next agency is asked', async () => {
    const { id } = await askedThenRed('community');
    await product.moveClock(HOUR_MS + MINUTE_MS);
    expect(await stateOf(id)).toBe('info_requested');
    await desk.step('officer', id, 'information', ANSWER);
    await product.moveClock(MINUTE_MS);
    expect(await stateOf(id)).toBe('expired');
    expect(await successorOf(id)).toEqual({ state: 'queued' });
  });

  it('nor when nobody answers it', async () => {
    const { id } = await askedThenRed('community');
    await product.moveClock(HOUR_MS + MINUTE_MS);
    await product.moveClock(2 * 24 * HOUR_MS);
    await product.moveClock(MINUTE_MS);
    expect(await stateOf(id)).toBe('expired');
  });

  it('is no longer waited for when somebody decides', async () => {
    const { id } = await askedThenRed('community');
    await product.moveClock(HOUR_MS + MINUTE_MS);
    await desk.step('committee-intake', id, 'acceptance');
    await product.moveClock(2 * MINUTE_MS);
    expect(await stateOf(id)).toBe('accepted');
    const { rows } = await product.sql.query<{ ended: string | null }>(
      `select t.ended_by as ended from clock_timeout t join clock c on c.id = t.clock_id
       where c.subject_id = $1 and c.name = 'accept'`,
      [id],
    );
    expect(rows).toEqual([{ ended: 'overtaken' }]);
  });

  it('ends with that time where it has none of its own', async () => {
    const { id } = await askedInRed('community');
    await product.moveClock(HOUR_MS + MINUTE_MS);
    expect(await desk.show('officer', id)).toMatchObject({ state: 'expired', infoNotSupplied: true });
    expect(await successorOf(id)).toEqual({ state: 'queued' });
  });

  it('goes back unanswered to an agency that nobody replaces, which may then refuse for that', async () => {
    const { id } = await askedInRed('labor');
    await product.moveClock(HOUR_MS + MINUTE_MS);
    expect(await desk.show('officer', id)).toMatchObject({ state: 'queued', infoNotSupplied: true });
    const refusal = { reason: 'insufficient_info', text: '未补充材料' };
    expect((await desk.step('labor-intake', id, 'rejection', refusal)).state).toBe('rejection_review');
  });

  it('is not ended before that time', async () => {
    const { id } = await askedInRed('labor');
    await product.moveClock(HOUR_MS - MINUTE_MS);
    expect(await stateOf(id)).toBe('info_requested');
  });
});
