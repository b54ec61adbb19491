import pg from 'pg';
import { EndMemberships } from '../../../modules/identity/index.js';
import { DrivenClock } from '../../../modules/sla/sweep/driven-clock.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { SlaBench } from './bench.js';

let bench: SlaBench;
let other: pg.Client;
beforeEach(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
  other = new pg.Client(bench.database.ownerConfig);
  await other.connect();
});
afterEach(async () => {
  await other.end();
  await bench.close();
});

it('the clock is moved when the clocks have followed their calendar, in whatever process that is', async () => {
  const { id } = await bench.start(bench.referral());
  await bench.goTo('2027-03-04T08:59:50');
  const admin = await bench.callerOf('admin');
  const year = { year: 2027, holidays: ['2027-03-04'], makeUpDays: [], sourceDocument: '通知' };
  const { recomputation } = await bench.calendars.importYear(admin, 'office', year);
  // Another process is at a batch, and dies with it.
  await other.query('begin');
  await other.query('select from recomputation where id = $1 for update', [recomputation.id]);

  const settings = readSettings({ CLOCK: 'driven' });
  const memberships = new EndMemberships(bench.uow);
  const clock = new DrivenClock(bench.uow, bench.sweep, memberships, bench.recompute, settings);
  const moving = clock.move(admin, { to: '2027-03-04T11:00:00+08:00' });
  // In line behind the mover's own turn, which has found the batch taken by then.
  await bench.recompute.runDue();
  await other.query('rollback');
  await moving;

  expect(await bench.rows('select id from breach where clock_id = $1', [id])).toEqual([]);
  expect((await bench.clock(id)).deadlineAt?.toISOString()).toMatch(/^2027-03-05T01:00/);
});
