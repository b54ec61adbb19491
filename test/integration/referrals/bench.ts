import { randomUUID } from 'node:crypto';
import { Test } from '@nestjs/testing';
import type { TestingModule } from '@nestjs/testing';
import { DataSource } from 'typeorm';
import { CaseClocks } from '../../../modules/cases/case-clocks.js';
import { CaseFollowers } from '../../../modules/cases/case-followers.js';
import { CaseRisk } from '../../../modules/cases/case-risk.js';
import { Confirmations } from '../../../modules/cases/confirmation/confirmations.js';
import { Judging } from '../../../modules/cases/guards/judging.js';
import { HeldSettlements } from '../../../modules/cases/held-settlements.js';
import { CaseAccess, CaseGuards, Cases, LiveWork, Parties, Reference } from '../../../modules/cases/index.js';
import { LegalPaths } from '../../../modules/cases/legal-path/legal-paths.js';
import { PathSteps } from '../../../modules/cases/legal-path/path-steps.js';
import { Likeness } from '../../../modules/cases/likeness/likeness.js';
import { ReferenceSeeder } from '../../../modules/cases/reference/reference-seeder.js';
import {
  type AccountSeed,
  AccountSeeder,
  Agencies,
  Areas,
  OpenWork,
  People,
  permissionsOf,
  type SeededIds,
} from '../../../modules/identity/index.js';
import { ShownTypes } from '../../../modules/referrals/access/shown-types.js';
import type { CommandOf } from '../../../modules/referrals/actions/index.js';
import type { ReferralState } from '../../../modules/referrals/domain/states.js';
import type { ReferralEvent } from '../../../modules/referrals/domain/transitions.js';
import { EndedReferrals } from '../../../modules/referrals/engine/ended-referrals.js';
import { ReferralEngine } from '../../../modules/referrals/engine/engine.js';
import { Precedents } from '../../../modules/referrals/precedents/precedents.js';
import { LiveReferrals } from '../../../modules/referrals/engine/live-referrals.js';
import { ReferralTimeouts } from '../../../modules/referrals/engine/timeouts.js';
import { World } from '../../../modules/referrals/engine/world.js';
import type { CreateReferralDto } from '../../../modules/referrals/http/create-referral.dto.js';
import type { ReferralView } from '../../../modules/referrals/http/referral.view.js';
import {
  AgencyPolicies,
  Centres,
  NextRecipients,
  Referrals,
  Routing,
} from '../../../modules/referrals/index.js';
import { AskOthers } from '../../../modules/referrals/services/asking-others.js';
import { AnswerReferrals } from '../../../modules/referrals/services/answering.js';
import { SupplyReferrals } from '../../../modules/referrals/services/supplying.js';
import { ContactReferrals } from '../../../modules/referrals/services/contacting.js';
import { BesideReferrals } from '../../../modules/referrals/services/beside.js';
import { HandReferrals } from '../../../modules/referrals/services/handing.js';
import { ExtendReferrals } from '../../../modules/referrals/services/extending.js';
import { ChaseReferrals } from '../../../modules/referrals/services/chasing.js';
import { ReferralReading } from '../../../modules/referrals/services/reading.js';
import { SendReferrals } from '../../../modules/referrals/services/sending.js';
import { ReferralSteps } from '../../../modules/referrals/services/steps.js';
import { getReferral } from '../../../modules/referrals/store/referrals.store.js';
import type { Referral } from '../../../modules/referrals/store/referral.js';
import {
  CalendarsInForce,
  CalendarVersions,
  type ClockFold,
  type ClockRow,
  Clocks,
  Timeouts,
} from '../../../modules/sla/index.js';
import { ClockSteps } from '../../../modules/sla/clocks/clock-steps.js';
import { Extensions } from '../../../modules/sla/clocks/extensions.js';
import { CutShort } from '../../../modules/sla/clocks/cut-short.js';
import { RiskBands } from '../../../modules/sla/clocks/risk-bands.js';
import { StartClocks } from '../../../modules/sla/clocks/start-clocks.js';
import { PolicyVersions } from '../../../modules/sla/policy/policy-versions.js';
import { SlaSeeder } from '../../../modules/sla/seed/sla-seeder.js';
import { uuidv7 } from '../../../src/kernel/ids.js';
import { type Caller, type RoleGrant, systemCaller } from '../../../src/platform/auth/actor.js';
import { FieldCipher } from '../../../src/platform/crypto/field-cipher.js';
import { KeyRing } from '../../../src/platform/crypto/key-ring.js';
import { configurePgTypes } from '../../../src/platform/database/pg-types.js';
import type { Tx } from '../../../src/platform/database/tx.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { Subscriptions } from '../../../src/platform/outbox/subscriptions.js';
import { freshDatabase, type TestDatabase } from '../../support/database.js';
import { violations } from '../../support/invariants.js';
import { AREA, TINY_WORLD } from '../../support/world.js';

/** The tiny world and, below the community, an agency to delegate to and a second one below that. */
const WORLD: AccountSeed = {
  areas: TINY_WORLD.areas,
  agencies: [
    ...TINY_WORLD.agencies,
    ...(['grid', 'block', 'house'] as const).map((key, index) => ({
      key,
      name: `第${index + 1}网格`,
      kind: 'grid-team',
      areaCode: AREA.community,
      parentKey: ['community', 'grid', 'block'][index] ?? null,
      calendarKey: 'office' as const,
      capacity: null,
      duty: null,
      capabilities: [],
    })),
  ],
  people: [
    ...TINY_WORLD.people,
    ...(['grid', 'block'] as const).flatMap((key) =>
      (['intake', 'handler', 'head'] as const).map((post) => ({
        login: `${key}-${post}`,
        name: `网格员${post}`,
        title: null,
        phone: null,
        grants: [{ role: `agency_${post}` as const, agencyKey: key, areaCode: null }],
      })),
    ),
  ],
};

/** 2026-03-05 09:00 in Shanghai: a Thursday, the office opens. */
const FIRST_INSTANT = new Date('2026-03-05T01:00:00.000Z');

export interface CaseOptions {
  readonly risk?: 'red' | 'orange' | 'yellow' | 'blue';
  readonly lane?: 'simple' | 'full';
}

/** The workflow's own classes over a database of the test's own, with a clock that stands until it is moved. */
export class ReferralBench {
  private opened = 0;

  private constructor(
    private readonly module: TestingModule,
    readonly database: TestDatabase,
    readonly dataSource: DataSource,
    readonly ids: SeededIds,
  ) {}

  static async open(): Promise<ReferralBench> {
    configurePgTypes();
    const database = await freshDatabase();
    const { host, port, user, database: name } = database.runtimeConfig;
    const dataSource = await new DataSource({
      type: 'postgres',
      host,
      port,
      username: user,
      database: name,
      installExtensions: false,
    }).initialize();
    const module = await Test.createTestingModule({
      providers: [
        { provide: DataSource, useValue: dataSource },
        { provide: FieldCipher, useValue: new FieldCipher(KeyRing.parse(KeyRing.generate())) },
        ...[Subscriptions, UnitOfWork, Areas, Agencies, People, OpenWork, AccountSeeder],
        ...[
          Timeouts,
          CalendarVersions,
          CalendarsInForce,
          PolicyVersions,
          ClockSteps,
          StartClocks,
          Extensions,
          CutShort,
          RiskBands,
        ],
        ...[
          Clocks,
          SlaSeeder,
          Cases,
          CaseAccess,
          LiveWork,
          Parties,
          CaseClocks,
          CaseFollowers,
          CaseRisk,
          CaseGuards,
          HeldSettlements,
          Judging,
          LegalPaths,
          PathSteps,
          Confirmations,
        ],
        ...[Reference, Likeness, ReferenceSeeder],
        ...[
          AgencyPolicies,
          Centres,
          NextRecipients,
          Routing,
          World,
          Precedents,
          EndedReferrals,
          ReferralEngine,
          LiveReferrals,
          ReferralTimeouts,
        ],
        ...[
          ShownTypes,
          ReferralReading,
          ReferralSteps,
          SendReferrals,
          AnswerReferrals,
          BesideReferrals,
          HandReferrals,
          ChaseReferrals,
          Referrals,
        ],
        AskOthers,
        ContactReferrals,
        SupplyReferrals,
        ExtendReferrals,
      ],
    }).compile();
    // What is seeded counts from the day it is seeded, by the product's clock.
    await setClock(dataSource, FIRST_INSTANT);
    await module.init();
    registerKinds(module.get(AgencyPolicies));
    const ids = await module.get(AccountSeeder).seed(WORLD, () => 'tiny-world-2026');
    return new ReferralBench(module, database, dataSource, ids);
  }

  async close(): Promise<void> {
    await this.module.close();
    await this.dataSource.destroy();
    await this.database.drop();
  }

  get engine(): ReferralEngine {
    return this.module.get(ReferralEngine);
  }

  get sending(): SendReferrals {
    return this.module.get(SendReferrals);
  }

  get answering(): AnswerReferrals {
    return this.module.get(AnswerReferrals);
  }

  get asking(): AskOthers {
    return this.module.get(AskOthers);
  }

  get handing(): HandReferrals {
    return this.module.get(HandReferrals);
  }

  get besides(): BesideReferrals {
    return this.module.get(BesideReferrals);
  }

  get extending(): ExtendReferrals {
    return this.module.get(ExtendReferrals);
  }

  get chasing(): ChaseReferrals {
    return this.module.get(ChaseReferrals);
  }

  get reading(): ReferralReading {
    return this.module.get(ReferralReading);
  }

  get policies(): AgencyPolicies {
    return this.module.get(AgencyPolicies);
  }

  get cases(): Cases {
    return this.module.get(Cases);
  }

  get uow(): UnitOfWork {
    return this.module.get(UnitOfWork);
  }

  get world(): World {
    return this.module.get(World);
  }

  get liveWork(): LiveWork {
    return this.module.get(LiveWork);
  }

  agency(key: string): string {
    return known(this.ids.agencies, key);
  }

  user(login: string): string {
    return known(this.ids.users, login);
  }

  /** The caller a request of this user would have. */
  async caller(login: string, expectedVersion: number | null = null): Promise<Caller> {
    const userId = this.user(login);
    const grants = await this.dataSource.query<RoleGrant[]>(
      `select m.role, m.agency_id as "agencyId", m.area_id as "areaId", a.path::text as "areaPath"
       from membership m left join area a on a.id = m.area_id where m.user_id = $1 and m.valid_to is null`,
      [userId],
    );
    return {
      actor: { kind: 'user', userId, displayName: login, grants, permissions: permissionsOf(grants) },
      origin: { ip: null, userAgent: null, requestId: 'test' },
      command: { key: randomUUID(), route: 'POST test', bodyHash: 'test' },
      expectedVersion,
    };
  }

  /** A registered case of the station, with its routing clock. */
  async openCase({ risk = 'yellow', lane = 'full' }: CaseOptions = {}): Promise<string> {
    const id = uuidv7();
    this.opened += 1;
    const station = this.agency('station');
    await this.asSystem(async (tx) => {
      await tx.query(
        `insert into dispute_case (id, number, registering_agency_id, owner_agency_id, custodian_agency_id, area_id,
           area_path, source, lane, risk, state, narrative, place_text, registered_at, changed_at, changed_by_name)
         select $1, $2, $3, $3, $3, a.id, a.path, 'walk_in', $4, $5, 'registered', '邻里因漏水争吵', '送仙桥', $6, $6, 'test'
         from area a where a.code = $7`,
        [id, `T-2026-${this.opened}`, station, lane, risk, await tx.now(), AREA.community],
      );
      const cases = this.module.get(Cases);
      const theCase = await cases.lock(tx, id);
      const clock = { subjectType: 'case' as const, subjectId: id, caseId: id, areaId: theCase.areaId };
      await this.module.get(Clocks).start(tx, {
        ...clock,
        name: 'routing',
        lane,
        band: cases.bandOf(theCase),
        kind: 'station',
        ownerAgencyId: station,
      });
    });
    return id;
  }

  async send(
    caseId: string,
    parts: Partial<CreateReferralDto> = {},
    login = 'officer',
  ): Promise<ReferralView> {
    return this.sending.create(await this.caller(login), caseId, {
      recipientAgencyId: this.agency('community'),
      request: '请组织双方调解',
      ...(parts.keepAsDraft === true ? {} : { choice: { code: 'nearer' } }),
      ...parts,
    });
  }

  /** One step at the version that is there now. */
  async act<Event extends ReferralEvent>(
    login: string,
    event: Event,
    {
      id,
      command,
      forParty = false,
      version,
    }: { id: string; command: CommandOf<Event>; forParty?: boolean; version?: number },
  ): Promise<Referral> {
    const read = version ?? (await this.get(id)).version;
    const caller = await this.caller(login, read);
    return this.engine.perform(
      event,
      { referralId: id, command, forParty },
      { caller, view: async (_, after) => after },
    );
  }

  /** Lets a running clock run out and calls whoever waits for that, as the sweep does. */
  async expire(id: string, name: string): Promise<void> {
    const clocks = await this.asSystem((tx) => this.module.get(Clocks).running(tx, id));
    const clock = clocks.find((candidate) => candidate.name === name);
    if (clock?.deadlineAt == null) throw new Error(`no clock ${name} runs to a deadline`);
    await this.moveTo(new Date(clock.deadlineAt.getTime() + 1));
    await this.fire(id, name);
  }

  /** Calls whoever waits for this clock, whether or not it has run out. */
  async fire(id: string, name: string): Promise<void> {
    const timeouts = this.module.get(Timeouts);
    await this.asSystem(async (tx) => {
      const [clock] = (await this.module.get(Clocks).running(tx, id)).filter(
        (candidate) => candidate.name === name,
      );
      const handler = clock === undefined ? null : timeouts.find(clock);
      if (clock === undefined || handler === null) throw new Error(`nobody waits for ${name}`);
      await handler(tx, clock);
    });
  }

  async get(id: string): Promise<Referral> {
    return this.asSystem((tx) => getReferral(tx, id));
  }

  async caseRow(
    id: string,
  ): Promise<{ state: string; custodian: string; owner: string; cycle: number; outcome: string | null }> {
    const [row] = await this.dataSource.query<
      { state: string; custodian: string; owner: string; cycle: number; outcome: string | null }[]
    >(
      `select state, custodian_agency_id as custodian, owner_agency_id as owner, cycle, outcome
       from dispute_case where id = $1`,
      [id],
    );
    if (row === undefined) throw new Error('no such case');
    return row;
  }

  /** Types of the events on a referral, in their order. */
  async told(id: string): Promise<string[]> {
    const rows = await this.dataSource.query<{ type: string }[]>(
      'select type from domain_event where subject_id = $1 order by seq',
      [id],
    );
    return rows.map(({ type }) => type);
  }

  async lastTransition(id: string): Promise<{ transition: string; type: string; version: number }> {
    const [row] = await this.dataSource.query<{ transition: string; type: string; version: number }[]>(
      `select payload->>'transition' as transition, type, (payload->>'version')::int as version
       from domain_event where subject_id = $1 and payload ? 'transition' order by seq desc limit 1`,
      [id],
    );
    if (row === undefined) throw new Error('nothing was told');
    return row;
  }

  /** Names and states of the live clocks of a subject. */
  async clocks(id: string): Promise<Record<string, string>> {
    const running = await this.asSystem((tx) => this.module.get(Clocks).running(tx, id));
    return Object.fromEntries(running.map(({ name, state }) => [name, state]));
  }

  /** The clock of this name, ended or not. */
  async clock(id: string, name: string): Promise<ClockRow> {
    const all = await this.asSystem((tx) => this.module.get(Clocks).forSubject(tx, id));
    const clock = all.find((candidate) => candidate.name === name);
    if (clock === undefined) throw new Error(`${name} never ran`);
    return clock;
  }

  /** Raises the risk of a case, as whoever works on it may. */
  async raiseRisk(caseId: string, level: 'red' | 'orange' | 'yellow'): Promise<void> {
    await this.asSystem(async (tx) =>
      this.cases.raiseRisk(tx, await this.cases.lock(tx, caseId), { level, reason: '扬言报复' }),
    );
  }

  /** A clock as of now, folded from its events. */
  async foldOf(clockId: string): Promise<ClockFold> {
    return this.asSystem(async (tx) => {
      const fold = (await this.module.get(Clocks).asOf(tx, [clockId], await tx.now())).get(clockId);
      if (fold === undefined) throw new Error('the clock never ran');
      return fold;
    });
  }

  /** A limit of the whole case, by the kind of its dispute. */
  async startCaseClock(caseId: string, name: 'resolve' | 'statutory', kind: string | null): Promise<void> {
    await this.asSystem(async (tx) => {
      const theCase = await this.cases.lock(tx, caseId);
      await this.module.get(CaseClocks).start(tx, theCase, name, { kind });
    });
  }

  /** More time granted on the case's own limit, and what follows from it. */
  async extendCase(caseId: string, amount: number): Promise<void> {
    await this.asSystem(async (tx) => {
      const theCase = await this.cases.lock(tx, caseId);
      const extension = { amount, approver: this.user('committee-head') };
      const clocks = this.module.get(Clocks);
      const like = await clocks.extend(tx, { subjectId: caseId, name: 'resolve' }, extension);
      await this.liveWork.caseExtended(tx, theCase, { ...extension, like });
    });
  }

  async stateOf(id: string): Promise<ReferralState> {
    return (await this.get(id)).state;
  }

  async violations(): Promise<string[]> {
    return violations(this.dataSource);
  }

  async now(): Promise<Date> {
    return this.asSystem((tx) => tx.now());
  }

  moveTo(instant: Date): Promise<void> {
    return setClock(this.dataSource, instant);
  }

  async advanceDays(days: number): Promise<void> {
    await this.dataSource.query('update clock_offset set offset_ms = offset_ms + $1', [days * 86_400_000]);
  }

  asSystem<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(systemCaller('test'), work);
  }
}

/** Kinds with what the tests need of them; the product's own kinds have modules of their own. */
function registerKinds(policies: AgencyPolicies): void {
  policies.register({
    kind: 'station',
    profile: { isPublicOrgan: true, answersSafety: true, redNeedsDuty: false },
  });
  policies.register({ kind: 'coordination-centre', profile: { isCentre: true } });
  policies.register({ kind: 'community', profile: { autoReroute: true, redNeedsDuty: false } });
  policies.register({ kind: 'womens-federation', profile: { redNeedsDuty: false } });
  policies.register({ kind: 'labor', profile: { isPublicOrgan: true, redNeedsDuty: false } });
  policies.register({ kind: 'civil-affairs', profile: { refusal: 'final', redNeedsDuty: false } });
  policies.register({ kind: 'grid-team', profile: { redNeedsDuty: false } });
}

function known(ids: Readonly<Record<string, string>>, name: string): string {
  const id = ids[name];
  if (id === undefined) throw new Error(`${name} was not seeded`);
  return id;
}

async function setClock(dataSource: DataSource, instant: Date): Promise<void> {
  await dataSource.query(
    `update clock_offset set offset_ms = (extract(epoch from $1::timestamptz - clock_timestamp()) * 1000)::bigint`,
    [instant],
  );
}
