import { Conflict, Forbidden, NotFound, Refused } from '../../../src/kernel/errors.js';
import { systemCaller } from '../../../src/platform/auth/actor.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { IdentityBench } from './bench.js';

describe('areas, agencies and people', () => {
  let bench: IdentityBench;
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => bench.uow.run(systemCaller('test'), work);
  const street = '51.5101.510105.510105002';

  beforeAll(async () => {
    bench = await IdentityBench.open();
  });
  afterAll(() => bench.close());

  it('know an area by id and by code, and its place in the tree', async () => {
    const byCode = await read((tx) => bench.areas.byCode(tx, '510105002'));
    expect(byCode).toEqual({
      id: bench.id('areas', '510105002'),
      code: '510105002',
      name: '东街道',
      level: 'street',
      path: street,
      parentId: bench.id('areas', '510105'),
    });
    expect(await read((tx) => bench.areas.get(tx, byCode.id))).toEqual(byCode);
    await expect(read((tx) => bench.areas.byCode(tx, '99'))).rejects.toThrow(NotFound);
  });

  it('cannot be told a tree whose paths and parents differ', async () => {
    const insert = (path: string, parent: string): Promise<unknown> =>
      bench.dataSource.query(
        `insert into area (id, code, name, level, path, parent_id, created_at)
         values (gen_random_uuid(), 'x9', 'x', 'grid', $1::ltree, $2, accord_now())`,
        [path, parent],
      );
    await expect(insert('51.5101.x9', bench.id('areas', '510105'))).rejects.toThrow(/foreign key/);
    await expect(insert('51.5101.other', bench.id('areas', '5101'))).rejects.toThrow(/check constraint/);
  });

  it('list the agencies that contain a place or lie in it, the most local first', async () => {
    const covering = await read((tx) => bench.agencies.covering(tx, street));
    expect(covering.map(({ key }) => key)).toEqual(['committee-east', 'station-east', 'centre']);
    expect((await read((tx) => bench.agencies.ofKind(tx, 'station'))).map(({ key }) => key)).toEqual([
      'station-east',
      'station-west',
    ]);
    expect(await read((tx) => bench.agencies.find(tx, bench.id('users', 'officer')))).toBeNull();
  });

  it('give an agency with what it may do, of the types promised', async () => {
    expect(await read((tx) => bench.agencies.get(tx, bench.id('agencies', 'committee-east')))).toEqual({
      id: bench.id('agencies', 'committee-east'),
      key: 'committee-east',
      name: 'committee-east',
      kind: 'community',
      areaId: bench.id('areas', '510105002001'),
      areaPath: `${street}.510105002001`,
      parentId: bench.id('agencies', 'centre'),
      calendarKey: 'office',
      capacity: 5,
      duty: null,
      capabilities: ['0201'],
      trades: [],
      active: true,
      profile: {},
      version: 1,
    });
  });

  it('list the members of an agency by role, and each person once', async () => {
    const station = bench.id('agencies', 'station-east');
    const names = async (...roles: Parameters<typeof bench.people.members>[2][]): Promise<string[]> =>
      (await read((tx) => bench.people.members(tx, station, ...roles))).map(({ displayName }) => displayName);
    expect(await names()).toEqual(['某head', '某officer']);
    expect(await names('agency_handler')).toEqual(['某officer']);
    expect(await names('agency_handler', 'station_head')).toEqual(['某head', '某officer']);
    expect(await names('coordinator')).toEqual([]);
    const officer = await read((tx) => bench.people.get(tx, bench.id('users', 'officer')));
    expect([...officer.roles].sort()).toEqual(['agency_handler', 'station_officer']);
  });

  it('climb the area tree to whoever answers for a place, the nearest first', async () => {
    const above = await read((tx) => bench.people.overArea(tx, `${street}.510105002001`, 'coordinator'));
    expect(above.map(({ displayName }) => displayName)).toEqual(['某coordinator-east', '某coordinator-city']);
    expect(above[0]?.areaPath).toBe(street);
    const west = await read((tx) => bench.people.overArea(tx, '51.5101.510105.510105007', 'coordinator'));
    expect(west.map(({ displayName }) => displayName)).toEqual(['某coordinator-city']);
  });

  it('keep telephone numbers sealed and open them for notices only', async () => {
    const id = bench.id('users', 'officer');
    const [row] = await bench.dataSource.query<{ phone_sealed: string }[]>(
      'select phone_sealed from app_user where id = $1',
      [id],
    );
    expect(row?.phone_sealed).toMatch(/^aes256gcm:k1:/);
    expect(await read((tx) => bench.people.phone(tx, id))).toBe('19900000001');
  });
});

describe('keeping the registry', () => {
  let bench: IdentityBench;
  const fields = {
    name: '西社区居委会',
    kind: 'community',
    parentId: null,
    calendarKey: 'office',
    capacity: null,
    duty: { person: '值班', phone: '19900000002', hours: '00:00-24:00' },
    capabilities: [],
    trades: [],
    profile: { refusal: 'final' },
  };

  beforeAll(async () => {
    bench = await IdentityBench.open();
  });
  afterAll(() => bench.close());

  it('adds an area inside another, told and audited', async () => {
    const caller = await bench.callerOf('sysadmin');
    const parentId = bench.id('areas', '510105007');
    const area = await bench.registry.createArea(caller, {
      code: '510105007001',
      name: '西社区',
      level: 'community',
      parentId,
    });
    expect(area.path).toBe('51.5101.510105.510105007.510105007001');
    await expect(
      bench.registry.createArea(caller, { code: '510105007001', name: '又', level: 'community', parentId }),
    ).rejects.toMatchObject({ code: 'code_taken' });
    const told = await bench.dataSource.query('select type from domain_event where subject_id = $1', [
      area.id,
    ]);
    const audited = await bench.dataSource.query(
      'select action, actor_user_id from audit_row where subject_id = $1',
      [area.id],
    );
    expect(told).toEqual([{ type: 'area.created' }]);
    expect(audited).toEqual([{ action: 'area.created', actor_user_id: bench.id('users', 'sysadmin') }]);
  });

  it('may not reach outside the administrator’s area, nor make a root', async () => {
    const caller = await bench.callerOf('sysadmin');
    const area = { code: '5102', name: '外市', level: 'city' } as const;
    await expect(
      bench.registry.createArea(caller, { ...area, parentId: bench.id('areas', '51') }),
    ).rejects.toThrow(Forbidden);
    await expect(bench.registry.createArea(caller, { ...area, parentId: null })).rejects.toThrow(Forbidden);
    const areaId = bench.id('areas', '5101');
    await expect(bench.registry.createAgency(caller, { ...fields, key: 'far', areaId })).rejects.toThrow(
      Forbidden,
    );
  });

  it('makes an agency and changes only what is given', async () => {
    const areaId = bench.id('areas', '510105007');
    const made = await bench.registry.createAgency(await bench.callerOf('sysadmin'), {
      ...fields,
      key: 'west',
      areaId,
    });
    expect(made).toMatchObject({ ...fields, key: 'west', areaId, version: 1 });
    const changed = await bench.registry.updateAgency(await bench.callerOf('sysadmin', 1), made.id, {
      capacity: 3,
      duty: null,
      capabilities: ['0201', '0202'],
      parentId: bench.id('agencies', 'centre'),
    });
    expect(changed).toMatchObject({
      name: fields.name,
      capacity: 3,
      duty: null,
      capabilities: ['0201', '0202'],
      parentId: bench.id('agencies', 'centre'),
      profile: fields.profile,
      version: 2,
    });
    const cleared = await bench.registry.updateAgency(await bench.callerOf('sysadmin', 2), made.id, {
      capacity: null,
      parentId: null,
    });
    expect(cleared).toMatchObject({ capacity: null, parentId: null, version: 3 });
  });

  it('tells the slower of two administrators who was faster', async () => {
    const id = bench.id('agencies', 'station-west');
    await bench.registry.updateAgency(await bench.callerOf('sysadmin', 1), id, { name: '西所' });
    const late = bench.registry.updateAgency(await bench.callerOf('sysadmin', 1), id, { name: '西派出所' });
    await expect(late).rejects.toThrow(Conflict);
    await expect(late).rejects.toMatchObject({
      code: 'version_stale',
      facts: { version: 2, by: '某sysadmin', state: 'active', at: expect.any(String) as string },
    });
  });

  it('refuses a parent that stands below', async () => {
    const centre = bench.id('agencies', 'centre');
    for (const parentId of [centre, bench.id('agencies', 'committee-east')]) {
      await expect(
        bench.registry.updateAgency(await bench.callerOf('sysadmin', 1), centre, { parentId }),
      ).rejects.toMatchObject({ code: 'parent_below' });
    }
  });

  it('deactivates an agency and tells what it still has open', async () => {
    const id = bench.id('agencies', 'station-east');
    bench.openWork.register({
      what: 'referral_received',
      count: async (_tx, agencyId) => (agencyId === id ? 3 : 0),
    });
    bench.openWork.register({ what: 'case_owned', count: async () => 0 });
    const { agency, remaining } = await bench.registry.deactivateAgency(
      await bench.callerOf('sysadmin', 1),
      id,
    );
    expect(agency).toMatchObject({ active: false, version: 2 });
    expect(remaining).toEqual([{ what: 'referral_received', count: 3 }]);
    const offered = await bench.uow.run(systemCaller('test'), (tx) =>
      bench.agencies.covering(tx, agency.areaPath),
    );
    expect(offered.map(({ key }) => key)).not.toContain('station-east');
    await expect(bench.registry.deactivateAgency(await bench.callerOf('sysadmin', 2), id)).rejects.toThrow(
      Refused,
    );
    expect(await bench.registry.activateAgency(await bench.callerOf('sysadmin', 2), id)).toMatchObject({
      active: true,
    });
  });
});
