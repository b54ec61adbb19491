import pg from 'pg';
import { EndMemberships } from '../../../modules/identity/index.js';
import { IdentityBench } from './bench.js';

const DAY_MS = 86_400_000;

let bench: IdentityBench;
let ending: EndMemberships;
let owner: pg.Client;
beforeEach(async () => {
  bench = await IdentityBench.open();
  ending = new EndMemberships(bench.uow);
  owner = new pg.Client(bench.database.ownerConfig);
  await owner.connect();
});
afterEach(async () => {
  await owner.end();
  await bench.close();
});

/** A role for one day. @returns the membership's id */
async function grantForADay(): Promise<string> {
  const [clock] = await bench.dataSource.query<{ now: Date }[]>('select accord_now() as now');
  const { grants } = await bench.accounts.grant(
    await bench.callerOf('secadmin'),
    bench.id('users', 'newcomer'),
    {
      role: 'agency_handler',
      agencyId: bench.id('agencies', 'committee-east'),
      areaId: null,
      validTo: new Date((clock?.now.getTime() ?? 0) + DAY_MS),
    },
  );
  return grants.find(({ validTo }) => validTo !== null)?.id ?? '';
}

async function passDays(days: number): Promise<void> {
  await owner.query('update clock_offset set offset_ms = offset_ms + $1', [days * DAY_MS]);
}

/** The memberships whose end was told, as often as it was. */
async function told(): Promise<string[]> {
  const rows = await bench.dataSource.query<{ id: string }[]>(
    `select payload->>'membershipId' as id from domain_event where type = 'membership.ended' order by id`,
  );
  return rows.map(({ id }) => id);
}

it('a role that ends by its date is told once, however many sweep, and not before', async () => {
  const id = await grantForADay();
  expect(await ending.endDue()).toBe(0);
  await passDays(2);
  const counts = await Promise.all([ending.endDue(), ending.endDue(), ending.endDue()]);
  expect(counts.reduce((sum, count) => sum + count)).toBe(1);
  expect(await ending.endDue()).toBe(0);
  expect(await told()).toEqual([id]);
});

it('a role that was revoked has been told already', async () => {
  const id = await grantForADay();
  await bench.accounts.revoke(await bench.callerOf('secadmin'), bench.id('users', 'newcomer'), id);
  await passDays(2);
  expect(await ending.endDue()).toBe(0);
  expect(await told()).toEqual([]);
});

it('whoever dies between marking and telling has done neither: the next sweep does both', async () => {
  const id = await grantForADay();
  await passDays(2);
  await owner.query(`
    create function die() returns trigger language plpgsql as $$ begin raise exception 'died'; end $$;
    create trigger die before insert on domain_event for each row execute function die()`);
  await expect(ending.endDue()).rejects.toThrow('died');
  expect(await told()).toEqual([]);
  await owner.query('drop trigger die on domain_event');
  expect(await ending.endDue()).toBe(1);
  expect(await told()).toEqual([id]);
});

it('what another sweep holds at the moment is left to it', async () => {
  const id = await grantForADay();
  await passDays(2);
  await owner.query('begin');
  await owner.query('select from membership where id = $1 for update', [id]);
  expect(await ending.endDue()).toBe(0);
  await owner.query('rollback');
  expect(await ending.endDue()).toBe(1);
});
