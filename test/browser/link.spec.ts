import { DeliverySweep } from '../../modules/notifications/index.js';
import { Gateway } from '../integration/notifications/gateway.js';
import type { Visit } from '../support/browser.js';
import { eventually } from '../support/product-process.js';
import { type Login, WORLD_PASSWORD } from '../support/world.js';
import { Scene } from './scene.js';

/** Where people reach the product, as its messages say. */
const PUBLIC_URL = 'https://hejie.example.cn';
const PHONE = '13900001777';
/** Until the task is accepted where the network is poor, the time on a busy machine included; in milliseconds. */
const PATIENCE_MS = 45_000;

let scene: Scene;
let gateway: Gateway;
beforeAll(async () => {
  scene = await Scene.begin({ PUBLIC_URL });
  gateway = await Gateway.start();
  const { product } = scene.stage;
  // A Monday in office hours: at night no message goes.
  await product.goTo('2027-03-01T09:00');
  await product.as('admin').post('/notification-channels', {
    kind: 'sms_http',
    name: '短信网关',
    settings: { url: `${gateway.url}/send`, body: { mobile: '{phone}', content: '{text}' } },
    secrets: {},
  });
});
afterEach(() => scene.clear());
afterAll(async () => {
  await scene.end();
  await gateway.stop();
});

/** Gives somebody a telephone: a message to whoever has none is put away for good, so this comes before what they are told. */
async function givePhone(login: Login): Promise<void> {
  const { product, world } = scene.stage;
  const path = `/users/${world.users[login]}`;
  const { version } = (await product.as('security').get<{ version: number }>(path)).body;
  await product.as('security').patch(path, { phone: PHONE }, { version });
}

/** What has come to that telephone. */
async function messages(): Promise<string[]> {
  const { product } = scene.stage;
  const received = (): string[] => gateway.messages().flatMap(({ to, text }) => (to === PHONE ? [text] : []));
  await eventually('the gateway has the message', async () => {
    await product.drain();
    await product.get(DeliverySweep).sweepOnce();
    await product.drain();
    return received().length > 0;
  });
  return received();
}

const pathOf = (url: string): string => new URL(url).pathname;

/** Where the newest message of a kind leads by its link. @param code of the link, where the message has none yet */
async function linkOf(code: string, of: string, login: Login = 'committee-intake'): Promise<string> {
  await scene.stage.product.drain();
  const { rows } = await scene.stage.product.sql.query<{ code: string }>(
    `insert into ticket (code, user_id, notice_id, expires_at)
     select $1, user_id, id, accord_now() + interval '1 day' from notice where user_id = $2 and code = $3
     order by id desc limit 1
     on conflict (notice_id) do update set expires_at = excluded.expires_at returning code`,
    [code, scene.stage.world.users[login], of],
  );
  return `/t/${rows[0]?.code}`;
}

/** A phone where the network is poor: 400 kbit/s, and 0.4 s there and back. */
async function onPoorNetwork({ context, page }: Visit): Promise<void> {
  const network = await context.newCDPSession(page);
  const bytesPerSecond = 400_000 / 8;
  await network.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 400,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  });
}

describe('the link of a message', () => {
  it('comes by SMS, opens the task on a phone after signing in, and two taps later it is accepted', async () => {
    const { desk, line } = scene.stage;
    await givePhone('committee-intake');
    const { id: caseId } = await desk.register({ lane: 'full' });
    const { id } = (await line.send(caseId)).body;
    const [message, ...others] = await messages();
    expect(others).toEqual([]);
    const link = new URL(/https:\S+$/.exec(message ?? '')?.[0] ?? '');
    expect(link.origin).toBe(PUBLIC_URL);

    const visit = await scene.visit(link.pathname, 'phone');
    const { page } = visit;
    await page.getByLabel('密码').waitFor();
    await visit.signIn('committee-intake', WORLD_PASSWORD);
    await page.getByRole('button', { name: '签收' }).click();
    await page.getByRole('heading', { name: '办理中' }).waitFor();
    expect(pathOf(page.url())).toBe(`/referrals/${id}`);
  });

  it('does the same where the network is poor', async () => {
    const { desk, line, world } = scene.stage;
    const { id: caseId } = await desk.register({ lane: 'full' });
    const { id } = (await line.send(caseId, { recipientAgencyId: world.agencies.labor })).body;
    const link = await linkOf('Ef5gH7', 'referral_arrived', 'labor-intake');
    const visit = await scene.visit('/no-such-page', 'phone');
    const { page, context } = visit;
    context.setDefaultTimeout(PATIENCE_MS);
    await onPoorNetwork(visit);
    await page.goto(link);
    await visit.signIn('labor-intake', WORLD_PASSWORD);
    await page.getByRole('button', { name: '签收' }).click();
    await page.getByRole('heading', { name: '办理中' }).waitFor();
    expect(pathOf(page.url())).toBe(`/referrals/${id}`);
  });

  it('leads who was told that they hold a case to what is theirs of it, and on to what they were sent', async () => {
    const { desk, line } = scene.stage;
    const { id: caseId } = await desk.register({ lane: 'full' });
    const { id } = (await line.send(caseId)).body;
    await line.step('mediator', id, { noun: 'acceptance' });
    const link = await linkOf('Cd4eF8', 'case_handed_to_you');
    const { page } = await scene.as('committee-intake', link);
    await page.getByRole('heading', { name: '由本单位办理的案件' }).waitFor();
    await page.getByRole('link', { name: /转来的件/ }).click();
    await page.waitForURL(`**/referrals/${id}`);
    await page.getByRole('heading', { name: '办理中' }).waitFor();
  });

  it('has the API’s own addresses beside it: what is held, and what is owed by law', async () => {
    const { desk, line } = scene.stage;
    const { id: held } = await desk.register({ lane: 'full' });
    await line.underWay(held);
    const { id: stopped } = await desk.register();
    await desk.step('chief', stopped, {
      noun: 'legal-stop',
      body: { reason: '发现轻生倾向', pathKinds: ['safety'] },
    });
    const { page } = await scene.as('committee-intake', `/cases/${held}/holding`);
    await page.getByRole('heading', { name: '由本单位办理的案件' }).waitFor();
    await page.goto(`/cases/${stopped}/legal-duty`);
    await page.getByText('这里只列出依法由本单位办理或告知本单位的事项').waitFor();
  });

  it('is one and the same page for everybody else, and for a code that is none', async () => {
    const texts: string[] = [];
    const others = [
      ['mediator', 'Cd4eF8'],
      ['officer', 'Cd4eF8'],
      ['committee-intake', 'zzzzzz'],
      ['admin', 'Cd4eF8'],
    ] as const;
    for (const [login, code] of others) {
      const { page } = await scene.as(login, `/t/${code}`);
      await page.getByRole('heading', { name: '这个链接打不开' }).waitFor();
      texts.push(await page.locator('main').innerText());
    }
    expect(new Set(texts).size).toBe(1);
  });
});
