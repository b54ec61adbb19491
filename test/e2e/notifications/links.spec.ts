import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { type Login, WORLD_PASSWORD } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';

interface Page {
  readonly status: number;
  readonly html: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

let product: TestProduct;
let world: World;
let referralId: string;
let sentVersion: number;
let caseId: string;

beforeAll(async () => {
  product = await startTestProduct();
  world = await product.seedWorld();
  ({ id: caseId } = await new CaseDesk(product).register({ lane: 'full' }));
  const sent = await product
    .as('officer')
    .post<{ id: string; version: number }>(`/cases/${caseId}/referrals`, {
      recipientAgencyId: world.agencies.community,
      request: '罗某某家庭暴力',
      choice: { code: 'knows_the_dispute' },
    });
  ({ id: referralId, version: sentVersion } = sent.body);
  await product.drain();
  await putLink('Ab3dE9', 'referral_arrived');
});

/** The link of a message to the committee's desk. */
async function putLink(code: string, of: string): Promise<void> {
  await product.sql.query(
    `insert into ticket (code, user_id, notice_id, expires_at)
     select $1, user_id, id, accord_now() + interval '1 day' from notice where user_id = $2 and code = $3`,
    [code, world.users['committee-intake'], of],
  );
}
afterAll(() => product.close());

const cookies = new Map<Login, string>();

async function cookieOf(login: Login): Promise<string> {
  const known = cookies.get(login);
  if (known !== undefined) return known;
  const payload = { login, password: WORLD_PASSWORD };
  const answer = await product.app.inject({ method: 'POST', url: '/api/v1/session', payload });
  const cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  cookies.set(login, cookie);
  return cookie;
}

async function open(code: string, login?: Login): Promise<Page> {
  const headers = login === undefined ? {} : { cookie: await cookieOf(login) };
  const answer = await product.app.inject({ method: 'GET', url: `/t/${code}`, headers });
  return { status: answer.statusCode, html: answer.body, headers: answer.headers };
}

it('opens for its addressee, and leads to what the message was about', async () => {
  const page = await open('Ab3dE9', 'committee-intake');
  expect(page.status).toBe(200);
  expect(page.html).toContain(`<a href="/api/v1/referrals/${referralId}">`);
  const resource = await product.as('committee-intake').get('/tickets/Ab3dE9');
  expect(resource.body).toMatchObject({
    subjectType: 'referral',
    subjectId: referralId,
    leadsTo: `/referrals/${referralId}`,
  });
});

it('leads to what its addressee may open now: a holder to its own part, and nobody to what is gone', async () => {
  const accepted = await product
    .as('mediator')
    .post(`/referrals/${referralId}/acceptance`, {}, { version: sentVersion });
  expect(accepted.status).toBe(200);
  await product.drain();
  await putLink('Cd4eF8', 'case_handed_to_you');
  const page = await open('Cd4eF8', 'committee-intake');
  expect(page.html).toContain(`<a href="/api/v1/cases/${caseId}/holding">`);

  await product.sql.query(
    `update notice set subject_id = gen_random_uuid() where code = 'case_handed_to_you' and user_id = $1`,
    [world.users['committee-intake']],
  );
  expect((await product.as('committee-intake').get('/tickets/Cd4eF8')).body).toMatchObject({ leadsTo: null });
  expect((await open('Cd4eF8', 'committee-intake')).html).toContain('<a href="/api/v1/me/notices">');
});

it('is one and the same page for everybody else, and for a code that is unknown or no code at all', async () => {
  const stranger = await open('Ab3dE9');
  expect(stranger.html).toContain('请登录后查看');
  expect(stranger.html).toContain('/api/docs');
  const others = [
    await open('Ab3dE9', 'mediator'),
    await open('Ab3dE9', 'officer'),
    // An administrator sees no case content, and has no notices.
    await open('Ab3dE9', 'admin'),
    await open('zzzzzz'),
    await open('zzzzzz', 'committee-intake'),
    await open('%3Cscript%3E', 'committee-intake'),
  ];
  for (const { status, html } of others) expect([status, html]).toEqual([stranger.status, stranger.html]);
});

it('is that page for its addressee too once its time is over', async () => {
  await product.sql.query(`update ticket set expires_at = accord_now() where code = 'Ab3dE9'`);
  expect((await open('Ab3dE9', 'committee-intake')).html).toBe((await open('Ab3dE9')).html);
  await product.sql.query(`update ticket set expires_at = accord_now() + interval '1 day'`);
});

it('is kept by no cache, runs nothing and stands in no frame', async () => {
  for (const page of [await open('Ab3dE9'), await open('Ab3dE9', 'committee-intake')]) {
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': expect.stringContaining("default-src 'none'") as string,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(page.html).not.toMatch(/<script|<style|<img|罗某某|家庭暴力|社区|派出所/);
  }
});

it('is no part of the interface below /api/v1', async () => {
  expect((await product.as('committee-intake').get('/t/Ab3dE9')).status).toBe(404);
});
