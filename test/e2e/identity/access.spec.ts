import { PASSWORD } from '../../integration/identity/cast.js';
import { type Asking, HttpDesk } from './desk.js';

const OWN_TOKEN = { name: 'own', expiresInDays: 7, password: PASSWORD };
const UNKNOWN = '01890a5d-ac96-774b-bcce-b302099a8057';
const EVERYBODY = [
  'sysadmin',
  'secadmin',
  'auditor',
  'coordinator-east',
  'supervisor',
  'officer',
  'head',
  'newcomer',
];

type Route = readonly ['GET' | 'POST' | 'PATCH' | 'DELETE', string];

const OF_SECURITY: readonly Route[] = [
  ['GET', 'users'],
  ['GET', `users/${UNKNOWN}`],
  ['POST', 'users'],
  ['PATCH', `users/${UNKNOWN}`],
  ['POST', `users/${UNKNOWN}/grants`],
  ['DELETE', `users/${UNKNOWN}/grants/${UNKNOWN}`],
  ['POST', `users/${UNKNOWN}/disabling`],
  ['POST', `users/${UNKNOWN}/enabling`],
  ['POST', `users/${UNKNOWN}/password-reset`],
];

const OF_SYSTEM: readonly Route[] = [
  ['POST', 'areas'],
  ['POST', 'agencies'],
  ['GET', `agencies/${UNKNOWN}/open-work`],
  ['PATCH', `agencies/${UNKNOWN}`],
  ['POST', `agencies/${UNKNOWN}/deactivation`],
  ['POST', `agencies/${UNKNOWN}/activation`],
];

describe('who may call what', () => {
  let desk: HttpDesk;
  const cookies = new Map<string, string>();

  beforeAll(async () => {
    desk = await HttpDesk.open();
    for (const login of EVERYBODY) cookies.set(login, await desk.cookieOf(login));
  });
  afterAll(() => desk.close());

  const as = (login: string, asking: Asking = {}): Asking => ({
    ...asking,
    cookie: cookies.get(login) ?? null,
  });

  const cases = [
    ...OF_SECURITY.map((route) => [...route, 'secadmin'] as const),
    ...OF_SYSTEM.map((route) => [...route, 'sysadmin'] as const),
  ];

  it.each(cases)('%s %s is for %s and for nobody else', async (method, path, only) => {
    for (const login of EVERYBODY.filter((other) => other !== only)) {
      const { status, body } = await desk.ask(
        method,
        path,
        as(login, { body: method === 'GET' ? undefined : {} }),
      );
      expect({ login, status, code: body['code'] }).toEqual({
        login,
        status: 403,
        code: 'permission_missing',
      });
    }
    const allowed = await desk.ask(method, path, as(only, { body: method === 'GET' ? undefined : {} }));
    expect([401, 403]).not.toContain(allowed.status);
    const { status } = await desk.ask(method, path, { body: method === 'GET' ? undefined : {} });
    expect(status).toBe(401);
  });

  it('the area tree and the agencies are for everybody signed in', async () => {
    const areas = await desk.ask('GET', 'areas?areaCode=510105002', as('newcomer'));
    expect((areas.body as unknown as { code: string }[]).map(({ code }) => code)).toEqual([
      '510105002',
      '510105002001',
    ]);
    const first = await desk.ask('GET', 'agencies?limit=3', as('newcomer'));
    const second = await desk.ask(
      'GET',
      `agencies?limit=3&cursor=${String(first.body['nextCursor'])}`,
      as('newcomer'),
    );
    const keys = [first, second].flatMap(({ body }) =>
      (body['items'] as { key: string }[]).map(({ key }) => key),
    );
    expect(keys).toEqual(['centre', 'committee-east', 'station-east', 'station-west']);
    expect(second.body['nextCursor']).toBeNull();
    expect(
      (await desk.ask('GET', 'agencies?areaCode=510105002&kind=station', as('officer'))).body['items'],
    ).toHaveLength(1);
    expect(
      (await desk.ask('GET', `agencies/${desk.id('agencies', 'centre')}`, as('officer'))).body['key'],
    ).toBe('centre');
    expect((await desk.ask('GET', `agencies/${UNKNOWN}`, as('officer'))).status).toBe(404);
    expect((await desk.ask('GET', 'agencies')).status).toBe(401);
  });

  it('who works in an agency is seen by its people and by those who answer for its area', async () => {
    const east = `agencies/${desk.id('agencies', 'station-east')}/members`;
    const west = `agencies/${desk.id('agencies', 'station-west')}/members`;
    for (const login of ['officer', 'coordinator-east', 'supervisor', 'secadmin']) {
      expect((await desk.ask('GET', east, as(login))).body).toHaveLength(2);
    }
    for (const login of ['officer', 'coordinator-east', 'auditor', 'sysadmin']) {
      expect(await desk.ask('GET', west, as(login))).toMatchObject({
        status: 403,
        body: { code: 'not_your_agency' },
      });
    }
  });

  it('the list of users ends where the administrator’s area ends', async () => {
    const cookie = await desk.cookieOf('secadmin-east');
    const logins = async (query: string): Promise<string[]> =>
      ((await desk.ask('GET', `users${query}`, { cookie })).body['items'] as { login: string }[]).map(
        ({ login }) => login,
      );
    expect(await logins('')).toEqual(['coordinator-east', 'head', 'newcomer', 'officer', 'secadmin-east']);
    expect(await logins(`?agencyId=${desk.id('agencies', 'station-east')}`)).toEqual(['head', 'officer']);
    expect(await logins(`?agencyId=${desk.id('agencies', 'station-west')}`)).toEqual([]);
    const west = `users/${desk.id('users', 'officer-west')}`;
    expect(await desk.ask('GET', west, { cookie })).toMatchObject({
      status: 403,
      body: { code: 'outside_your_area' },
    });
  });
});

describe('an account’s life through HTTP', () => {
  let desk: HttpDesk;
  let admin: string;

  beforeAll(async () => {
    desk = await HttpDesk.open();
    admin = await desk.cookieOf('secadmin');
  });
  afterAll(() => desk.close());

  it('begins with a temporary password and a grant, which works from the next request on', async () => {
    const user = { login: 'officer-2', kind: 'person', displayName: '某新', title: null, phone: null };
    const made = await desk.ask('POST', 'users', { cookie: admin, body: user });
    expect(made.status).toBe(201);
    const temporary = String(made.body['temporaryPassword']);
    const cookie = await desk.cookieOf('officer-2', temporary);
    const next = 'battery-staple-9';
    expect(
      (await desk.ask('PUT', 'session/password', { cookie, body: { current: temporary, next } })).status,
    ).toBe(204);
    expect((await desk.ask('GET', 'session', { cookie })).body['permissions']).toEqual([]);

    const grants = `users/${String(made.body['id'])}/grants`;
    const grant = { role: 'agency_intake', agencyId: desk.id('agencies', 'committee-east') };
    const granted = await desk.ask('POST', grants, { cookie: admin, body: grant });
    expect(granted.status).toBe(201);
    expect((await desk.ask('GET', 'session', { cookie })).body['permissions']).toContain('referral.answer');

    const [held] = granted.body['grants'] as { id: string }[];
    expect((await desk.ask('DELETE', `${grants}/${held?.id ?? ''}`, { cookie: admin })).status).toBe(200);
    expect((await desk.ask('GET', 'session', { cookie })).body['permissions']).toEqual([]);
  });

  it('has room for one administrator power', async () => {
    const body = { role: 'auditor', areaId: desk.id('areas', '510105') };
    const sysadmin = `users/${desk.id('users', 'sysadmin')}/grants`;
    expect(await desk.ask('POST', sysadmin, { cookie: admin, body })).toMatchObject({
      status: 422,
      body: { code: 'admin_powers_apart', held: 'system_administrator', asked: 'auditor' },
    });
    const own = `users/${desk.id('users', 'secadmin')}/grants`;
    expect(await desk.ask('POST', own, { cookie: admin, body })).toMatchObject({
      status: 403,
      body: { code: 'own_account' },
    });
  });

  it('is over at once when it is disabled: session, token and sign-in', async () => {
    const cookie = await desk.cookieOf('officer');
    const made = await desk.ask('POST', 'api-tokens', { cookie, body: OWN_TOKEN });
    const bearer = String(made.body['token']);
    expect((await desk.ask('GET', 'session', { bearer })).status).toBe(200);

    const user = `users/${desk.id('users', 'officer')}`;
    const disabled = await desk.ask('POST', `${user}/disabling`, {
      cookie: admin,
      body: { reason: 'moved' },
    });
    expect(disabled).toMatchObject({ status: 200, body: { active: false } });
    expect((await desk.ask('GET', 'session', { cookie })).status).toBe(401);
    expect((await desk.ask('GET', 'session', { bearer })).status).toBe(401);
    expect(await desk.signIn('officer')).toMatchObject({ status: 401, body: { code: 'login_refused' } });
    const again = await desk.ask('POST', `${user}/disabling`, { cookie: admin, body: { reason: 'moved' } });
    expect(again).toMatchObject({ status: 422, body: { code: 'user_disabled' } });

    expect((await desk.ask('POST', `${user}/enabling`, { cookie: admin })).status).toBe(200);
    expect((await desk.ask('GET', 'session', { cookie })).status).toBe(401);
    expect((await desk.signIn('officer')).status).toBe(201);
  });
});

describe('an API token', () => {
  let desk: HttpDesk;

  beforeAll(async () => {
    desk = await HttpDesk.open();
  });
  afterAll(() => desk.close());

  it('acts as its user, is told once, and is kept as a digest only', async () => {
    const asking: Asking = {
      cookie: await desk.cookieOf('officer'),
      body: OWN_TOKEN,
      key: 'token-key-1',
    };
    const made = await desk.ask('POST', 'api-tokens', asking);
    const bearer = String(made.body['token']);
    expect(made.status).toBe(201);
    expect(bearer).toMatch(/^accord_[\w-]{43}$/);
    expect((await desk.ask('POST', 'api-tokens', asking)).body).toEqual({ ...made.body, token: null });
    expect((await desk.ask('GET', 'session', { bearer })).body['login']).toBe('officer');
    const kept = await desk.db.query<{ text: string }>(
      `select (select jsonb_agg(to_jsonb(c))::text from command_key c) || (select jsonb_agg(to_jsonb(t))::text from api_token t)
         || (select jsonb_agg(to_jsonb(a))::text from audit_row a) as text`,
    );
    expect(kept.rows[0]?.text).toContain(String(made.body['id']));
    expect(kept.rows[0]?.text).not.toContain(bearer);
    expect(kept.rows[0]?.text).not.toContain(PASSWORD);
    expect((await desk.ask('GET', 'api-tokens', asking)).body).toHaveLength(1);
  });

  it('proves nothing once revoked or run out, and is nobody else’s to revoke', async () => {
    const cookie = await desk.cookieOf('head');
    const create = (): ReturnType<typeof desk.ask> =>
      desk.ask('POST', 'api-tokens', { cookie, body: OWN_TOKEN });
    const [one, two] = [await create(), await create()];
    const stranger = await desk.cookieOf('officer');
    expect(
      (await desk.ask('DELETE', `api-tokens/${String(one.body['id'])}`, { cookie: stranger })).status,
    ).toBe(403);
    expect((await desk.ask('DELETE', `api-tokens/${String(one.body['id'])}`, { cookie })).status).toBe(204);
    expect((await desk.ask('GET', 'session', { bearer: String(one.body['token']) })).status).toBe(401);
    expect((await desk.ask('GET', 'session', { bearer: String(two.body['token']) })).status).toBe(200);
    await desk.db.query(`update api_token set expires_at = expires_at - interval '7 days'`);
    expect((await desk.ask('GET', 'session', { bearer: String(two.body['token']) })).status).toBe(401);
  });

  it('of a machine is made by a security administrator and by nobody else', async () => {
    const admin = await desk.cookieOf('secadmin');
    const user = { login: 'feed-110', kind: 'machine', displayName: '110', title: null, phone: null };
    const machine = String((await desk.ask('POST', 'users', { cookie: admin, body: user })).body['id']);
    const body = { name: 'feed', userId: machine, expiresInDays: 30, password: PASSWORD };
    const officer = await desk.cookieOf('officer');
    expect((await desk.ask('POST', 'api-tokens', { cookie: officer, body })).status).toBe(403);
    const made = await desk.ask('POST', 'api-tokens', { cookie: admin, body });
    expect(made).toMatchObject({ status: 201, body: { userId: machine } });
    const bearer = String(made.body['token']);
    const more = await desk.ask('POST', 'api-tokens', { bearer, body: OWN_TOKEN });
    expect(more).toMatchObject({ status: 403, body: { code: 'token_makes_no_token' } });
    const person = { ...body, userId: desk.id('users', 'officer') };
    expect(await desk.ask('POST', 'api-tokens', { cookie: admin, body: person })).toMatchObject({
      status: 422,
      body: { code: 'people_make_their_own' },
    });
    expect((await desk.signIn('feed-110')).status).toBe(401);
  });
});

describe('the registry through HTTP', () => {
  let desk: HttpDesk;
  let cookie: string;

  beforeAll(async () => {
    desk = await HttpDesk.open();
    cookie = await desk.cookieOf('sysadmin');
  });
  afterAll(() => desk.close());

  it('makes an area and an agency in it, changes it, and lets it rest', async () => {
    const area = await desk.ask('POST', 'areas', {
      cookie,
      body: {
        code: '510105007001',
        name: '西社区',
        level: 'community',
        parentId: desk.id('areas', '510105007'),
      },
    });
    expect(area.status).toBe(201);
    const body = {
      key: 'committee-west',
      name: '西社区居委会',
      kind: 'community',
      areaId: area.body['id'],
      parentId: null,
      calendarKey: 'office',
      capacity: null,
      duty: null,
      capabilities: [],
      trades: [],
      profile: {},
    };
    const made = await desk.ask('POST', 'agencies', { cookie, body });
    expect(made).toMatchObject({ status: 201, body: { key: 'committee-west', version: 1, active: true } });
    const path = `agencies/${String(made.body['id'])}`;

    expect(await desk.ask('PATCH', path, { cookie, body: { capacity: 9 } })).toMatchObject({ status: 428 });
    const changed = await desk.ask('PATCH', path, { cookie, version: 1, body: { capacity: 9 } });
    expect(changed).toMatchObject({ status: 200, body: { capacity: 9, version: 2, name: '西社区居委会' } });
    expect(await desk.ask('PATCH', path, { cookie, version: 1, body: { capacity: 8 } })).toMatchObject({
      status: 409,
      body: { code: 'version_stale', version: 2, by: '某sysadmin' },
    });
    expect(await desk.ask('PATCH', path, { cookie, version: 2, body: { name: null } })).toMatchObject({
      status: 400,
    });
    expect(await desk.ask('PATCH', path, { cookie, version: 2, body: { key: 'other' } })).toMatchObject({
      status: 400,
    });

    const rested = await desk.ask('POST', `${path}/deactivation`, { cookie, version: 2 });
    expect(rested).toMatchObject({
      status: 200,
      body: { agency: { active: false, version: 3 }, remaining: [] },
    });
    const keys = (await desk.ask('GET', 'agencies?kind=community', { cookie })).body['items'] as {
      key: string;
    }[];
    expect(keys.map(({ key }) => key)).toEqual(['committee-east']);
    expect(
      (await desk.ask('GET', 'agencies?kind=community&state=all', { cookie })).body['items'],
    ).toHaveLength(2);
    expect(await desk.ask('POST', `${path}/activation`, { cookie, version: 3 })).toMatchObject({
      status: 200,
    });
  });

  it('answers a repeated command with its first result and makes nothing twice', async () => {
    const body = {
      code: '510105007002',
      name: '又一社区',
      level: 'community',
      parentId: desk.id('areas', '510105007'),
    };
    const asking = { cookie, body, key: 'area-key-0001' };
    const [first, second] = [
      await desk.ask('POST', 'areas', asking),
      await desk.ask('POST', 'areas', asking),
    ];
    expect(second).toMatchObject({ status: 201, body: first.body });
  });
});
