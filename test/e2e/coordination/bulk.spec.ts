import { DataSource } from 'typeorm';
import type {
  BulkActPageView,
  BulkActView,
  BulkRowPageView,
  BulkRowView,
} from '../../../modules/coordination/bulk/bulk.view.js';
import type { BulkRow } from '../../../modules/coordination/bulk/bulk-act.js';
import { PerformBulk } from '../../../modules/coordination/bulk/perform-bulk.js';
import { WorkOffBulk } from '../../../modules/coordination/bulk/work-off.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { violations } from '../../support/invariants.js';
import type { Answer } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { BoardDesk } from './desk.js';

const NOTE = '原单位人员调整，尚未联系双方';

let desk: BoardDesk;

const post = (
  login: string,
  path: string,
  body: object = {},
  version?: number,
): Promise<Answer<BulkActView & { code?: string }>> =>
  desk.tasks.product
    .as(login)
    .post(`/board/bulk-acts${path}`, body, version === undefined ? {} : { version });

const shown = async (id: string, login = 'coordinator'): Promise<BulkActView> =>
  (await desk.tasks.product.as(login).get<BulkActView>(`/board/bulk-acts/${id}`)).body;

const rows = async (id: string, login = 'coordinator', query = ''): Promise<readonly BulkRowView[]> =>
  (await desk.tasks.product.as(login).get<BulkRowPageView>(`/board/bulk-acts/${id}/rows?limit=200${query}`))
    .body.items;

/** The lines of these referrals: what one agency owes on one is one line. */
const linesOf = async (ids: readonly string[]): Promise<string[]> =>
  (await desk.lines('coordinator'))
    .filter(({ subjectId, kind }) => ids.includes(subjectId) && kind !== 'completion')
    .map(({ id }) => id);

/** Asked for and tried. */
const tried = async (
  act: string,
  referrals: readonly string[],
  params: object,
  login = 'coordinator',
): Promise<BulkActView> => {
  const asked = await post(login, '', { act, lineIds: await linesOf(referrals), ...params });
  if (asked.status !== 201) throw new Error(`not asked: ${JSON.stringify(asked.body)}`);
  await desk.tasks.product.drain();
  return shown(asked.body.id, login);
};

/** Done with what passed the trial. */
const done = async ({ id, version }: BulkActView, login = 'coordinator'): Promise<BulkActView> => {
  const started = await post(login, `/${id}/start`, {}, version);
  if (started.status !== 200) throw new Error(`not started: ${JSON.stringify(started.body)}`);
  await desk.tasks.product.drain();
  return shown(id, login);
};

const sent = async (agency: AgencyKey = 'labor'): Promise<string> => (await desk.tasks.send(agency)).id;

const referral = async (id: string): Promise<ReferralView> =>
  (await desk.tasks.product.as('coordinator').get<ReferralView>(`/referrals/${id}`)).body;

const chasesOf = async (id: string): Promise<number> => {
  const { rows: found } = await desk.tasks.product.sql.query<{ n: number }>(
    'select count(*)::int as n from referral_chase where referral_id = $1',
    [id],
  );
  return found[0]?.n ?? 0;
};

/** The power goes in the middle of a line, whenever this says so. @returns mends it */
function broken(isNow: (row: BulkRow) => boolean | Promise<boolean>): () => void {
  const performing = desk.tasks.product.get(PerformBulk);
  const perform = performing.perform.bind(performing);
  performing.perform = async (tx, act, row) => {
    if (await isNow(row)) throw new Error('the power went');
    await perform(tx, act, row);
  };
  return () => {
    performing.perform = perform;
  };
}

const reroutedTo = (agency: AgencyKey): object => ({
  reroute: { recipientAgencyId: desk.tasks.world.agencies[agency], handoverNote: NOTE },
});

beforeAll(async () => {
  desk = await BoardDesk.open();
});
afterEach(async () => {
  expect(await violations(desk.tasks.product.get(DataSource))).toEqual([]);
});
afterAll(() => desk.tasks.product.close());

describe('an act about many lines', () => {
  it('is tried first and changes nothing; then does what the trial said, line by line', async () => {
    const ids = [await sent(), await sent()];
    const elsewhere = await sent('womens-federation');
    const bulk = await tried('reroute', [...ids, elsewhere], reroutedTo('womens-federation'));
    expect(bulk).toMatchObject({ state: 'checked', total: 3, checked: 3, may: 2, done: 0, text: NOTE });
    expect(bulk.toAgencyName).not.toBeNull();
    expect(bulk.reasons).toEqual([{ code: 'target_not_eligible', status: 422, count: 1 }]);
    expect((await referral(ids[0] ?? '')).state).toBe('queued');

    const verdicts = await rows(bulk.id);
    const ended = await done(bulk);
    expect(ended).toMatchObject({ state: 'ended', done: 2, refused: 0, left: 0 });
    const results = await rows(bulk.id);
    expect(results.map(({ subjectId, result }) => [subjectId, result === 'done'])).toEqual(
      verdicts.map(({ subjectId, verdict }) => [subjectId, verdict === 'may']),
    );
    for (const id of ids) expect((await referral(id)).state).toBe('superseded');
    expect((await referral(elsewhere)).state).toBe('queued');
  });

  it('leaves a line as it is that somebody moved on after the trial, and says who', async () => {
    const [first, second] = [await sent(), await sent()];
    const bulk = await tried('reroute', [first, second], reroutedTo('womens-federation'));
    expect(bulk.may).toBe(2);
    await desk.tasks.done('labor-handler', first, 'acceptance');
    expect(await done(bulk)).toMatchObject({ state: 'ended', done: 1, refused: 1 });
    const [refused] = await rows(bulk.id, 'coordinator', '&only=refused');
    expect(refused).toMatchObject({
      subjectId: first,
      result: 'refused',
      problem: { code: 'version_stale' },
    });
    expect(JSON.stringify(refused?.problem?.facts)).toContain('by');
    expect((await referral(first)).state).toBe('accepted');
  });

  it('sends each to the next of its own ranking where no agency is named, and shows which beforehand', async () => {
    const wages = (await desk.tasks.send('centre', { typeCode: '1001' })).id;
    const bulk = await tried('reroute', [wages], { reroute: { handoverNote: NOTE } });
    const [row] = await rows(bulk.id);
    expect(row).toMatchObject({ verdict: 'may', toAgencyName: expect.any(String) as string });
    await done(bulk);
    const successor = await referral((await referral(wages)).supersededBy ?? '');
    expect(successor).toMatchObject({ state: 'queued', recipientAgencyName: row?.toAgencyName });
  });

  it('tells the heads of each agency that they are waited for, once for each referral', async () => {
    const ids = [await sent(), await sent()];
    const ended = await done(await tried('chase', ids, { chase: { note: '本周内务必签收' } }));
    expect(ended).toMatchObject({ done: 2 });
    for (const id of ids) expect(await chasesOf(id)).toBe(1);
  });

  it('orders each in writing, with a number of its own', async () => {
    const ids = [await sent(), await sent()];
    await done(await tried('supervise', ids, { order: { text: '请于期限内签收，并书面报告办理情况。' } }));
    const { rows: orders } = await desk.tasks.product.sql.query<{ number: string }>(
      'select number from supervision_order where subject_id = any($1)',
      [ids],
    );
    expect(new Set(orders.map(({ number }) => number)).size).toBe(2);
    const again = await tried('supervise', ids, { order: { text: '请再报告一次办理情况。' } });
    expect(again).toMatchObject({ may: 0, reasons: [{ code: 'supervision_open', count: 2 }] });
    expect(await post('coordinator', `/${again.id}/start`, {}, again.version)).toMatchObject({
      status: 409,
      body: { code: 'bulk_nothing_to_do' },
    });
  });

  it('takes back what was not accepted, asks for what was, and takes back what was asked for before', async () => {
    const [fresh, held] = [await sent(), await sent()];
    await desk.tasks.done('labor-handler', held, 'acceptance');
    const recall = { recall: { reason: 'better_agency', note: '该单位已停止受理此类纠纷' } };
    await done(await tried('recall', [fresh, held], recall));
    expect([(await referral(fresh)).state, (await referral(held)).state]).toEqual([
      'recalled',
      'recall_pending',
    ]);
    await done(await tried('recall', [held], recall));
    expect((await referral(held)).state).toBe('recalled');
  });

  it('answers the requests for more time that wait, and no others', async () => {
    const [asking, quiet] = [await sent(), await sent()];
    for (const id of [asking, quiet]) await desk.tasks.done('labor-handler', id, 'acceptance');
    const request = { amount: 2, reason: '用工方负责人出差' };
    const answer = await desk.tasks.product
      .as('labor-handler')
      .post(`/referrals/${asking}/extension-request`, request);
    expect(answer.status).toBe(200);
    const bulk = await tried('more_time', [asking, quiet], {
      moreTime: { decision: 'declined', reason: '请按期办结' },
    });
    expect(bulk).toMatchObject({
      may: 1,
      decision: 'declined',
      reasons: [{ code: 'no_extension_asked', count: 1 }],
    });
    await done(bulk);
    expect((await referral(asking)).extensions[0]).toMatchObject({ decision: 'declined' });
  });

  it('takes all that the board shows when it is narrowed, and says what is about no referral', async () => {
    const lines = await desk.lines('coordinator');
    const asked = await post('coordinator', '', { act: 'chase', filter: {}, chase: {} });
    await desk.tasks.product.drain();
    const bulk = await shown(asked.body.id);
    const subjects = new Set(lines.map(({ subjectId }) => subjectId));
    expect(bulk.total).toBe(subjects.size);
    const about = new Set(
      lines.filter((line) => line.subjectType !== 'referral').map((line) => line.subjectId),
    );
    expect(bulk.reasons.find(({ code }) => code === 'not_a_referral')?.count).toBe(about.size);
    await post('coordinator', `/${bulk.id}/cancellation`);
  });
});

describe('a line', () => {
  it('that has ended since it was ticked is acted on no more', async () => {
    const id = await sent();
    const lineIds = await linesOf([id]);
    await desk.tasks.done('labor-handler', id, 'acceptance');
    const asked = await post('coordinator', '', {
      act: 'reroute',
      lineIds,
      ...reroutedTo('womens-federation'),
    });
    expect(asked).toMatchObject({ status: 409, body: { code: 'bulk_empty' } });
    expect((await referral(id)).state).toBe('accepted');
  });

  it('is ordered about once with what else the agency owes on the matter', async () => {
    const { id: caseId } = await desk.tasks.cases.register({ lane: 'full' });
    const lineIds = (await desk.lines('coordinator'))
      .filter(({ subjectId }) => subjectId === caseId)
      .map(({ id }) => id);
    expect(lineIds.length).toBeGreaterThan(1);
    const order = { text: '请尽快分流，并补齐登记。' };
    const asked = await post('coordinator', '', { act: 'supervise', lineIds, order });
    await desk.tasks.product.drain();
    expect(await done(await shown(asked.body.id))).toMatchObject({ total: 1, done: 1, refused: 0 });
  });

  it('at which every attempt breaks is passed over, and does not keep the others waiting', async () => {
    const ids = [await sent(), await sent()];
    const bulk = await tried('chase', ids, { chase: {} });
    const mended = broken((row) => row.place === 1);
    await post('coordinator', `/${bulk.id}/start`, {}, bulk.version);
    await desk.tasks.product.drain();
    const job = desk.tasks.product.get(WorkOffBulk);
    await job.handle({ bulkId: bulk.id }, { id: 'last', attempt: job.maxAttempts });
    mended();
    expect(await shown(bulk.id)).toMatchObject({
      state: 'ended',
      done: 1,
      refused: 1,
      reasons: [{ code: 'internal_error', status: 500, count: 1 }],
    });
  });
});

describe('whoever may not', () => {
  it.each<Login>(['officer', 'labor-head', 'admin'])('has no such acts (%s)', async (login) => {
    expect(await post(login, '', { act: 'chase', filter: {}, chase: {} })).toMatchObject({
      status: 403,
      body: { code: 'permission_missing' },
    });
  });

  it('acts on no line of an area of others, and sees none', async () => {
    const lineIds = await linesOf([await sent()]);
    expect(await post('street', '', { act: 'chase', lineIds, chase: {} })).toMatchObject({
      status: 409,
      body: { code: 'bulk_empty' },
    });
  });

  it('sees, starts and ends nothing that a colleague asked for', async () => {
    const bulk = await tried('chase', [await sent()], { chase: {} });
    const { product } = desk.tasks;
    expect((await product.as('supervisor').get(`/board/bulk-acts/${bulk.id}`)).status).toBe(404);
    expect((await product.as('supervisor').get(`/board/bulk-acts/${bulk.id}/rows`)).status).toBe(404);
    expect((await post('supervisor', `/${bulk.id}/start`, {}, bulk.version)).status).toBe(404);
    expect((await post('supervisor', `/${bulk.id}/cancellation`)).status).toBe(404);
    const own = await product.as('supervisor').get<BulkActPageView>('/board/bulk-acts');
    expect(own.body.items.map(({ id }) => id)).not.toContain(bulk.id);
    await post('coordinator', `/${bulk.id}/cancellation`);
  });

  it('is told so line by line where the board is theirs and the act is not', async () => {
    const bulk = await tried('reroute', [await sent()], reroutedTo('womens-federation'), 'supervisor');
    expect(bulk).toMatchObject({ may: 0, reasons: [{ code: 'not_yours', status: 403, count: 1 }] });
  });

  it('loses it with the post: nobody goes on in their name', async () => {
    const id = await sent();
    const bulk = await tried('chase', [id], { chase: {} });
    const { product, world } = desk.tasks;
    const over = 'update membership set valid_to = $2::timestamptz where user_id = $1';
    const mended = broken(async () => {
      await product.sql.query(over, [world.users.coordinator, await product.now()]);
      return true;
    });
    await post('coordinator', `/${bulk.id}/start`, {}, bulk.version);
    await product.drain();
    mended();
    await product.sql.query(over, [world.users.coordinator, null]);
    expect(await shown(bulk.id)).toMatchObject({ state: 'cancelled', done: 0, left: 1 });
    expect(await chasesOf(id)).toBe(0);
  });
});

describe('two at once, twice, and killed in the middle', () => {
  it('is started once', async () => {
    const id = await sent();
    const bulk = await tried('chase', [id], { chase: {} });
    const answers = await Promise.all(
      [1, 2].map(() => post('coordinator', `/${bulk.id}/start`, {}, bulk.version)),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await desk.tasks.product.drain();
    expect(await chasesOf(id)).toBe(1);
    expect(await post('coordinator', `/${bulk.id}/start`, {}, bulk.version)).toMatchObject({
      status: 409,
      body: { code: 'bulk_moved', state: 'ended' },
    });
    expect((await post('coordinator', `/${bulk.id}/start`)).status).toBe(428);
  });

  it('is worked off once, however often the job comes and wherever it died', async () => {
    const ids = [await sent(), await sent(), await sent()];
    const bulk = await tried('chase', ids, { chase: {} });
    let calls = 0;
    const mended = broken(() => {
      calls += 1;
      return calls === 2;
    });
    await post('coordinator', `/${bulk.id}/start`, {}, bulk.version);
    await desk.tasks.product.drain();
    mended();
    expect(calls).toBe(ids.length + 1);
    const job = desk.tasks.product.get(WorkOffBulk);
    await Promise.all(['one', 'other'].map((id) => job.handle({ bulkId: bulk.id }, { id, attempt: 1 })));
    expect(await shown(bulk.id)).toMatchObject({ state: 'ended', done: 3 });
    for (const id of ids) expect(await chasesOf(id)).toBe(1);
  });

  it('is one at a time for each person, and whoever asks is told of the other', async () => {
    const lineIds = await linesOf([await sent()]);
    const both = await Promise.all(
      [1, 2].map(() => post('coordinator', '', { act: 'chase', lineIds, chase: {} })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ code: 'bulk_under_way' });
    await desk.tasks.product.drain();
  });

  it('leaves what waits as it is when it is cancelled', async () => {
    const id = await sent();
    const bulk = await tried('chase', [id], { chase: {} });
    expect(await post('coordinator', `/${bulk.id}/cancellation`)).toMatchObject({
      status: 200,
      body: { state: 'cancelled', left: 1, done: 0 },
    });
    expect(await post('coordinator', `/${bulk.id}/cancellation`)).toMatchObject({
      status: 409,
      body: { code: 'bulk_moved' },
    });
    expect(await chasesOf(id)).toBe(0);
  });
});

describe('what is asked', () => {
  it.each([
    ['of no line', { act: 'chase', chase: {} }, 'lineIds'],
    ['without what belongs to it', { act: 'raise', filter: {} }, 'raising'],
    ['of an unknown kind', { act: 'delete', filter: {} }, 'act'],
    [
      'by a narrowing that is none',
      { act: 'raise', filter: null, raising: { reason: '多次催办无果' } },
      'filter',
    ],
    ['with a list instead of what belongs to it', { act: 'supervise', filter: {}, order: [] }, 'order'],
    [
      'with a deadline that has passed',
      {
        act: 'supervise',
        filter: {},
        order: { text: '请报告办理情况。', dueAt: '2020-01-01T09:00:00+08:00' },
      },
      'order.dueAt',
    ],
    ['with an empty word', { act: 'raise', filter: {}, raising: { reason: '' } }, 'raising.reason'],
  ])('is refused %s', async (_, body, path) => {
    const answer = await post('coordinator', '', body);
    expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(JSON.stringify(answer.body)).toContain(path);
  });

  it('is refused for an agency that is none', async () => {
    const body = {
      act: 'reroute',
      filter: {},
      reroute: { recipientAgencyId: '0198c0de-0000-7000-8000-00000000dead', handoverNote: NOTE },
    };
    expect(await post('coordinator', '', body)).toMatchObject({
      status: 404,
      body: { code: 'agency_not_found' },
    });
  });
});
