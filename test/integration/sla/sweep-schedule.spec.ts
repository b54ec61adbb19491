import pg from 'pg';
import { pino } from 'pino';
import { EndMemberships } from '../../../modules/identity/index.js';
import type { ClockSweep } from '../../../modules/sla/index.js';
import { SweepSchedule } from '../../../modules/sla/sweep/sweep-schedule.js';
import { readSettings } from '../../../src/platform/config/settings.js';
import { Precedence } from '../../../src/platform/jobs/precedence.js';
import { eventually } from '../../support/product-process.js';
import { SlaBench } from './bench.js';

let bench: SlaBench;
let beside: pg.Client;
beforeEach(async () => {
  bench = await SlaBench.open();
  await bench.goTo('2027-03-03T09:00');
  beside = new pg.Client(bench.database.ownerConfig);
  await beside.connect();
});
afterEach(async () => {
  await beside.end();
  await bench.close();
});

/** The sweep of the bench, and how often it was called. */
function counted(sweep: ClockSweep): { readonly sweep: ClockSweep; readonly calls: () => number } {
  let calls = 0;
  const sweepOnce = (): Promise<number> => {
    calls += 1;
    return sweep.sweepOnce();
  };
  return { sweep: Object.assign(Object.create(sweep) as ClockSweep, { sweepOnce }), calls: () => calls };
}

it('a due clock that somebody else holds is looked at twice a second, and fires when it is let go of', async () => {
  const { id } = await bench.start(bench.referral());
  await bench.goTo('2027-03-04T10:00');
  await beside.query('begin');
  await beside.query('select from clock where id = $1 for update', [id]);
  const { sweep, calls } = counted(bench.sweep);
  const memberships = new EndMemberships(bench.uow);
  const schedule = new SweepSchedule(
    sweep,
    memberships,
    new Precedence(),
    readSettings({}, []),
    pino({ level: 'silent' }),
  );

  schedule.onApplicationBootstrap();
  const began = performance.now();
  await eventually('a second and a half has passed', () => performance.now() - began > 1_500);
  expect(calls()).toBeGreaterThan(0);
  expect(calls()).toBeLessThan(5);

  await beside.query('rollback');
  await eventually('it fires', async () => (await bench.firings(id)).length > 0);
  await schedule.beforeApplicationShutdown();
});
