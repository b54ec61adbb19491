import { DeliverySweep } from '../../../modules/notifications/index.js';
import { Gateway } from '../../integration/notifications/gateway.js';
import { startTestProduct, type TestProduct, type World } from '../../support/product.js';
import { TINY_WORLD, type Login } from '../../support/world.js';
import { ReferralDesk } from '../referrals/desk.js';

/** As many as come late together when an office has been shut for a day. */
const LATE = 20;
const HEAD: Login = 'labor-head';
const HEADS_PHONE = '13900001777';

let product: TestProduct;
let world: World;
let gateway: Gateway;
let desk: ReferralDesk;

beforeAll(async () => {
  product = await startTestProduct();
  await product.beginAt('2027-03-01T09:00+08:00');
  const people = TINY_WORLD.people.map((person) =>
    person.login === HEAD ? { ...person, phone: HEADS_PHONE } : person,
  );
  world = await product.seed({ ...TINY_WORLD, people });
  gateway = await Gateway.start();
  await product.as('admin').post('/notification-channels', {
    kind: 'sms_http',
    name: '短信网关',
    settings: { url: `${gateway.url}/send`, body: { mobile: '{phone}', content: '{text}' } },
    secrets: {},
  });
  desk = new ReferralDesk(product, world);
}, 60_000);
afterAll(async () => {
  await product.close();
  await gateway.stop();
});

/** The product's clock shows this local time; clocks are swept, people are told, and what is ready to go has gone. */
async function goTo(local: string): Promise<void> {
  await product.goTo(local);
  await product.get(DeliverySweep).sweepOnce();
  await product.drain();
}

async function noticesOf(code: string): Promise<{ count: number; items: number }[]> {
  const { rows } = await product.sql.query<{ count: number; items: number }>(
    `select count, (select count(*)::int from notice_item i where i.notice_id = n.id) as items
     from notice n where user_id = $1 and code = $2 order by id`,
    [world.users[HEAD], code],
  );
  return rows;
}

it('twenty escalations at once are one notice and one message, which says how many', async () => {
  for (let nth = 0; nth < LATE; nth += 1) await desk.sent('full', {}, 'labor');
  gateway.forget();

  await goTo('2027-03-02T11:00');
  expect(await noticesOf('escalated')).toEqual([{ count: LATE, items: LATE }]);
  // The digest waits for more, so nothing has gone yet.
  expect(sentToHead('超期待督促事项')).toEqual([]);

  await goTo('2027-03-02T11:06');
  const messages = sentToHead('超期待督促事项');
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/^「和解」您有20件超期待督促事项/);
  expect(messages[0]?.length).toBeLessThanOrEqual(70);

  const [notice] = (await product.as(HEAD).get<{ items: Listed[] }>('/me/notices')).body.items.filter(
    ({ code }) => code === 'escalated',
  );
  expect(notice?.count).toBe(LATE);
  expect(new Set(notice?.items.map(({ subjectId }) => subjectId)).size).toBe(LATE);
}, 120_000);

it('what comes late after that is a message of its own', async () => {
  gateway.forget();
  await desk.sent('full', {}, 'labor');
  await goTo('2027-03-03T11:30');
  await goTo('2027-03-03T11:36');
  expect(sentToHead('超期待督促事项')).toHaveLength(1);
  expect(sentToHead('超期待督促事项')[0]).toContain('您有1件');
}, 60_000);

interface Listed {
  readonly code: string;
  readonly count: number;
  readonly items: readonly { readonly subjectId: string }[];
}

function sentToHead(text: string): string[] {
  return gateway
    .messages()
    .filter((message) => message.to === HEADS_PHONE && message.text.includes(text))
    .map((message) => message.text);
}
