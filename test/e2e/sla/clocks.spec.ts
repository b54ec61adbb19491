import { randomUUID } from 'node:crypto';
import type { RecomputationView } from '../../../modules/sla/http/recomputation.view.js';
import { Clocks, type ClockRow } from '../../../modules/sla/index.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { AREA } from '../../support/world.js';

let product: TestProduct;
let world: World;
beforeAll(async () => {
  product = await startTestProduct({ role: 'api' });
  world = await product.seedWorld();
});
afterAll(() => product.close());

/** A referral to the labour bureau, as far as its clock is concerned. */
async function startAccept(): Promise<ClockRow & { caseId: string }> {
  const caseId = randomUUID();
  const row = await product.get(UnitOfWork).run(systemCaller(randomUUID()), (tx) =>
    product.get(Clocks).start(tx, {
      subjectType: 'referral',
      subjectId: randomUUID(),
      caseId,
      areaId: world.areas[AREA.community] ?? '',
      name: 'accept',
      lane: 'full',
      band: 'red',
      ownerAgencyId: world.agencies.labor,
      senderAgencyId: world.agencies.station,
    }),
  );
  if (row === null) throw new Error('no accept clock');
  return { ...row, caseId };
}

it('the administrator moves the clock, what comes due is escalated, and the head takes it up', async () => {
  const { id, caseId } = await startAccept();

  const moved = await product.as('admin').post<{ fired: number }>('/clock', { advanceMs: 3_700_000 });
  expect([moved.status, moved.body.fired > 0]).toEqual([200, true]);

  const mine = await product
    .as('labor-head')
    .get<{ items: { id: string; clockId: string; level: string }[] }>('/escalations?mine');
  const step = mine.body.items.find(({ clockId }) => clockId === id);
  expect([mine.status, step?.level]).toEqual([200, '1']);
  expect((await product.as('civil-head').post(`/escalations/${step?.id}/acknowledgement`)).status).toBe(403);
  expect(
    (await product.as('labor-head').post(`/escalations/${step?.id}/acknowledgement`, { note: '马上办' }))
      .status,
  ).toBe(200);

  const clocks = await product.as('labor-intake').get<unknown[]>(`/clocks?caseId=${caseId}`);
  expect(clocks.body).toEqual([
    expect.objectContaining({ id, name: 'accept', breached: true, sourceMark: 'verified' }),
  ]);
  const breaches = await product
    .as('coordinator')
    .get<{ items: { id: string; clockId: string }[] }>(`/breaches?caseId=${caseId}`);
  const breach = breaches.body.items.find(({ clockId }) => clockId === id);
  const waiver = { causeCode: 'force_majeure', reason: '停电' };
  expect((await product.as('labor-head').post(`/breaches/${breach?.id}/waiver`, waiver)).status).toBe(403);
  expect((await product.as('coordinator').post(`/breaches/${breach?.id}/waiver`, waiver)).status).toBe(201);
});

it('a clock is explained to its owner, its sender and its coordinator, and to nobody else', async () => {
  const { id } = await startAccept();

  const explained = await product
    .as('officer')
    .get<{ rule: string; elapsedMs: number; segments: { from: string; to: string; kind: string }[] }>(
      `/clocks/${id}/explanation`,
    );
  expect([explained.status, explained.body.rule]).toEqual([200, 'accept/full/red']);
  const counted = explained.body.segments.filter(({ kind }) => kind === 'counted');
  expect(counted.reduce((sum, { from, to }) => sum + Date.parse(to) - Date.parse(from), 0)).toBe(
    explained.body.elapsedMs,
  );
  expect((await product.as('coordinator').get(`/clocks/${id}/explanation`)).status).toBe(200);
  expect((await product.as('civil-intake').get(`/clocks/${id}/explanation`)).status).toBe(404);
  expect((await product.anonymous().get(`/clocks/${id}/explanation`)).status).toBe(401);
});

it('only the administrator moves the clock, and only forward', async () => {
  expect((await product.as('officer').post('/clock', { advanceMs: 1000 })).status).toBe(403);
  const back = await product.as('admin').post('/clock', { to: '2020-01-01T00:00:00+08:00' });
  expect([back.status, back.body['code']]).toEqual([422, 'clock_backwards']);
  const both = await product.as('admin').post('/clock', { to: '2099-01-01T00:00:00+08:00', advanceMs: 1 });
  expect(both.status).toBe(400);
  expect((await product.as('officer').get('/clock')).body).toMatchObject({ driven: true });
});

it('the arrangement of a year is imported by the administrator, once, and told back the same way when asked again', async () => {
  const year = {
    year: 2028,
    holidays: ['2028-01-03'],
    makeUpDays: ['2028-01-08'],
    sourceDocument: '国办通知',
  };
  expect((await product.as('chief').post('/calendars/office/years', year)).status).toBe(403);
  const bad = await product
    .as('admin')
    .post('/calendars/office/years', { ...year, holidays: ['2028-02-30'] });
  expect([bad.status, bad.body['code']]).toEqual([400, 'invalid_input']);

  const key = randomUUID();
  const first = await product.as('admin').post('/calendars/office/years', year, { key });
  const again = await product.as('admin').post('/calendars/office/years', year, { key });

  expect([first.status, again.status]).toEqual([201, 201]);
  expect(again.body).toEqual(first.body);
  // Nothing is published of the year between, so nothing after it can be relied on.
  expect(first.body).toMatchObject({
    missingYears: [2027],
    warning: '缺少2027年的放假安排。补充之前，2027年及以后的时限仍为暂定',
    version: { publishedThrough: '2026-12-31' },
  });
  const { id, clocks } = first.body['recomputation'] as RecomputationView;
  expect((await product.as('admin').get(`/recomputations/${id}`)).body).toMatchObject({
    reason: 'calendar',
    key: 'office',
    state: 'running',
    recomputed: 0,
  });
  await product.moveClock(1);
  expect((await product.as('admin').get(`/recomputations/${id}`)).body).toMatchObject({
    state: 'done',
    recomputed: clocks,
  });
  expect((await product.anonymous().get(`/recomputations/${id}`)).status).toBe(401);
  expect((await product.as('admin').get(`/recomputations/${randomUUID()}`)).status).toBe(404);
  const calendars = await product
    .as('officer')
    .get<{ key: string; current: { number: number } }[]>('/calendars');
  expect(calendars.body.map(({ key: name, current }) => [name, current.number])).toEqual([
    ['office', 2],
    ['station', 1],
  ]);
  expect((await product.as('officer').get<unknown[]>('/calendars/office/versions')).body).toHaveLength(2);
});

it('a policy is versioned and re-issued by the administrator, and shown before', async () => {
  const [current] = (await product.as('officer').get<{ definition: unknown }[]>('/policies/default/versions'))
    .body;
  const version = { definition: current?.definition, sourceDocument: '会议纪要' };
  expect((await product.as('chief').post('/policies/default/versions', version)).status).toBe(403);
  const added = await product.as('admin').post('/policies/default/versions', version);
  expect([added.status, added.body['number']]).toEqual([201, 2]);

  const preview = await product.as('admin').post('/policies/default/reissue-preview');
  expect(preview).toMatchObject({
    status: 200,
    body: { moved: 0, versionNumber: 2, sourceDocument: '会议纪要', versionId: added.body['id'] },
  });
  const shown = 2;
  const reissue = '/policies/default/reissue';
  expect((await product.as('chief').post(reissue, {}, { version: shown })).status).toBe(403);
  const unseen = await product.as('admin').post(reissue, {}, { version: shown - 1 });
  expect([unseen.status, unseen.body['code'], unseen.body['version']]).toEqual([409, 'version_stale', shown]);
  const begun = await product.as('admin').post<RecomputationView>(reissue, {}, { version: shown });
  expect([begun.status, begun.body.state, begun.body.clocks]).toEqual([
    200,
    'running',
    preview.body['clocks'],
  ]);
  await product.moveClock(1);
  const page = await product.as('admin').get<{ items: RecomputationView[] }>('/recomputations?limit=1');
  expect(page.body.items).toMatchObject([{ id: begun.body.id, state: 'done', moved: 0 }]);
  expect((await product.as('admin').post('/policies/nowhere/reissue', {}, { version: 1 })).status).toBe(404);
  const broken = await product
    .as('admin')
    .post('/policies/default/versions', { definition: {}, sourceDocument: 'x' });
  expect(broken.status).toBe(400);
});

it('one limit is changed without the others: a version of its own, by whoever has read the newest', async () => {
  interface Version {
    readonly number: number;
    readonly definition: {
      readonly rules: readonly { readonly key: string; readonly time: object | null }[];
    };
  }
  const newest = async (): Promise<Version | undefined> =>
    (await product.as('officer').get<Version[]>('/policies/default/versions')).body[0];
  const before = await newest();
  const version = before?.number ?? 0;
  const change = { rule: 'accept/full/normal', amount: 2, sourceDocument: '会议纪要第4号' };
  const admin = product.as('admin');
  expect((await admin.patch('/policies/default', change)).status).toBe(428);
  expect((await product.as('chief').patch('/policies/default', change, { version })).status).toBe(403);

  const changed = await admin.patch<Version>('/policies/default', change, { version });
  expect([changed.status, changed.body.number]).toEqual([200, version + 1]);
  const others = (rules: Version['definition']['rules'] | undefined): unknown =>
    rules?.filter(({ key }) => key !== change.rule);
  expect(others(changed.body.definition.rules)).toEqual(others(before?.definition.rules));
  expect(changed.body.definition.rules.find(({ key }) => key === change.rule)?.time).toMatchObject({
    amount: 2,
  });

  expect(await admin.patch('/policies/default', change, { version })).toMatchObject({
    status: 409,
    body: { code: 'version_stale', version: version + 1, by: '系统管理员' },
  });
  const now = { version: version + 1 };
  const unknown = { ...change, rule: 'accept/full/purple' };
  expect(await admin.patch('/policies/default', unknown, now)).toMatchObject({
    status: 404,
    body: { code: 'policy_rule_not_found' },
  });
  const uncounted = { ...change, rule: 'hold_until/none' };
  expect(await admin.patch('/policies/default', uncounted, now)).toMatchObject({
    status: 422,
    body: { code: 'limit_not_counted' },
  });
  expect((await admin.patch('/policies/default', { ...change, ladder: 'no_such' }, now)).status).toBe(400);
  expect((await newest())?.number).toBe(version + 1);
});
