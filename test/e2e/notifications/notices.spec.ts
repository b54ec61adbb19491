import { randomUUID } from 'node:crypto';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { startTestProduct, type Answer, type TestProduct, type World } from '../../support/product.js';
import type { Login } from '../../support/world.js';

interface NoticeList {
  readonly items: readonly {
    readonly id: string;
    readonly code: string;
    readonly text: string;
    readonly subjectId: string;
    readonly readAt: string | null;
  }[];
  readonly nextCursor: string | null;
  readonly unreadCount: number;
}

const CHANNEL = {
  kind: 'sms_http',
  name: '短信网关',
  // Nobody listens there: what is sent fails for now and is tried again.
  settings: {
    url: 'http://127.0.0.1:9/send',
    body: { to: '{phone}', text: '{text}', key: '{secret.apiKey}' },
  },
  secrets: { apiKey: 'planted-secret' },
};

describe('notices', () => {
  let product: TestProduct;
  let world: World;

  beforeAll(async () => {
    product = await startTestProduct();
    world = await product.seedWorld();
  });
  afterAll(() => product.close());

  const submit = async (recipient: 'labor' | 'community' = 'labor'): Promise<string> => {
    const subjectId = randomUUID();
    await product.get(UnitOfWork).run(systemCaller(randomUUID()), async (tx) =>
      tx.emit({
        type: 'referral.submitted',
        subjectType: 'referral',
        subjectId,
        streamId: randomUUID(),
        payload: { senderAgencyId: world.agencies['station'], recipientAgencyId: world.agencies[recipient] },
      }),
    );
    await product.drain();
    return subjectId;
  };
  const list = (login: Login, query = ''): Promise<Answer<NoticeList>> =>
    product.as(login).get<NoticeList>(`/me/notices${query}`);

  it('are listed to the person they are for, unread first, page by page', async () => {
    const [first, second, third] = [await submit(), await submit(), await submit()];
    const all = (await list('labor-intake')).body;
    expect(all.unreadCount).toBe(3);
    expect(all.items.map(({ subjectId }) => subjectId)).toEqual([third, second, first]);
    expect(all.items[0]).toMatchObject({ code: 'referral_arrived', text: '待签收事项', readAt: null });

    const read = await product.as('labor-intake').post(`/me/notices/${all.items[0]?.id}/reading`);
    expect(read.status).toBe(200);
    const page = (await list('labor-intake', '?limit=2')).body;
    expect(page.items.map(({ subjectId }) => subjectId)).toEqual([second, first]);
    const rest = (await list('labor-intake', `?limit=2&cursor=${page.nextCursor}`)).body;
    expect(rest.items.map(({ subjectId }) => subjectId)).toEqual([third]);
    expect(rest).toMatchObject({ nextCursor: null, unreadCount: 2 });
  });

  it('of somebody else are neither listed nor read', async () => {
    await submit();
    const [notice] = (await list('labor-intake')).body.items;
    expect((await list('committee-intake')).body.items).toEqual([]);
    const read = await product.as('committee-intake').post(`/me/notices/${notice?.id}/reading`);
    expect(read).toMatchObject({ status: 404, body: { code: 'notice_not_found' } });
  });

  it('are all read at once by their owner', async () => {
    await submit();
    expect((await product.as('labor-intake').post('/me/notices/reading-all')).status).toBe(200);
    expect((await list('labor-intake')).body.unreadCount).toBe(0);
    expect((await product.as('labor-intake').post('/me/notices/reading-all')).body).toEqual({ read: 0 });
  });

  it('are not for administrators, nor for anybody who is not signed in', async () => {
    expect((await list('admin')).status).toBe(403);
    expect((await product.anonymous().get('/me/notices')).status).toBe(401);
  });

  it('a cursor that no list gave out is refused', async () => {
    const cursor = Buffer.from('[1,"x"]').toString('base64url');
    expect((await list('labor-intake', `?cursor=${cursor}`)).body).toMatchObject({ code: 'invalid_input' });
  });

  it('follow the rules an administrator sets', async () => {
    const rules = await product
      .as('admin')
      .get<{ id: string; key: string; version: number }[]>('/notice-rules');
    const rule = rules.body.find(({ key }) => key === 'referral.submitted.desk');
    const path = `/notice-rules/${rule?.id}`;
    expect((await product.as('admin').patch(path, { active: false })).status).toBe(428);
    expect((await product.as('chief').patch(path, { active: false }, { version: 1 })).status).toBe(403);
    expect(
      (await product.as('admin').patch(path, { active: false }, { version: rule?.version ?? 0 })).status,
    ).toBe(200);
    const added = await product.as('admin').post('/notice-rules', {
      key: 'referral.submitted.heads',
      eventType: 'referral.submitted',
      audience: [{ kind: 'agency', field: 'recipientAgencyId', roles: ['agency_head'] }],
      code: 'referral_arrived',
      urgency: 'normal',
    });
    expect(added).toMatchObject({ status: 201, body: { version: 1, condition: {}, active: true } });
    await submit('community');
    expect((await list('committee-intake')).body.items).toEqual([]);
    expect((await list('committee-head')).body.items).toHaveLength(1);
    const stale = await product.as('admin').patch(path, { active: true }, { version: rule?.version ?? 0 });
    expect(stale).toMatchObject({ status: 409, body: { code: 'version_stale' } });
  });

  it('a rule for what nobody hears of, in words that do not exist, is refused with both reasons', async () => {
    const answer = await product.as('admin').post<{ problems: { path: string }[] }>('/notice-rules', {
      key: 'somewhere.else',
      eventType: 'nothing.happened',
      audience: [{ kind: 'users', field: 'handlerUserId' }],
      code: 'party_news',
      urgency: 'normal',
    });
    expect(answer.status).toBe(400);
    expect(answer.body.problems.map(({ path }) => path)).toEqual(['eventType', 'code']);
  });

  it('words are changed within the length of a message', async () => {
    const admin = product.as('admin');
    const longer = await admin.put('/message-texts/escalated', { text: '一'.repeat(17) }, { version: 1 });
    expect(longer.status).toBe(400);
    const other = await admin.put('/message-texts/escalated', { text: '超期事项' }, { version: 1 });
    expect(other).toMatchObject({ status: 200, body: { text: '超期事项', version: 2 } });
  });

  it('channels never show a secret and are one a medium', async () => {
    const added = await product.as('admin').post('/notification-channels', CHANNEL);
    expect(added).toMatchObject({ status: 201, body: { medium: 'sms', secretNames: ['apiKey'] } });
    const second = await product.as('admin').post('/notification-channels', CHANNEL);
    expect(second).toMatchObject({ status: 409, body: { code: 'channel_exists' } });
    const id = String(added.body['id']);
    const changed = await product
      .as('admin')
      .patch(`/notification-channels/${id}`, { name: '新名' }, { version: 1 });
    expect(changed).toMatchObject({
      status: 200,
      body: { name: '新名', version: 2, secretNames: ['apiKey'] },
    });
    const shown = JSON.stringify([
      added,
      second,
      changed,
      await product.as('admin').get('/notification-channels'),
    ]);
    expect(shown).not.toContain('planted-secret');
    const stored = await product.sql.query('select settings::text, secrets_sealed from notification_channel');
    expect(JSON.stringify(stored.rows)).not.toContain('planted-secret');
    expect((await product.as('coordinator').get('/notification-channels')).status).toBe(403);
    await product.as('admin').patch(`/notification-channels/${id}`, { active: false }, { version: 2 });
  });

  it('the link of a message opens for its own user and for nobody else', async () => {
    const subjectId = await submit('community');
    const [notice] = (await list('committee-head')).body.items;
    await product.sql.query(
      `insert into ticket (code, user_id, notice_id, expires_at) values ('Ab3dE9', $1, $2, accord_now() + interval '1 day')`,
      [world.users['committee-head'], notice?.id],
    );
    const opened = await product.as('committee-head').get('/tickets/Ab3dE9');
    expect(opened).toMatchObject({ status: 200, body: { subjectType: 'referral', subjectId } });
    expect((await product.as('mediator').get('/tickets/Ab3dE9')).status).toBe(404);
    expect((await product.anonymous().get('/tickets/Ab3dE9')).status).toBe(401);
    await product.sql.query(`update ticket set expires_at = accord_now()`);
    expect((await product.as('committee-head').get('/tickets/Ab3dE9')).status).toBe(404);
  });

  it("preferences are one's own, and what holds without any is said", async () => {
    const mediator = product.as('mediator');
    expect((await mediator.get('/me/notification-preferences')).body).toEqual({
      sms: 'urgent',
      chat: 'never',
      email: 'never',
      emailAddress: null,
      quietHours: null,
    });
    const wanted = {
      sms: 'always',
      chat: 'never',
      email: 'urgent',
      emailAddress: 'luo@example.cn',
      quietHours: { from: '21:00', to: '08:00' },
    };
    expect((await mediator.put('/me/notification-preferences', wanted)).body).toEqual(wanted);
    expect((await mediator.get('/me/notification-preferences')).body).toEqual(wanted);
    expect((await product.as('committee-head').get('/me/notification-preferences')).body).toMatchObject({
      sms: 'urgent',
    });
    const stored = await product.sql.query('select email_address_sealed from notification_preference');
    expect(JSON.stringify(stored.rows)).not.toContain('luo@example.cn');
    const broken = await mediator.put('/me/notification-preferences', {
      ...wanted,
      quietHours: { from: '25:00', to: '08:00' },
    });
    expect(broken.status).toBe(400);
  });

  it("the house's quiet hours are the administrator's to set", async () => {
    const admin = product.as('admin');
    const { version, ...house } = (await admin.get<{ version: number }>('/notification-settings')).body;
    expect(house).toMatchObject({ quietFrom: '22:00', quietTo: '07:00', zone: 'Asia/Shanghai' });
    const changed = await admin.put('/notification-settings', { ...house, quietTo: '06:30' }, { version });
    expect(changed).toMatchObject({ status: 200, body: { quietTo: '06:30', version: version + 1 } });
    expect(
      (
        await admin.put(
          '/notification-settings',
          { ...house, zone: 'Mars/Olympus' },
          { version: version + 1 },
        )
      ).status,
    ).toBe(400);
    expect((await admin.put('/notification-settings', house, { version })).status).toBe(409);
  });
});
