import type { CaseView } from '../../../modules/cases/reading/case.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Answer } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { TaskDesk } from '../tasks/desk.js';
import { type CaseDesk, clockNames, DAY_MS } from './desk.js';
import { type Problem, ReferralLine } from './referral-line.js';

const ASK = { noun: 'extension-request', body: { amount: 5, reason: '等待鉴定意见' } };
const WITHDRAW = { noun: 'extension-withdrawal' };
const GRANT = { noun: 'extension-decision', body: { decision: 'granted', reason: '情况属实' } };

let desk: TaskDesk;
let cases: CaseDesk;
let line: ReferralLine;

beforeAll(async () => {
  desk = await TaskDesk.open();
  ({ cases } = desk);
  line = new ReferralLine(desk.product, desk.world);
});
afterAll(() => desk.product.close());
beforeEach(async () => {
  await desk.product.drain();
  await desk.product.sql.query('truncate notice_item, notice cascade');
});

const works = (login: Login, active: boolean): Promise<unknown> =>
  desk.product.sql.query('update app_user set active = $2 where login = $1', [login, active]);

const onCase = (as: Login, id: string, step: { noun: string; body?: object; version?: number }) =>
  cases.step<CaseView & Problem>(as, id, step);
const onReferral = (as: Login, id: string, step: { noun: string; body?: object }) =>
  line.step<ReferralView & Problem>(as, id, step);

async function asked<View>(answer: Promise<Answer<View>>): Promise<View> {
  const { status, body } = await answer;
  expect([status, (body as Partial<Problem>).code]).toEqual([200, undefined]);
  return body;
}

/** The step on the request that was read so. */
const on = (
  { extensions }: Pick<ReferralView, 'extensions'>,
  { noun, body }: { noun: string; body?: object },
) => ({ noun, body: { ...body, extensionId: extensions.at(-1)?.id } });

/** Logins of those who were told so. */
async function told(code: string): Promise<readonly string[]> {
  await desk.product.drain();
  const { rows } = await desk.product.sql.query<{ login: string }>(
    'select u.login from notice n join app_user u on u.id = n.user_id where n.code = $1 order by 1',
    [code],
  );
  return rows.map(({ login }) => login);
}

/** How often the answer on it was late. */
async function late(subjectId: string): Promise<number> {
  await desk.product.moveClock(5 * DAY_MS);
  await desk.product.drain();
  const { rows } = await desk.product.sql.query(
    `select from breach b join clock c on c.id = b.clock_id
     where c.subject_id = $1 and c.name = 'extension_answer'`,
    [subjectId],
  );
  return rows.length;
}

describe('a request for more time that is taken back', () => {
  it('on a case is owed by nobody, whoever was asked is told, and it is asked for anew', async () => {
    const { id } = await cases.register();
    expect(clockNames(await asked(onCase('officer', id, ASK)))).toContain('extension_answer');
    expect(await told('extension_to_decide')).toEqual(['chief']);
    const back = await asked(onCase('officer', id, WITHDRAW));
    expect(clockNames(back)).not.toContain('extension_answer');
    expect(await told('extension_withdrawn')).toEqual(['chief']);
    expect((await cases.timeline(id)).map(({ type }) => type)).toContain('case.extension_withdrawn');
    const records = await desk.product.as('officer').get(`/cases/${id}/records`);
    expect(records.body).toMatchObject({ extensions: [{ decision: 'withdrawn', decidedBy: '陈警官' }] });
    expect(await onCase('chief', id, GRANT)).toMatchObject({
      status: 409,
      body: { code: 'no_extension_asked' },
    });
    await asked(onCase('officer', id, ASK));
    await asked(onCase('chief', id, GRANT));
    expect(await late(id)).toBe(0);
  });

  it('on a case is so by whoever asked or a colleague, also from other hands, and by nobody else', async () => {
    const { id } = await cases.register({ lane: 'full' });
    expect(await onCase('officer', id, WITHDRAW)).toMatchObject({
      status: 409,
      body: { code: 'no_extension_asked' },
    });
    await asked(onCase('officer', id, ASK));
    await line.underWay(id);
    expect(await onCase('other-officer', id, WITHDRAW)).toMatchObject({ status: 404 });
    expect(await onCase('supervisor', id, WITHDRAW)).toMatchObject({ status: 403 });
    expect(await onCase('coordinator', id, WITHDRAW)).toMatchObject({
      status: 403,
      body: { code: 'case_not_your_step' },
    });
    await asked(onCase('colleague', id, WITHDRAW));
    expect(await late(id)).toBe(0);
  });

  it('on a case is the one that was read: sent late, it takes back no later one', async () => {
    const { id } = await cases.register();
    const { version } = await asked(onCase('officer', id, ASK));
    await asked(onCase('colleague', id, WITHDRAW));
    await asked(onCase('officer', id, ASK));
    expect(await onCase('officer', id, { ...WITHDRAW, version })).toMatchObject({
      status: 409,
      body: { code: 'version_stale' },
    });
    expect(clockNames(await cases.show(id))).toContain('extension_answer');
    const bare = await desk.product.as('officer').post(`/cases/${id}/extension-withdrawal`, {});
    expect(bare).toMatchObject({ status: 428, body: { code: 'version_required' } });
  });

  it('on a referral is a step that its handler is shown, and its head is told', async () => {
    const { id } = await line.underWay((await cases.register({ lane: 'full' })).id);
    const request = await asked(onReferral('mediator', id, ASK));
    expect(request.sideSteps).toContain('extension-withdrawal');
    expect(await told('extension_to_decide')).toEqual(['committee-head']);
    expect(await onReferral('officer', id, on(request, WITHDRAW))).toMatchObject({ status: 403 });
    const back = await asked(onReferral('mediator', id, on(request, WITHDRAW)));
    expect(back.extensions).toMatchObject([{ decision: 'withdrawn', decisionReason: null }]);
    expect(back.sideSteps).toContain('extension-request');
    expect(back.sideSteps).not.toContain('extension-withdrawal');
    expect(await told('extension_withdrawn')).toEqual(['committee-head']);
    expect(await onReferral('mediator', id, on(request, WITHDRAW))).toMatchObject({
      status: 409,
      body: { code: 'no_extension_asked' },
    });
    expect(await late(id)).toBe(0);
  });

  it('on a referral is named by its id, which every reader of the referral is told', async () => {
    const { id } = await line.underWay((await cases.register({ lane: 'full' })).id);
    const first = await asked(onReferral('mediator', id, ASK));
    await asked(onReferral('mediator', id, on(first, WITHDRAW)));
    await asked(onReferral('mediator', id, ASK));
    const other = { status: 409, body: { code: 'other_extension_asked' } };
    expect(await onReferral('mediator', id, on(first, WITHDRAW))).toMatchObject(other);
    expect(await onReferral('committee-head', id, on(first, GRANT))).toMatchObject(other);
    expect(await onReferral('mediator', id, WITHDRAW)).toMatchObject({ status: 400 });
    expect(await onReferral('committee-head', id, GRANT)).toMatchObject({ status: 400 });
    const seen = await desk.product.as('committee-head').get<ReferralView>(`/referrals/${id}`);
    const granted = await asked(onReferral('committee-head', id, on(seen.body, GRANT)));
    expect(granted.extensions.map(({ decision }) => decision)).toEqual(['withdrawn', 'granted']);
  });
});

describe('more time that nobody else could decide on', () => {
  beforeAll(() => works('coordinator', false));

  const nobody = { status: 422, body: { code: 'nobody_may_decide' } };

  it('is not asked for by the only head of a station, and runs no clock', async () => {
    const theCase = await cases.register();
    expect(await onCase('chief', theCase.id, ASK)).toMatchObject(nobody);
    expect(clockNames(await cases.show(theCase.id))).not.toContain('extension_answer');

    const { id } = await cases.register();
    await works('coordinator', true);
    await asked(onCase('chief', id, ASK));
    await asked(onCase('coordinator', id, GRANT));
    await works('coordinator', false);

    await desk.product.sql.query(
      `insert into membership (id, user_id, role, agency_id, valid_from)
       values (gen_random_uuid(), $1, 'station_head', $2, accord_now())`,
      [desk.world.users.colleague, desk.world.agencies.station],
    );
    await asked(onCase('chief', theCase.id, ASK));
    await asked(onCase('colleague', theCase.id, GRANT));
  });

  it('is not asked for on a referral where neither its agency nor a station has a head', async () => {
    const { id } = await line.underWay((await cases.register({ lane: 'full' })).id);
    for (const login of ['chief', 'colleague', 'committee-head'] as const) await works(login, false);
    expect(await onReferral('mediator', id, ASK)).toMatchObject(nobody);
    await works('committee-head', true);
    const request = await asked(onReferral('mediator', id, ASK));
    await asked(onReferral('committee-head', id, on(request, GRANT)));
  });
});
