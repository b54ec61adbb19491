import type { DeliveryPageView } from '../../../modules/notifications/delivery/delivery-list.view.js';
import type { Answer } from '../../support/product.js';
import { AREA, type Login } from '../../support/world.js';
import { Bench } from './bench.js';

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.open();
});
beforeEach(() => bench.reset());
afterAll(() => bench.close());

const list = (as: Login, query = ''): Promise<Answer<DeliveryPageView>> =>
  bench.product.as(as).get<DeliveryPageView>(`/deliveries${query}`);

describe('the list of messages', () => {
  it('says to whom, by which rule, with what result, and neither the words nor the number', async () => {
    const subjectId = await bench.referralArrives();
    await bench.tellParty();
    const { status, body } = await list('admin');
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { to: 'party', code: 'party_news', ruleKeys: [], state: 'sent', agencyId: bench.agency('community') },
      {
        to: bench.user('committee-intake'),
        code: 'referral_arrived',
        ruleKeys: ['referral.submitted.desk'],
        medium: 'sms',
        urgency: 'urgent',
        state: 'sent',
        attempts: 1,
        lastError: null,
        subjectType: 'referral',
        subjectId,
        nextTryAt: null,
        endedAt: expect.any(String) as string,
      },
    ]);
    const shown = JSON.stringify(body);
    for (const never of ['13900009999', bench.phoneOf('committee-intake'), '待签收', '/t/', '和解']) {
      expect(shown).not.toContain(never);
    }
  });

  it('what did not get through stands there with its last error, as an incident, and with a person', async () => {
    bench.gateway.answers({ status: 400 });
    await bench.referralArrives();
    const failed = (await list('admin', '?state=failed')).body.items;
    expect(failed).toMatchObject([
      { state: 'failed', reason: 'http_400', lastError: 'http_400', attempts: 1 },
    ]);
    const incidents = await bench.product
      .as('admin')
      .get<{ items: { handler: string; ownerRole: string }[] }>('/incidents');
    expect(incidents.body.items).toMatchObject([{ handler: 'notices.deliver', ownerRole: 'agency_head' }]);
    expect(await bench.toldTo('committee-head')).toEqual(['message_undelivered']);
  });

  it('a party’s message that did not get through is with the head and with those who can call', async () => {
    bench.gateway.answers({ status: 400 });
    await bench.tellParty();
    expect((await list('committee-head', '?state=failed')).body.items).toMatchObject([{ to: 'party' }]);
    expect(await bench.toldTo('committee-head')).toContain('message_undelivered');
    expect(await bench.toldTo('mediator')).toEqual(['call_instead']);
  });

  it('what a gateway put into its code is not kept', async () => {
    bench.gateway.answersAlways({ status: 200, body: { code: `E${bench.phoneOf('committee-intake')}` } });
    await bench.referralArrives();
    const [last] = (await list('admin')).body.items.filter(({ code }) => code === 'referral_arrived');
    expect(last?.lastError).toBe('gateway_refused');
    const digits = bench.phoneOf('committee-intake').slice(-4);
    const kept = await bench.rows<{ kept: string }>(
      'select concat(d.reason, d.last_error, i.error) as kept from delivery d left join job_incident i on true',
    );
    expect(JSON.stringify(kept)).not.toContain(digits);
  });

  it('is narrowed by state, medium and time, and read page by page', async () => {
    await bench.referralArrives();
    await bench.goTo('2026-03-02T11:00');
    await bench.referralArrives();
    await bench.referralArrives();
    expect((await list('admin', '?state=failed')).body.items).toEqual([]);
    expect((await list('admin', '?medium=email')).body.items).toEqual([]);
    const since = encodeURIComponent('2026-03-02T11:00:00+08:00');
    expect((await list('admin', `?since=${since}`)).body.items).toHaveLength(2);
    const first = (await list('admin', '?limit=2')).body;
    const rest = (await list('admin', `?limit=2&cursor=${first.nextCursor}`)).body;
    expect([first.items.length, rest.items.length, rest.nextCursor]).toEqual([2, 1, null]);
    expect(new Set([...first.items, ...rest.items].map(({ id }) => id)).size).toBe(3);
    expect((await list('admin', '?state=lost')).status).toBe(400);
  });

  it('shows an administrator of an area what concerns its agencies and people, and no others’', async () => {
    const over = (areaCode: string): Promise<unknown> =>
      bench.rows('update membership set area_id = $2 where user_id = $1', [
        bench.user('admin'),
        bench.world.areas[areaCode],
      ]);
    await bench.referralArrives();
    await bench.referralArrives({ recipientAgencyId: bench.agency('labor') });
    await bench.happens(bench.escalation('red', 'coordinator'));
    await bench.happens(bench.escalation('red', 'chief'));
    await bench.goTo('2026-03-02T10:10');
    const recipients = async (): Promise<Set<string>> =>
      new Set((await list('admin')).body.items.map(({ to }) => to));
    const [intake, labor, coordinator, chief] = (
      ['committee-intake', 'labor-intake', 'coordinator', 'chief'] as const
    ).map((login) => bench.user(login));
    try {
      expect(await recipients()).toEqual(new Set([intake, labor, coordinator, chief]));
      await over(AREA.street);
      expect(await recipients()).toEqual(new Set([intake, chief]));
      await over(AREA.otherStreet);
      expect(await recipients()).toEqual(new Set());
      await over(AREA.district);
      expect(await recipients()).toEqual(new Set([intake, labor, coordinator, chief]));
    } finally {
      await over(AREA.province);
    }
  });

  it('shows an administrator of an area no message to a person who was ever somebody elsewhere', async () => {
    const coordinator = bench.user('coordinator');
    const place = (areaCode: string): string => bench.world.areas[areaCode] ?? '';
    await bench.happens(bench.escalation('red', 'coordinator'));
    await bench.rows(
      `insert into membership (id, user_id, role, area_id, valid_from, valid_to)
       values (gen_random_uuid(), $1, 'coordinator', $2, '2026-01-01', '2026-02-01')`,
      [coordinator, place(AREA.street)],
    );
    const over = (areaCode: string): Promise<unknown> =>
      bench.rows('update membership set area_id = $2 where user_id = $1', [
        bench.user('admin'),
        place(areaCode),
      ]);
    const recipients = async (): Promise<readonly string[]> =>
      (await list('admin')).body.items.map(({ to }) => to);
    try {
      await over(AREA.street);
      expect(await recipients()).toEqual([]);
      await over(AREA.district);
      expect(await recipients()).toEqual([coordinator]);
    } finally {
      await over(AREA.province);
      await bench.rows("delete from membership where user_id = $1 and valid_to = '2026-02-01'", [
        coordinator,
      ]);
    }
  });

  it('shows a head the own agency’s only, and nothing to who is neither head nor administrator', async () => {
    await bench.referralArrives();
    await bench.referralArrives({ recipientAgencyId: bench.agency('labor') });
    expect((await list('admin')).body.items).toHaveLength(2);
    expect((await list('committee-head')).body.items).toMatchObject([
      { agencyId: bench.agency('community') },
    ]);
    expect((await list('labor-head')).body.items).toMatchObject([{ agencyId: bench.agency('labor') }]);
    expect((await list('civil-head')).body.items).toEqual([]);
    for (const login of ['committee-intake', 'officer', 'coordinator', 'auditor', 'security'] as const) {
      expect((await list(login)).status).toBe(403);
    }
    expect((await bench.product.anonymous().get('/deliveries')).status).toBe(401);
  });
});
