import type { ReferralQueueView } from '../../../modules/referrals/http/queue.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { Answer } from '../../support/product.js';
import type { Login } from '../../support/world.js';
import { lineOf, TaskDesk } from './desk.js';

const MINUTE_MS = 60_000;

let desk: TaskDesk;
beforeAll(async () => {
  desk = await TaskDesk.open();
});
afterAll(() => desk.product.close());

const claim = (login: Login, id: string): Promise<Answer<ReferralView>> =>
  desk.product.as(login).post<ReferralView>(`/referrals/${id}/claim`);
const release = (login: Login, id: string): Promise<Answer<ReferralView>> =>
  desk.product.as(login).delete<ReferralView>(`/referrals/${id}/claim`);

describe('a claim', () => {
  it('tells the colleagues who is looking and until when, in the view, the queue and the tasks', async () => {
    const { id } = await desk.send('community');
    const claimed = await claim('committee-intake', id);
    expect(claimed).toMatchObject({ status: 200, body: { claim: { name: '何受理' } } });
    const until = Date.parse(claimed.body.claim?.until ?? '');
    expect(until - Date.parse(claimed.body.submittedAt ?? '')).toBeGreaterThan(9 * MINUTE_MS);
    expect(lineOf(await desk.mine('committee-head'), id)).toMatchObject({ claim: { name: '何受理' } });
    const queue = await desk.product.as('committee-head').get<ReferralQueueView>('/me/queue');
    expect(queue.body.items.find((item) => item.id === id)).toMatchObject({ claim: { name: '何受理' } });
  });

  it('is refused while a colleague’s holds, and gives no right: the colleague accepts all the same', async () => {
    const { id } = await desk.send('community');
    await claim('committee-intake', id);
    expect(await claim('committee-head', id)).toMatchObject({
      status: 409,
      body: { code: 'referral_claimed', by: '何受理' },
    });
    const accepted = await desk.done('mediator', id, 'acceptance');
    expect(accepted.claim).toBeNull();
    expect(await claim('committee-intake', id)).toMatchObject({ status: 409, body: { code: 'wrong_state' } });
  });

  it('is renewed by its holder, runs out by itself, and is given up by its holder alone', async () => {
    const { id } = await desk.send('community');
    const first = await claim('committee-intake', id);
    await desk.product.moveClock(5 * MINUTE_MS);
    const again = await claim('committee-intake', id);
    expect(Date.parse(again.body.claim?.until ?? '')).toBeGreaterThan(
      Date.parse(first.body.claim?.until ?? ''),
    );
    expect((await release('committee-head', id)).body).toMatchObject({ code: 'not_yours' });
    expect((await release('committee-intake', id)).body.claim).toBeNull();
    expect(await release('committee-intake', id)).toMatchObject({ status: 404 });

    await claim('committee-intake', id);
    await desk.product.moveClock(11 * MINUTE_MS);
    expect(lineOf(await desk.mine('committee-head'), id)).toMatchObject({ claim: null });
    expect((await claim('committee-head', id)).status).toBe(200);
  });

  it('is for members of the agency it was sent to, and for nobody else', async () => {
    const { id } = await desk.send('community');
    expect((await claim('officer', id)).body).toMatchObject({ code: 'not_yours' });
    expect((await claim('coordinator', id)).body).toMatchObject({ code: 'not_yours' });
    expect((await claim('labor-intake', id)).status).toBe(404);
  });
});
