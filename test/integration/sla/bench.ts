import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { AccountSeeder, Agencies, Areas, People } from '../../../modules/identity/index.js';
import type { ClockRow, ClockStart } from '../../../modules/sla/index.js';
import { CalendarPlans } from '../../../modules/sla/calendar/calendar-plans.js';
import { CalendarVersions } from '../../../modules/sla/calendar/calendar-versions.js';
import { CalendarsInForce } from '../../../modules/sla/calendar/calendars-in-force.js';
import { Calendars } from '../../../modules/sla/calendar/calendars.js';
import { Breaches } from '../../../modules/sla/breaches/breaches.js';
import { CutShort } from '../../../modules/sla/clocks/cut-short.js';
import { Clocks } from '../../../modules/sla/clocks/clocks.js';
import { ClockSubjects } from '../../../modules/sla/clocks/clock-subjects.js';
import { ClockSteps } from '../../../modules/sla/clocks/clock-steps.js';
import { Extensions } from '../../../modules/sla/clocks/extensions.js';
import { RiskBands } from '../../../modules/sla/clocks/risk-bands.js';
import { StartClocks } from '../../../modules/sla/clocks/start-clocks.js';
import { Escalations } from '../../../modules/sla/escalations/escalations.js';
import { Policies } from '../../../modules/sla/policy/policies.js';
import { PolicyPlans } from '../../../modules/sla/policy/policy-plans.js';
import { PolicyVersions } from '../../../modules/sla/policy/policy-versions.js';
import { Reissues } from '../../../modules/sla/policy/reissues.js';
import { Plans } from '../../../modules/sla/recompute/plans.js';
import { Recomputations } from '../../../modules/sla/recompute/recomputations.js';
import { RecomputeFailures } from '../../../modules/sla/recompute/recompute-failures.js';
import { RecomputeRunner } from '../../../modules/sla/recompute/recompute-runner.js';
import { SlaSeeder } from '../../../modules/sla/seed/sla-seeder.js';
import { ClockSweep } from '../../../modules/sla/sweep/clock-sweep.js';
import { RecipientFinder } from '../../../modules/sla/sweep/recipients.js';
import { TimeoutRunner } from '../../../modules/sla/sweep/timeout-runner.js';
import { Timeouts } from '../../../modules/sla/sweep/timeouts.js';
import { systemCaller, type Caller, type RoleGrant } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Incidents } from '../../../src/platform/jobs/incidents.js';
import { JobRegistry } from '../../../src/platform/jobs/job-registry.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { AREA, TINY_WORLD, WORLD_PASSWORD, type AgencyKey, type Login } from '../../support/world.js';

/** A process of its own as far as the module can tell: its own connections, caches and handlers. */
export interface Worker {
  readonly uow: UnitOfWork;
  readonly timeouts: Timeouts;
  readonly steps: ClockSteps;
  readonly clocks: Clocks;
  readonly sweep: ClockSweep;
  readonly recompute: RecomputeRunner;
}

/** The module's own classes over a database of the test's own, with the tiny world and a clock that the test moves. */
export class SlaBench implements Worker {
  readonly timeouts: Timeouts;
  readonly steps: ClockSteps;
  readonly clocks: Clocks;
  readonly sweep: ClockSweep;
  readonly recompute: RecomputeRunner;
  readonly recomputations: Recomputations;
  readonly uow: UnitOfWork;
  readonly calendars: Calendars;
  readonly policies: Policies;
  readonly reissues: Reissues;
  readonly escalations: Escalations;
  readonly breaches: Breaches;

  private constructor(
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly ids: {
      areas: Record<string, string>;
      agencies: Record<string, string>;
      users: Record<string, string>;
    },
  ) {
    const worker = this.worker();
    ({
      uow: this.uow,
      timeouts: this.timeouts,
      steps: this.steps,
      clocks: this.clocks,
      sweep: this.sweep,
      recompute: this.recompute,
    } = worker);
    this.recomputations = new Recomputations(this.uow);
    this.calendars = new Calendars(this.uow, this.recomputations);
    this.policies = new Policies(this.uow);
    this.reissues = new Reissues(this.uow, policyPlans(), this.recomputations);
    this.escalations = new Escalations(this.uow, new ClockSubjects());
    this.breaches = new Breaches(this.uow, new ClockSubjects());
  }

  static async open(): Promise<SlaBench> {
    configurePgTypes();
    const database = await freshDatabase();
    const { host, port, user, database: name } = database.runtimeConfig;
    const dataSource = await new DataSource({
      type: 'postgres',
      host,
      port,
      username: user,
      database: name,
      poolSize: 12,
      installExtensions: false,
    }).initialize();
    const uow = new UnitOfWork(dataSource, new Subscriptions());
    const seeder = new AccountSeeder(uow, new Areas(), new Agencies(), cipher);
    const ids = await seeder.seed(TINY_WORLD, () => WORLD_PASSWORD);
    await new SlaSeeder(uow).onApplicationBootstrap();
    return new SlaBench(database, dataSource, ids);
  }

  /** Another process over the same database. */
  worker(): Worker {
    const uow = new UnitOfWork(this.dataSource, new Subscriptions());
    const timeouts = new Timeouts();
    const versions = new CalendarVersions();
    const policies = new PolicyVersions();
    const steps = new ClockSteps(versions, timeouts);
    const starter = new StartClocks(policies, steps);
    const extensions = new Extensions(steps, starter);
    const clocks = new Clocks(
      starter,
      steps,
      extensions,
      new RiskBands(policies, new CalendarsInForce(), steps),
      new CutShort(),
    );
    const incidents = new Incidents();
    const runner = new TimeoutRunner(uow, timeouts, incidents, new JobRegistry(), pino({ level: 'silent' }));
    const finder = new RecipientFinder(new People(cipher), new Agencies());
    return {
      uow,
      timeouts,
      steps,
      clocks,
      sweep: new ClockSweep(uow, versions, finder, timeouts, runner, incidents),
      recompute: new RecomputeRunner(
        uow,
        new Plans(new CalendarPlans(versions), policyPlans()),
        steps,
        new RecomputeFailures(uow, incidents, pino({ level: 'silent' })),
      ),
    };
  }

  async close(): Promise<void> {
    await this.dataSource.destroy();
    await this.database.drop();
  }

  agency(key: AgencyKey): string {
    return known(this.ids.agencies, key);
  }

  user(login: Login): string {
    return known(this.ids.users, login);
  }

  area(code: string = AREA.community): string {
    return known(this.ids.areas, code);
  }

  /** Runs a step of a subject, as the product itself. */
  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(systemCaller(randomUUID()), work);
  }

  /** What most tests start: the accept clock of a referral to the labour bureau. */
  referral(overrides: Partial<ClockStart> = {}): ClockStart {
    return {
      subjectType: 'referral',
      subjectId: randomUUID(),
      caseId: randomUUID(),
      areaId: this.area(),
      name: 'accept',
      lane: 'full',
      band: 'normal',
      ownerAgencyId: this.agency('labor'),
      senderAgencyId: this.agency('station'),
      ...overrides,
    };
  }

  async start(input: ClockStart): Promise<ClockRow> {
    const row = await this.run((tx) => this.clocks.start(tx, input));
    if (row === null) throw new Error(`the policy has no clock ${input.name} here`);
    return row;
  }

  async clock(id: string): Promise<ClockRow> {
    return (await this.run((tx) => this.clocks.explain(tx, id))).clock;
  }

  /** Moves the product's clock to an instant, forward only; `2026-03-05T09:00` is local time in Shanghai. */
  async goTo(local: string): Promise<Date> {
    const at = local.endsWith('Z') ? new Date(local) : new Date(`${local}+08:00`);
    await this.dataSource.query(
      `update clock_offset set offset_ms = offset_ms + (extract(epoch from $1::timestamptz - accord_now()) * 1000)::bigint`,
      [at],
    );
    return at;
  }

  async rows<Row extends object>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.dataSource.query<Row[]>(sql, [...values]);
  }

  /** The firings of a clock in the order in which they were due: threshold, and whether it was told. */
  async firings(
    clockId: string,
  ): Promise<{ threshold: string; sent: boolean; dueAt: Date; firedAt: Date; cycle: number }[]> {
    return this.rows(
      `select threshold, sent, due_at as "dueAt", fired_at as "firedAt", cycle from clock_firing
       where clock_id = $1 order by cycle, due_at, threshold`,
      [clockId],
    );
  }

  /** The events told of a clock, in order. */
  async told(clockId: string): Promise<{ type: string; payload: Record<string, unknown> }[]> {
    return this.rows('select type, payload from domain_event where subject_id = $1 order by seq', [clockId]);
  }

  /** The caller a request of this user would have. */
  async callerOf(login: Login): Promise<Caller> {
    const userId = this.user(login);
    const grants = await this.rows<RoleGrant>(
      `select m.role, m.agency_id as "agencyId", m.area_id as "areaId", a.path::text as "areaPath"
       from membership m left join area a on a.id = m.area_id where m.user_id = $1 and m.valid_to is null`,
      [userId],
    );
    return {
      actor: { kind: 'user', userId, displayName: login, grants, permissions: new Set() },
      origin: { ip: null, userAgent: null, requestId: randomUUID() },
      command: null,
      expectedVersion: null,
    };
  }
}

function policyPlans(): PolicyPlans {
  return new PolicyPlans(new PolicyVersions(), new CalendarsInForce(), new CalendarVersions());
}

const cipher = new FieldCipher(KeyRing.parse(KeyRing.generate()));

function known(ids: Record<string, string>, name: string): string {
  const id = ids[name];
  if (id === undefined) throw new Error(`${name} was not seeded`);
  return id;
}
