import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { TELL_JOB } from '../../../modules/notifications/index.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { AREA, type Login } from '../../support/world.js';
import { Bench, SECRETS } from './bench.js';

describe('messages to staff', () => {
  let bench: Bench;

  beforeAll(async () => {
    bench = await Bench.open();
  });
  beforeEach(() => bench.reset());
  afterAll(() => bench.close());

  it('an arrived referral is one notice and one short message to the desk, with nothing of the matter in it', async () => {
    await bench.referralArrives();
    expect(await bench.toldTo('committee-intake')).toEqual(['referral_arrived']);
    expect(await bench.toldTo('labor-intake')).toEqual([]);
    expect(await bench.toldTo('officer')).toEqual([]);

    const [message, ...others] = bench.gateway.messages();
    expect(others).toEqual([]);
    expect(message?.to).toBe(bench.phoneOf('committee-intake'));
    expect(message?.text).toMatch(
      /^「和解」您有1件待签收事项，请处理：https:\/\/hejie\.example\.cn\/t\/[0-9A-Za-z]{6}$/,
    );
    expect(message?.text.length).toBeLessThanOrEqual(70);
    for (const secret of SECRETS) expect(bench.gateway.received[0]?.body).not.toContain(secret);
    expect(bench.gateway.received[0]?.headers['x-api-key']).toBe('planted-key');
    expect(await bench.deliveries()).toMatchObject([{ state: 'sent', attempts: 1, reference: 'm-1' }]);
  });

  it('an event told twice by the queue is told once', async () => {
    await bench.referralArrives();
    const [event] = await bench.rows<{ id: string }>(
      "select id from domain_event where type = 'referral.submitted' order by seq desc limit 1",
    );
    const handler = bench.product.get(JobRegistry).get(TELL_JOB);
    await handler.handle({ eventId: event?.id }, { id: 'the-same-job', attempt: 1 });
    await handler.handle({ eventId: event?.id }, { id: 'the-same-job', attempt: 2 });
    await handler.handle({ eventId: event?.id }, { id: 'another-job', attempt: 1 });
    await bench.product.drain();
    expect(await bench.toldTo('committee-intake')).toEqual(['referral_arrived']);
    expect(bench.gateway.received).toHaveLength(1);
  });

  it('a message whose job runs again after its success is not sent again', async () => {
    await bench.referralArrives();
    const [delivery] = await bench.deliveries();
    await bench.redeliver(delivery?.id ?? '');
    expect(bench.gateway.received).toHaveLength(1);
  });

  it('the database refuses to change a message that was sent', async () => {
    await bench.referralArrives();
    const again = bench.rows(
      "update delivery set state = 'queued', ended_at = null, next_try_at = accord_now()",
    );
    await expect(again).rejects.toThrow('a delivery that is sent cannot become queued');
  });

  it('a worker that dies between sending and recording repeats the message at most under the same key', async () => {
    const owner = new pg.Client(bench.product.database.superuserConfig);
    await owner.connect();
    await owner.query(`create function die() returns trigger language plpgsql as $$
      begin raise exception 'the worker died'; end $$;
      create trigger aa_die before update on delivery for each row when (new.state = 'sent') execute function die()`);
    await bench.run(async (tx) => tx.emit(bench.event('referral.submitted', 'referral')));
    const handler = bench.product.get(JobRegistry).get('notices.deliver');
    await bench.product.drain();
    const before = bench.gateway.messages();
    expect(before.length).toBeGreaterThan(0);
    await owner.query('drop trigger aa_die on delivery');
    await owner.end();

    const [incident] = await bench.rows<{ jobId: string }>('select job_id as "jobId" from job_incident');
    const [delivery] = await bench.deliveries();
    expect(delivery?.state).toBe('queued');
    await handler.handle({ deliveryId: delivery?.id }, { id: incident?.jobId ?? '', attempt: 2 });
    expect(await bench.deliveries()).toMatchObject([{ state: 'sent' }]);
    expect(new Set(bench.gateway.messages().map(({ key }) => key))).toEqual(new Set([delivery?.id]));
  });

  it('while one job sends a message another one keeps its hands off', async () => {
    await bench.referralArrives();
    const [sent] = await bench.deliveries();
    await bench.rows(
      `insert into delivery (id, medium, notice_id, user_id, code, urgency, subject_type, subject_id, stream_id,
        ticket_code, state, next_try_at, claimed_by, claimed_until, created_at)
      select $1, 'email', notice_id, user_id, code, urgency, subject_type, subject_id, stream_id, ticket_code, 'queued',
        accord_now() + interval '1 hour', 'a-living-worker', clock_timestamp() + interval '1 minute', accord_now()
      from delivery where id = $2`,
      [randomUUID(), sent?.id],
    );
    const [, claimed] = await bench.deliveries();
    const other = (await bench.deliveries()).find(({ medium }) => medium === 'email') ?? claimed;
    await bench.redeliver(other?.id ?? '');
    expect((await bench.deliveries()).find(({ medium }) => medium === 'email')).toMatchObject({
      state: 'queued',
      attempts: 0,
    });
  });

  it('a gateway that is out of order for a while gets the message later, under the same key', async () => {
    bench.gateway.answers({ status: 500 }, 'drop', { status: 429 });
    await bench.referralArrives();
    const keys = bench.gateway.messages().map(({ key }) => key);
    expect(keys).toHaveLength(4);
    expect(new Set(keys).size).toBe(1);
    expect(await bench.deliveries()).toMatchObject([{ state: 'sent', attempts: 4, lastError: null }]);
    expect(await bench.rows('select 1 from job_incident')).toEqual([]);
  });

  it('a message refused for good is not tried again, and becomes an incident and a call for the head to make', async () => {
    bench.gateway.answers({ status: 400 });
    await bench.referralArrives();
    expect(await bench.deliveries()).toMatchObject([
      { state: 'failed', reason: 'http_400', attempts: 1 },
      { state: 'sent' },
    ]);
    expect(await bench.toldTo('committee-head')).toEqual(['message_undelivered']);
    expect(bench.gateway.messages().map(({ to }) => to)).toEqual([
      bench.phoneOf('committee-intake'),
      bench.phoneOf('committee-head'),
    ]);
    expect(await bench.rows('select handler, owner_role as "ownerRole", error from job_incident')).toEqual([
      { handler: 'notices.deliver', ownerRole: 'agency_head', error: 'message undelivered: http_400' },
    ]);
  });

  it('a request for more time goes to who stands in where nobody coordinates, and to no supervisor', async () => {
    const asked = (): Promise<void> =>
      bench.happens(
        bench.event('clock.extension_asked', 'clock', {
          clockSubjectType: 'referral',
          clockSubjectId: randomUUID(),
          approverAgencyId: bench.agency('centre'),
          areaId: bench.world.areas[AREA.community],
          decidedBy: 'centre',
        }),
      );
    const away = (login: Login, active: boolean): Promise<unknown> =>
      bench.rows('update app_user set active = $2 where id = $1', [bench.user(login), active]);
    const told = async (): Promise<string[]> => {
      await asked();
      const found: string[] = [];
      for (const login of ['coordinator', 'supervisor', 'chief'] as const) {
        if ((await bench.toldTo(login)).includes('extension_to_decide')) found.push(login);
      }
      await bench.reset();
      return found;
    };
    expect(await told()).toEqual(['coordinator']);
    await away('coordinator', false);
    expect(await told()).toEqual(['chief']);
    await away('coordinator', true);
  });

  it('where stations lie inside the area none of their heads is told, but for the one that owns the case', async () => {
    const asked = (payload: Readonly<Record<string, unknown>>): Promise<void> =>
      bench.happens(
        bench.event('clock.extension_asked', 'clock', {
          clockSubjectType: 'case',
          clockSubjectId: randomUUID(),
          approverAgencyId: bench.agency('centre'),
          areaId: bench.world.areas[AREA.district],
          decidedBy: 'centre',
          ...payload,
        }),
      );
    await bench.rows('update app_user set active = false where id = $1', [bench.user('coordinator')]);
    await asked({});
    expect(await bench.rows('select 1 from notice')).toEqual([]);
    await asked({ caseOwnerAgencyId: bench.agency('station') });
    const told = await bench.rows<{ userId: string }>('select user_id as "userId" from notice');
    expect(told).toEqual([{ userId: bench.user('chief') }]);
    await bench.rows('update app_user set active = true where id = $1', [bench.user('coordinator')]);
  });

  it('a gateway that refuses in the body is understood by its own codes', async () => {
    bench.gateway.answers(
      { status: 200, body: { code: 'BUSY' } },
      { status: 200, body: { code: 'BAD_NUMBER' } },
    );
    await bench.referralArrives();
    expect((await bench.deliveries())[0]).toMatchObject({
      state: 'failed',
      reason: 'gateway_BAD_NUMBER',
      attempts: 2,
    });
  });

  it('a gateway that stays away ends in an incident, not in a chain of messages about messages', async () => {
    bench.gateway.answersAlways({ status: 503 });
    await bench.referralArrives();
    const states = (await bench.deliveries()).map(({ state, attempts }) => `${state} after ${attempts}`);
    // The desk's message, then the head's notice of it, whose own failure tells nobody any more.
    expect(states).toEqual(['failed after 10', 'failed after 10']);
    expect(await bench.toldTo('committee-head')).toEqual(['message_undelivered']);
    expect(await bench.rows('select 1 from job_incident')).toHaveLength(2);
  });

  it('a person who retries the incident gets the message sent', async () => {
    bench.gateway.answers({ status: 400 });
    await bench.referralArrives();
    const [failed] = await bench.deliveries();
    await bench.redeliver(failed?.id ?? '', 'the-retry-of-a-person');
    expect((await bench.deliveries())[0]).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('at night a message waits for the morning, and is dropped when its notice has been read meanwhile', async () => {
    await bench.goTo('2026-03-02T23:10');
    await bench.referralArrives();
    expect(bench.gateway.received).toEqual([]);
    await bench.goTo('2026-03-03T06:59');
    expect(bench.gateway.received).toEqual([]);
    await bench.goTo('2026-03-03T07:00');
    expect(bench.gateway.received).toHaveLength(1);

    await bench.goTo('2026-03-03T22:00');
    await bench.referralArrives();
    await bench.product.as('committee-intake').post('/me/notices/reading-all');
    await bench.goTo('2026-03-04T07:00');
    expect(bench.gateway.received).toHaveLength(1);
    expect((await bench.deliveries())[1]).toMatchObject({ state: 'suppressed', reason: 'read_meanwhile' });
  });

  it('what is about safety comes at night too', async () => {
    await bench.goTo('2026-03-02T23:10');
    await bench.happens(bench.event('referral.safety_raised', 'referral'));
    const told = bench.gateway.messages().map(({ to }) => to);
    expect(told).toContain(bench.phoneOf('mediator'));
    expect(told).toContain(bench.phoneOf('coordinator'));
    expect(bench.gateway.messages()[0]?.text).toContain('紧急安全事项');
  });

  it("own quiet hours hold instead of the house's", async () => {
    await bench.product.as('committee-intake').put('/me/notification-preferences', {
      sms: 'urgent',
      chat: 'never',
      email: 'never',
      quietHours: { from: '09:00', to: '11:00' },
    });
    await bench.referralArrives();
    expect(bench.gateway.received).toEqual([]);
    await bench.goTo('2026-03-02T11:00');
    expect(bench.gateway.received).toHaveLength(1);
  });

  it('several escalations within a few minutes are one digest and one message to each person', async () => {
    await bench.happens(
      bench.escalation('normal', 'committee-head', 'coordinator'),
      bench.escalation('normal', 'committee-head'),
      bench.escalation('normal', 'committee-head'),
    );
    expect(bench.gateway.received).toEqual([]);
    await bench.goTo('2026-03-02T10:06');
    const texts = new Map(bench.gateway.messages().map(({ to, text }) => [to, text]));
    expect(bench.gateway.received).toHaveLength(2);
    expect(texts.get(bench.phoneOf('committee-head'))).toContain('您有3件超期待督促事项');
    expect(texts.get(bench.phoneOf('coordinator'))).toContain('您有1件超期待督促事项');
    const notices = await bench.rows('select count from notice where user_id = $1', [
      bench.user('committee-head'),
    ]);
    expect(notices).toEqual([{ count: 3 }]);

    await bench.happens(bench.escalation('normal', 'committee-head'));
    expect(await bench.toldTo('committee-head')).toEqual(['escalated', 'escalated']);
  });

  it('a red escalation comes within a minute, by night too, and joins no other digest', async () => {
    await bench.goTo('2026-03-02T23:00');
    await bench.happens(
      bench.escalation('normal', 'committee-head'),
      bench.escalation('red', 'committee-head'),
    );
    await bench.goTo('2026-03-02T23:06');
    expect(bench.gateway.messages().map(({ text }) => text.slice(0, 13))).toEqual([
      '「和解」您有1件超期待督促',
    ]);
    await bench.goTo('2026-03-03T07:00');
    expect(bench.gateway.received).toHaveLength(2);
  });

  it('nobody is told of what they did themselves', async () => {
    const event = bench.event('referral.safety_raised', 'referral');
    const actor = {
      kind: 'user' as const,
      userId: bench.user('mediator'),
      displayName: '罗调解',
      grants: [],
      permissions: new Set<never>(),
    };
    const caller = {
      actor,
      origin: { ip: null, userAgent: null, requestId: randomUUID() },
      command: null,
      expectedVersion: null,
    };
    const { UnitOfWork } = await import('../../../src/platform/database/unit-of-work.js');
    await bench.product.get(UnitOfWork).run(caller, async (tx) => tx.emit(event));
    await bench.product.drain();
    expect(await bench.toldTo('mediator')).toEqual([]);
    expect(await bench.toldTo('committee-head')).toEqual(['safety_raised']);
  });

  it('where no channel is set up people are told inside the product and nothing is left lying about', async () => {
    const channels = await bench.product
      .as('admin')
      .get<{ id: string; version: number }[]>('/notification-channels');
    const [channel] = channels.body;
    await bench.product
      .as('admin')
      .patch(`/notification-channels/${channel?.id}`, { active: false }, { version: channel?.version ?? 0 });
    await bench.referralArrives();
    expect(await bench.toldTo('committee-intake')).toEqual(['referral_arrived']);
    expect(await bench.deliveries()).toEqual([]);
  });
});
