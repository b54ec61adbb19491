import type { AbsenceView } from '../../../modules/identity/http/absences.view.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import type { TaskView } from '../../../modules/referrals/tasks/task.view.js';
import type { Answer } from '../../support/product.js';
import type { AgencyKey, Login } from '../../support/world.js';
import { DAY_MS, HOUR_MS } from '../cases/desk.js';
import { lineOf, TaskDesk } from './desk.js';

interface NoticeList {
  readonly items: readonly { readonly code: string; readonly subjectId: string }[];
}

let desk: TaskDesk;
beforeEach(async () => {
  desk = await TaskDesk.open();
});
afterEach(() => desk.product.close());

const now = async (): Promise<number> => {
  const { rows } = await desk.product.sql.query<{ at: Date }>('select accord_now() as at');
  return rows[0]?.at.getTime() ?? 0;
};

interface Asked {
  readonly by?: Login;
  readonly who: Login;
  readonly cover: Login;
  /** From now, in days. */
  readonly from?: number;
  readonly days?: number;
}

const away = async ({ who, by = who, cover, from = 0, days = 3 }: Asked): Promise<Answer<AbsenceView>> => {
  const start = (await now()) + from * DAY_MS;
  return desk.product.as(by).post<AbsenceView>(`/users/${desk.world.users[who]}/absences`, {
    coverUserId: desk.world.users[cover],
    from: new Date(start).toISOString(),
    until: new Date(start + days * DAY_MS).toISOString(),
  });
};

const noticesOf = async (login: Login, subjectId: string): Promise<string[]> => {
  await desk.product.drain();
  const { body } = await desk.product.as(login).get<NoticeList>('/me/notices?limit=200');
  return body.items.filter((notice) => notice.subjectId === subjectId).map(({ code }) => code);
};

it('tasks, notices and warnings of who is away are the cover’s as well, marked, until the absence ends', async () => {
  const { id } = await desk.send('community');
  await desk.done('mediator', id, 'acceptance');
  expect(lineOf(await desk.mine('committee-intake'), id)).toBeUndefined();

  const absence = await away({ who: 'mediator', cover: 'committee-intake' });
  expect(absence).toMatchObject({ status: 201, body: { userName: '罗调解', coverName: '何受理' } });
  expect(lineOf(await desk.mine('committee-intake'), id)).toMatchObject({
    kind: 'first_contact',
    covering: { userId: desk.world.users.mediator, name: '罗调解' },
  });
  expect(lineOf(await desk.mine('mediator'), id)).toMatchObject({ covering: null });
  expect(lineOf(await desk.mine('committee-head'), id)).toBeUndefined();

  await desk.done('committee-head', id, 'assignment', { handlerUserId: desk.world.users.mediator });
  expect(await noticesOf('committee-intake', id)).toContain('assigned_to_you');
  await desk.product.moveClock(2.9 * DAY_MS);
  expect(await noticesOf('committee-intake', id)).toContain('clock_warned');

  const ended = await desk.product
    .as('mediator')
    .post(`/users/${desk.world.users.mediator}/absences/${absence.body.id}/ending`);
  expect(ended.status).toBe(200);
  expect(lineOf(await desk.mine('committee-intake'), id)).toBeUndefined();
});

it('whoever covers is offered to hand on what the absent person handles, as long as they cover', async () => {
  await inAgency('committee-intake', 'community');
  const { id } = await desk.send('community');
  await desk.done('mediator', id, 'acceptance', { handlerUserId: desk.world.users.mediator });
  const offered = async (login: Login): Promise<readonly string[]> =>
    (await desk.product.as(login).get<ReferralView>(`/referrals/${id}`)).body.sideSteps;
  expect(await offered('committee-intake')).not.toContain('relay');

  const { body } = await away({ who: 'mediator', cover: 'committee-intake' });
  expect(await offered('committee-intake')).toContain('relay');
  expect(await offered('mediator')).toContain('relay');
  const ending = `/users/${desk.world.users.mediator}/absences/${body.id}/ending`;
  expect((await desk.product.as('mediator').post(ending)).status).toBe(200);
  expect(await offered('committee-intake')).not.toContain('relay');

  expect((await away({ who: 'mediator', cover: 'committee-intake' })).status).toBe(201);
  const relay = { handlerUserId: desk.world.users['committee-head'], note: '材料在三号柜' };
  await desk.done('committee-intake', id, 'relay', relay);
  expect(await offered('committee-intake')).not.toContain('relay');
});

it('a coordinator’s powers pass to another coordinator or colleague for the time, and end with it', async () => {
  await desk.product.sql.query(
    `insert into membership (id, user_id, role, area_id, valid_from)
     values (gen_random_uuid(), $1, 'coordinator', $2, accord_now())`,
    [desk.world.users['womens-head'], desk.world.areas['510105002']],
  );
  const { id } = await desk.send('labor');
  await desk.done('labor-intake', id, 'rejection', { reason: 'not_our_duty', text: '不属本单位职责' });
  const ruling = { instruction: '依据权责清单办理' };
  expect((await desk.step('womens-head', id, 'overruling', ruling)).status).toBe(404);

  expect(await away({ who: 'coordinator', cover: 'womens-head', days: 1 })).toMatchObject({ status: 201 });
  expect(lineOf(await desk.mine('womens-head'), id)).toMatchObject({
    kind: 'review',
    covering: { userId: desk.world.users.coordinator, name: '萧协调' },
  });
  await desk.done('womens-head', id, 'overruling', ruling);
  const { rows } = await desk.product.sql.query<{ count: number }>(
    `select count(*)::int as count from audit_row where action = 'membership.granted' and subject_id = $1 and detail ? 'absenceId'`,
    [desk.world.users['womens-head']],
  );
  expect(rows[0]?.count).toBe(1);

  await desk.product.moveClock(DAY_MS + HOUR_MS);
  expect((await desk.product.as('womens-head').get(`/referrals/${id}`)).status).toBe(404);
});

it('an absence called off takes the powers back at once', async () => {
  const over = '510105002';
  await desk.product.sql.query(
    `insert into membership (id, user_id, role, area_id, valid_from)
     values (gen_random_uuid(), $1, 'coordinator', $2, accord_now())`,
    [desk.world.users['womens-head'], desk.world.areas[over]],
  );
  const { id } = await desk.send('labor');
  const { body } = await away({ who: 'coordinator', by: 'supervisor', cover: 'womens-head' });
  expect((await desk.product.as('womens-head').get(`/referrals/${id}`)).status).toBe(200);
  await desk.product
    .as('supervisor')
    .post(`/users/${desk.world.users.coordinator}/absences/${body.id}/ending`);
  expect((await desk.product.as('womens-head').get(`/referrals/${id}`)).status).toBe(404);
});

it('is recorded by the person or their head; not by a colleague, and not with whoever cannot cover', async () => {
  const code = async (asked: Asked): Promise<unknown> => (await away(asked)).body;
  expect(await code({ who: 'mediator', cover: 'mediator' })).toMatchObject({ code: 'cover_yourself' });
  expect(await code({ who: 'mediator', cover: 'officer' })).toMatchObject({ code: 'cover_no_colleague' });
  expect(await code({ who: 'mediator', by: 'committee-intake', cover: 'committee-intake' })).toMatchObject({
    code: 'not_their_head',
  });
  expect(await code({ who: 'mediator', by: 'chief', cover: 'committee-intake' })).toMatchObject({
    code: 'not_their_head',
  });
  expect((await away({ who: 'mediator', by: 'committee-head', cover: 'committee-intake' })).status).toBe(201);

  expect(await code({ who: 'mediator', cover: 'committee-head', from: 1 })).toMatchObject({
    code: 'absence_overlaps',
  });
  expect(await code({ who: 'committee-head', cover: 'mediator' })).toMatchObject({ code: 'cover_absent' });
  expect(await code({ who: 'committee-intake', cover: 'committee-head' })).toMatchObject({
    code: 'covers_somebody',
  });
  expect((await away({ who: 'committee-intake', cover: 'committee-head', from: 4 })).status).toBe(201);
  expect(await code({ who: 'mediator', cover: 'committee-head', from: 5, days: -2 })).toMatchObject({
    code: 'invalid_input',
  });
});

it('an administrator covers for nobody, not even one who holds a role in cases from before', async () => {
  const { sql } = desk.product;
  await sql.query('alter table membership disable trigger membership_powers_apart');
  await sql.query(
    `insert into membership (id, user_id, role, agency_id, valid_from)
     values (gen_random_uuid(), $1, 'agency_handler', $2, accord_now())`,
    [desk.world.users.auditor, desk.world.agencies.community],
  );
  await sql.query('alter table membership enable trigger membership_powers_apart');
  expect(await away({ who: 'mediator', cover: 'auditor' })).toMatchObject({
    status: 422,
    body: { code: 'cover_administers' },
  });
});

describe('powers over an area that were lent', () => {
  const LEFT: readonly [string, (path: string) => Promise<number>][] = [
    [
      'the lender is dismissed as coordinator',
      async (path) => {
        const security = desk.product.as('security');
        const { body } = await security.get<{ grants: readonly { id: string }[] }>(path);
        return (await security.delete(`${path}/grants/${body.grants[0]?.id ?? ''}`)).status;
      },
    ],
    [
      'the lender’s account is disabled',
      async (path) =>
        (await desk.product.as('security').post(`${path}/disabling`, { reason: '停职' })).status,
    ],
  ];

  it.each(LEFT)('end at once when %s, and enabling gives none back', async (_when, leave) => {
    await inArea('womens-head', '510105002');
    const { id } = await desk.send('labor');
    const mayRead = async (): Promise<number> =>
      (await desk.product.as('womens-head').get(`/referrals/${id}`)).status;
    await away({ who: 'coordinator', cover: 'womens-head', days: 300 });
    expect(await mayRead()).toBe(200);

    const path = `/users/${desk.world.users.coordinator}`;
    expect(await leave(path)).toBe(200);
    expect(await mayRead()).toBe(404);
    await desk.product.as('security').post(`${path}/enabling`);
    expect(await mayRead()).toBe(404);
    const { rows } = await desk.product.sql.query<{ lent: boolean }>(
      `select detail ? 'absenceId' as lent from audit_row where action = 'membership.revoked' and subject_id = $1`,
      [desk.world.users['womens-head']],
    );
    expect(rows).toEqual([{ lent: true }]);
  });

  it('stay when the lender loses another role, or another lender is dismissed', async () => {
    await inArea('womens-head', '510105002');
    await inAgency('coordinator', 'labor');
    const { id } = await desk.send('labor');
    await away({ who: 'coordinator', cover: 'womens-head', days: 300 });
    const security = desk.product.as('security');
    const path = `/users/${desk.world.users.coordinator}`;
    const { body } = await security.get<{ grants: readonly { id: string; role: string }[] }>(path);
    const other = body.grants.find(({ role }) => role === 'agency_handler');
    expect((await security.delete(`${path}/grants/${other?.id ?? ''}`)).status).toBe(200);
    expect((await desk.product.as('womens-head').get(`/referrals/${id}`)).status).toBe(200);
  });
});

describe('what a coordinator was told over an area', () => {
  let subjectId: string;
  const linesOf = (login: Login): Promise<readonly TaskView[]> => desk.mine(login, '&kind=escalation');
  const about = (lines: readonly TaskView[]): TaskView | undefined =>
    lines.find((line) => line.subjectId === subjectId);

  beforeEach(async () => {
    await inAgency('coordinator', 'labor');
    subjectId = (await desk.send('womens-federation')).id;
  });

  it('is not the cover’s by the word of the head of an agency: neither shown, nor told, nor theirs to take up', async () => {
    const recorded = await away({ who: 'coordinator', by: 'labor-head', cover: 'labor-intake', days: 20 });
    expect(recorded.status).toBe(201);
    await desk.product.moveClock(6 * DAY_MS);
    const line = about(await linesOf('coordinator'));
    expect(line).toMatchObject({ covering: null });
    expect(await noticesOf('coordinator', subjectId)).toContain('escalated');

    expect(await linesOf('labor-intake')).toEqual([]);
    expect(await noticesOf('labor-intake', subjectId)).toEqual([]);
    const taken = await desk.product
      .as('labor-intake')
      .post(`/escalations/${line?.id ?? ''}/acknowledgement`, { note: '知悉' });
    expect(taken).toMatchObject({ status: 403, body: { code: 'escalation_not_yours' } });
  });

  it('is the cover’s as soon as the coordinator lends the area', async () => {
    await desk.product.moveClock(6 * DAY_MS);
    expect(about(await linesOf('labor-intake'))).toBeUndefined();
    await away({ who: 'coordinator', cover: 'labor-intake', days: 20 });
    const line = about(await linesOf('labor-intake'));
    expect(line).toMatchObject({ covering: { userId: desk.world.users.coordinator } });
    const taken = await desk.product
      .as('labor-intake')
      .post(`/escalations/${line?.id ?? ''}/acknowledgement`, { note: '知悉' });
    expect(taken.status).toBe(200);
  });

  it('does not hide from the cover what the absent person was told in the agency', async () => {
    const { id } = await desk.send('labor', { risk: 'orange' });
    await away({ who: 'labor-head', cover: 'labor-intake', days: 20 });
    await desk.product.moveClock(4 * DAY_MS);
    const lines = await linesOf('labor-intake');
    expect(lines.map((line) => line.subjectId)).toContain(id);
  });
});

/** A coordinator of an area from now on. */
async function inArea(login: Login, areaCode: string): Promise<void> {
  await desk.product.sql.query(
    `insert into membership (id, user_id, role, area_id, valid_from)
     values (gen_random_uuid(), $1, 'coordinator', $2, accord_now())`,
    [desk.world.users[login], desk.world.areas[areaCode]],
  );
}

/** A handler of an agency from now on. */
async function inAgency(login: Login, agency: AgencyKey): Promise<void> {
  await desk.product.sql.query(
    `insert into membership (id, user_id, role, agency_id, valid_from)
     values (gen_random_uuid(), $1, 'agency_handler', $2, accord_now())`,
    [desk.world.users[login], desk.world.agencies[agency]],
  );
}
