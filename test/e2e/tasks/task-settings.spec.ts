import type { ReferralQueueView } from '../../../modules/referrals/http/queue.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TaskSettingsView } from '../../../modules/referrals/tasks/settings/task-settings.view.js';
import type { Answer } from '../../support/product.js';
import { HOUR_MS } from '../cases/desk.js';
import { TaskDesk } from './desk.js';

const MINUTE_MS = 60_000;

let desk: TaskDesk;
beforeEach(async () => {
  desk = await TaskDesk.open();
});
afterEach(() => desk.product.close());

const show = async (): Promise<TaskSettingsView> =>
  (await desk.product.as('admin').get<TaskSettingsView>('/task-settings')).body;

/** What is named is changed, at the version the settings have now. */
const change = async (wanted: Partial<TaskSettingsView>): Promise<Answer<TaskSettingsView>> => {
  const { version, ...settings } = await show();
  return desk.product
    .as('admin')
    .put<TaskSettingsView>('/task-settings', { ...settings, ...wanted }, { version });
};

it('an edited head start puts what waits in another order, in tasks and in the queue', async () => {
  const yellow = await desk.send('womens-federation', { risk: 'yellow' });
  await desk.product.moveClock(6 * HOUR_MS);
  const orange = await desk.send('womens-federation', { risk: 'orange' });
  // Seen, so that its acceptance is what binds first.
  await desk.done('womens-intake', orange.id, 'acknowledgement');
  const tasks = async (): Promise<string[]> =>
    (await desk.ofAgency('womens-head', 'womens-federation', '&kind=accept')).map(
      ({ subjectId }) => subjectId,
    );
  const queue = async (): Promise<string[]> =>
    (await desk.product.as('womens-head').get<ReferralQueueView>('/me/queue')).body.items.map(({ id }) => id);
  expect([await tasks(), await queue()]).toEqual([
    [orange.id, yellow.id],
    [orange.id, yellow.id],
  ]);

  expect(await change({ orangeHeadStartMinutes: 0 })).toMatchObject({
    status: 200,
    body: { redHeadStartMinutes: 1440, orangeHeadStartMinutes: 0, claimMinutes: 10, version: 2 },
  });
  expect([await tasks(), await queue()]).toEqual([
    [yellow.id, orange.id],
    [yellow.id, orange.id],
  ]);
});

it('escalations that wait to be taken up move along', async () => {
  await desk.send('other-station', { risk: 'red' });
  await desk.product.moveClock(1.2 * HOUR_MS);
  const headStarts = async (): Promise<readonly number[]> => {
    const { rows } = await desk.product.sql.query<{ minutes: number }>(
      `select distinct extract(epoch from e.due_at - w.urgent_at)::int / 60 as minutes
       from escalation e join clock c on c.id = e.clock_id and c.band = 'red'
       join (select id, urgent_at from escalation
             union all select escalation_id, urgent_at from escalation_recipient) w on w.id = e.id
       where w.urgent_at is not null`,
    );
    return rows.map(({ minutes }) => minutes);
  };
  expect(await headStarts()).toEqual([1440]);
  await change({ redHeadStartMinutes: 600 });
  expect(await headStarts()).toEqual([600]);
});

it('an edited claim time is that of the next claim; the one that holds keeps its end', async () => {
  const { id } = await desk.send('community');
  const claimedFor = async (): Promise<number> => {
    const before = await desk.product.now();
    const { body } = await desk.product.as('committee-intake').post<ReferralView>(`/referrals/${id}/claim`);
    return Math.round((Date.parse(body.claim?.until ?? '') - before.getTime()) / MINUTE_MS);
  };
  expect(await claimedFor()).toBe(10);
  expect((await change({ claimMinutes: 45 })).status).toBe(200);
  const held = (await desk.product.as('committee-head').get<ReferralView>(`/referrals/${id}`)).body.claim;
  expect(Date.parse(held?.until ?? '') - (await desk.product.now()).getTime()).toBeLessThan(11 * MINUTE_MS);
  expect(await claimedFor()).toBe(45);
});

it('numbers that cannot be used are refused, with what to give instead', async () => {
  const wrong = await change({ redHeadStartMinutes: -1, claimMinutes: 0 });
  expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
  expect(wrong.body).toMatchObject({
    problems: [
      { path: 'redHeadStartMinutes', message: expect.stringContaining('0') as string },
      { path: 'claimMinutes', message: expect.stringContaining('1 to 240') as string },
    ],
  });
  expect((await change({ redHeadStartMinutes: 60, orangeHeadStartMinutes: 90 })).body).toMatchObject({
    problems: [{ path: 'redHeadStartMinutes', code: 'red_behind_orange' }],
  });
  expect(await show()).toMatchObject({ version: 1 });
});

it('are the system administrator’s, at the version they read, and on record', async () => {
  const { version, ...settings } = await show();
  const { product } = desk;
  for (const login of ['coordinator', 'security', 'chief'] as const) {
    expect((await product.as(login).get('/task-settings')).status).toBe(403);
    expect((await product.as(login).put('/task-settings', settings, { version })).status).toBe(403);
  }
  expect((await product.as('admin').put('/task-settings', settings)).status).toBe(428);
  expect((await change({ claimMinutes: 20 })).status).toBe(200);
  expect(await product.as('admin').put('/task-settings', settings, { version })).toMatchObject({
    status: 409,
    body: { code: 'version_stale', version: 2 },
  });
  const { rows } = await product.sql.query<{ detail: object }>(
    `select detail from audit_row where action = 'task_setting.changed'`,
  );
  expect(rows).toMatchObject([{ detail: { before: { claimMinutes: 10 }, after: { claimMinutes: 20 } } }]);
});
