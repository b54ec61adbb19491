import { createAreaApart } from '../../../modules/identity/index.js';
import { type Role, systemCaller } from '../../../src/platform/auth/actor.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { IdentityBench } from './bench.js';

const POWERS = [
  'system_administrator',
  'security_administrator',
  'auditor',
] as const satisfies readonly Role[];
const PAIRS = POWERS.flatMap((first) =>
  POWERS.filter((second) => second !== first).map((second) => [first, second] as const),
);

describe('granting roles', () => {
  let bench: IdentityBench;
  let next = 0;

  beforeAll(async () => {
    bench = await IdentityBench.open();
  });
  afterAll(() => bench.close());

  async function newUser(): Promise<string> {
    const caller = await bench.callerOf('secadmin');
    const user = {
      login: `user-${next++}`,
      kind: 'person',
      displayName: '某人',
      title: null,
      phone: null,
    } as const;
    return (await bench.accounts.createUser(caller, user)).id;
  }

  const over = (role: Role, code: string): Parameters<typeof bench.accounts.grant>[2] => ({
    role,
    areaId: bench.id('areas', code),
    agencyId: null,
    validTo: null,
  });

  const inside = (role: Role, key: string): Parameters<typeof bench.accounts.grant>[2] => ({
    role,
    agencyId: bench.id('agencies', key),
    areaId: null,
    validTo: null,
  });

  it('shows the role and ends it when it is revoked, keeping its row', async () => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    const { grants } = await bench.accounts.grant(caller, id, inside('agency_handler', 'committee-east'));
    expect(grants).toEqual([
      {
        id: expect.any(String) as string,
        role: 'agency_handler',
        agencyId: bench.id('agencies', 'committee-east'),
        agencyName: 'committee-east',
        areaId: null,
        areaName: null,
        validFrom: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]{12}Z$/) as string,
        validTo: null,
      },
    ]);
    const revoked = await bench.accounts.revoke(caller, id, grants[0]?.id ?? '');
    expect(revoked.grants).toEqual([]);
    await expect(bench.accounts.revoke(caller, id, grants[0]?.id ?? '')).rejects.toMatchObject({
      code: 'grant_not_found',
    });
    const rows = await bench.dataSource.query<{ revoked_by: string }[]>(
      'select revoked_by from membership where user_id = $1',
      [id],
    );
    expect(rows).toEqual([{ revoked_by: bench.id('users', 'secadmin') }]);
    const told = await bench.dataSource.query<{ type: string }[]>(
      'select type from domain_event where stream_id = $1 order by seq',
      [id],
    );
    expect(told.map(({ type }) => type)).toEqual([
      'user.created',
      'membership.granted',
      'membership.revoked',
    ]);
  });

  it('finds no place that lies apart, whoever grants', async () => {
    const { uow, accounts } = bench;
    const areaId = await uow.run(
      systemCaller('test'),
      async (tx) => (await createAreaApart(tx, { code: 'past', name: '回放', level: 'district' })).id,
    );
    const grant = { role: 'coordinator', agencyId: null, areaId, validTo: null } as const;
    const granted = accounts.grant(systemCaller('test'), await newUser(), grant);
    await expect(granted).rejects.toMatchObject({ code: 'area_not_found' });
    const move = (to: string): Promise<unknown> =>
      bench.dataSource.query(`update agency set area_id = $1 where key = 'committee-east'`, [to]);
    await move(areaId);
    const inAgency = accounts.grant(
      systemCaller('test'),
      await newUser(),
      inside('agency_head', 'committee-east'),
    );
    await expect(inAgency).rejects.toMatchObject({ code: 'agency_not_found' });
    await move(bench.id('areas', '510105002001'));
  });

  it.each(['station_officer', 'station_head'] as const)(
    'refuses %s where no police works, and says where it is carried and what is carried here',
    async (role) => {
      const caller = await bench.callerOf('secadmin');
      const id = await newUser();
      for (const [key, agencyKind] of [
        ['committee-east', 'community'],
        ['centre', 'coordination-centre'],
      ] as const) {
        await expect(bench.accounts.grant(caller, id, inside(role, key))).rejects.toMatchObject({
          code: 'role_not_of_kind',
          facts: {
            role,
            kinds: ['station'],
            agencyKind,
            rolesOfAgency: ['agency_intake', 'agency_handler', 'agency_head'],
          },
        });
      }
      const { grants } = await bench.accounts.grant(caller, id, inside(role, 'station-east'));
      expect(grants).toMatchObject([{ role, agencyName: 'station-east' }]);
    },
  );

  it('lets a mediator who works at a station hold the role of one', async () => {
    const caller = await bench.callerOf('secadmin');
    const { grants } = await bench.accounts.grant(
      caller,
      await newUser(),
      inside('agency_handler', 'station-east'),
    );
    expect(grants).toMatchObject([{ role: 'agency_handler' }]);
  });

  it.each(PAIRS)('refuses an account of %s the power of %s', async (first, second) => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    await bench.accounts.grant(caller, id, over(first, '510105'));
    await expect(bench.accounts.grant(caller, id, over(second, '510105'))).rejects.toMatchObject({
      code: 'admin_powers_apart',
      facts: { held: first, asked: second },
    });
  });

  it('refuses the second power even after the first was revoked', async () => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    const { grants } = await bench.accounts.grant(caller, id, over('system_administrator', '510105'));
    await bench.accounts.revoke(caller, id, grants[0]?.id ?? '');
    await expect(bench.accounts.grant(caller, id, over('auditor', '510105'))).rejects.toMatchObject({
      code: 'admin_powers_apart',
    });
  });

  it('allows the same power over a second area', async () => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    await bench.accounts.grant(caller, id, over('auditor', '510105002'));
    expect((await bench.accounts.grant(caller, id, over('auditor', '510105007'))).grants).toHaveLength(2);
  });

  it.each(PAIRS)('has a database that refuses %s and %s together whoever writes', async (first, second) => {
    const id = await newUser();
    const insert = (role: Role): Promise<unknown> =>
      bench.dataSource.query(
        `insert into membership (id, user_id, role, area_id, valid_from)
         values (gen_random_uuid(), $1, $2, $3, accord_now())`,
        [id, role, bench.id('areas', '510105')],
      );
    await expect(insert(first)).rejects.toThrow(/membership_one_admin_power/);
    await bench.dataSource.query('update app_user set admin_power = $2 where id = $1', [id, first]);
    await insert(first);
    await expect(insert(second)).rejects.toThrow(/membership_one_admin_power/);
    await expect(
      bench.dataSource.query('update app_user set admin_power = $2 where id = $1', [id, second]),
    ).rejects.toThrow(/membership_one_admin_power/);
  });

  it('lets only one of two powers granted at the same moment through', async () => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    const asked = await Promise.allSettled(
      (['system_administrator', 'auditor'] as const).map((role) =>
        bench.accounts.grant(caller, id, over(role, '510105')),
      ),
    );
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  const IN_CASES = [
    ['coordinator', () => over('coordinator', '510105')],
    ['supervisor', () => over('supervisor', '510105')],
    ['station_head', () => inside('station_head', 'station-east')],
    ['agency_intake', () => inside('agency_intake', 'committee-east')],
  ] as const;

  it.each(POWERS)(
    'refuses an account of %s every role in cases, also after it was revoked',
    async (power) => {
      const caller = await bench.callerOf('secadmin');
      const id = await newUser();
      const { grants } = await bench.accounts.grant(caller, id, over(power, '510105'));
      const asked = async (): Promise<void> => {
        for (const [role, grant] of IN_CASES) {
          await expect(bench.accounts.grant(caller, id, grant())).rejects.toMatchObject({
            code: 'admin_powers_apart',
            facts: { held: power, asked: role },
          });
        }
      };
      await asked();
      await bench.accounts.revoke(caller, id, grants[0]?.id ?? '');
      await asked();
    },
  );

  it.each(IN_CASES)(
    'refuses an account of %s every administrator power, also after it was revoked',
    async (role, grant) => {
      const caller = await bench.callerOf('secadmin');
      const id = await newUser();
      const { grants } = await bench.accounts.grant(caller, id, grant());
      const asked = async (): Promise<void> => {
        for (const power of POWERS) {
          await expect(bench.accounts.grant(caller, id, over(power, '510105'))).rejects.toMatchObject({
            code: 'admin_powers_apart',
            facts: { held: role, asked: power },
          });
        }
      };
      await asked();
      await bench.accounts.revoke(caller, id, grants[0]?.id ?? '');
      await asked();
      expect(
        (await bench.accounts.grant(caller, id, inside('agency_handler', 'centre'))).grants,
      ).toHaveLength(1);
    },
  );

  it('has a database that refuses a power and a role in cases together whoever writes, in either order', async () => {
    const insert = (userId: string, role: Role): Promise<unknown> =>
      bench.dataSource.query(
        `insert into membership (id, user_id, role, area_id, valid_from)
         values (gen_random_uuid(), $1, $2, $3, accord_now())`,
        [userId, role, bench.id('areas', '510105')],
      );
    const take = (userId: string): Promise<unknown> =>
      bench.dataSource.query(`update app_user set admin_power = 'auditor' where id = $1`, [userId]);
    const refused = /an administrator power and other roles are two accounts/;
    const [one, other] = [await newUser(), await newUser()];
    await take(one);
    await insert(one, 'auditor');
    await expect(insert(one, 'coordinator')).rejects.toThrow(refused);
    await insert(other, 'coordinator');
    await take(other);
    await expect(insert(other, 'auditor')).rejects.toThrow(refused);
    await insert(other, 'supervisor');
    await expect(
      bench.dataSource.query(
        `update membership set role = 'auditor' where user_id = $1 and role = 'supervisor'`,
        [other],
      ),
    ).rejects.toThrow(refused);
  });

  it('lets only one of a power and a role in cases through that are granted at the same moment', async () => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    const asked = await Promise.allSettled([
      bench.accounts.grant(caller, id, over('auditor', '510105')),
      bench.accounts.grant(caller, id, inside('agency_handler', 'centre')),
    ]);
    expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('leaves an account of before that holds both as it is until one of the two is revoked', async () => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    const { grants } = await bench.accounts.grant(caller, id, over('auditor', '510105'));
    await withClient(bench.database.ownerConfig, async (client) => {
      await client.query('alter table membership disable trigger membership_powers_apart');
      await client.query(
        `insert into membership (id, user_id, role, area_id, valid_from)
         values (gen_random_uuid(), $1, 'coordinator', $2, accord_now())`,
        [id, bench.id('areas', '510105')],
      );
      await client.query('alter table membership enable trigger membership_powers_apart');
    });
    await bench.accounts.disableUser(caller, id, '轮岗');
    await bench.accounts.enableUser(caller, id);
    const left = await bench.accounts.revoke(caller, id, grants[0]?.id ?? '');
    expect(left.grants.map(({ role }) => role)).toEqual(['coordinator']);
  });

  it('may not reach outside the administrator’s area: neither the place nor the person', async () => {
    const east = await bench.callerOf('secadmin-east');
    const id = await newUser();
    await bench.accounts.grant(east, id, inside('agency_handler', 'station-east'));
    await expect(
      bench.accounts.grant(east, id, inside('agency_handler', 'station-west')),
    ).rejects.toMatchObject({
      code: 'outside_your_area',
    });
    const west = bench.id('users', 'officer-west');
    const refused = { code: 'outside_your_area' };
    await expect(
      bench.accounts.grant(east, west, inside('agency_handler', 'station-east')),
    ).rejects.toMatchObject(refused);
    await expect(bench.accounts.disableUser(east, west, 'x')).rejects.toMatchObject(refused);
    await expect(bench.accounts.enableUser(east, west)).rejects.toMatchObject(refused);
    await expect(bench.accounts.resetPassword(east, west)).rejects.toMatchObject(refused);
    await expect(bench.accounts.updateUser({ ...east, expectedVersion: 1 }, west, {})).rejects.toMatchObject(
      refused,
    );
  });

  it('may not touch the administrator’s own account', async () => {
    const caller = await bench.callerOf('secadmin');
    const own = bench.id('users', 'secadmin');
    const refused = { code: 'own_account' };
    await expect(bench.accounts.grant(caller, own, over('coordinator', '510105'))).rejects.toMatchObject(
      refused,
    );
    await expect(bench.accounts.revoke(caller, own, own)).rejects.toMatchObject(refused);
    await expect(bench.accounts.disableUser(caller, own, 'x')).rejects.toMatchObject(refused);
    await expect(bench.accounts.resetPassword(caller, own)).rejects.toMatchObject(refused);
  });

  it('refuses a role in the wrong sort of place, twice the same, and one already over', async () => {
    const caller = await bench.callerOf('secadmin');
    const id = await newUser();
    const place = (role: Role, key: string): Promise<unknown> =>
      bench.accounts.grant(caller, id, inside(role, key));
    await expect(place('coordinator', 'centre')).rejects.toMatchObject({ code: 'invalid_input' });
    await expect(bench.accounts.grant(caller, id, over('agency_head', '510105'))).rejects.toMatchObject({
      code: 'invalid_input',
    });
    const past = { ...inside('agency_head', 'centre'), validTo: new Date(0) };
    await expect(bench.accounts.grant(caller, id, past)).rejects.toMatchObject({ code: 'invalid_input' });
    await place('agency_head', 'centre');
    await expect(place('agency_head', 'centre')).rejects.toMatchObject({ code: 'already_granted' });
  });
});

describe('keeping users', () => {
  let bench: IdentityBench;

  beforeAll(async () => {
    bench = await IdentityBench.open();
  });
  afterAll(() => bench.close());

  it('tells a temporary password once and masks the telephone number', async () => {
    const caller = {
      ...(await bench.callerOf('secadmin')),
      command: { key: 'key-00000001', route: 'POST /x', bodyHash: 'h' },
    };
    const user = {
      login: 'fresh',
      kind: 'person',
      displayName: '某新',
      title: '民警',
      phone: '19900000199',
    } as const;
    const first = await bench.accounts.createUser(caller, user);
    const again = await bench.accounts.createUser(caller, user);
    expect(first.temporaryPassword).toMatch(/^[a-z2-9]{12}$/);
    expect(again).toEqual({ ...first, temporaryPassword: null });
    expect(first.phoneMasked).toBe('*******0199');
    const kept = await bench.dataSource.query<{ result: unknown }[]>('select result from command_key');
    expect(JSON.stringify(kept)).not.toContain(first.temporaryPassword);
    const reset = { ...caller, command: { ...caller.command, key: 'key-00000002' } };
    const password = (await bench.accounts.resetPassword(reset, first.id)).temporaryPassword;
    expect(password).not.toBeNull();
    expect((await bench.accounts.resetPassword(reset, first.id)).temporaryPassword).toBeNull();
  });

  it('gives a machine no password', async () => {
    const caller = await bench.callerOf('secadmin');
    const machine = {
      login: 'feed-110',
      kind: 'machine',
      displayName: '110',
      title: null,
      phone: null,
    } as const;
    const made = await bench.accounts.createUser(caller, machine);
    expect(made.temporaryPassword).toBeNull();
    await expect(bench.accounts.resetPassword(caller, made.id)).rejects.toMatchObject({
      code: 'machine_has_no_password',
    });
    await expect(bench.accounts.createUser(caller, machine)).rejects.toMatchObject({ code: 'login_taken' });
  });

  it('changes what is given, at the version that was read', async () => {
    const id = bench.id('users', 'newcomer');
    const changed = await bench.accounts.updateUser(await bench.callerOf('secadmin', 1), id, {
      title: '调解员',
      phone: null,
    });
    expect(changed).toMatchObject({
      displayName: '某newcomer',
      title: '调解员',
      phoneMasked: null,
      version: 2,
    });
    await expect(
      bench.accounts.updateUser(await bench.callerOf('secadmin', 1), id, { title: null }),
    ).rejects.toMatchObject({ code: 'version_stale', facts: { version: 2, state: 'active' } });
    await expect(
      bench.accounts.updateUser(await bench.callerOf('secadmin'), id, { title: null }),
    ).rejects.toMatchObject({ code: 'version_required' });
  });

  it('writes no personal data into events and audit', async () => {
    const [rows] = await bench.dataSource.query<{ text: string }[]>(
      `select (select jsonb_agg(payload)::text from domain_event) || (select jsonb_agg(detail)::text from audit_row) as text`,
    );
    expect(rows?.text).not.toMatch(/1990000|某/);
  });
});
