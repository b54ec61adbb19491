import { DiscoveryService } from '@nestjs/core';
import { PERMISSIONS } from '../../../modules/identity/index.js';
import { isAdminPower, ROLES } from '../../../modules/identity/roles.js';
import type { AuditPageView, AuditRowView } from '../../../src/platform/audit/audit.view.js';
import { declaredRoutes } from '../../../src/platform/http/declared-routes.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { AREA, type Login } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';

const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';

type Route = readonly ['GET' | 'POST' | 'PUT' | 'PATCH', string];

const OF_EVERYTHING: readonly Route[] = [
  ['POST', '/reference/guard_rules'],
  ['POST', '/calendars'],
  ['POST', '/calendars/office/versions'],
  ['POST', '/calendars/office/years'],
  ['POST', '/clock'],
  ['GET', '/notification-channels'],
  ['POST', '/notification-channels'],
  ['PATCH', `/notification-channels/${UNKNOWN}`],
  ['GET', '/notification-settings'],
  ['PUT', '/notification-settings'],
  ['GET', '/notice-rules'],
  ['POST', '/notice-rules'],
  ['PATCH', `/notice-rules/${UNKNOWN}`],
  ['GET', '/message-texts'],
  ['PUT', '/message-texts/escalated'],
  ['POST', '/routing-rules'],
  ['POST', '/routing-rules/preview'],
  ['POST', '/agency-kinds'],
  ['PATCH', '/agency-kinds/street-mediation'],
  ['GET', '/task-settings'],
  ['PUT', '/task-settings'],
  ['GET', '/exchange-files'],
  ['GET', '/incidents'],
  ['POST', `/incidents/${UNKNOWN}/retry`],
  ['POST', `/incidents/${UNKNOWN}/resolution`],
  ['GET', '/jobs/health'],
];

/** Each of these asks by itself where the grant reaches, or tells nothing that belongs anywhere. */
const ASKS_WHERE = [
  'AgenciesController',
  'AgencyKindsController.list',
  'AgencyKindsController.show',
  'AreasController',
  'AuditController.search',
  'ExchangeController.add',
  'ExchangeController.list',
  'ExchangeController.own',
  'ExchangeController.revoke',
  'FlowsController.dutyGaps',
  'ImportsController',
  'PoliciesController',
  'RecomputationsController',
  'ReplaysController',
  'RoutingRulesController.show',
  'UsersController',
];

let product: TestProduct;
let world: World;

beforeAll(async () => {
  product = await startTestProduct();
  world = await product.seedWorld();
});
afterAll(() => product.close());

/** The administrator reaches over this area from now on, and over nothing else. */
async function reachOver(login: Login, areaCode: string): Promise<void> {
  await product.sql.query('update membership set area_id = $2 where user_id = $1', [
    world.users[login],
    world.areas[areaCode],
  ]);
}

const ask = (
  login: Login,
  [method, path]: Route,
): Promise<{ status: number; body: Record<string, unknown> }> => {
  const speaker = product.as(login);
  switch (method) {
    case 'GET':
      return speaker.get(path);
    case 'POST':
      return speaker.post(path, {}, { version: 1 });
    case 'PUT':
      return speaker.put(path, {}, { version: 1 });
    case 'PATCH':
      return speaker.patch(path, {}, { version: 1 });
  }
};

describe('what belongs to no area', () => {
  afterEach(() => reachOver('admin', AREA.province));

  it.each(OF_EVERYTHING)(
    '%s %s is for an administrator over the root, and not for one of an area',
    async (...route) => {
      expect([401, 403]).not.toContain((await ask('admin', route)).status);
      for (const area of [AREA.street, AREA.district]) {
        await reachOver('admin', area);
        expect(await ask('admin', route)).toMatchObject({ status: 403, body: { code: 'outside_your_area' } });
      }
      for (const login of ['security', 'auditor', 'coordinator', 'chief'] as const)
        expect(await ask(login, route)).toMatchObject({ status: 403, body: { code: 'permission_missing' } });
    },
  );

  it('is all that asks for an administrator’s permission and does not itself ask where', () => {
    const powers = new Set<string>(ROLES.filter(isAdminPower).flatMap((role) => PERMISSIONS[role]));
    const elsewhere = declaredRoutes(product.get(DiscoveryService)).filter(
      ({ access, controller, handler }) =>
        access?.kind === 'permission' &&
        access.permissions.some((permission) => powers.has(permission)) &&
        access.reach === 'anywhere' &&
        !ASKS_WHERE.includes(controller) &&
        !ASKS_WHERE.includes(`${controller}.${handler}`),
    );
    expect(elsewhere.map(({ controller, handler }) => `${controller}.${handler}`)).toEqual([]);
  });
});

describe('a power over what was replayed, given before that lay apart', () => {
  afterEach(() => reachOver('admin', AREA.province));

  it('is none, though that area is a root', async () => {
    await product.sql.query(
      `insert into area (id, code, name, level, path, apart, created_at)
       values ($1, 'replay_1', '回放', 'district', 'replay_1', true, accord_now())`,
      [UNKNOWN],
    );
    expect((await ask('admin', ['GET', '/notification-channels'])).status).toBe(200);
    await product.sql.query('update membership set area_id = $2 where user_id = $1', [
      world.users.admin,
      UNKNOWN,
    ]);
    expect(await ask('admin', ['GET', '/notification-channels'])).toMatchObject({
      status: 403,
      body: { code: 'permission_missing' },
    });
  });
});

describe('a policy', () => {
  afterEach(() => reachOver('admin', AREA.province));

  it('is kept by who administers its area, and one that holds everywhere over the root', async () => {
    const admin = product.as('admin');
    const { body } = await admin.get<readonly { definition: object }[]>('/policies/default/versions');
    const version = { definition: body[0]?.definition, sourceDocument: '街道会议纪要' };
    const policy = (key: string, areaCode?: string): object => ({
      ...version,
      key,
      name: key,
      ...(areaCode === undefined ? {} : { areaId: world.areas[areaCode] }),
    });
    const refused = { status: 403, body: { code: 'outside_your_area' } };

    await reachOver('admin', AREA.street);
    expect(await admin.post('/policies', policy('other-street', AREA.otherStreet))).toMatchObject(refused);
    expect(await admin.post('/policies', policy('everywhere'))).toMatchObject(refused);
    for (const step of ['versions', 'reissue-preview', 'reissue'])
      expect(await admin.post(`/policies/default/${step}`, version, { version: 1 })).toMatchObject(refused);
    expect((await admin.post('/policies', policy('own-street', AREA.street))).status).toBe(201);
    expect((await admin.post('/policies/own-street/versions', version)).status).toBe(201);
    expect((await admin.post('/policies/own-street/reissue-preview')).status).toBe(200);

    await reachOver('admin', AREA.province);
    expect((await admin.post('/policies/default/reissue-preview')).status).toBe(200);
    const keys = (await admin.get<readonly { key: string }[]>('/policies')).body.map(({ key }) => key);
    expect(keys).toContain('own-street');
    expect(keys).not.toContain('other-street');
  });

  it('tells its keeper how far a re-issue is, and what calendars do only over the root', async () => {
    interface Begun {
      readonly id: string;
    }
    const admin = product.as('admin');
    const { body } = await admin.get<readonly { definition: object }[]>('/policies/default/versions');
    const version = { definition: body[0]?.definition, sourceDocument: '街道会议纪要' };
    const kept = { ...version, key: 'kept-here', name: 'kept-here', areaId: world.areas[AREA.community] };
    expect((await admin.post('/policies', kept)).status).toBe(201);
    const reissue = async (key: string): Promise<string> =>
      (await admin.post<Begun>(`/policies/${key}/reissue`, {}, { version: 1 })).body.id;
    const everywhere = await reissue('default');
    const here = await reissue('kept-here');
    const added = await admin.post<{ recomputation: Begun }>('/calendars/office/years', {
      year: 2027,
      holidays: ['2027-01-01'],
      makeUpDays: [],
      sourceDocument: '放假通知',
    });
    expect(added.status).toBe(201);
    const ofCalendar = added.body.recomputation.id;
    const listed = async (): Promise<readonly string[]> =>
      (await admin.get<{ items: readonly Begun[] }>('/recomputations?limit=50')).body.items.map(
        ({ id }) => id,
      );
    const statuses = (): Promise<readonly number[]> =>
      Promise.all(
        [here, everywhere, ofCalendar].map(async (id) => (await admin.get(`/recomputations/${id}`)).status),
      );

    expect(await listed()).toEqual(expect.arrayContaining([here, everywhere, ofCalendar]));
    expect(await statuses()).toEqual([200, 200, 200]);
    await reachOver('admin', AREA.street);
    expect(await listed()).toEqual([here]);
    expect(await statuses()).toEqual([200, 403, 403]);
    await reachOver('admin', AREA.otherStreet);
    expect(await listed()).toEqual([]);
    expect(await statuses()).toEqual([403, 403, 403]);
    for (const login of ['officer', 'chief', 'security', 'auditor'] as const)
      for (const path of ['/recomputations', `/recomputations/${here}`])
        expect(await product.as(login).get(path)).toMatchObject({
          status: 403,
          body: { code: 'permission_missing' },
        });
  });
});

describe('the trail', () => {
  afterEach(() => reachOver('auditor', AREA.province));

  const trail = async (): Promise<readonly AuditRowView[]> =>
    (await product.as('auditor').get<AuditPageView>('/audit?limit=200')).body.items;

  it('is read whole over the root, and by an auditor of a street as far as it belongs there', async () => {
    const desk = new CaseDesk(product);
    const here = await desk.register();
    const there = await desk.register(
      { agencyId: world.agencies['other-station'], areaCode: AREA.otherStreet },
      'other-officer',
    );
    await desk.show(here.id);
    await desk.show(there.id, 'other-officer');
    const security = product.as('security');
    for (const login of ['officer', 'other-officer'] as const)
      await security.patch(`/users/${world.users[login]}`, { title: '民警' }, { version: 2 });
    const subjects = (rows: readonly AuditRowView[]): Set<string> =>
      new Set(rows.map(({ subjectId }) => subjectId));

    const whole = subjects(await trail());
    for (const id of [here.id, there.id, world.users.officer, world.users['other-officer']])
      expect(whole).toContain(id);

    await reachOver('auditor', AREA.street);
    const rows = await trail();
    expect(subjects(rows)).toContain(here.id);
    expect(subjects(rows)).toContain(world.users.officer);
    expect(subjects(rows)).not.toContain(there.id);
    expect(subjects(rows)).not.toContain(world.users['other-officer']);
    const outside = [world.agencies['other-station'], world.agencies.labor, world.agencies.centre];
    expect(rows.filter(({ agencyId }) => outside.includes(agencyId ?? ''))).toEqual([]);
    expect(rows.map(({ actorUserId }) => actorUserId)).not.toContain(world.users['other-officer']);
    const asked = await product.as('auditor').get<AuditPageView>(`/audit?subjectId=${there.id}`);
    expect(asked.body.items).toEqual([]);
  });

  it('does not tell an auditor of a street by its own search what is kept elsewhere', async () => {
    const desk = new CaseDesk(product);
    const here = await desk.register();
    const there = await desk.register(
      { agencyId: world.agencies['other-station'], areaCode: AREA.otherStreet },
      'other-officer',
    );
    await reachOver('auditor', AREA.street);
    const search = async (query: Record<string, string>): Promise<readonly AuditRowView[]> =>
      (
        await product
          .as('auditor')
          .get<AuditPageView>(`/audit?${new URLSearchParams({ limit: '200', ...query }).toString()}`)
      ).body.items;

    expect(await search({ number: there.number, actor: 'other-officer' })).toEqual([]);
    expect(await search({ number: here.number, actor: 'officer' })).not.toEqual([]);
    const [found, nothing] = (await search({ action: 'audit.searched' })).map(({ detail }) => detail);
    expect(found).toMatchObject({ subjectIds: [here.id], actorIds: [world.users.officer] });
    expect(nothing).toMatchObject({ subjectIds: [], actorIds: [] });
  });

  it('is proved as a whole, and only over the root', async () => {
    await reachOver('auditor', AREA.district);
    expect(await product.as('auditor').get('/audit/verification')).toMatchObject({
      status: 403,
      body: { code: 'outside_your_area' },
    });
    await reachOver('auditor', AREA.province);
    expect((await product.as('auditor').get('/audit/verification')).status).toBe(200);
  });
});
