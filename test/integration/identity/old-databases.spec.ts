import { readFileSync } from 'node:fs';
import path from 'node:path';
import { lookAtDatabase } from '../../../src/cli/doctor/look-at-database.js';
import { MIGRATIONS_FOLDER } from '../../../src/platform/database/migrator.js';
import { withClient } from '../../../src/platform/database/with-client.js';
import { IdentityBench } from './bench.js';

const APART = '0186-administrators-hold-nothing-else.sql';
const OVER_ROOT = '0230-administrators-of-everything.sql';
const OVER_APART = '0275-nobody-over-areas-apart.sql';

describe('a database of before', () => {
  let bench: IdentityBench;

  beforeEach(async () => {
    bench = await IdentityBench.open();
  });
  afterEach(() => bench.close());

  const run = (...statements: readonly string[]): Promise<void> =>
    withClient(bench.database.ownerConfig, async (client) => {
      for (const sql of statements) await client.query(sql);
    });
  const migrated = (file: string): Promise<void> =>
    run(readFileSync(path.join(MIGRATIONS_FOLDER, file), 'utf8'));
  const overRoot = async (): Promise<string[]> => {
    const rows = await bench.dataSource.query<{ login: string }[]>(
      `select u.login from membership m join app_user u on u.id = m.user_id join area a on a.id = m.area_id
       where m.admin_power is not null and a.parent_id is null and m.valid_to is null order by 1`,
    );
    return rows.map(({ login }) => login);
  };
  const said = (): Promise<string> =>
    withClient(bench.database.ownerConfig, async (client) =>
      (await lookAtDatabase(client)).map(({ sentence }) => sentence).join('\n'),
    );
  /** As nothing refused it then. */
  const coordinates = (login: string): Promise<void> =>
    run(
      'drop trigger membership_powers_apart on membership',
      'drop function membership_powers_apart()',
      `insert into membership (id, user_id, role, area_id, valid_from)
       values (gen_random_uuid(), '${bench.id('users', login)}', 'coordinator', '${bench.id('areas', '510105')}', accord_now())`,
    );

  it('with an account that holds both sorts of power is brought up to date, and refuses the next one', async () => {
    await coordinates('sysadmin');
    await migrated(APART);
    await migrated(OVER_ROOT);
    expect(await overRoot()).toContain('sysadmin');
    const caller = await bench.callerOf('secadmin');
    const supervisor = {
      role: 'supervisor',
      agencyId: null,
      areaId: bench.id('areas', '510105'),
      validTo: null,
    } as const;
    await expect(
      bench.accounts.grant(caller, bench.id('users', 'sysadmin'), supervisor),
    ).rejects.toMatchObject({
      code: 'admin_powers_apart',
    });
  });

  it('whose administrators reach every agency gives them what belongs to no area, once and on record', async () => {
    expect(await overRoot()).toEqual([]);
    await migrated(OVER_ROOT);
    expect(await overRoot()).toEqual(['auditor', 'secadmin', 'sysadmin']);
    await migrated(OVER_ROOT);
    expect(await overRoot()).toEqual(['auditor', 'secadmin', 'sysadmin']);
    const audited = await bench.dataSource.query<{ subject: string }[]>(
      `select subject_id as subject from audit_row where request_id = 'migration-0230' order by 1`,
    );
    const raised = ['auditor', 'secadmin', 'sysadmin'].map((login) => bench.id('users', login));
    expect(audited.map(({ subject }) => subject)).toEqual([...raised].sort());
  });

  it('in which history was replayed is no other, for that lies apart', async () => {
    await run(
      `insert into area (id, code, name, level, path, apart, created_at)
       values (gen_random_uuid(), 'replay_1', '回放', 'district', 'replay_1', true, accord_now())`,
      `update agency set area_id = (select id from area where code = 'replay_1') where key = 'centre'`,
    );
    await migrated(OVER_ROOT);
    expect(await overRoot()).toEqual(['auditor', 'secadmin', 'sysadmin']);
  });

  it('in which somebody held a power over what was replayed ends it, on record, and the doctor counts it for nothing', async () => {
    await run(
      `insert into area (id, code, name, level, path, apart, created_at)
       values (gen_random_uuid(), 'replay_1', '回放', 'district', 'replay_1', true, accord_now())`,
      `update membership set area_id = (select id from area where code = 'replay_1')
       where user_id in ('${bench.id('users', 'auditor')}', '${bench.id('users', 'secadmin')}')`,
    );
    expect(await said()).toContain('Nobody is auditor over a root');
    await migrated(OVER_APART);
    await migrated(OVER_APART);
    const ended = await bench.dataSource.query<{ login: string }[]>(
      `select u.login from membership m join app_user u on u.id = m.user_id join area a on a.id = m.area_id
       where a.apart and m.valid_to <= accord_now() and m.ended_at is not null order by 1`,
    );
    expect(ended.map(({ login }) => login)).toEqual(['auditor', 'secadmin']);
    const audited = await bench.dataSource.query<{ subject: string }[]>(
      `select subject_id as subject from audit_row where request_id = 'migration-0275'`,
    );
    expect(audited.map(({ subject }) => subject).sort()).toEqual(
      [bench.id('users', 'auditor'), bench.id('users', 'secadmin')].sort(),
    );
  });

  it('in which an agency lies outside their area gives them nothing', async () => {
    await run(
      `update agency set area_id = (select id from area where code = '5101') where key = 'centre'`,
      `delete from membership where role = 'auditor'`,
    );
    await migrated(OVER_ROOT);
    expect(await overRoot()).toEqual([]);
  });

  it('that has an administrator over the root makes no others', async () => {
    await run(`update membership set area_id = (select id from area where code = '51') where role = 'security_administrator'
      and user_id = '${bench.id('users', 'secadmin')}'`);
    await migrated(OVER_ROOT);
    expect(await overRoot()).toEqual(['auditor', 'secadmin', 'sysadmin']);
    const east = await bench.dataSource.query<{ count: number }[]>(
      `select count(*)::int as count from membership where user_id = $1`,
      [bench.id('users', 'secadmin-east')],
    );
    expect(east).toEqual([{ count: 1 }]);
  });

  it('in which a head or an intake is one for a while has one as long as that lasts', async () => {
    const findings = async (): Promise<number> =>
      (await said()).split('\n').filter((line) => /has no head|has nobody to take/.test(line)).length;
    const before = await findings();
    const until = (end: string): Promise<void> =>
      run(
        `update membership set valid_to = greatest(valid_from, ${end}) where role in ('agency_head', 'station_head', 'agency_intake', 'station_officer')`,
      );
    await until(`accord_now() + interval '30 days'`);
    expect(await findings()).toBe(before);
    await until('accord_now()');
    expect(await findings()).toBeGreaterThan(before);
  });

  it('is told by the doctor what of it is unwise, and no more of it once it is mended', async () => {
    await coordinates('sysadmin');
    await migrated(APART);
    expect(await said()).toContain(
      'sysadmin holds an administrator power and works on cases (coordinator, system_administrator)',
    );
    for (const power of ['system_administrator', 'security_administrator', 'auditor'])
      expect(await said()).toContain(`Nobody is ${power} over a root`);

    await migrated(OVER_ROOT);
    await run(
      `update membership set valid_to = accord_now() where role = 'coordinator' and user_id = '${bench.id('users', 'sysadmin')}'`,
    );
    expect(await said()).not.toMatch(/holds an administrator power|Nobody is/);
  });
});
