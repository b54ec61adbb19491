import { createHash } from 'node:crypto';
import { PASSWORD } from '../../integration/identity/cast.js';
import { type Answer, type Asking, HttpDesk } from './desk.js';

const NEXT = 'battery-staple-9';

describe('an API token and the password of its user', () => {
  let desk: HttpDesk;
  let admin: string;

  beforeEach(async () => {
    desk = await HttpDesk.open({ LOGIN_MAX_FAILURES: '3' });
    admin = await desk.cookieOf('secadmin');
  });
  afterEach(() => desk.close());

  const make = (asking: Asking, body: object = {}): Promise<Answer> =>
    desk.ask('POST', 'api-tokens', {
      ...asking,
      body: { name: 'own', expiresInDays: 7, password: PASSWORD, ...body },
    });
  const tokenOf = async (asking: Asking, body: object = {}): Promise<string> =>
    String((await make(asking, body)).body['token']);
  const works = async (bearer: string): Promise<boolean> =>
    (await desk.ask('GET', 'session', { bearer })).status === 200;
  const reset = async (login: string): Promise<string> => {
    const path = `users/${desk.id('users', login)}/password-reset`;
    return String((await desk.ask('POST', path, { cookie: admin })).body['temporaryPassword']);
  };

  it('is made with the password and not with a session alone, and wrong ones lock the login', async () => {
    const cookie = await desk.cookieOf('officer');
    expect((await make({ cookie }, { password: undefined })).status).toBe(400);
    const refused = { status: 403, body: { code: 'password_wrong' } };
    expect(await make({ cookie }, { password: 'guess-one' })).toMatchObject(refused);
    expect(await make({ cookie }, { password: 'guess-two' })).toMatchObject(refused);
    expect(await make({ cookie }, { password: 'guess-three' })).toMatchObject({ status: 429 });
    expect(await make({ cookie })).toMatchObject({ status: 429, body: { code: 'locked_out' } });
    expect((await desk.signIn('officer')).status).toBe(429);
    const { rows } = await desk.db.query('select 1 from api_token');
    expect(rows).toHaveLength(0);
  });

  it('may follow a mistyped password under the same key, of which no digest is kept', async () => {
    const asking = { cookie: await desk.cookieOf('officer'), key: 'token-key-1' };
    expect((await make(asking, { password: 'mistyped' })).status).toBe(403);
    expect((await make(asking)).status).toBe(201);
    const body = JSON.stringify({ name: 'own', expiresInDays: 7, password: PASSWORD });
    const { rows } = await desk.db.query<{ hash: string }>('select body_hash as hash from command_key');
    expect(rows).toHaveLength(1);
    expect(rows[0]?.hash).not.toBe(createHash('sha256').update(body).digest('base64url'));
  });

  it('is not made with a temporary password, which opens nothing but the way to change it', async () => {
    const temporary = await reset('officer');
    const cookie = await desk.cookieOf('officer', temporary);
    expect(await make({ cookie }, { password: temporary })).toMatchObject({
      status: 403,
      body: { code: 'password_change_required' },
    });
    await desk.ask('PUT', 'session/password', { cookie, body: { current: temporary, next: NEXT } });
    expect((await make({ cookie }, { password: NEXT })).status).toBe(201);
  });

  it('opens no more than a session does while the password must be changed', async () => {
    const bearer = await tokenOf({ cookie: await desk.cookieOf('officer') });
    const members = `agencies/${desk.id('agencies', 'station-east')}/members`;
    expect((await desk.ask('GET', members, { bearer })).status).toBe(200);
    await desk.db.query('update credential set must_change = true where user_id = $1', [
      desk.id('users', 'officer'),
    ]);
    expect((await desk.ask('GET', members, { bearer })).status).toBe(403);
    expect((await desk.ask('GET', 'session', { bearer })).body['permissions']).toEqual([]);
  });

  it('ends with a reset and with a change of the password, and nobody else’s does', async () => {
    const cookie = await desk.cookieOf('officer');
    const stolen = await tokenOf({ cookie });
    const other = await tokenOf({ cookie: await desk.cookieOf('head') });
    const temporary = await reset('officer');
    expect(await works(stolen)).toBe(false);

    const anew = await desk.cookieOf('officer', temporary);
    const change = (current: string, next: string): Promise<Answer> =>
      desk.ask('PUT', 'session/password', { cookie: anew, body: { current, next } });
    expect((await change(temporary, NEXT)).status).toBe(204);
    const second = await tokenOf({ cookie: anew }, { password: NEXT });
    expect(await works(second)).toBe(true);
    expect((await change(NEXT, `${NEXT}-later`)).status).toBe(204);
    expect(await works(second)).toBe(false);
    expect(await works(other)).toBe(true);
    const { rows } = await desk.db.query<{ reason: string }>(
      `select detail->>'reason' as reason from audit_row where action = 'token.revoked' order by id`,
    );
    expect(rows.map(({ reason }) => reason)).toEqual(['password_reset', 'password_changed']);
  });

  it('of a machine goes on whatever becomes of the password of who made it', async () => {
    const user = { login: 'feed-110', kind: 'machine', displayName: '110', title: null, phone: null };
    const userId = String((await desk.ask('POST', 'users', { cookie: admin, body: user })).body['id']);
    expect((await make({ cookie: admin }, { userId, password: 'not-hers' })).status).toBe(403);
    const feed = await tokenOf({ cookie: admin }, { userId });
    const own = await tokenOf({ cookie: admin });
    const changed = await desk.ask('PUT', 'session/password', {
      cookie: admin,
      body: { current: PASSWORD, next: NEXT },
    });
    expect(changed.status).toBe(204);
    expect([await works(feed), await works(own)]).toEqual([true, false]);
  });
});
