import { type Answer, HttpDesk } from './desk.js';

const OFFICE = '10.20.0.7';
const elsewhere = (index: number): string => `192.0.2.${index}`;

let desk: HttpDesk;
beforeEach(async () => {
  desk = await HttpDesk.open({
    LOGIN_MAX_FAILURES: '2',
    LOGIN_MAX_FAILURES_ANYWHERE: '4',
    ADDRESS_MAX_FAILURES: '6',
  });
});
afterEach(() => desk.close());

const guess = (login: string, from: string): Promise<Answer> => desk.signIn(login, 'wrong-password', from);
const right = (login: string, from: string): Promise<Answer> => desk.signIn(login, undefined, from);
const refusals = async (): Promise<number> => {
  const { rows } = await desk.db.query<{ count: number }>(
    `select count(*)::int as count from audit_row where action = 'session.refused'`,
  );
  return rows[0]?.count ?? 0;
};

it('wrong passwords from elsewhere lock the login there, and not where its owner sits', async () => {
  expect((await guess('officer', elsewhere(1))).status).toBe(401);
  expect((await guess('officer', elsewhere(1))).status).toBe(429);
  expect(await right('officer', elsewhere(1))).toMatchObject({ status: 429, body: { code: 'locked_out' } });
  expect((await right('officer', OFFICE)).status).toBe(201);
  expect((await right('head', elsewhere(1))).status).toBe(201);
});

it('wrong passwords from many addresses lock the login everywhere, and no success takes them back', async () => {
  for (const index of [1, 2]) expect((await guess('officer', elsewhere(index))).status).toBe(401);
  expect((await right('officer', OFFICE)).status).toBe(201);
  expect((await guess('officer', elsewhere(3))).status).toBe(401);
  expect((await guess('officer', elsewhere(4))).status).toBe(429);
  expect(await right('officer', OFFICE)).toMatchObject({ status: 429, body: { code: 'locked_out' } });
  expect((await right('head', OFFICE)).status).toBe(201);
});

it('a reset by an administrator unlocks the login, here and everywhere', async () => {
  for (const index of [1, 2, 3, 4]) await guess('officer', elsewhere(index));
  await guess('head', OFFICE);
  await guess('head', OFFICE);
  const cookie = await desk.cookieOf('secadmin');
  const reset = async (login: string): Promise<string> => {
    const answer = await desk.ask('POST', `users/${desk.id('users', login)}/password-reset`, { cookie });
    return String(answer.body['temporaryPassword']);
  };
  const temporary = await reset('officer');
  expect((await desk.signIn('officer', temporary, OFFICE)).status).toBe(201);
  expect((await desk.signIn('officer', temporary, elsewhere(4))).status).toBe(201);
  expect((await right('head', OFFICE)).status).toBe(429);
  expect((await desk.signIn('head', await reset('head'), OFFICE)).status).toBe(201);
});

it('one address that guesses at everybody rests for every login, and fills no trail meanwhile', async () => {
  const logins = ['officer', 'head', 'auditor', 'supervisor', 'nobody-at-all'];
  for (const login of logins) expect((await guess(login, elsewhere(9))).status).toBe(401);
  const last = await guess('sysadmin', elsewhere(9));
  expect(last).toMatchObject({ status: 429, body: { code: 'address_locked_out' } });
  expect(last.body['retryAfterSeconds']).toBeGreaterThan(1790);
  const before = await refusals();
  expect(before).toBe(6);
  expect(await right('secadmin', elsewhere(9))).toMatchObject({
    status: 429,
    body: { code: 'address_locked_out' },
  });
  expect(await refusals()).toBe(before);
  expect((await right('secadmin', OFFICE)).status).toBe(201);
});

it('guesses at many logins sent at once from one address are judged up to the limit', async () => {
  const logins = Array.from({ length: 12 }, (_, index) => `login-${index}`);
  const answers = await Promise.all(logins.map((login) => guess(login, elsewhere(9))));
  const statuses = answers.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array<number>(5).fill(401), ...Array<number>(7).fill(429)]);
});

it('the password of a login that rests is not looked at', async () => {
  await guess('officer', OFFICE);
  await guess('officer', OFFICE);
  // Whatever looks at this hash fails.
  await desk.db.query(`update credential set password_hash = '$argon2id$unreadable' where user_id = $1`, [
    desk.id('users', 'officer'),
  ]);
  expect((await right('officer', elsewhere(1))).status).toBe(500);
  expect((await right('officer', OFFICE)).status).toBe(429);
});

it('addresses of one IPv6 network are one', async () => {
  expect((await guess('officer', '2001:db8:1:2::1')).status).toBe(401);
  expect((await guess('officer', '2001:db8:1:2:ffff::2')).status).toBe(429);
  expect((await right('officer', '2001:db8:1:3::1')).status).toBe(201);
});
