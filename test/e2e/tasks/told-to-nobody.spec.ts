import type { AbsenceView } from '../../../modules/identity/http/absences.view.js';
import { AREA, type Login } from '../../support/world.js';
import { DAY_MS } from '../cases/desk.js';
import { TaskDesk } from './desk.js';

let desk: TaskDesk;
beforeEach(async () => {
  desk = await TaskDesk.open();
});
afterEach(() => desk.product.close());

type Held = { readonly agency: 'labor' } | { readonly area: keyof typeof AREA };

async function give(login: Login, role: string, held: Held): Promise<void> {
  const { areas, agencies, users } = desk.world;
  const place = 'agency' in held ? [agencies[held.agency], null] : [null, areas[AREA[held.area]]];
  await desk.product.sql.query(
    `insert into membership (id, user_id, role, agency_id, area_id, valid_from)
     values (gen_random_uuid(), $1, $2, $3, $4, accord_now())`,
    [users[login], role, ...place],
  );
}

async function take(login: Login, role: string): Promise<void> {
  const path = `/users/${desk.world.users[login]}`;
  const security = desk.product.as('security');
  const { body } = await security.get<{ grants: { id: string; role: string }[] }>(path);
  const grant = body.grants.find((each) => each.role === role);
  expect((await security.delete(`${path}/grants/${grant?.id}`)).status).toBe(200);
  await desk.product.drain();
}

/** Nobody takes it for days: every step of the ladder has been told. @returns the id of the referral */
async function late(): Promise<string> {
  const { id } = await desk.send('labor');
  await desk.product.moveClock(6 * DAY_MS);
  await desk.product.drain();
  return id;
}

/** Whether the steps that went to this role are shown as told to nobody. */
async function isToldToNobody(id: string, role: 'owner_head' | 'coordinator'): Promise<boolean> {
  const { rows } = await desk.product.sql.query<{ unattended: boolean }>(
    `select e.unattended from escalation e join clock c on c.id = e.clock_id
     where c.subject_id = $1 and c.name = 'accept' and e.role = $2`,
    [id, role],
  );
  expect(rows).toHaveLength(1);
  return rows[0]?.unattended ?? false;
}

describe('an escalation', () => {
  it('stays told to a coordinator who gives back what they held for a colleague', async () => {
    const { users, areas } = desk.world;
    await desk.product.sql.query('update membership set area_id = $2 where user_id = $1', [
      users.coordinator,
      areas[AREA.street],
    ]);
    await give('womens-head', 'coordinator', { area: 'otherStreet' });
    const id = await late();
    const now = (await desk.product.now()).getTime();
    const path = `/users/${users['womens-head']}/absences`;
    const { status, body } = await desk.product.as('supervisor').post<AbsenceView>(path, {
      coverUserId: users.coordinator,
      from: new Date(now).toISOString(),
      until: new Date(now + 3 * DAY_MS).toISOString(),
    });
    expect(status).toBe(201);
    expect((await desk.product.as('supervisor').post(`${path}/${body.id}/ending`)).status).toBe(200);
    await desk.product.drain();
    expect(await isToldToNobody(id, 'coordinator')).toBe(false);
    expect((await desk.mine('coordinator')).map(({ subjectId }) => subjectId)).toContain(id);
  });

  it('is told to nobody once the role it went to is gone, whatever else its holder is', async () => {
    await give('coordinator', 'agency_handler', { agency: 'labor' });
    const id = await late();
    await take('coordinator', 'coordinator');
    expect(await isToldToNobody(id, 'coordinator')).toBe(true);
  });

  it('to a head stays theirs when they lose another role, and is nobody’s when they head no more', async () => {
    await give('labor-head', 'agency_handler', { agency: 'labor' });
    await give('labor-head', 'agency_intake', { agency: 'labor' });
    const id = await late();
    await take('labor-head', 'agency_handler');
    expect(await isToldToNobody(id, 'owner_head')).toBe(false);
    await take('labor-head', 'agency_head');
    expect(await isToldToNobody(id, 'owner_head')).toBe(true);
  });

  it('to two is told to nobody when both have lost the role, one after the other', async () => {
    await give('womens-head', 'coordinator', { area: 'district' });
    await give('coordinator', 'agency_handler', { agency: 'labor' });
    const id = await late();
    await take('womens-head', 'coordinator');
    expect(await isToldToNobody(id, 'coordinator')).toBe(false);
    await take('coordinator', 'coordinator');
    expect(await isToldToNobody(id, 'coordinator')).toBe(true);
  });
});
