import { DataSource } from 'typeorm';
import { violations } from '../../support/invariants.js';
import type { Login } from '../../support/world.js';
import { DAY_MS, HOUR_MS } from '../cases/desk.js';
import { lineOf, TaskDesk } from './desk.js';

interface NoticeList {
  readonly items: readonly { readonly code: string; readonly amount: number | null }[];
}

let desk: TaskDesk;
const openDesk = (): void => {
  beforeAll(async () => {
    desk = await TaskDesk.open();
  });
  afterEach(async () => {
    expect(await violations(desk.product.get(DataSource))).toEqual([]);
  });
  afterAll(() => desk.product.close());
};

const disable = async (login: Login): Promise<void> => {
  const answer = await desk.product
    .as('security')
    .post(`/users/${desk.world.users[login]}/disabling`, { reason: '离职' });
  expect(answer.status).toBe(200);
  await desk.product.drain();
};

const handlerOf = async (id: string): Promise<string | null> => {
  const { rows } = await desk.product.sql.query<{ handler: string | null }>(
    'select handler_user_id as handler from referral where id = $1',
    [id],
  );
  return rows[0]?.handler ?? null;
};

const closeAgency = async (key: 'labor' | 'station' | 'other-station'): Promise<void> => {
  const path = `/agencies/${desk.world.agencies[key]}`;
  const { body } = await desk.product.as('admin').get<{ version: number }>(path);
  const answer = await desk.product.as('admin').post(`${path}/deactivation`, {}, { version: body.version });
  expect(answer.status).toBe(200);
  await desk.product.drain();
};

const close = (login: Login, caseId: string): Promise<number> =>
  desk.cases
    .step(login, caseId, { noun: 'closure', body: { outcome: 'self_settled' } })
    .then(({ status }) => status);

describe('somebody who is disabled', () => {
  openDesk();

  it('leaves what they handled to their agency, and its head is told how much', async () => {
    const accepted = await desk.send('community');
    await desk.done('mediator', accepted.id, 'acceptance');
    const other = await desk.send('community', { narrative: '邻居养狗扰民', placeText: '草堂街道青华路' });
    await desk.done('mediator', other.id, 'acceptance');
    await disable('mediator');

    expect(await handlerOf(accepted.id)).toBeNull();
    expect(lineOf(await desk.mine('committee-intake'), accepted.id)).toMatchObject({
      kind: 'first_contact',
      handler: null,
    });
    const { body } = await desk.product.as('committee-head').get<NoticeList>('/me/notices');
    expect(body.items).toContainEqual(expect.objectContaining({ code: 'work_to_reassign', amount: 2 }));
    const others = await desk.product.as('womens-head').get<NoticeList>('/me/notices');
    expect(others.body.items.map(({ code }) => code)).not.toContain('work_to_reassign');
  });

  it('does not get back what is reopened', async () => {
    const { id } = await desk.send('labor');
    await desk.done('labor-handler', id, 'acceptance');
    await desk.done('labor-handler', id, 'contact', {
      channel: 'phone',
      result: 'reached',
      who: 'applicant',
    });
    await desk.done('labor-handler', id, 'outcome', {
      outcome: 'oral_agreement',
      summary: '双方和好',
      evidence: [],
    });
    await desk.done('officer', id, 'confirmation');
    await disable('labor-handler');
    await desk.done('officer', id, 'reopening', { reason: 'flared_up', note: '又起争执' });
    const { rows } = await desk.product.sql.query<{ id: string }>(
      'select id from referral where reopens = $1',
      [id],
    );
    const successor = rows[0]?.id ?? '';
    await desk.done('labor-intake', successor, 'acceptance');
    expect(await handlerOf(successor)).not.toBe(desk.world.users['labor-handler']);
  });

  it('whose role alone is withdrawn keeps nothing of that agency either', async () => {
    const { id } = await desk.send('womens-federation');
    await desk.done('womens-handler', id, 'acceptance');
    const userId = desk.world.users['womens-handler'];
    const { body } = await desk.product
      .as('security')
      .get<{ grants: { id: string; role: string }[] }>(`/users/${userId}`);
    const revoked = await desk.product.as('security').delete(`/users/${userId}/grants/${body.grants[0]?.id}`);
    expect(revoked.status).toBe(200);
    await desk.product.drain();
    expect(await handlerOf(id)).toBeNull();
  });

  it('and told alone of an escalation leaves it shown as told to nobody', async () => {
    await desk.send('other-station', { risk: 'red' });
    await desk.product.moveClock(1.2 * 3_600_000);
    await disable('other-chief');
    const { rows } = await desk.product.sql.query<{ unattended: boolean }>(
      `select e.unattended from escalation e join escalation_recipient r on r.escalation_id = e.id
       where r.user_id = $1 and e.role = 'owner_head'`,
      [desk.world.users['other-chief']],
    );
    expect(new Set(rows.map(({ unattended }) => unattended))).toEqual(new Set([true]));
  });

  it('leaves the case they had taken', async () => {
    const theCase = await desk.cases.register();
    await desk.cases.step('officer', theCase.id, { noun: 'taking' });
    await disable('officer');
    expect((await desk.cases.show(theCase.id, 'colleague')).handlerUserId).toBeNull();
    expect(lineOf(await desk.mine('colleague', '&kind=resolve'), theCase.id)).toBeDefined();
    expect(await close('colleague', theCase.id)).toBe(200);
  });
});

describe('somebody whose role ends by its date', () => {
  openDesk();

  /** Their role in the agency from now on for so many days. */
  const onlyFor = async (days: number, login: Login): Promise<void> => {
    const path = `/users/${desk.world.users[login]}`;
    const { product } = desk;
    const { grants } = (
      await product
        .as('security')
        .get<{ grants: { id: string; role: string; agencyId: string | null }[] }>(path)
    ).body;
    const [held] = grants;
    await product.as('security').delete(`${path}/grants/${held?.id}`);
    const validTo = new Date((await product.now()).getTime() + days * DAY_MS).toISOString();
    const { role, agencyId } = held ?? {};
    const granted = await product.as('security').post(`${path}/grants`, { role, agencyId, validTo });
    expect(granted.status).toBe(201);
    await product.drain();
  };

  it('leaves what they handled to their agency, whose head is told, and sees it no more', async () => {
    await onlyFor(2, 'mediator');
    const { id } = await desk.send('community');
    await desk.done('mediator', id, 'acceptance');
    expect(lineOf(await desk.mine('committee-intake'), id)).toBeUndefined();
    await desk.product.moveClock(3 * DAY_MS);
    await desk.product.drain();

    expect(await handlerOf(id)).toBeNull();
    expect(lineOf(await desk.mine('committee-intake'), id)).toMatchObject({ handler: null });
    const { body } = await desk.product.as('committee-head').get<NoticeList>('/me/notices');
    expect(body.items).toContainEqual(expect.objectContaining({ code: 'work_to_reassign', amount: 1 }));
    expect((await desk.product.as('mediator').get(`/referrals/${id}`)).status).toBe(403);
    expect((await desk.product.as('mediator').get('/me/tasks')).status).toBe(403);
    await desk.product.moveClock(DAY_MS);
    await desk.product.drain();
    const { rows } = await desk.product.sql.query(
      `select from domain_event where type = 'agency.work_released' and stream_id = $1`,
      [desk.world.agencies.community],
    );
    expect(rows).toHaveLength(1);
  });

  it('leaves the case they had taken', async () => {
    await onlyFor(2, 'colleague');
    const theCase = await desk.cases.register();
    await desk.cases.step('colleague', theCase.id, { noun: 'taking' });
    await desk.product.moveClock(3 * DAY_MS);
    await desk.product.drain();
    expect((await desk.cases.show(theCase.id)).handlerUserId).toBeNull();
    expect(lineOf(await desk.mine('officer'), theCase.id)).toMatchObject({ handler: null });
  });

  it('keeps it where another role in the same agency goes on, and where the role was given again', async () => {
    await desk.product.as('security').post(`/users/${desk.world.users['womens-handler']}/grants`, {
      role: 'agency_intake',
      agencyId: desk.world.agencies['womens-federation'],
    });
    await onlyFor(2, 'womens-handler');
    const { id } = await desk.send('womens-federation');
    await desk.done('womens-handler', id, 'acceptance');
    await desk.product.moveClock(3 * DAY_MS);
    await desk.product.drain();
    expect(await handlerOf(id)).toBe(desk.world.users['womens-handler']);
  });
});

describe('a coordinator whose lent powers end with the absence they covered', () => {
  openDesk();

  it('is still there: what was told to them alone is not shown as told to nobody', async () => {
    const { product, world } = desk;
    await product.sql.query(
      `insert into membership (id, user_id, role, area_id, valid_from)
       values (gen_random_uuid(), $1, 'coordinator', $2, accord_now())`,
      [world.users.supervisor, world.areas['510105002']],
    );
    const now = (await product.now()).getTime();
    const absence = await product.as('coordinator').post(`/users/${world.users.coordinator}/absences`, {
      coverUserId: world.users.supervisor,
      from: new Date(now).toISOString(),
      until: new Date(now + DAY_MS).toISOString(),
    });
    expect(absence.status).toBe(201);
    const { id } = await desk.send('other-station', { risk: 'red' });
    await product.moveClock(4 * HOUR_MS);
    await product.drain();
    const told = async (): Promise<boolean[]> => {
      const { rows } = await product.sql.query<{ unattended: boolean }>(
        `select e.unattended from escalation e join clock c on c.id = e.clock_id
         where c.subject_id = $1 and (select array_agg(user_id) from escalation_recipient r
           where r.escalation_id = e.id) = array[$2::uuid]`,
        [id, world.users.supervisor],
      );
      return rows.map(({ unattended }) => unattended);
    };
    expect(await told()).toContain(false);
    await product.moveClock(DAY_MS);
    await product.drain();
    const { rows } = await product.sql.query(
      `select from domain_event where type = 'membership.ended' and subject_id = $1`,
      [world.users.supervisor],
    );
    expect(rows).toHaveLength(1);
    expect(await told()).not.toContain(true);
  });
});

describe('an agency that closes', () => {
  openDesk();

  it('is looked after by the centre: what was sent to it is recalled by its sender or the centre', async () => {
    const waiting = await desk.send('labor');
    const held = await desk.send('labor', { narrative: '拖欠工资三个月', placeText: '草堂街道青华路' });
    await desk.done('labor-handler', held.id, 'acceptance');
    await closeAgency('labor');

    const tasks = await desk.mine('coordinator');
    expect([lineOf(tasks, waiting.id)?.kind, lineOf(tasks, held.id)?.kind]).toEqual([
      'accept',
      'first_contact',
    ]);
    expect(lineOf(await desk.mine('committee-intake'), waiting.id)).toBeUndefined();
    await desk.done('officer', waiting.id, 'recall', { reason: 'sent_in_error', note: '单位已撤' });
    await desk.done('officer', held.id, 'recall-request', { reason: 'sent_in_error', note: '单位已撤' });
    await desk.done('coordinator', held.id, 'forced-recall', { note: '单位已撤，收回另派' });
    expect(await close('officer', held.caseId)).toBe(200);
    expect(await close('officer', waiting.caseId)).toBe(200);
  });

  it('leaves its own cases to the centre, which routes and closes them', async () => {
    const routed = await desk.cases.register();
    const closed = await desk.cases.register({ narrative: '邻居养狗扰民', placeText: '草堂街道青华路' });
    expect(await close('coordinator', closed.id)).toBe(403);
    await closeAgency('station');
    expect(lineOf(await desk.mine('coordinator'), routed.id)).toMatchObject({ kind: 'routing' });
    expect(await close('coordinator', closed.id)).toBe(200);
    const sent = await desk.product.as('coordinator').post(`/cases/${routed.id}/referrals`, {
      recipientAgencyId: desk.world.agencies.community,
      request: '请依职责办理',
      choice: { code: 'knows_the_dispute' },
    });
    expect(sent.status).toBe(201);
    const taken = await desk.cases.register({ lane: 'full', narrative: '楼道堆物' }, 'other-officer');
    const call = { channel: 'phone', result: 'reached', role: 'applicant' };
    const contacts = `/cases/${taken.id}/contacts`;
    await desk.cases.step('other-officer', taken.id, { noun: 'taking' });
    expect((await desk.product.as('coordinator').post(contacts, call)).status).toBe(403);
    await closeAgency('other-station');
    expect((await desk.product.as('coordinator').post(contacts, call)).status).toBe(201);
  });
});

describe('with every coordinator of the area disabled', () => {
  openDesk();

  beforeAll(() => disable('coordinator'));

  const passDays = async (days: number): Promise<void> => {
    for (let day = 0; day < days; day += 1) {
      await desk.product.moveClock(DAY_MS);
      await desk.product.drain();
    }
  };

  it('a refusal stands by silence, and the case is its owner’s to close', async () => {
    const { id, caseId } = await desk.send('labor');
    await desk.done('labor-intake', id, 'rejection', { reason: 'not_our_duty', text: '不属本单位职责' });
    await passDays(8);
    expect((await desk.product.as('officer').get(`/referrals/${id}`)).body).toMatchObject({
      state: 'rejected',
    });
    expect(lineOf(await desk.mine('officer', '&kind=routing'), caseId)).toBeDefined();
    expect(await close('officer', caseId)).toBe(200);
  });

  it('silence at acceptance reaches somebody, and the sender takes it back and closes', async () => {
    const { id, caseId } = await desk.send('labor');
    await passDays(6);
    const { rows } = await desk.product.sql.query<{ unattended: boolean }>(
      `select e.unattended from escalation e join clock c on c.id = e.clock_id where c.subject_id = $1`,
      [id],
    );
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ unattended }) => unattended)).toEqual([]);
    expect((await desk.mine('supervisor')).map(({ subjectId }) => subjectId)).toContain(id);
    await desk.done('officer', id, 'recall', { reason: 'sent_in_error', note: '无人签收' });
    expect(await close('officer', caseId)).toBe(200);
  });

  it('a request to give back that nobody answers climbs, and the case still ends', async () => {
    const { id, caseId } = await desk.send('labor');
    await desk.done('labor-handler', id, 'acceptance');
    await desk.done('officer', id, 'recall-request', { reason: 'sent_in_error', note: '请退回' });
    await passDays(6);
    expect((await desk.mine('supervisor')).map(({ subjectId }) => subjectId)).toContain(id);
    await desk.done('labor-handler', id, 'recall-agreement', { handoverNote: '材料附后' });
    expect(await close('officer', caseId)).toBe(200);
  });
});
