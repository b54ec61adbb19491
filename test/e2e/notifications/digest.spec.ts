import type { TestProduct } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import type { ReferralDesk } from '../referrals/desk.js';
import { Reachable } from './reachable.js';

/** As many as come late together when an office has been shut for a day. */
const LATE = 20;
const HEAD: Login = 'labor-head';
const HEADS_PHONE = '13900001777';

let scene: Reachable;
let product: TestProduct;
let desk: ReferralDesk;

beforeAll(async () => {
  scene = await Reachable.begin(HEAD, HEADS_PHONE);
  ({ product, desk } = scene);
}, 60_000);
afterAll(() => scene.end());

async function noticesOf(code: string): Promise<{ count: number; items: number }[]> {
  const { rows } = await product.sql.query<{ count: number; items: number }>(
    `select count, (select count(*)::int from notice_item i where i.notice_id = n.id) as items
     from notice n where user_id = $1 and code = $2 order by id`,
    [scene.world.users[HEAD], code],
  );
  return rows;
}

it('twenty escalations at once are one notice and one message, which says how many', async () => {
  for (let nth = 0; nth < LATE; nth += 1) await desk.sent('full', {}, 'labor');
  scene.gateway.forget();

  await scene.goTo('2027-03-02T11:00');
  expect(await noticesOf('escalated')).toEqual([{ count: LATE, items: LATE }]);
  // The digest waits for more, so nothing has gone yet.
  expect(sentToHead('超期待督促事项')).toEqual([]);

  await scene.goTo('2027-03-02T11:06');
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
  scene.gateway.forget();
  await desk.sent('full', {}, 'labor');
  await scene.goTo('2027-03-03T11:30');
  await scene.goTo('2027-03-03T11:36');
  expect(sentToHead('超期待督促事项')).toHaveLength(1);
  expect(sentToHead('超期待督促事项')[0]).toContain('您有1件');
}, 60_000);

interface Listed {
  readonly code: string;
  readonly count: number;
  readonly items: readonly { readonly subjectId: string }[];
}

function sentToHead(text: string): string[] {
  return scene.gateway
    .messages()
    .filter((message) => message.to === HEADS_PHONE && message.text.includes(text))
    .map((message) => message.text);
}
