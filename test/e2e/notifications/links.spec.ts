import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { type Login, WORLD_PASSWORD } from '../../support/world.js';
import { CaseDesk } from '../cases/desk.js';

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

async function open(code: string, login?: Login): Promise<{ html: string; headers: object }> {
  const headers = login === undefined ? {} : { cookie: await cookieOf(login) };
  const answer = await product.app.inject({ method: 'GET', url: `/t/${code}`, headers });
  expect(answer.statusCode).toBe(200);
  const { date: _, ...rest } = answer.headers;
  return { html: answer.body, headers: rest };
}

async function cookieOf(login: Login): Promise<string> {
  const payload = { login, password: WORLD_PASSWORD };
  const answer = await product.app.inject({ method: 'POST', url: '/api/v1/session', payload });
  return answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

const leadOf = (code: string, login: Login) => product.as(login).get(`/tickets/${code}`);

it('leads its addressee to what the message was about', async () => {
  expect((await leadOf('Ab3dE9', 'committee-intake')).body).toMatchObject({
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
  expect((await leadOf('Cd4eF8', 'committee-intake')).body).toMatchObject({
    leadsTo: `/cases/${caseId}/holding`,
  });

  await product.sql.query(
    `update notice set subject_id = gen_random_uuid() where code = 'case_handed_to_you' and user_id = $1`,
    [world.users['committee-intake']],
  );
  expect((await leadOf('Cd4eF8', 'committee-intake')).body).toMatchObject({ leadsTo: null });
});

it('answers everybody else, of every code, that there is none', async () => {
  const others = [
    await leadOf('Ab3dE9', 'mediator'),
    await leadOf('Ab3dE9', 'officer'),
    await leadOf('zzzzzz', 'committee-intake'),
    await leadOf('%3Cscript%3E', 'committee-intake'),
  ];
  for (const { status, body } of others) expect([status, body['code']]).toEqual([404, 'ticket_not_found']);
  // An administrator sees no case content, and has no notices.
  expect((await leadOf('Ab3dE9', 'admin')).status).toBe(403);
});

it('leads nobody anywhere once its time is over', async () => {
  await product.sql.query(`update ticket set expires_at = accord_now() where code = 'Ab3dE9'`);
  expect((await leadOf('Ab3dE9', 'committee-intake')).status).toBe(404);
  await product.sql.query(`update ticket set expires_at = accord_now() + interval '1 day'`);
});

it('is one and the same page for whoever opens it, stands in no frame and says nothing of the matter', async () => {
  const stranger = await open('Ab3dE9');
  expect(await open('Ab3dE9', 'committee-intake')).toEqual(stranger);
  expect(await open('zzzzzz', 'officer')).toEqual(stranger);
  expect(stranger.headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-cache',
    'content-security-policy': expect.stringContaining("frame-ancestors 'none'") as string,
    'x-content-type-options': 'nosniff',
  });
  expect(stranger.html).not.toMatch(/罗某某|家庭暴力|社区|派出所/);
});

it('is no part of the interface below /api/v1', async () => {
  expect((await product.as('committee-intake').get('/t/Ab3dE9')).status).toBe(404);
});
