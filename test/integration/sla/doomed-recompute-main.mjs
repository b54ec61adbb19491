/**
 * A worker that is going to be killed: it recomputes one batch, and has written the second when it stops for ever, its
 * transaction open. Runs the compiled product, as a real one does.
 */
import { pino } from 'pino';
import { DataSource } from 'typeorm';

// A test run that is cut off takes its children along.
process.stdin.resume().on('end', () => process.exit());

const { host, port, user, database } = JSON.parse(process.argv[2]);
const dist = new URL('../../../dist/', import.meta.url);
const load = (file) => import(new URL(file, dist).href);

const { configurePgTypes } = await load('src/platform/database/pg-types.js');
const { UnitOfWork } = await load('src/platform/database/unit-of-work.js');
const { Subscriptions } = await load('src/platform/outbox/subscriptions.js');
const { Incidents } = await load('src/platform/jobs/incidents.js');
const { CalendarPlans } = await load('modules/sla/calendar/calendar-plans.js');
const { CalendarVersions } = await load('modules/sla/calendar/calendar-versions.js');
const { ClockSteps } = await load('modules/sla/clocks/clock-steps.js');
const { Plans } = await load('modules/sla/recompute/plans.js');
const { RecomputeFailures } = await load('modules/sla/recompute/recompute-failures.js');
const { RecomputeRunner } = await load('modules/sla/recompute/recompute-runner.js');
const { Timeouts } = await load('modules/sla/sweep/timeouts.js');

configurePgTypes();
const dataSource = await new DataSource({
  type: 'postgres',
  host,
  port,
  username: user,
  database,
  installExtensions: false,
}).initialize();
const uow = new UnitOfWork(dataSource, new Subscriptions());
const versions = new CalendarVersions();
const steps = new ClockSteps(versions, new Timeouts());
const take = steps.take.bind(steps);
let batches = 0;
steps.take = async (tx, taken) => {
  const rows = await take(tx, taken);
  if (++batches === 1) return rows;
  process.stdout.write('written\n');
  return new Promise(() => undefined);
};
const failures = new RecomputeFailures(uow, new Incidents(), pino({ level: 'silent' }));
await new RecomputeRunner(uow, new Plans(new CalendarPlans(versions), null), steps, failures).runDue();
