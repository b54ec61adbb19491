import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import { startTestProduct, type TestProduct } from '../../support/product.js';
import { ReferralDesk } from './desk.js';

const A_DAY = 86_400_000;

let product: TestProduct;
let desk: ReferralDesk;
beforeAll(async () => {
  product = await startTestProduct();
  desk = new ReferralDesk(product, await product.seedWorld());
});
afterAll(() => product.close());

async function placeInQueues({ id }: ReferralView): Promise<number> {
  const { rows } = await product.sql.query<{ at: Date }>(
    'select urgent_at as at from referral where id = $1',
    [id],
  );
  return rows[0]?.at.getTime() ?? Number.NaN;
}

const deadlineOf = ({ deadlineAt }: ReferralView): number => Date.parse(String(deadlineAt));

it('a day that is closed moves the deadline that a referral shows and its place in the queues', async () => {
  const sent = await desk.sent('full', {}, 'labor');
  const place = await placeInQueues(sent);
  const closed = new Date(deadlineOf(sent) + 8 * 3_600_000).toISOString().slice(0, 10);

  const year = { year: 2026, holidays: [closed], makeUpDays: [], sourceDocument: '通知' };
  expect((await product.as('admin').post('/calendars/office/years', year)).status).toBe(201);
  await product.moveClock(1);
  await product.drain();

  const after = await desk.show('labor-intake', sent.id);
  const moved = deadlineOf(after) - deadlineOf(sent);
  expect(moved).toBeGreaterThanOrEqual(A_DAY);
  expect((await placeInQueues(sent)) - place).toBe(moved);
  const { rows } = await product.sql.query<{ at: Date }>(
    `select deadline_at as at from clock where subject_id = $1 and state = 'running'`,
    [sent.id],
  );
  expect(rows.map(({ at }) => at.getTime())).toEqual([deadlineOf(after)]);
});
