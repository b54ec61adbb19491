import { PASSWORD } from '../../integration/identity/cast.js';
import { HttpDesk } from './desk.js';

describe('signing in', () => {
  let desk: HttpDesk;

  beforeAll(async () => {
    desk = await HttpDesk.open();
  });
  afterAll(() => desk.close());

  it('opens a session whose cookie scripts and other sites cannot use', async () => {
    const { status, body, cookie, headers } = await desk.signIn('officer');
    expect(status).toBe(201);
    expect(String(headers['set-cookie'])).toMatch(/HttpOnly/);
    expect(String(headers['set-cookie'])).toMatch(/SameSite=Strict/);
    expect(String(headers['set-cookie'])).not.toMatch(/Secure/);
    expect(body).toMatchObject({
      userId: desk.id('users', 'officer'),
      login: 'officer',
      mustChangePassword: false,
    });
    expect(body['permissions']).toContain('case.register');
    expect(body['permissions']).not.toContain('user.manage');

    const own = await desk.ask('GET', 'session', { cookie });
    expect(own).toMatchObject({ status: 200, body: { ...body, life: { idleSeconds: 1800 } } });
    expect(own.body['memberships']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ role: 'station_officer', agencyKey: 'station-east', areaName: '东街道' }),
      ]),
    );
  });

  it('takes the login as people type it', async () => {
    expect((await desk.signIn(' Officer ')).status).toBe(201);
  });

  it('refuses a wrong password and an unknown login in the same words', async () => {
    const wrong = await desk.signIn('head', 'wrong-password');
    const unknown = await desk.signIn('nobody-at-all', 'wrong-password');
    expect(wrong.status).toBe(401);
    expect(wrong.cookie).toBeNull();
    expect({ ...unknown.body, requestId: '' }).toEqual({ ...wrong.body, requestId: '' });
    expect(wrong.body['code']).toBe('login_refused');
  });

  it('audits what opened and what was refused, and never what was typed', async () => {
    await desk.signIn('supervisor');
    await desk.signIn('supervisor', 'typed-wrong-1');
    await desk.signIn('typed-wrong-2', 'typed-wrong-3');
    const { rows } = await desk.db.query<{ action: string; subject_id: string }>(
      `select action, subject_id from audit_row where action like 'session.%' order by id desc limit 3`,
    );
    const supervisor = desk.id('users', 'supervisor');
    expect(rows).toEqual([
      { action: 'session.refused', subject_id: 'unknown' },
      { action: 'session.refused', subject_id: supervisor },
      { action: 'session.opened', subject_id: supervisor },
    ]);
    const everything = await desk.db.query<{ text: string }>(
      'select jsonb_agg(to_jsonb(a))::text as text from audit_row a',
    );
    expect(everything.rows[0]?.text).not.toMatch(/typed-wrong|correct-horse/);
  });

  it('tells what is wrong with a body it cannot read', async () => {
    const { status, body } = await desk.ask('POST', 'session', { body: { login: 7, extra: true } });
    expect(status).toBe(400);
    expect((body['problems'] as { path: string }[]).map(({ path }) => path).sort()).toEqual(
      expect.arrayContaining(['extra', 'login', 'password']),
    );
  });

  it('lets nobody in without a session, with a made-up one, or with a made-up token', async () => {
    expect(await desk.ask('GET', 'session')).toMatchObject({ status: 401, body: { code: 'not_signed_in' } });
    expect((await desk.ask('GET', 'session', { cookie: 'made-up' })).status).toBe(401);
    expect((await desk.ask('GET', 'session', { bearer: 'made-up' })).status).toBe(401);
  });

  it('ends this session at sign-out and leaves another of the same user alone', async () => {
    const [one, two] = [await desk.cookieOf('officer'), await desk.cookieOf('officer')];
    expect((await desk.ask('DELETE', 'session', { cookie: one })).status).toBe(204);
    expect((await desk.ask('GET', 'session', { cookie: one })).status).toBe(401);
    expect((await desk.ask('GET', 'session', { cookie: two })).status).toBe(200);
  });

  it('ends by itself when it is idle, and being idle is not undone by asking', async () => {
    const cookie = await desk.cookieOf('coordinator-east');
    await desk.db.query(`update user_session set last_seen_at = last_seen_at - interval '29 minutes'`);
    expect((await desk.ask('GET', 'session', { cookie })).status).toBe(200);
    await desk.db.query(`update user_session set last_seen_at = last_seen_at - interval '29 minutes'`);
    expect((await desk.ask('GET', 'session', { cookie })).status).toBe(200);
    await desk.db.query(`update user_session set last_seen_at = last_seen_at - interval '31 minutes'`);
    expect((await desk.ask('GET', 'session', { cookie })).status).toBe(401);
    expect((await desk.ask('GET', 'session', { cookie })).status).toBe(401);
  });

  it('says how long it lasts, and is not kept alive by a page that nobody sits before', async () => {
    const cookie = await desk.cookieOf('coordinator-east');
    const lifeAsked = async (headers: Record<string, string>): Promise<Record<string, number>> =>
      (await desk.ask('GET', 'session', { cookie, headers })).body['life'] as Record<string, number>;
    await desk.db.query(`update user_session set last_seen_at = last_seen_at - interval '20 minutes'`);
    const unattended = { 'accord-unattended': '1' };
    for (let time = 0; time < 2; time += 1) {
      const { endsInSeconds = 0, endsAtLatestInSeconds = 0 } = await lifeAsked(unattended);
      expect(Math.abs(600 - endsInSeconds)).toBeLessThan(60);
      expect(endsAtLatestInSeconds).toBeGreaterThan(11 * 3600);
    }
    expect((await lifeAsked({}))['endsInSeconds']).toBeGreaterThan(1700);
    await desk.db.query(`update user_session set last_seen_at = last_seen_at - interval '31 minutes'`);
    expect((await desk.ask('GET', 'session', { cookie, headers: unattended })).status).toBe(401);
  });

  it('ends after a working day however busy it is', async () => {
    const cookie = await desk.cookieOf('coordinator-east');
    await desk.db.query(`update user_session set expires_at = expires_at - interval '12 hours'`);
    expect((await desk.ask('GET', 'session', { cookie })).status).toBe(401);
  });

  it('is not ended by the product’s clock, which does end a grant for a time', async () => {
    const cookie = await desk.cookieOf('officer');
    await desk.db.query(
      `update membership set valid_to = accord_now() + interval '1 day' where user_id = $1 and role = 'station_officer'`,
      [desk.id('users', 'officer')],
    );
    const before = (await desk.ask('GET', 'session', { cookie })).body['permissions'];
    expect(before).toContain('case.register');
    await desk.db.query('update clock_offset set offset_ms = 21 * 24 * 3600 * 1000');
    const after = await desk.ask('GET', 'session', { cookie });
    await desk.db.query('update clock_offset set offset_ms = 0');
    expect(after.status).toBe(200);
    expect(after.body['permissions']).not.toContain('case.register');
    expect(after.body['permissions']).toContain('referral.work');
  });
});

describe('too many failures', () => {
  let desk: HttpDesk;

  beforeAll(async () => {
    desk = await HttpDesk.open({
      LOGIN_MAX_FAILURES: '3',
      LOGIN_LOCK_MINUTES: '10',
      PUBLIC_URL: 'https://accord.example',
    });
  });
  afterAll(() => desk.close());

  const fail = async (login: string, times: number): Promise<number[]> => {
    const statuses: number[] = [];
    for (let time = 0; time < times; time++)
      statuses.push((await desk.signIn(login, 'wrong-password')).status);
    return statuses;
  };

  it('marks the cookie Secure when people reach the product over https', async () => {
    expect(String((await desk.signIn('sysadmin')).headers['set-cookie'])).toMatch(/Secure/);
  });

  it.each(['officer', 'a-login-nobody-has'])('lock %s, even for the right password', async (login) => {
    expect(await fail(login, 3)).toEqual([401, 401, 429]);
    const { status, body, cookie } = await desk.signIn(login);
    expect({ status, code: body['code'], cookie }).toEqual({ status: 429, code: 'locked_out', cookie: null });
    expect(body['retryAfterSeconds']).toBeGreaterThan(595);
    expect(body['retryAfterSeconds']).toBeLessThanOrEqual(600);
  });

  it('lock nobody else', async () => {
    expect((await desk.signIn('head')).status).toBe(201);
  });

  it('are forgotten when the lock has passed, and after a success', async () => {
    await fail('supervisor', 3);
    await desk.db.query(
      `update sign_in_failure set locked_until = locked_until - interval '10 minutes',
         counted_since = counted_since - interval '11 minutes'`,
    );
    expect((await desk.signIn('supervisor')).status).toBe(201);
    expect(await fail('supervisor', 2)).toEqual([401, 401]);
    expect((await desk.signIn('supervisor')).status).toBe(201);
    expect(await fail('supervisor', 2)).toEqual([401, 401]);
  });

  it('do not add up when they lie further apart than the lock', async () => {
    for (let time = 0; time < 4; time++) {
      expect(await fail('head', 1)).toEqual([401]);
      await desk.db.query(`update sign_in_failure set counted_since = counted_since - interval '11 minutes'`);
    }
  });

  it('are counted when they come all at once', async () => {
    const guesses = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((letter) =>
      desk.signIn('auditor', `guess-${letter}`),
    );
    const answers = (await Promise.all([...guesses])).map(({ status }) => status).sort();
    expect(answers).toEqual([401, 401, 429, 429, 429, 429, 429]);
    expect((await desk.signIn('auditor')).status).toBe(429);
  });
});

describe('too many wrong passwords at the change of a password', () => {
  let desk: HttpDesk;

  beforeAll(async () => {
    desk = await HttpDesk.open({ LOGIN_MAX_FAILURES: '3', SESSION_MAX_HOURS: '2' });
  });
  afterAll(() => desk.close());

  const change = async (cookie: string | null, current: string): Promise<number> =>
    (await desk.ask('PUT', 'session/password', { cookie, body: { current, next: 'battery-staple-9' } }))
      .status;

  it('lock the login, here and at the door, even for the right one', async () => {
    const cookie = await desk.cookieOf('officer');
    const guesses = [];
    for (const guess of ['guess-one', 'guess-two', 'guess-three']) guesses.push(await change(cookie, guess));
    expect(guesses).toEqual([403, 403, 429]);
    expect(await change(cookie, PASSWORD)).toBe(429);
    expect((await desk.signIn('officer')).status).toBe(429);
    const { rows } = await desk.db.query<{ count: number }>(
      `select count(*)::int as count from audit_row where action = 'password.change_refused' and subject_id = $1`,
      [desk.id('users', 'officer')],
    );
    expect(rows[0]?.count).toBe(4);
  });

  it('lock nobody else, and add up with those at the door', async () => {
    const cookie = await desk.cookieOf('head');
    expect((await desk.signIn('head', 'wrong-password')).status).toBe(401);
    expect(await change(cookie, 'guess-one')).toBe(403);
    expect(await change(cookie, 'guess-two')).toBe(429);
    expect((await desk.signIn('coordinator-east')).status).toBe(201);
  });

  it('are counted when they come all at once', async () => {
    const cookie = await desk.cookieOf('supervisor');
    const guesses = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => change(cookie, `guess-${letter}`));
    expect((await Promise.all(guesses)).sort()).toEqual([403, 403, 429, 429, 429, 429]);
  });

  it('a session ends after SESSION_MAX_HOURS however busy it is', async () => {
    const signedIn = await desk.signIn('auditor');
    expect(String(signedIn.headers['set-cookie'])).toMatch(/Max-Age=7200\b/);
    await desk.db.query(`update user_session set expires_at = expires_at - interval '2 hours'`);
    expect((await desk.ask('GET', 'session', { cookie: signedIn.cookie })).status).toBe(401);
  });
});

describe('a password', () => {
  let desk: HttpDesk;
  const next = 'battery-staple-9';

  beforeAll(async () => {
    desk = await HttpDesk.open();
  });
  afterAll(() => desk.close());

  it('is changed by its holder, and every other session ends', async () => {
    const [here, elsewhere] = [await desk.cookieOf('officer'), await desk.cookieOf('officer')];
    const change = (body: object): ReturnType<typeof desk.ask> =>
      desk.ask('PUT', 'session/password', { cookie: here, body });
    expect(await change({ current: 'not-it', next })).toMatchObject({
      status: 403,
      body: { code: 'password_wrong' },
    });
    expect(await change({ current: PASSWORD, next: 'short' })).toMatchObject({ status: 400 });
    expect(await change({ current: PASSWORD, next: 'OFFICER' })).toMatchObject({ status: 400 });
    expect((await change({ current: PASSWORD, next })).status).toBe(204);
    expect((await desk.ask('GET', 'session', { cookie: here })).status).toBe(200);
    expect((await desk.ask('GET', 'session', { cookie: elsewhere })).status).toBe(401);
    expect((await desk.signIn('officer')).status).toBe(401);
    expect((await desk.signIn('officer', next)).status).toBe(201);
  });

  it('set by an administrator opens nothing until its holder has changed it', async () => {
    const before = await desk.cookieOf('head');
    const admin = await desk.cookieOf('secadmin');
    const reset = await desk.ask('POST', `users/${desk.id('users', 'head')}/password-reset`, {
      cookie: admin,
    });
    expect(reset.status).toBe(200);
    const temporary = String(reset.body['temporaryPassword']);
    expect((await desk.ask('GET', 'session', { cookie: before })).status).toBe(401);
    const { body, cookie } = await desk.signIn('head', temporary);
    expect(body).toMatchObject({ mustChangePassword: true, permissions: [] });
    const members = `agencies/${desk.id('agencies', 'station-east')}/members`;
    for (const path of [members, 'cases'])
      expect(await desk.ask('GET', path, { cookie })).toMatchObject({
        status: 403,
        body: {
          code: 'password_change_required',
          detail: expect.stringContaining('PUT /api/v1/session/password'),
        },
      });
    const changed = await desk.ask('PUT', 'session/password', { cookie, body: { current: temporary, next } });
    expect(changed.status).toBe(204);
    expect((await desk.ask('GET', members, { cookie })).status).toBe(200);
  });
});
